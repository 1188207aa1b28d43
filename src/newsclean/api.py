"""newsclean as a library: one page in, one record or one rejection out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from newsclean.errors import UsageError
from newsclean.model import Article, Options, RawPage, Rejection
from newsclean.runners import clean_page, load_clean

if TYPE_CHECKING:
    from datetime import datetime

    from newsclean.model import Digits, Nukta, PageKind
    from newsclean.runners.serial import Clean


def clean(
    html_or_text: str | bytes,
    url: str | None = None,
    *,
    fetched_at: datetime | None = None,
    kind: PageKind | None = None,
    path: str | None = None,
    digits: Digits = "ascii",
    nukta: Nukta = "nfc",
    numbers: bool = False,
    language: str | None = None,
    fallback: bool = True,
    site: str | None = None,
    charset: str | None = None,
    status: int | None = None,
) -> Article | Rejection:
    """Return the record of one page, or why it is no article.

    The page may be HTML or raw page text, as text or as bytes; what it is is told from the content
    unless `kind` says so. `fetched_at` is the instant that relative times count from; `charset` is
    the label of the HTTP header, believed after the bytes. Raises UsageError for a clock without a
    time zone, and for a `site` that does not exist; never for anything in the page.
    """
    if fetched_at is not None and fetched_at.tzinfo is None:
        raise UsageError("fetched_at needs a time zone: a clock without one may be six hours off")
    raw = RawPage(
        body=html_or_text,
        origin=path or url or "-",
        url=url,
        kind=kind,
        fetched_at=fetched_at,
        status=status,
        charset_hint=charset,
    )
    options = Options(
        digits=digits,
        nukta=nukta,
        numbers=numbers,
        language=language,
        fallback=fallback,
        site=site,
    )
    done = clean_page(raw, _load(options))
    assert done.result is not None
    return done.result.outcome


@lru_cache(maxsize=16)
def _load(options: Options) -> Clean:
    return load_clean(options)

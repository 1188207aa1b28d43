"""What a server answered, why there is no page, and what is made of either."""

from __future__ import annotations

import email.utils
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from newsclean.model import RawPage
from newsclean.sources.inputs import Unread
from newsclean.sources.looks import HEAD_BYTES, find_binary

if TYPE_CHECKING:
    from newsclean.model import CacheState, Reason

BUSY = frozenset({429, 503})
PASSING = BUSY | {408, 500, 502, 504}
"""Answers that may be another one the next time."""

# What services that guard a site print on the page that stands in front of it.
_CHALLENGE = re.compile(
    rb"_cf_chl_opt|cf-browser-verification|challenge-platform|cf-error-details|captcha-delivery|"
    rb"px-captcha|_incapsula_resource|sucuri_cloudproxy|g-recaptcha|h-captcha",
    re.IGNORECASE,
)
_CHARSET = re.compile(r"""charset\s*=\s*["']?([^\s"';,]+)""", re.IGNORECASE)
_NOWHERE = re.compile(
    r"/(?:404|error|errors|not-?found|page-not-found)(?:\.\w+)?/?$", re.IGNORECASE
)


class NoPage(Exception):
    """One address gave no page; `reason` and `detail` say why."""

    def __init__(
        self,
        reason: Reason,
        detail: str,
        *,
        passing: bool = False,
        host_failed: bool = False,
        retry: bool | None = None,
        url: str | None = None,
    ) -> None:
        super().__init__(detail)
        self.reason: Reason = reason
        self.detail = detail
        self.passing = passing
        """It may be there in another run."""
        self.host_failed = host_failed
        """It tells of the host, not of the address."""
        self.retry = passing and host_failed if retry is None else retry
        """It may be there in a moment."""
        self.url = url


class Want(NamedTuple):
    """What kind of answer is asked for."""

    accept: str
    types: frozenset[str] | None
    """Media types that will do; None: any."""
    limit: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, its body read and unpacked."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    """Names in lower case."""
    body: bytes
    fetched_at: datetime
    moved: bool = False
    """It is not the address that was asked for first."""
    cache: CacheState | None = None
    phrase: str = ""

    def header(self, name: str) -> str:
        """Return the first value of a header, empty where there is none."""
        return next((value for key, value in self.headers if key == name), "")

    @property
    def media_type(self) -> str:
        """Return the media type, in lower case, without its parameters."""
        return media_type(self.header("content-type"))

    @property
    def charset(self) -> str | None:
        """Return the label of the header, as it stands there."""
        return charset_label(self.header("content-type"))


def charset_label(label: str) -> str | None:
    """Return the charset of a Content-Type header, as it stands there.

    >>> charset_label("text/html; charset=utf-8"), charset_label("text/html")
    ('utf-8', None)
    """
    found = _CHARSET.search(label)
    return found[1] if found else None


def media_type(label: str) -> str:
    """Return the type of a Content-Type header.

    >>> media_type("Text/HTML; charset=utf-8")
    'text/html'
    """
    return label.partition(";")[0].strip().lower()


def page_of(answer: Answer, origin: str, asked: str) -> RawPage:
    """Return the page of an answer; NoPage says why there is none."""
    require_fine(answer)
    require_words(answer.body, answer.url, moved=answer.moved)
    if answer.moved and _is_soft_404(asked, answer.url):
        raise NoPage("http-error", f"not there: the site answers with {answer.url}", url=answer.url)
    return RawPage(
        body=answer.body,
        origin=origin,
        url=answer.url,
        fetched_at=answer.fetched_at,
        status=answer.status,
        charset_hint=answer.charset,
        cache=answer.cache,
    )


def require_fine(answer: Answer) -> None:
    """Raise NoPage where the status says that there is none, or that somebody stands before it."""
    if 200 <= answer.status < 300 and answer.status not in (204, 205, 206):
        return
    moved = f" (at {answer.url})" if answer.moved else ""
    status = f"HTTP {answer.status} {answer.phrase or 'without a page'}{moved}"
    if is_challenge(answer):
        raise NoPage("blocked", f"a challenge page with {status}", url=answer.url)
    passing = answer.status in PASSING
    raise NoPage("http-error", status, passing=passing, host_failed=passing, url=answer.url)


def require_words(body: bytes, url: str, *, moved: bool = False) -> None:
    """Raise NoPage where a body is empty, or a picture or the like under the name of a page."""
    where = f" (at {url})" if moved else ""
    if not body or body.isspace():
        raise NoPage("empty", f"the answer is empty{where}", url=url)
    binary = find_binary(body[:HEAD_BYTES])
    if binary is not None:
        raise NoPage("not-html", f"is {binary}, not a page{where}", url=url)


def is_challenge(answer: Answer) -> bool:
    """Return whether a refusal comes from a service that guards the site."""
    if answer.status not in (401, 403, 405, 429, 503):
        return False
    return bool(answer.header("cf-mitigated")) or _CHALLENGE.search(answer.body) is not None


def unread_of(told: NoPage, origin: str) -> Unread:
    """Return what a source yields for an address without a page."""
    return Unread(origin, told.reason, told.detail, told.url or origin)


def _is_soft_404(asked: str, reached: str) -> bool:
    """Return whether a story's address led to the front page, or to a page that says it is gone."""
    asked_path, path = _path(asked), _path(reached)
    if path in ("", "/"):
        return asked_path.count("/") >= 2 or re.search("[0-9]", asked_path) is not None
    return _NOWHERE.search(path) is not None and _NOWHERE.search(asked_path) is None


def _path(url: str) -> str:
    rest = url.partition("://")[2]
    return "/" + rest.partition("/")[2].partition("?")[0].partition("#")[0]


def retry_after_s(value: str, now: datetime | None = None) -> float | None:
    """Return the seconds that a Retry-After header asks for, from either of its forms.

    >>> retry_after_s("120")
    120.0
    >>> from datetime import UTC, datetime
    >>> retry_after_s("Wed, 21 Oct 2026 07:28:00 GMT", datetime(2026, 10, 21, 7, 27, tzinfo=UTC))
    60.0
    >>> retry_after_s("soon") is None
    True
    """
    value = value.strip()
    if value.isascii() and value.isdecimal():
        return float(min(int(value[:9]), 10**8))
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())

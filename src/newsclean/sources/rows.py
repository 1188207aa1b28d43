"""Rows → pages: a line of JSON, a row of a table, and what its crawler knew of the page.

Which column holds what is told by its name, in the spellings that crawlers use.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.model import RawPage
from newsclean.sources.inputs import Noted, Unread, visible
from newsclean.sources.instants import parse_instant
from newsclean.sources.opened import PAGE_LIMIT_BYTES, too_large_detail

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from newsclean.model import PageKind
    from newsclean.sources.inputs import Input

_HTML = ("html", "raw_html", "page_html", "html_content", "content_html", "body_html")
# What such a column holds is told from the content; `text` says it.
_PAGES = ("content", "text", "body", "page", "raw_content", "raw_text", "page_content")
_URLS = ("url", "page_url", "source_url", "original_url", "link", "uri", "href")
# The date of a story is no fetch time: names that say no more than "date" are not asked.
_TIMES = (
    "fetched_at", "fetch_time", "fetched", "fetch_date", "crawled_at", "crawl_time", "crawl_date",
    "crawled", "scraped_at", "scrape_time", "downloaded_at", "date_download", "download_date",
    "retrieved_at", "retrieved", "saved_at", "saved_date", "accessed_at", "capture_time", "warc_date",
)  # fmt: skip
_STATUSES = ("status", "status_code", "http_status", "response_code")
_CHARSETS = ("charset", "encoding", "http_charset")
_PATHS = ("path",)
NO_INSTANT = "it needs a date, a time and an offset, as in 2024-11-02T10:30:00+06:00"
_HALVES = re.compile("[\ud800-\udfff]")
_SCHEMA = "schema"
_KEPT_NAMES = 64


class Known(NamedTuple):
    """What is known of a page besides its words."""

    url: str | None = None
    fetched_at: datetime | None = None
    status: int | None = None
    charset: str | None = None
    unused_time: str | None = None
    """The name of a fetch time that is no instant."""


class Columns(NamedTuple):
    """The names of the columns that are read."""

    pages: tuple[tuple[str, PageKind | None], ...]
    """In the order in which they are asked; the first that is not empty is the page."""
    urls: tuple[str, ...]
    times: tuple[str, ...]
    statuses: tuple[str, ...]
    charsets: tuple[str, ...]
    paths: tuple[str, ...]

    def names(self) -> list[str]:
        """Return the names of all columns that are read."""
        known = (*self.urls, *self.times, *self.statuses, *self.charsets, *self.paths)
        return [name for name, _ in self.pages] + list(known)


def choose_columns(names: tuple[str, ...], column: str | None = None) -> Columns:
    """Return which of the columns are read; where none holds pages, `pages` is empty."""
    # Lines of one crawler are alike; lines that are made to be all different are not kept.
    return (_choose_again if len(names) <= _KEPT_NAMES else _choose)(names, column)


def _choose(names: tuple[str, ...], column: str | None) -> Columns:
    by_name: dict[str, list[str]] = {}
    for name in names:
        by_name.setdefault(_plain(name), []).append(name)

    def find(known: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for one in known for name in by_name.get(one, ()))

    html = tuple((name, "html") for name in find(_HTML))
    others = tuple((name, "text" if _plain(name) == "text" else None) for name in find(_PAGES))
    pages: Any = (*html, *others)
    if column is not None:
        given = [name for name in names if name == column] or by_name.get(_plain(column), [])
        pages = tuple((name, "html" if _plain(name) in _HTML else None) for name in given)
    return Columns(pages, find(_URLS), find(_TIMES), find(_STATUSES), find(_CHARSETS), find(_PATHS))


_choose_again = lru_cache(256)(_choose)


def _plain(name: str) -> str:
    """Return a column's name as it is compared: `Fetched-At` is `fetched_at`."""
    return (
        name.strip()
        .strip("\N{ZERO WIDTH NO-BREAK SPACE}")
        .lower()
        .replace("-", "_")
        .replace(" ", "_")
    )


def is_record(found: Mapping[str, Any]) -> bool:
    """Return whether this is what newsclean itself writes."""
    return str(found.get(_SCHEMA, "")).startswith("newsclean.")


def is_page(found: Mapping[str, Any], column: str | None = None) -> bool:
    """Return whether a row may hold a page; it may be empty still."""
    columns = choose_columns(tuple(found), column)
    return not is_record(found) and any(
        isinstance(found[name], str | bytes) for name, _ in columns.pages
    )


def describe(found: Mapping[str, Any], column: str | None = None) -> str:
    """Return what a row is that is no page."""
    if is_record(found):
        return "holds records that newsclean made, not pages"
    if column is not None:
        return f'has no "{visible(column)}" with text in it, as --column wants'
    return (
        'is JSON without "html" or "text": each line needs one of them, or --column names another'
    )


def read_known(found: Mapping[str, Any], columns: Columns | None = None) -> Known:
    """Return what a row, or a file beside a page, says of the page."""
    columns = columns or choose_columns(tuple(found))
    url = _first(found, columns.urls)
    time = next((name for name in columns.times if found[name] not in (None, "")), None)
    fetched_at = parse_instant(found[time]) if time else None
    charset = _first(found, columns.charsets)
    status = next((found[name] for name in columns.statuses if found[name] is not None), None)
    if isinstance(status, str) and re.fullmatch("[1-5][0-9]{2}", status):
        status = int(status)
    return Known(
        url=url,
        fetched_at=fetched_at,
        status=status if type(status) is int else None,
        charset=charset,
        unused_time=time if fetched_at is None else None,
    )


def read_row(
    found: Mapping[str, Any], columns: Columns, origin: str, column: str | None = None
) -> Iterator[Input]:
    """Yield the page of a row, or why there is none."""
    path = _first(found, columns.paths)
    origin = path or origin
    known = read_known(found, columns)
    pages = [(found[name], kind) for name, kind in columns.pages]
    held = [(body, kind) for body, kind in pages if isinstance(body, str | bytes)]
    if is_record(found) or not held:
        yield Unread(origin, "unreadable", describe(found, column), known.url)
        return
    body, kind = next((one for one in held if one[0] and not one[0].isspace()), ("", None))
    if not body:
        yield Unread(origin, "empty", "holds nothing but white space", known.url)
        return
    if len(body) > PAGE_LIMIT_BYTES:
        yield Unread(origin, "too-large", too_large_detail(), known.url)
        return
    if known.unused_time is not None:
        yield Noted(origin, f"{visible(known.unused_time)} is not used: {NO_INSTANT}")
    yield RawPage(
        # An escape of JSON can bring half a letter.
        body=_HALVES.sub("\N{REPLACEMENT CHARACTER}", body) if isinstance(body, str) else body,
        origin=origin,
        url=known.url,
        kind=kind,
        fetched_at=known.fetched_at,
        status=known.status,
        charset_hint=known.charset,
    )


def note_once(inputs: Iterator[Input], *, is_front: bool = True) -> Iterator[Input]:
    """Yield the inputs of a table; of the notes on its rows the first, if this is its front.

    A million rows whose times have no offset are one thing to say.
    """
    for one in inputs:
        if isinstance(one, Noted):
            if not is_front:
                continue
            is_front = False
        yield one


def _first(found: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """Return the first text among some columns, in valid Unicode, or None."""
    for name in names:
        value = found[name]
        if isinstance(value, str) and (said := visible(value.strip())):
            return said
    return None

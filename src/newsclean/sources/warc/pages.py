"""Records → pages, judged as answers of the web are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from newsclean.model import RawPage
from newsclean.sources.answers import (
    Answer,
    NoPage,
    charset_label,
    media_type,
    page_of,
    require_words,
)
from newsclean.sources.inputs import Noted, Skipped, Unread, visible
from newsclean.sources.instants import parse_instant
from newsclean.sources.looks import is_no_page_by_name
from newsclean.sources.opened import PAGE_LIMIT_BYTES, too_large_detail
from newsclean.sources.warc.records import Record, is_as_archived
from newsclean.sources.warc.wired import Wired, parse_wired, read_body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.sources.inputs import Input

PAGE_TYPES: Final = frozenset({"", "text/html", "application/xhtml+xml", "text/plain"})
"""Of the answers of an archive, these are looked at; the rest is what pages are made of."""
_SILENT: Final = frozenset({"warcinfo"})
_WHY_SKIPPED: Final = {
    "revisit": "a revisit record: its page is in another record",
    "continuation": "a part of a record that begins elsewhere",
}
_REDIRECTS: Final = frozenset({301, 302, 303, 304, 307, 308})
# Beside web pages, crawlers keep look-ups of names, screenshots and page text under made-up names.
_WEB: Final = ("http://", "https://", "file:", "ftp:")
_REFUSAL_BYTES: Final = 2**16
# Stands for the instant that an archive does not name, and is not handed on.
_NEVER: Final = datetime.fromtimestamp(0, UTC)
_NO_COPY: Final = "its bytes are not those that were archived: their digest is another one"


def read_pages(record: Record, origin: str, *, sealed: bool) -> Iterator[Input]:
    """Yield the page of a record, or why it gives none.

    What was `sealed` by a checksum of its packing is not held against its digest once more.
    """
    url = visible(record.field("warc-target-uri").strip("<>")) or None
    kind = record.kind
    if kind in _SILENT:
        return
    if kind not in ("response", "resource", "conversion"):
        yield Skipped(origin, _WHY_SKIPPED.get(kind, f"a {visible(kind) or 'nameless'} record"))
        return
    if url is not None and not url.lower().startswith(_WEB):
        yield Skipped(origin, f"no web page by its name: {url[:200]}")
        return
    try:
        found = (_read_response if kind == "response" else _read_bare)(record, url, origin)
    except NoPage as told:
        found = Unread(origin, told.reason, told.detail, url or origin)
    if isinstance(found, RawPage):
        if not sealed and not is_as_archived(record):
            yield Noted(origin, _NO_COPY)
        if cut := record.field("warc-truncated"):
            yield Noted(origin, f"was cut off as it was archived ({visible(cut)})")
    yield found


def _read_response(record: Record, url: str | None, origin: str) -> Input:
    wired = parse_wired(record.block)
    if wired is None:
        raise NoPage("unreadable", "is a response without the head of an answer")
    kind = media_type(wired.header("content-type"))
    if kind not in PAGE_TYPES:
        return Skipped(origin, f"is {visible(kind)}, not a page")
    if wired.status in _REDIRECTS:
        return Skipped(origin, f"HTTP {wired.status}: its page is at another address")
    fine = 200 <= wired.status < 300
    name = (url or "").partition("?")[0].rpartition("/")[2]
    if name == "robots.txt" or (not fine and is_no_page_by_name(name)):
        return Skipped(origin, "no page by its name")
    if fine and record.length > len(record.block):
        raise NoPage("too-large", too_large_detail())
    instant = _find_instant(record)
    answer = Answer(
        url=url or origin,
        status=wired.status,
        headers=wired.headers,
        body=read_body(wired, PAGE_LIMIT_BYTES) if fine else _read_refusal(wired),
        fetched_at=instant or _NEVER,
        phrase=wired.phrase,
    )
    page = page_of(answer, origin, answer.url)
    return page if url and instant else replace(page, url=url, fetched_at=instant)


def _find_instant(record: Record) -> datetime | None:
    """Return when a record was made: in UTC by the standard, whether it says so or not."""
    said = record.field("warc-date")
    return parse_instant(said) or parse_instant(f"{said}Z")


def _read_refusal(wired: Wired) -> bytes:
    """Return so much of a refusal as tells why."""
    try:
        return read_body(wired, _REFUSAL_BYTES)
    except NoPage:
        return b"" if wired.header("content-encoding") else wired.body[:_REFUSAL_BYTES]


def _read_bare(record: Record, url: str | None, origin: str) -> Input:
    """Return the page of a record that holds it as it is: a file, or the text of a page."""
    label = record.field("content-type")
    kind = media_type(label)
    if kind not in PAGE_TYPES:
        return Skipped(origin, f"is {visible(kind)}, not a page")
    if record.length > PAGE_LIMIT_BYTES:
        raise NoPage("too-large", too_large_detail())
    require_words(record.block, url or origin)
    # What was made of a page is text, and the standard form of text in archives is UTF-8.
    is_text = record.kind == "conversion" and kind in ("", "text/plain")
    return RawPage(
        body=record.block,
        origin=origin,
        url=url,
        kind="text" if is_text else None,
        fetched_at=_find_instant(record),
        charset_hint=charset_label(label) or ("utf-8" if is_text else None),
    )

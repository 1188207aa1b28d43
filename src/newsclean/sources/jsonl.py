"""JSON lines: one page a line, as `html` or `text`, with what its crawler knew of it."""

from __future__ import annotations

import json
import re
from itertools import chain
from typing import TYPE_CHECKING, Any

from newsclean.model import RawPage
from newsclean.sources.inputs import Noted, Unread, visible
from newsclean.sources.instants import parse_instant
from newsclean.sources.looks import split_suffix
from newsclean.sources.opened import PAGE_LIMIT_BYTES, read_page, too_large_detail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.sources.inputs import Input
    from newsclean.sources.opened import Opened

# JSON may write a letter of three bytes as an escape of six.
_LINE_LIMIT_BYTES = 2 * PAGE_LIMIT_BYTES
_SUFFIXES = frozenset({".jsonl", ".ndjson", ".jsonlines"})
_NO_INSTANT = "it needs a date, a time and an offset, as in 2024-11-02T10:30:00+06:00"
_HALVES = re.compile("[\ud800-\udfff]")
_BOM = b"\xef\xbb\xbf"


def is_json_lines(head: bytes) -> bool:
    """Return whether the first line may be a JSON object; reading it will tell."""
    return head.removeprefix(_BOM).lstrip()[:1] == b"{"


def read_json_lines(opened: Opened) -> Iterator[Input]:
    """Yield a page for each line; where the first lines are no JSON after all, the whole as a page.

    A damaged line costs itself. Lines are told from a page by the first two that are not blank, so
    that a stream of them is read as it comes.
    """
    numbered = _read_lines(opened)
    begun: list[tuple[int, bytes | None]] = []
    seen: list[dict[str, Any] | None] = []
    for number, line in numbered:
        begun.append((number, line))
        if line is None or not line.isspace():
            seen.append(None if line is None else _parse_object(line))
            if len(seen) == 2 or (seen[-1] is not None and _is_page(seen[-1])):
                break
    if not any(found is not None and _is_page(found) for found in seen):
        named = split_suffix(opened.name)[1] in _SUFFIXES
        if all(found is not None for found in seen):
            yield opened.refuse("unreadable", _describe(seen[0] or {}))
            return
        if not named:
            yield read_page(opened, b"".join(line or b"" for _, line in begun))
            return
    for number, line in chain(begun, numbered):
        if line is None:
            yield Unread(f"{opened.origin}#{number}", "too-large", too_large_detail())
        elif not line.isspace():
            yield from _read_line(line, f"{opened.origin}#{number}")


def _read_lines(opened: Opened) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line with its number; None for a line that is larger than any page."""
    stream, number = opened.stream, 0
    while line := stream.readline(_LINE_LIMIT_BYTES):
        number += 1
        if len(line) < _LINE_LIMIT_BYTES or line.endswith(b"\n"):
            yield number, line.removeprefix(_BOM) if number == 1 else line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(2**20)
        yield number, None


def _parse_object(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _is_page(found: dict[str, Any]) -> bool:
    return not _is_record(found) and (
        isinstance(found.get("html"), str) or isinstance(found.get("text"), str)
    )


def _is_record(found: dict[str, Any]) -> bool:
    """Return whether this is what newsclean itself writes."""
    return str(found.get("schema", "")).startswith("newsclean.")


def _describe(found: dict[str, Any]) -> str:
    """Return what a JSON object is that is no page."""
    if _is_record(found):
        return "holds records that newsclean made, not pages"
    return 'is JSON without "html" or "text": each line needs one of them'


def _read_line(line: bytes, origin: str) -> Iterator[Input]:
    found = _parse_object(line)
    if found is None:
        yield Unread(origin, "unreadable", "this line is no JSON object")
        return
    path = found.get("path")
    origin = visible(path) if isinstance(path, str) and path else origin
    url = found.get("url")
    url = visible(url.strip()) or None if isinstance(url, str) else None
    if not _is_page(found):
        yield Unread(origin, "unreadable", _describe(found), url)
        return
    html, text = found.get("html"), found.get("text")
    is_html = isinstance(html, str) and html != "" and not html.isspace()
    body = html if is_html else text
    if not isinstance(body, str) or not body or body.isspace():
        yield Unread(origin, "empty", "this line holds nothing but white space", url)
        return
    if len(body) > PAGE_LIMIT_BYTES:
        yield Unread(origin, "too-large", too_large_detail(), url)
        return
    fetched_at = parse_instant(found.get("fetched_at"))
    if fetched_at is None and found.get("fetched_at") is not None:
        yield Noted(origin, f"fetched_at is not used: {_NO_INSTANT}")
    status = found.get("status")
    yield RawPage(
        # Only an escape can bring half a letter into JSON that was read from UTF-8.
        body=_HALVES.sub("\N{REPLACEMENT CHARACTER}", body) if b"\\u" in line else body,
        origin=origin,
        url=url,
        kind="html" if is_html else "text",
        fetched_at=fetched_at,
        status=status if type(status) is int else None,
    )

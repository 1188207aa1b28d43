"""JSON lines: one page a line, as `html` or `text`, with what its crawler knew of it."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.sources.inputs import Unread
from newsclean.sources.looks import split_suffix
from newsclean.sources.opened import PAGE_LIMIT_BYTES, read_page, too_large_detail
from newsclean.sources.parcels import PARCEL_BYTES, Span
from newsclean.sources.rows import choose_columns, describe, is_page, note_once, read_row

if TYPE_CHECKING:
    import io
    from collections.abc import Iterable, Iterator

    from newsclean.sources.inputs import Input
    from newsclean.sources.opened import Opened
    from newsclean.sources.parcels import File

    # None for a line that is larger than any page.
    Numbered = tuple[int, bytes | None]

NAME = "JSON lines"
# JSON may write a letter of three bytes as an escape of six.
_LINE_LIMIT_BYTES = 2 * PAGE_LIMIT_BYTES
_SUFFIXES = frozenset({".jsonl", ".ndjson", ".jsonlines"})
_BOM = b"\xef\xbb\xbf"


def is_json_lines(head: bytes) -> bool:
    """Return whether the first line may be a JSON object; reading it will tell."""
    return head.removeprefix(_BOM).lstrip()[:1] == b"{"


class _Begun(NamedTuple):
    """The first lines, as far as they were needed to see what they are."""

    lines: list[Numbered]
    objects: list[dict[str, Any] | None]
    """None for what is no object."""

    def holds_pages(self, column: str | None) -> bool:
        """Return whether one of them is a page."""
        return any(found is not None and is_page(found, column) for found in self.objects)


def read_json_lines(opened: Opened) -> Iterator[Input]:
    """Yield a page for each line; where the first lines are no JSON after all, the whole as a page.

    A damaged line costs itself. Lines are told from a page by the first two that are not blank, so
    that a stream of them is read as it comes.
    """
    numbered = _read_lines(opened.stream)
    begun = _begin(numbered, opened.column)
    if not begun.holds_pages(opened.column):
        if all(found is not None for found in begun.objects):
            yield opened.refuse("unreadable", describe(begun.objects[0] or {}, opened.column))
            return
        if not _is_named(opened.name):
            yield read_page(opened, b"".join(line or b"" for _, line in begun.lines))
            return
    lines = chain(begun.lines, numbered)
    yield from note_once(_read_numbered(lines, opened.origin, opened.column))


def split_json_lines(file: File) -> Iterator[Span]:
    """Yield spans of whole lines; none where the first lines are no pages."""
    with open(file.path, "rb") as stream:
        begun = _begin(_read_lines(stream), file.column)
        if not begun.holds_pages(file.column) and not (
            _is_named(file.name) and None in begun.objects
        ):
            return
        stream.seek(0)
        start = stop = 0
        first = number = 1
        while block := stream.read(PARCEL_BYTES):
            while block:
                stop += len(block)
                number += block.count(b"\n")
                block = b"" if block.endswith(b"\n") else stream.readline(PARCEL_BYTES)
            yield Span(file, NAME, start, stop, first, stop - start)
            start, first = stop, number


def read_json_lines_span(span: Span) -> Iterator[Input]:
    """Yield the pages of some lines of a file."""
    with open(span.file.path, "rb") as stream:
        stream.seek(span.start)
        numbered = _read_lines(stream, span.first, span.stop - span.start)
        inputs = _read_numbered(numbered, span.file.origin, span.file.column)
        yield from note_once(inputs, is_front=span.start == 0)


def _is_named(name: str) -> bool:
    return split_suffix(name)[1] in _SUFFIXES


def _begin(numbered: Iterator[Numbered], column: str | None) -> _Begun:
    begun = _Begun([], [])
    for number, line in numbered:
        begun.lines.append((number, line))
        if line is None or not line.isspace():
            found = None if line is None else _parse_object(line)
            begun.objects.append(found)
            if len(begun.objects) == 2 or (found is not None and is_page(found, column)):
                break
    return begun


def _read_lines(
    stream: io.BufferedReader[Any], first: int = 1, length: int | None = None
) -> Iterator[Numbered]:
    """Yield each line of the next `length` bytes with its number."""
    number, taken = first - 1, 0
    while (length is None or taken < length) and (line := stream.readline(_LINE_LIMIT_BYTES)):
        number += 1
        taken += len(line)
        if len(line) < _LINE_LIMIT_BYTES or line.endswith(b"\n"):
            yield number, line.removeprefix(_BOM) if number == 1 else line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(2**20)
            taken += len(line)
        yield number, None


def _parse_object(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _read_numbered(
    numbered: Iterable[Numbered], origin: str, column: str | None
) -> Iterator[Input]:
    for number, line in numbered:
        here = f"{origin}#{number}"
        if line is None:
            yield Unread(here, "too-large", too_large_detail())
        elif not line.isspace():
            found = _parse_object(line)
            if found is None:
                yield Unread(here, "unreadable", "this line is no JSON object")
                continue
            yield from read_row(found, choose_columns(tuple(found), column), here, column)

"""CSV and TSV with a column of pages, read row by row."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from newsclean.sources.inputs import Unread, visible
from newsclean.sources.looks import split_suffix
from newsclean.sources.opened import PAGE_LIMIT_BYTES, read_page, too_large_detail
from newsclean.sources.rows import choose_columns, note_once, read_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.sources.inputs import Input
    from newsclean.sources.opened import Opened

# A page in a field has each of its quotation marks twice.
_FIELD_LIMIT = 2 * PAGE_LIMIT_BYTES
_DELIMITERS = (b"\t", b",", b";", b"|")
_SUFFIXES = frozenset({".csv", ".tsv", ".tab"})
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# A name, in quotation marks or not: no markup, no sentence.
_NAME = re.compile(r"""\s*(?:"[^"<>]{0,80}"|[^"<>]{0,80})\s*""")


def is_delimited(head: bytes) -> bool:
    """Return whether the first line may be the names of columns; reading it will tell."""
    return not head.lstrip().startswith(b"<") and _find_delimiter(_first_line(head)) is not None


def read_delimited(opened: Opened) -> Iterator[Input]:
    """Yield a page for each row; the whole as a page where the first line names no such column."""
    import csv

    head = opened.head()
    line = _first_line(head)
    delimiter = _find_delimiter(line) or ","
    names = tuple(next(csv.reader([line], delimiter=delimiter), []))
    is_named = split_suffix(opened.name)[1] in _SUFFIXES
    columns = choose_columns(names, opened.column)
    if not columns.pages or (not is_named and not _is_table(names, opened.column)):
        if is_named or _is_table(names, None):
            yield opened.refuse("unreadable", _describe(names, opened.column))
        else:
            yield read_page(opened)
        return
    text = io.TextIOWrapper(opened.stream, _encoding(head), "replace", newline="")
    try:
        yield from note_once(_read_rows(text, delimiter, opened))
    finally:
        # Who opened the stream closes it.
        text.detach()


def _read_rows(text: io.TextIOWrapper, delimiter: str, opened: Opened) -> Iterator[Input]:
    import csv

    csv.field_size_limit(_FIELD_LIMIT)
    lines = _Lines(text)
    rows = csv.reader(lines, delimiter=delimiter)
    names = tuple(next(rows))
    columns = choose_columns(names, opened.column)
    width, number = len(names), 0
    while True:
        number += 1
        origin = f"{opened.origin}#{number}"
        row: list[str] | None = []
        said = ""
        try:
            row = next(rows, None)
        except csv.Error as error:
            said = str(error)
        if lines.was_cut or "field larger" in said:
            lines.was_cut = False
            yield Unread(origin, "too-large", too_large_detail())
            continue
        if said:
            yield Unread(origin, "unreadable", f"damaged row: {said}")
            continue
        if row is None:
            return
        if not row:
            # A blank line is none of the rows.
            number -= 1
            continue
        if len(row) < width:
            said = f"has {len(row)} of {width} columns: the row is damaged or cut short"
            yield Unread(origin, "unreadable", said)
            continue
        found = dict(zip(names, row, strict=False))
        yield from read_row(found, columns, origin, opened.column)


class _Lines:
    """The lines of a text; of one that is longer than any field, its beginning alone."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.was_cut = False

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(_FIELD_LIMIT + 1):
            if len(line) > _FIELD_LIMIT and not line.endswith(("\n", "\r")):
                self.was_cut = True
                while (more := self._text.readline(2**20)) and not more.endswith(("\n", "\r")):
                    pass
            yield line


def _is_table(names: tuple[str, ...], column: str | None) -> bool:
    """Return whether names that no suffix vouches for are those of a table of pages."""
    columns = choose_columns(names, column)
    return bool(columns.pages) and (column is not None or len(names) > 1)


def _encoding(head: bytes) -> str:
    return next((name for mark, name in _BOMS if head.startswith(mark)), "utf-8")


def _first_line(head: bytes) -> str:
    text = head.decode(_encoding(head), "replace")
    return re.split("[\r\n]", text, maxsplit=1)[0]


def _find_delimiter(line: str) -> str | None:
    """Return what stands between the names of columns, or None for a line that holds none."""
    for mark in _DELIMITERS:
        delimiter = mark.decode()
        names = line.split(delimiter)
        if len(names) > 1 and all(_NAME.fullmatch(name) for name in names):
            return delimiter
    is_alone = bool(choose_columns((line.strip().strip('"'),)).pages)
    return "," if is_alone else None


def _describe(names: tuple[str, ...], column: str | None) -> str:
    there = ", ".join(visible(name) for name in names[:12]) + ", …" * (len(names) > 12)
    if column is not None:
        return f'has no column "{visible(column)}"; there are: {there}'
    return f"has no column that is named html or text; name one of these with --column: {there}"

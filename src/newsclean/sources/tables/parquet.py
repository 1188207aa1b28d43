"""Parquet files with a column of pages, read a few rows at a time."""

from __future__ import annotations

import shutil
import tempfile
from typing import TYPE_CHECKING, Any

from newsclean.errors import MissingExtra
from newsclean.sources.inputs import Unread, visible
from newsclean.sources.parcels import PARCEL_BYTES, Span
from newsclean.sources.rows import choose_columns, note_once, read_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.sources.inputs import Input
    from newsclean.sources.opened import Opened
    from newsclean.sources.parcels import File

NAME = "Parquet"
_ROWS = 16
# A row group is read by one worker: a larger one is read ahead and carried.
_GROUP_LIMIT_BYTES = 32 * 2**20
_BUFFER_BYTES = 2**20
_TEXT_TYPES = ("string", "large_string", "string_view", "binary", "large_binary")


def read_parquet(opened: Opened) -> Iterator[Input]:
    """Yield a page for each row."""
    stream: Any = opened.stream
    if stream.seekable():
        yield from note_once(_read_file(stream, opened))
        return
    # Its directory stands at its end: what comes in as a stream must be set down first.
    with tempfile.TemporaryFile() as file:
        shutil.copyfileobj(stream, file)
        file.seek(0)
        yield from note_once(_read_file(file, opened))


def split_parquet(file: File) -> Iterator[Span]:
    """Yield spans of row groups; none where the file is damaged or a row group is very large."""
    pyarrow, parquet = _load()
    try:
        metadata = parquet.read_metadata(file.path)
    except _failures(pyarrow):
        return
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    sizes = [group.total_byte_size for group in groups]
    if not sizes or max(sizes) > _GROUP_LIMIT_BYTES:
        return
    start = size = rows = 0
    first, left, whole = 1, file.size, sum(sizes) or 1
    for number, group in enumerate(groups):
        size += sizes[number]
        rows += group.num_rows
        is_last = number == len(groups) - 1
        if size >= PARCEL_BYTES or is_last:
            covered = left if is_last else file.size * size // whole
            left -= covered
            yield Span(file, NAME, start, number + 1, first, covered)
            start, first, size, rows = number + 1, first + rows, 0, 0


def read_parquet_span(span: Span) -> Iterator[Input]:
    """Yield the pages of some row groups."""
    from newsclean.sources.opened import Opened

    file = span.file
    with open(file.path, "rb") as stream:
        opened = Opened(stream, file.origin, file.name, file.told, column=file.column)
        inputs = _read_file(stream, opened, range(span.start, span.stop), span.first)
        yield from note_once(inputs, is_front=span.start == 0)


def _read_file(
    stream: Any, opened: Opened, groups: range | None = None, first: int = 1
) -> Iterator[Input]:
    pyarrow, parquet = _load()
    try:
        file = parquet.ParquetFile(stream, buffer_size=_BUFFER_BYTES)
    except _failures(pyarrow) as error:
        said = f"damaged Parquet file: {_say(error)}"
        yield Unread(opened.origin, "unreadable", said)
        return
    kinds = {field.name: str(field.type) for field in file.schema_arrow}
    columns = choose_columns(tuple(kinds), opened.column)
    columns = columns._replace(
        pages=tuple(page for page in columns.pages if _is_text(kinds[page[0]]))
    )
    if not columns.pages:
        yield opened.refuse("unreadable", _describe(kinds, opened.column))
        return
    names = list(dict.fromkeys([*columns.names(), *(["schema"] if "schema" in kinds else [])]))
    for group in range(file.num_row_groups) if groups is None else groups:
        count = file.metadata.row_group(group).num_rows
        number = first
        try:
            batches = file.iter_batches(_ROWS, row_groups=[group], columns=names, use_threads=False)
            for batch in batches:
                for row in _rows(batch):
                    yield from read_row(row, columns, f"{opened.origin}#{number}", opened.column)
                    number += 1
        except _failures(pyarrow) as error:
            said = f"damaged Parquet file: rows {number} to {first + count - 1} are lost"
            yield Unread(opened.origin, "unreadable", f"{said}: {_say(error)}")
        first += count


def _rows(batch: Any) -> list[dict[str, Any]]:
    """Return rows; a value that makes no sense (bytes that are no text, a far time) as None."""
    try:
        found: list[dict[str, Any]] = batch.to_pylist()
    except (ValueError, OverflowError):
        columns = [[_value(cell) for cell in column] for column in batch.columns]
        names = batch.schema.names
        found = [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
    return found


def _value(cell: Any) -> Any:
    try:
        return cell.as_py()
    except (ValueError, OverflowError):
        return None


def _is_text(kind: str) -> bool:
    return kind in _TEXT_TYPES or kind.startswith(
        ("dictionary<values=string", "dictionary<values=large_string")
    )


def _load() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtra("pyarrow", "parquet") from None
    return pa, pq


def _failures(pyarrow: Any) -> tuple[type[Exception], ...]:
    """Return what damage makes of the library: names and times that make no sense among it."""
    return (pyarrow.ArrowException, OSError, ValueError, OverflowError, KeyError)


def _say(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]


def _describe(kinds: dict[str, str], column: str | None) -> str:
    there = ", ".join(visible(name) for name in kinds)
    if column is not None:
        return f'has no column "{visible(column)}" of text; there are: {there}'
    return f"has no column that is named html or text; name one of these with --column: {there}"

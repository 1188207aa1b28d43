"""Records with their clusters as a table: Parquet or CSV, with a column for each added key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.errors import SourceError, UsageError
from newsclean.runners.dedup.records import ADDED, ARTICLE, CLUSTERED
from newsclean.sinks import form_of, open_sink
from newsclean.sinks.compressed import PackedLines, split_packing
from newsclean.sinks.pending import PendingFile

if TYPE_CHECKING:
    from newsclean.sinks import Lines
    from newsclean.sinks.views import View

_CLUSTERED, _ARTICLE = (f'{{"schema":"{name}"'.encode() for name in (CLUSTERED, ARTICLE))


def open_records(path: str, *, clustered: bool, force: bool) -> Lines:
    """Return where records go, in the form that the name asks for.

    UsageError and MissingExtra as `open_sink` raises them.
    """
    form = form_of(path)
    if form == "jsonl":
        return open_sink(path, form, force=force)
    if not clustered:
        return Table(path, open_sink(path, form, force=force))
    view = clustered_view()
    if form == "csv":
        from newsclean.sinks.spreadsheet import CsvLines

        packing = split_packing(path)[1]
        lines = (
            PackedLines(PendingFile(path, force=force), packing)
            if packing
            else open_sink(path, "jsonl", force=force)
        )
        return Table(path, CsvLines(lines, view, chosen=False))
    return Table(path, _open_parquet(path, view, force=force))


def clustered_view() -> View:
    """Return a record with its dates in typed columns, and what was found behind them."""
    from newsclean.sinks.records import clustered_shape
    from newsclean.sinks.shapes import struct
    from newsclean.sinks.views import View, table_view

    table = table_view()
    found = clustered_shape().fields
    shape = struct(**table.shape.fields, **{name: found[name] for name in ADDED})

    def of(record: dict[str, Any]) -> dict[str, Any]:
        return {**table.of(record), "schema": CLUSTERED}

    return View(shape, of)


def _open_parquet(path: str, view: View, *, force: bool) -> Lines:
    from newsclean.sinks.arrow import load_pyarrow
    from newsclean.sinks.parquet import ParquetLines

    if split_packing(path)[1]:
        raise UsageError(f"{path}: a Parquet file is packed inside; name it without the suffix")
    load_pyarrow()
    pending = PendingFile(path, force=force)
    try:
        return ParquetLines(pending.stream, view, pending)
    except BaseException:
        pending.discard()
        raise


class Table:
    """Records to a table, which has columns for newsclean's own records only."""

    def __init__(self, path: str, rows: Lines) -> None:
        self._path = path
        self._rows = rows
        self.count = 0

    def write(self, record: bytes) -> None:
        """Add one record, given as JSON; UsageError where a table has no columns for it."""
        if record.startswith(_CLUSTERED):
            # The sinks below know records without clusters; the view names them again.
            record = _ARTICLE + record[len(_CLUSTERED) :]
        try:
            self._rows.write(record)
        except SourceError as error:
            raise UsageError(
                f"{self._path}: a table holds newsclean's own records, and one of these {error}: "
                "name a .jsonl file"
            ) from error
        self.count += 1

    def identity(self) -> tuple[int, int] | None:
        """Return device and inode of the file that is written to, or None."""
        return self._rows.identity()

    def commit(self) -> None:
        """Make what was written final."""
        self._rows.commit()

    def discard(self) -> None:
        """Leave nothing behind that looks finished."""
        self._rows.discard()

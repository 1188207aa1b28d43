"""Records as a Parquet file: typed columns, written in row groups as they come."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, BinaryIO

from newsclean._version import __version__
from newsclean.sinks.arrow import arrow_schema, load_pyarrow, to_typed
from newsclean.sinks.records import ARTICLE, require_article

if TYPE_CHECKING:
    from newsclean.sinks.pending import PendingFile
    from newsclean.sinks.views import View

# A row group is held in memory until it is full: 2,000 records of 18 kB are 36 MB of JSON.
_GROUP_RECORDS = 2000
_GROUP_BYTES = 2**25


class ParquetLines:
    """Records to a Parquet file, which takes its name when it is committed."""

    def __init__(self, stream: BinaryIO, view: View, pending: PendingFile | None = None) -> None:
        """Write to a stream; `pending` is the file behind it that wants its name."""
        self._pa = load_pyarrow()
        from pyarrow import parquet

        self._pending = pending
        self._view = view
        self._typed = to_typed(view.shape)
        self._schema = arrow_schema(view.shape).with_metadata(
            {"newsclean.schema": ARTICLE, "newsclean.version": __version__}
        )
        # Statistics of long texts help nobody, and dictionaries of them are given up at once.
        self._writer = parquet.ParquetWriter(
            stream,
            self._schema,
            compression="zstd",
            write_statistics=[name for name in view.names if name != "text"],
        )
        self._rows: list[Any] = []
        self._held = 0
        self.count = 0

    def write(self, record: bytes) -> None:
        """Add one record, given as JSON; SourceError where it is none."""
        self._rows.append(self._typed(self._view.of(require_article(record))))
        self._held += len(record)
        self.count += 1
        if len(self._rows) >= _GROUP_RECORDS or self._held >= _GROUP_BYTES:
            self._flush()

    def identity(self) -> tuple[int, int] | None:
        """Return device and inode of the file that will be replaced, or None."""
        return self._pending.identity() if self._pending is not None else None

    def commit(self) -> None:
        """Write what is held and the table's foot, and put the file in its place."""
        if self._writer.is_open:
            self._flush()
            self._writer.close()
        if self._pending is not None:
            self._pending.commit()

    def discard(self) -> None:
        """Leave nothing behind."""
        self._rows = []
        # A writer that is left open writes the table's foot when it is collected.
        with contextlib.suppress(OSError, ValueError):
            self._writer.close()
        self._writer.is_open = False
        if self._pending is not None:
            self._pending.discard()

    def _flush(self) -> None:
        if self._rows:
            rows = self._pa.RecordBatch.from_pylist(self._rows, schema=self._schema)
            self._writer.write_batch(rows)
        self._rows = []
        self._held = 0

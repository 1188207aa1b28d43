"""Batches of pages → batches of records, row for row: for Ray Data, Spark, and whatever speaks Arrow.

Every row that goes in comes out. A page that is no article has nulls for a record, and `rejection`
says why; one that ends its process or hangs is such a row too, so that no engine sees a failure
which it would try again for ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.errors import UsageError
from newsclean.runners.cluster.sandbox import Cleaning, clean_inputs
from newsclean.sinks.arrow import arrow_schema, load_pyarrow, to_typed
from newsclean.sinks.records import require_article, require_object
from newsclean.sinks.shapes import TEXT, Shape, struct
from newsclean.sinks.views import table_view
from newsclean.sources import Noted
from newsclean.sources.rows import choose_columns, read_known, read_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsclean.runners.outcomes import Done
    from newsclean.sources import Input

__all__ = ["CleanBatches", "Cleaning", "batch_schema", "clean_batches"]

REJECTION = "rejection"
_SAID = ("reason", "detail", "path", "url")


def clean_batches(
    batches: Iterable[Any],
    cleaning: Cleaning | None = None,
    *,
    column: str | None = None,
    keep: Sequence[str] = (),
) -> Iterator[Any]:
    """Yield a record batch for each batch or table, row for row.

    The columns that hold page, URL and fetch time are told by their names (`html`, `text`, `url`,
    `fetched_at` …); `column` names that of the pages where it has another. `keep` are columns that
    are handed on, behind those of the record. Raises UsageError where there is no column of pages.
    """
    clean = CleanBatches(cleaning, column=column, keep=keep)
    for batch in batches:
        yield from clean(batch).to_batches() if hasattr(batch, "to_batches") else (clean(batch),)


def batch_schema(kept: Any = ()) -> Any:
    """Return the schema of what comes out; `kept` are the fields of columns that are handed on."""
    pa = load_pyarrow()
    return pa.schema([*arrow_schema(_shape()), *kept])


class CleanBatches:
    """Cleans one batch or table after the other, in a process that stays between them."""

    def __init__(
        self,
        cleaning: Cleaning | None = None,
        *,
        column: str | None = None,
        keep: Sequence[str] = (),
    ) -> None:
        """Take what `clean_batches` takes."""
        taken = [name for name in keep if name in _shape().fields]
        if taken:
            raise UsageError(
                f"keep={taken[0]!r}: the record has a column of this name; rename yours"
            )
        self._cleaning = cleaning or Cleaning()
        self._column = column
        self._keep = tuple(keep)

    def __call__(self, batch: Any) -> Any:
        """Return a record batch, or a table for a table, with a row for each row."""
        pa = load_pyarrow()
        missing = [name for name in self._keep if name not in batch.schema.names]
        if missing:
            raise UsageError(f"keep={missing[0]!r}: there is no such column")
        rows = [_row_of(done) for done in clean_inputs(self._inputs(batch), self._cleaning)]
        schema = batch_schema([batch.schema.field(name) for name in self._keep])
        own = pa.RecordBatch.from_pylist(rows, schema=arrow_schema(_shape()))
        form = pa.Table if isinstance(batch, pa.Table) else pa.RecordBatch
        columns = [*own.columns, *(batch.column(name) for name in self._keep)]
        return form.from_arrays(columns, schema=schema)

    def _inputs(self, batch: Any) -> Iterator[Input]:
        columns = choose_columns(tuple(batch.schema.names), self._column)
        if not columns.pages:
            there = ", ".join(batch.schema.names)
            raise UsageError(f"no column of pages: `column` names it, one of: {there}")
        known = dict.fromkeys(name for name in columns.names() if name in batch.schema.names)
        for row in batch.select([*known]).to_pylist():
            origin = read_known(row, columns).url or "-"
            for one in read_row(row, columns, origin, self._column):
                if not isinstance(one, Noted):
                    yield one


def _shape() -> Shape:
    said = struct(**dict.fromkeys(_SAID, TEXT))
    return struct(**table_view().shape.fields, **{REJECTION: said})


def _row_of(done: Done) -> dict[str, Any]:
    if done.fate == "record":
        view = table_view()
        row: dict[str, Any] = to_typed(view.shape)(view.of(require_article(done.line)))
        return row
    said = require_object(done.line)
    return {REJECTION: {name: said[name] for name in _SAID}}

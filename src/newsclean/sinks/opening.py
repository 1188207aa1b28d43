"""One way to open any output: told by its suffix, or by the form that is asked for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO, Literal, TypeAlias, get_args

from newsclean.errors import UsageError
from newsclean.sinks.compressed import PackedLines, split_packing
from newsclean.sinks.jsonl import StreamLines, open_lines
from newsclean.sinks.pending import PendingFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.sinks.jsonl import Lines

Form: TypeAlias = Literal["jsonl", "parquet", "csv", "markdown"]
ProfileName: TypeAlias = Literal["hf", "schemaorg", "trafilatura", "fundus"]
FORMS: tuple[Form, ...] = get_args(Form)
PROFILE_NAMES: tuple[ProfileName, ...] = get_args(ProfileName)
STDOUT = "-"
_SUFFIXES: dict[str, Form] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".csv": "csv",
}


def form_of(path: str) -> Form:
    """Return the form that a name asks for; JSON lines where it does not say.

    >>> form_of("out.csv.gz")
    'csv'
    >>> form_of("out")
    'jsonl'
    """
    return _SUFFIXES.get(os.path.splitext(split_packing(path)[0])[1].lower(), "jsonl")


def open_sink(
    path: str,
    form: Form | None = None,
    *,
    force: bool = False,
    profile: str | None = None,
    fields: Sequence[str] = (),
    stdout: BinaryIO | None = None,
) -> Lines:
    """Return where to write records, given as JSON, in a form; `-` is `stdout`.

    Plain JSON lines without profile and fields are what `open_lines` returns. `write` raises
    SourceError for what is no record, and goes on with the next. Raises UsageError where the output
    exists (unless `force`), cannot be made, or is asked for in a form it cannot have, and
    MissingExtra where the form needs a package that is not installed.
    """
    form = form or form_of(path)
    if form == "markdown":
        return _open_folder(path, profile, fields, force=force)
    if profile is None and not fields and form == "jsonl":
        return _open_lines(path, force=force, stdout=stdout)
    from newsclean.sinks.views import choose_view, table_view

    view = choose_view(profile, fields)
    if form == "parquet":
        return _open_parquet(path, view or table_view(), force=force, stdout=stdout)
    if form == "csv":
        from newsclean.sinks.spreadsheet import CsvLines

        lines = _open_lines(path, force=force, stdout=stdout)
        return CsvLines(lines, view or table_view(), chosen=view is not None)
    from newsclean.sinks.viewed import ViewedLines

    assert view is not None  # a profile or fields were given
    return ViewedLines(_open_lines(path, force=force, stdout=stdout), view)


def _open_lines(path: str, *, force: bool, stdout: BinaryIO | None) -> Lines:
    if path == STDOUT:
        return StreamLines(_require_stdout(stdout))
    packing = split_packing(path)[1]
    if packing is None:
        return open_lines(path, force=force)
    return PackedLines(PendingFile(path, force=force), packing)


def _open_parquet(path: str, view: object, *, force: bool, stdout: BinaryIO | None) -> Lines:
    from newsclean.sinks.arrow import load_pyarrow
    from newsclean.sinks.parquet import ParquetLines
    from newsclean.sinks.views import View

    assert isinstance(view, View)
    if split_packing(path)[1]:
        raise UsageError(f"{path}: a Parquet file is packed inside; name it without the suffix")
    load_pyarrow()
    if path == STDOUT:
        return ParquetLines(_require_stdout(stdout), view)
    pending = PendingFile(path, force=force)
    try:
        return ParquetLines(pending.stream, view, pending)
    except BaseException:
        pending.discard()
        raise


def _open_folder(path: str, profile: str | None, fields: Sequence[str], *, force: bool) -> Lines:
    from newsclean.sinks.markdown import MarkdownFolder

    if path == STDOUT:
        raise UsageError("Markdown files need a folder: name one with -o")
    if profile is not None:
        raise UsageError("--profile is for data; Markdown files are for reading: leave one out")
    return MarkdownFolder(path, fields, force=force)


def _require_stdout(stdout: BinaryIO | None) -> BinaryIO:
    if stdout is None:
        raise UsageError("standard output is closed; name a file with -o")
    return stdout

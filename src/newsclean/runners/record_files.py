"""The files of records that a user names: each by itself, or by their folder."""

from __future__ import annotations

import os

from newsclean.errors import SourceError
from newsclean.sources import visible
from newsclean.sources.folders import Candidate, walk

_NAMES = ("jsonl", "ndjson", "jsonlines")
SUFFIXES = (*(f".{name}{end}" for name in _NAMES for end in ("", ".gz", ".zst")), ".parquet", ".pq")


def list_record_files(path: str, outputs: tuple[str | None, ...] = ()) -> list[str]:
    """Return `path`, or of a folder the files of records in it, in one order on every machine.

    What lies in the folder where one of `outputs` is to go is no input. SourceError where a folder
    holds nothing else.
    """
    if path == "-" or not os.path.isdir(path):
        return [path]
    taken = [output for output in outputs if output is not None and os.path.exists(output)]
    found = [
        entry.path
        for entry in walk(path)
        if isinstance(entry, Candidate)
        and entry.name.endswith(SUFFIXES)
        and not any(os.path.samefile(entry.path, output) for output in taken)
    ]
    if not found:
        raise SourceError(f"{visible(path)}: no files of records in it: {SUFFIXES[0]}, …")
    return found

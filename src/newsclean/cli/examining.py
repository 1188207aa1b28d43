"""Lines of records, from files, folders and standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def read_records(paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield each line that is not empty, with where it stands; UsageError for what is not there."""
    for name in paths:
        if name == "-":
            yield from _lines("standard input", sys.stdin.buffer)
            continue
        path = Path(name)
        files = sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]
        if not files:
            raise UsageError(f"{name}: a folder without any *.jsonl")
        for file in files:
            try:
                with file.open("rb") as stream:
                    yield from _lines(str(file), stream)
            except OSError as error:
                raise UsageError(f"{file}: {error.strerror}: name files of records") from error


def _lines(name: str, stream: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    for number, line in enumerate(stream, 1):
        if not line.isspace():
            yield f"{name}:{number}", line

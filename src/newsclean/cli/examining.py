"""Lines of records, from files, folders and standard input."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.errors import SourceError, UsageError
from newsclean.sinks.reading import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.sinks.reading import Line

NO_RECORDS = "no records: name files of JSON lines that newsclean clean or fetch wrote"
"""Said where nothing could be read."""
_OF_RECORDS = "*.jsonl*"


def read_records(paths: Iterable[str]) -> Iterator[Line]:
    """Yield each line that is not empty, packed or not; UsageError for what is not there."""
    for name in paths:
        path = Path(name)
        if name == "-" or not path.is_dir():
            files = [name]
        else:
            files = [str(file) for file in sorted(path.rglob(_OF_RECORDS)) if file.is_file()]
        if not files:
            raise UsageError(f"{name}: a folder without any *.jsonl")
        for file in files:
            try:
                yield from read_lines(file)
            except SourceError as error:
                raise UsageError(f"{error}: name files of records") from error

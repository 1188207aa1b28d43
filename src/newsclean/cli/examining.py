"""Lines of records, from files, folders and standard input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.errors import SourceError, UsageError
from newsclean.runners.record_files import list_record_files
from newsclean.sinks.reading import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.sinks.reading import Line

NO_RECORDS = "no records: name files of JSON lines that newsclean clean or fetch wrote"
"""Said where nothing could be read."""


def read_records(paths: Iterable[str]) -> Iterator[Line]:
    """Yield each line that is not empty, packed or not; UsageError for what is not there."""
    try:
        for path in paths:
            for file in list_record_files(path):
                yield from read_lines(file)
    except SourceError as error:
        raise UsageError(f"{error}: name files of records") from error

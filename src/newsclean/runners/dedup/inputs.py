"""Files of records, read twice: once to compare, once to write."""

from __future__ import annotations

import io
import os
import stat
import sys
import tempfile
import weakref
from typing import IO, TYPE_CHECKING

from newsclean.errors import SourceError, UsageError
from newsclean.runners.record_files import list_record_files
from newsclean.sinks.reading import read_lines
from newsclean.sources import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.sinks.reading import Line

CHANGED = "the input changed while it was read: run this once more"
_STEP_BYTES = 2**20


class Inputs:
    """The lines of some files; what cannot be read twice is kept on disk in between."""

    def __init__(self, paths: Iterable[str], outputs: tuple[str | None, ...] = ()) -> None:
        """Look at each of `paths`; in a folder, what lies where one of `outputs` is to go is no input."""
        self._files: list[str] = []
        self._kept: list[IO[bytes] | None] = []
        self._states: list[tuple[int, int] | None] = []
        for path in paths:
            if path == "-":
                if sys.stdin is None:
                    raise UsageError("standard input is closed: name a file")
                self._keep(path, sys.stdin.buffer)
                continue
            for file in list_record_files(path, outputs):
                self._add_file(file)

    def size(self) -> int:
        """Return how many bytes there are to read, as they lie on disk."""
        return sum(
            os.path.getsize(path) if kept is None else kept.seek(0, os.SEEK_END)
            for path, kept in zip(self._files, self._kept, strict=True)
        )

    def lines(self) -> Iterator[Line]:
        """Yield every line that is not empty; SourceError where a file cannot be read."""
        for path, kept, state in zip(self._files, self._kept, self._states, strict=True):
            if kept is not None:
                kept.seek(0)
                # A reader of its own, for whoever reads closes it.
                with io.BufferedReader(io.FileIO(os.dup(kept.fileno()))) as stream:
                    yield from read_lines("-", stdin=stream)
                continue
            if _state(path) != state:
                raise SourceError(f"{visible(path)}: {CHANGED}")
            yield from read_lines(path)

    def _add_file(self, path: str) -> None:
        try:
            with open(path, "rb") as stream:
                if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                    self._keep(path, stream)
                    return
        except (OSError, ValueError) as error:
            said = getattr(error, "strerror", None) or str(error)
            raise UsageError(f"{visible(path)}: {said}: name a file of records, or -") from error
        self._files.append(path)
        self._kept.append(None)
        self._states.append(_state(path))

    def _keep(self, path: str, stream: IO[bytes]) -> None:
        kept: IO[bytes] = tempfile.TemporaryFile(prefix="newsclean-")  # noqa: SIM115
        weakref.finalize(self, kept.close)
        while piece := stream.read(_STEP_BYTES):
            kept.write(piece)
        kept.flush()
        self._files.append(path)
        self._kept.append(kept)
        self._states.append(None)


def _state(path: str) -> tuple[int, int]:
    try:
        found = os.stat(path)
    except OSError as error:
        raise SourceError(f"{visible(path)}: {error.strerror}") from error
    return found.st_size, found.st_mtime_ns

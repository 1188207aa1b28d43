"""Files of records, read twice: once to compare, once to write."""

from __future__ import annotations

import contextlib
import gzip
import io
import os
import stat
import sys
import tempfile
import zlib
from typing import IO, TYPE_CHECKING, Any

from newsclean.errors import SourceError, UsageError
from newsclean.sources import visible
from newsclean.sources.folders import Candidate, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SUFFIXES = (".jsonl", ".ndjson", ".jsonlines", ".jsonl.gz", ".ndjson.gz")
_GZIP = b"\x1f\x8b"
_PARQUET = b"PAR1"
_STEP_BYTES = 2**20


class Inputs:
    """The lines of some files; what cannot be read twice is kept on disk in between."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.names: list[str] = []
        """As a person would name them, in the order in which they are read."""
        self._sources: list[str | IO[bytes]] = []
        self._sizes: list[tuple[int, int] | None] = []
        for path in paths:
            if path == "-":
                self._keep(path, getattr(sys.stdin, "buffer", io.BytesIO()))
            elif os.path.isdir(path):
                self._add_folder(path)
            else:
                self._add_file(path)

    def size(self) -> int:
        """Return how many bytes there are to read, as they lie on disk."""
        return sum(
            os.path.getsize(source) if isinstance(source, str) else source.seek(0, os.SEEK_END)
            for source in self._sources
        )

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Yield every line with the number of its input; SourceError where reading fails."""
        for number, source in enumerate(self._sources):
            name = self.names[number]
            try:
                with self._open(number, source) as stream:
                    for line in stream:
                        yield number, line
            except (OSError, EOFError, zlib.error) as error:
                said = getattr(error, "strerror", None) or str(error)
                raise SourceError(f"{name}: cannot be read to its end: {said}") from error

    def _add_folder(self, folder: str) -> None:
        found = [
            entry.path
            for entry in walk(folder)
            if isinstance(entry, Candidate) and entry.name.endswith(SUFFIXES)
        ]
        if not found:
            raise SourceError(
                f"{visible(folder)}: no files of records in it: {', '.join(SUFFIXES)}"
            )
        for path in found:
            self._add_file(path)

    def _add_file(self, path: str) -> None:
        try:
            with open(path, "rb") as stream:
                if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                    self._keep(path, stream)
                    return
        except (OSError, ValueError) as error:
            said = getattr(error, "strerror", None) or str(error)
            raise UsageError(f"{visible(path)}: {said}: name a file of JSON lines, or -") from error
        self.names.append(visible(path))
        self._sources.append(path)
        self._sizes.append(_state(path))

    def _keep(self, name: str, stream: IO[bytes]) -> None:
        kept: IO[bytes] = tempfile.TemporaryFile(prefix="newsclean-")  # noqa: SIM115
        while piece := stream.read(_STEP_BYTES):
            kept.write(piece)
        self.names.append(visible(name))
        self._sources.append(kept)
        self._sizes.append(None)

    @contextlib.contextmanager
    def _open(self, number: int, source: str | IO[bytes]) -> Iterator[Any]:
        name = self.names[number]
        with contextlib.ExitStack() as stack:
            if isinstance(source, str):
                if _state(source) != self._sizes[number]:
                    raise SourceError(f"{name}: changed while it was read: run this once more")
                stream: IO[bytes] = stack.enter_context(open(source, "rb"))
            else:
                source.seek(0)
                stream = source
            head = stream.read(4)
            stream.seek(0)
            if head == _PARQUET:
                raise UsageError(f"{name}: is Parquet: give JSON lines (.jsonl, .jsonl.gz)")
            if head.startswith(_GZIP):
                yield stack.enter_context(gzip.open(stream))
            else:
                yield stream


def _state(path: str) -> tuple[int, int]:
    found = os.stat(path)
    return found.st_size, found.st_mtime_ns

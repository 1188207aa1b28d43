"""How many of any number of strings stood before, in a memory that does not grow."""

from __future__ import annotations

import heapq
import tempfile
from array import array
from itertools import pairwise
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MASK = 2**64 - 1
# A sorted run of these is 256 kB on disk; a hundred million strings are 3,052 runs.
_HELD = 2**15
_BLOCK = 1024


class Repeats:
    """Counts strings that were added before, by hashes of 64 bits that lie sorted on disk.

    >>> repeats = Repeats()
    >>> for name in ("ক", "খ", "ক", "ক"):
    ...     repeats.add(name)
    >>> repeats.count()
    2
    """

    def __init__(self, held: int = _HELD) -> None:
        self._most = held
        self._held = array("Q")
        self._runs: list[tuple[int, int]] = []
        """Place and size of each run in the file."""
        self._file: IO[bytes] | None = None

    def add(self, text: str) -> None:
        """Add one string."""
        self._held.append(hash(text) & _MASK)
        if len(self._held) >= self._most:
            self._spill()

    def count(self) -> int:
        """Return how many of the strings stood before."""
        runs = [self._read(place, size) for place, size in self._runs]
        merged = heapq.merge(iter(sorted(self._held)), *runs)
        return sum(one == other for one, other in pairwise(merged))

    def close(self) -> None:
        """Give the disk back."""
        if self._file is not None:
            self._file.close()

    def _spill(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="newsclean-")  # noqa: SIM115  # see close
        place = self._file.seek(0, 2)
        self._file.write(array("Q", sorted(self._held)).tobytes())
        self._runs.append((place, len(self._held)))
        self._held = array("Q")

    def _read(self, place: int, size: int) -> Iterator[int]:
        assert self._file is not None
        while size > 0:
            taken = min(size, _BLOCK)
            block = array("Q")
            self._file.seek(place)
            block.frombytes(self._file.read(taken * block.itemsize))
            yield from block
            place += taken * block.itemsize
            size -= taken

"""Numbers by record on disk: what would not fit into a kilobyte of memory each."""

from __future__ import annotations

import os
import tempfile
import weakref
from typing import IO, TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt


def temporary_file(owner: object) -> IO[bytes]:
    """Return a file without a name that is gone when its owner is."""
    file: IO[bytes] = tempfile.TemporaryFile(prefix="newsclean-", buffering=2**20)  # noqa: SIM115
    weakref.finalize(owner, file.close)
    return file


class Spool:
    """Rows of numbers of one width, written in order and read back by their number."""

    def __init__(self, width: type[np.generic]) -> None:
        self._file = temporary_file(self)
        self._width = np.dtype(width)
        self._ends: list[npt.NDArray[np.int64]] = []
        self._total = 0
        self.starts: npt.NDArray[np.int64] = np.zeros(1, np.int64)
        """Where each row begins, and behind the last one where it ends; after `close`."""

    def add(self, numbers: npt.NDArray[Any], lengths: npt.NDArray[Any]) -> None:
        """Append rows, given one behind the other, with the length of each."""
        self._file.write(np.ascontiguousarray(numbers, self._width).data)
        ends = np.cumsum(lengths, dtype=np.int64) + self._total
        if len(ends):
            self._total = int(ends[-1])
        self._ends.append(ends)

    def close(self) -> None:
        """End writing; rows can be read from here on."""
        self._file.flush()
        self.starts = np.concatenate([np.zeros(1, np.int64), *self._ends])
        self._ends = []

    def __len__(self) -> int:
        return len(self.starts) - 1

    def lengths(self) -> npt.NDArray[np.int64]:
        """Return the length of each row."""
        return np.diff(self.starts)

    def row(self, number: int) -> npt.NDArray[Any]:
        """Return one row."""
        return self.between(number, number + 1)

    def between(self, first: int, last: int) -> npt.NDArray[Any]:
        """Return the rows from `first` up to `last`, one behind the other."""
        start, end = int(self.starts[first]), int(self.starts[last])
        size = self._width.itemsize
        data = b""
        # One call gives at most 2 GB.
        while len(data) < (end - start) * size:
            piece = os.pread(
                self._file.fileno(), (end - start) * size - len(data), start * size + len(data)
            )
            if not piece:
                raise OSError("the temporary file of this run is shorter than what was written")
            data = data + piece if data else piece
        return np.frombuffer(data, self._width)

    def batches(self, numbers: int) -> Iterator[tuple[int, int]]:
        """Yield first and last (exclusive) row of stretches that hold about so many numbers."""
        first, rows = 0, len(self)
        while first < rows:
            goal = self.starts[first] + numbers
            last = max(first + 1, int(np.searchsorted(self.starts, goal, "right")) - 1)
            last = min(last, rows)
            yield first, last
            first = last

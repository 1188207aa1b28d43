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

_CELL, _KEY = np.dtype(np.uint32), np.dtype(np.uint64)
_TOGETHER = 2**18
"""Keys that are parted at once: enough that what goes to one bucket is worth a write."""
_IN_BUCKET = 2**19
"""Keys that are sorted at once, in 4 MB and a few copies of them."""


def buckets_for(keys: int) -> int:
    """Return how many buckets so many keys need."""
    return min(keys // _IN_BUCKET + 1, 2**16)


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
        return _numbers(self._file, self._width, int(self.starts[first]), int(self.starts[last]))

    def batches(self, numbers: int) -> Iterator[tuple[int, int]]:
        """Yield first and last (exclusive) row of stretches that hold about so many numbers."""
        first, rows = 0, len(self)
        while first < rows:
            goal = self.starts[first] + numbers
            last = max(first + 1, int(np.searchsorted(self.starts, goal, "right")) - 1)
            last = min(last, rows)
            yield first, last
            first = last


class Columns:
    """A table of 32 bits, written by rows and read by columns."""

    def __init__(self, most_rows: int, columns: int) -> None:
        self._file = temporary_file(self)
        self._most = most_rows
        self._columns = columns
        self._rows = 0

    def add(self, rows: npt.NDArray[Any]) -> None:
        """Append rows."""
        for column in range(self._columns if len(rows) else 0):
            at = (column * self._most + self._rows) * _CELL.itemsize
            data = memoryview(np.ascontiguousarray(rows[:, column], _CELL).tobytes())
            while data:
                written = os.pwrite(self._file.fileno(), data, at)
                data, at = data[written:], at + written
        self._rows += len(rows)

    def column(self, number: int) -> npt.NDArray[np.uint32]:
        """Return one column, as long as rows were added."""
        start = number * self._most
        return _numbers(self._file, _CELL, start, start + self._rows)


class Buckets:
    """Keys of 64 bits, parted by a number that equal keys share, so that a part fits into memory."""

    def __init__(self, count: int) -> None:
        self._file = temporary_file(self)
        self.count = count
        self._held: list[tuple[npt.NDArray[Any], npt.NDArray[Any]]] = []
        self._held_keys = 0
        self._total = 0
        self._edges: list[npt.NDArray[np.int64]] = []

    def add(self, keys: npt.NDArray[Any], buckets: npt.NDArray[Any]) -> None:
        """Put each key into the bucket beside it."""
        self._held.append((keys, buckets.astype(np.uint16)))
        self._held_keys += len(keys)
        if self._held_keys >= _TOGETHER:
            self._flush()

    def read(self, number: int) -> npt.NDArray[np.uint64]:
        """Return the keys in a bucket, in no order."""
        self._flush()
        return np.concatenate(
            [
                np.zeros(0, _KEY),
                *(_numbers(self._file, _KEY, *edges[number : number + 2]) for edges in self._edges),
            ]
        )

    def _flush(self) -> None:
        if self._held_keys:
            keys, buckets = (np.concatenate(part) for part in zip(*self._held, strict=True))
            self._file.write(keys[np.argsort(buckets, kind="stable")].astype(_KEY).data)
            self._file.flush()
            ends = np.cumsum(np.bincount(buckets, minlength=self.count))
            self._edges.append(np.concatenate(([0], ends)) + self._total)
            self._total += len(keys)
        self._held, self._held_keys = [], 0


def _numbers(file: IO[bytes], width: np.dtype[Any], start: int, end: int) -> npt.NDArray[Any]:
    """Return the numbers from `start` up to `end` of a file."""
    size = width.itemsize
    data = b""
    # One call gives at most 2 GB.
    while len(data) < (end - start) * size:
        piece = os.pread(file.fileno(), (end - start) * size - len(data), start * size + len(data))
        if not piece:
            raise OSError("the temporary file of this run is shorter than what was written")
        data = data + piece if data else piece
    return np.frombuffer(data, width)

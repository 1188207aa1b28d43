"""JSON lines: whole lines only, to a stream as they come or to a file that appears when it is done."""

from __future__ import annotations

import contextlib
import os
import stat
from typing import BinaryIO, Protocol

from newsclean.errors import UsageError
from newsclean.sinks.pending import PendingFile


class Lines(Protocol):
    """Where records go, one a line."""

    count: int
    """Records written so far."""

    def write(self, record: bytes) -> None:
        """Add one record, given without its line feed."""

    def identity(self) -> tuple[int, int] | None:
        """Return device and inode of the regular file that is written to, or None."""

    def commit(self) -> None:
        """Make what was written final."""

    def discard(self) -> None:
        """Leave nothing behind that looks finished."""


class StreamLines:
    """Lines to an open stream, each handed on at once, so that a pipe's reader need not wait."""

    def __init__(self, stream: BinaryIO, *, owned: bool = False) -> None:
        self._stream = stream
        self._owned = owned
        """Opened for these lines alone, and closed with them."""
        self.count = 0

    def write(self, record: bytes) -> None:
        """Add one record, given without its line feed."""
        rest = memoryview(record + b"\n")
        # An unbuffered stream may take only a part of it.
        while rest:
            rest = rest[self._stream.write(rest) :]
        self._stream.flush()
        self.count += 1

    def identity(self) -> tuple[int, int] | None:
        """Return device and inode of the regular file behind the stream, or None."""
        try:
            return _identity(self._stream.fileno())
        except (OSError, ValueError):
            return None

    def commit(self) -> None:
        """Hand on what may still be held back."""
        if not self._stream.closed:
            self._stream.flush()
        self.discard()

    def discard(self) -> None:
        """End the lines; what was handed on is gone."""
        if self._owned:
            with contextlib.suppress(OSError):
                self._stream.close()


class FileLines:
    """Lines to a file that takes its name only when it is committed."""

    def __init__(self, path: str, *, force: bool = False) -> None:
        self.path = path
        self._pending = PendingFile(path, force=force)
        self.count = 0

    def write(self, record: bytes) -> None:
        """Add one record, given without its line feed."""
        self._pending.stream.write(record + b"\n")
        self.count += 1

    def identity(self) -> tuple[int, int] | None:
        """Return device and inode of the file that will be replaced, or None."""
        return self._pending.identity()

    def commit(self) -> None:
        """Put the file in its place, complete and on disk; the second time do nothing."""
        self._pending.commit()

    def discard(self) -> None:
        """Remove what was written; the final name is not touched."""
        self._pending.discard()


def open_lines(path: str, *, force: bool = False) -> Lines:
    """Return where to write lines for `path`: a file, or the pipe or device that has this name.

    Raises UsageError where the file exists (unless `force`), or cannot be made.
    """
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return FileLines(path, force=force)
    if stat.S_ISREG(mode):
        return FileLines(path, force=force)
    if stat.S_ISDIR(mode):
        raise UsageError(f"{path}: is a folder; name a file in it")
    try:
        return StreamLines(open(path, "wb"), owned=True)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from error


def is_special(path: str) -> bool:
    """Return whether there is a pipe or a device of this name: nothing that a run can go on with."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def _identity(descriptor: int) -> tuple[int, int] | None:
    found = os.fstat(descriptor)
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None

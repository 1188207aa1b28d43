"""JSON lines: whole lines only, to a stream as they come or to a file that appears when it is done."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from typing import BinaryIO, Protocol

from newsclean.errors import UsageError


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
    """Lines to a file that takes its name only when it is committed.

    Until then they lie in a hidden file of the same folder; `commit` puts it in place in one step.
    """

    def __init__(self, path: str, *, force: bool = False) -> None:
        self.path = path
        # A link stays a link: what it points to is replaced.
        self._final = os.path.realpath(path)
        self._force = force
        _require_room(path, self._final, force=force)
        folder, name = os.path.split(self._final)
        try:
            descriptor, self._partial = tempfile.mkstemp(
                prefix=f".{name[:100]}.", suffix=".part", dir=folder
            )
        except OSError as error:
            raise UsageError(f"{path}: cannot be written here: {error.strerror}") from error
        self._stream = os.fdopen(descriptor, "wb", buffering=2**18)
        self.count = 0

    def write(self, record: bytes) -> None:
        """Add one record, given without its line feed."""
        self._stream.write(record + b"\n")
        self.count += 1

    def identity(self) -> tuple[int, int] | None:
        """Return device and inode of the file that will be replaced, or None."""
        try:
            found = os.stat(self._final)
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def commit(self) -> None:
        """Put the file in its place, complete and on disk; the second time do nothing."""
        if not self._partial:
            return
        self._stream.flush()
        os.fsync(self._stream.fileno())
        os.chmod(self._partial, _mode(self._final))
        self._stream.close()
        if not self._force and os.path.exists(self._final):
            kept, self._partial = self._partial, ""
            raise UsageError(f"{self.path}: exists by now and is left as it is; see {kept}")
        os.replace(self._partial, self._final)
        self._partial = ""
        _sync_folder(os.path.dirname(self._final))

    def discard(self) -> None:
        """Remove the hidden file; the final name is not touched."""
        # Closing writes what is left, and a full disk says so once more.
        with contextlib.suppress(OSError):
            self._stream.close()
        if self._partial:
            with contextlib.suppress(OSError):
                os.unlink(self._partial)


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


def _require_room(path: str, final: str, *, force: bool) -> None:
    """Raise UsageError where the file is there already or its folder is not."""
    folder = os.path.dirname(final)
    if not os.path.isdir(folder):
        raise UsageError(f"{path}: there is no folder {folder} to write it in")
    if not force and os.path.lexists(final):
        raise UsageError(f"{path}: exists already; --force replaces it")


def _identity(descriptor: int) -> tuple[int, int] | None:
    found = os.fstat(descriptor)
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def _mode(final: str) -> int:
    """Return the rights for the finished file: those of the one it replaces, else the usual ones."""
    try:
        return stat.S_IMODE(os.stat(final).st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: str) -> None:
    """Have the new name survive a power cut, where the system lets folders be synced."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

"""Files and folders that take their name only when they are finished."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from typing import BinaryIO

from newsclean.errors import UsageError


class PendingFile:
    """A hidden file beside the final name, open for bytes; `commit` puts it in place in one step.

    Raises UsageError where the name is taken (unless `force`), or cannot be written.
    """

    def __init__(self, path: str, *, force: bool = False) -> None:
        self.path = path
        # A link stays a link: what it points to is replaced.
        self._final = os.path.realpath(path)
        self._force = force
        if os.path.isdir(self._final):
            raise UsageError(f"{path}: is a folder; name a file in it")
        require_room(path, self._final, force=force)
        folder, name = os.path.split(self._final)
        try:
            descriptor, self._partial = tempfile.mkstemp(
                prefix=f".{name[:40]}.", suffix=".part", dir=folder
            )
        except OSError as error:
            raise UsageError(f"{path}: cannot be written here: {error.strerror}") from error
        self.stream: BinaryIO = os.fdopen(descriptor, "wb", buffering=2**18)

    def identity(self) -> tuple[int, int] | None:
        """Return device and inode of the file that will be replaced, or None."""
        return find_identity(self._final)

    def commit(self) -> None:
        """Put the file in its place, complete and on disk; the second time do nothing."""
        if not self._partial:
            return
        self.stream.flush()
        os.fsync(self.stream.fileno())
        os.chmod(self._partial, _mode(self._final))
        self.stream.close()
        if not self._force and os.path.lexists(self._final):
            kept, self._partial = self._partial, ""
            raise UsageError(f"{self.path}: exists by now and is left as it is; see {kept}")
        os.replace(self._partial, self._final)
        self._partial = ""
        sync_folder(os.path.dirname(self._final))

    def discard(self) -> None:
        """Remove the hidden file; the final name is not touched."""
        # Closing writes what is left, and a full disk says so once more.
        with contextlib.suppress(OSError, ValueError):
            self.stream.close()
        if self._partial:
            with contextlib.suppress(OSError):
                os.unlink(self._partial)
            self._partial = ""


def require_room(path: str, final: str, *, force: bool) -> None:
    """Raise UsageError where the name is taken already or its folder is not there."""
    folder = os.path.dirname(final)
    if not os.path.isdir(folder):
        raise UsageError(f"{path}: there is no folder {folder} to write it in")
    if not force and os.path.lexists(final):
        raise UsageError(f"{path}: exists already; --force replaces it")


def find_identity(path: str) -> tuple[int, int] | None:
    """Return device and inode of a regular file, or None."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def sync_folder(folder: str) -> None:
    """Have a new name survive a power cut, where the system lets folders be synced."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _mode(final: str) -> int:
    """Return the rights for the finished file: those of the one it replaces, else the usual ones."""
    try:
        return stat.S_IMODE(os.stat(final).st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask

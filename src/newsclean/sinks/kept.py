"""Lines to a file that can be gone on with: what is on disk is known to the byte, and can be cut back."""

from __future__ import annotations

import contextlib
import os
import stat
from hashlib import blake2b
from typing import Any, Literal, NamedTuple, TypeAlias

from newsclean.errors import UsageError
from newsclean.sinks.compressed import open_packer, split_packing
from newsclean.sinks.pending import find_identity, require_room, sync_folder

How: TypeAlias = Literal["new", "force", "append"]

_BUFFER_BYTES = 2**18
# What file systems allow a name to have, less the dot before it and `.part` behind it.
_LONGEST_NAME_BYTES = 240


class Again(NamedTuple):
    """Where to go on in a file that an earlier run has begun."""

    start: int
    """Bytes of it that count; what lies behind them is cut off."""
    kept: bool = False
    """It may have its final name: the run was interrupted and has kept what was finished."""


class KeptLines:
    """Lines to a hidden file beside the final name, or to the end of a file that is there.

    The hidden file has the same name in each run. It is put in place by `commit`, and by `keep`
    for a run that ends early, unless that would replace an older file by a part of a new one.
    """

    def __init__(self, path: str, how: How = "new", again: Again | None = None) -> None:
        self.path = path
        # A link stays a link: what it points to is replaced.
        self._final = os.path.realpath(path)
        self._how = how
        self.packing = split_packing(path)[1]
        folder, name = os.path.split(self._final)
        self._partial = self._final if how == "append" else os.path.join(folder, _hidden(name))
        if how == "new" and again is None and os.path.lexists(self._final):
            raise UsageError(f"{path}: exists already; --force replaces it, --append adds to it")
        require_room(path, self._final, force=True)
        try:
            self._file = self._open(again)
        except OSError as error:
            raise UsageError(f"{path}: cannot be written here: {error.strerror}") from error
        self._pending = bytearray()
        self._packer: Any = None
        self.count = 0
        self.fresh_bytes = 0
        """Taken in since the last mark, unpacked."""
        self.base = self.marked = self._size()
        if how == "append" and again is None and not self.packing:
            self._end_line()

    def write(self, record: bytes) -> None:
        """Add one record, given without its line feed."""
        line = record + b"\n"
        self.count += 1
        self.fresh_bytes += len(line)
        if self.packing:
            if self._packer is None:
                self._packer = open_packer(_Collected(self._pending), self.packing)  # type: ignore[arg-type]
            self._packer.write(line)
        else:
            self._pending += line
        if len(self._pending) >= _BUFFER_BYTES:
            self._spill()

    def mark(self) -> int:
        """Have all of it on disk, readable to its end, and return how many bytes that is."""
        if self._packer is not None:
            # A member or a frame of its own: cutting the file off here leaves a whole file.
            self._packer.close()
            self._packer = None
        self._spill()
        os.fsync(self._file)
        if not self.marked:
            sync_folder(os.path.dirname(self._partial))
        self.marked = self._size()
        self.fresh_bytes = 0
        return self.marked

    def identity(self) -> tuple[int, int] | None:
        """Return device and inode of the file that has the final name, or None."""
        return find_identity(self._final)

    def commit(self) -> None:
        """Put the file in its place, complete and on disk; the second time do nothing."""
        if self._file < 0:
            return
        self.mark()
        self._close()
        if self._partial == self._final:
            return
        if self._how == "new" and os.path.lexists(self._final):
            raise UsageError(
                f"{self.path}: exists by now and is left as it is; see {self._partial}"
            )
        self._put_in_place()

    def keep(self, *, even_empty: bool = False) -> bool:
        """End early with what there is, if anything; return whether it has its final name."""
        if self._file < 0:
            return False
        self.mark()
        wanted = self.marked > 0 or even_empty
        self._close()
        if self._partial == self._final:
            return True
        if not wanted:
            os.unlink(self._partial)
            return False
        if os.path.lexists(self._final):
            return False
        self._put_in_place()
        return True

    def cut_back(self) -> None:
        """Leave what was on disk at the last mark, and forget the rest; for a disk that is full."""
        self._pending.clear()
        self._packer = None
        if self._file >= 0:
            with contextlib.suppress(OSError):
                os.ftruncate(self._file, self.marked)
                os.lseek(self._file, 0, os.SEEK_END)

    def leave(self) -> None:
        """Leave the file as it was at the last mark, under the name that it has."""
        self.cut_back()
        self._close()

    def discard(self) -> None:
        """Leave nothing behind that this run or the one it goes on with has written."""
        self._pending.clear()
        if self._file < 0:
            return
        with contextlib.suppress(OSError):
            if self._partial == self._final:
                os.ftruncate(self._file, self.base)
            else:
                os.unlink(self._partial)
        self._close()

    def _open(self, again: Again | None) -> int:
        """Return the file, open for writing behind what counts of it."""
        if self._partial != self._final and again is None:
            return _locked(self.path, os.open(self._partial, _FLAGS | os.O_CREAT, 0o666), 0)
        if again is None:
            opened = os.open(self._final, _FLAGS | os.O_CREAT, 0o666)
            return _locked(self.path, opened, os.fstat(opened).st_size)
        if again.kept and not os.path.exists(self._partial) and os.path.exists(self._final):
            os.rename(self._final, self._partial)
        if not again.start:
            return _locked(self.path, os.open(self._partial, _FLAGS | os.O_CREAT, 0o666), 0)
        try:
            opened = os.open(self._partial, _FLAGS)
        except FileNotFoundError:
            raise UsageError(
                f"{self.path}: what was finished of it is gone; --force starts anew"
            ) from None
        if os.fstat(opened).st_size < again.start:
            os.close(opened)
            raise UsageError(f"{self._partial}: is shorter than it was left; --force starts anew")
        return _locked(self.path, opened, again.start)

    def _put_in_place(self) -> None:
        with contextlib.suppress(FileNotFoundError):
            os.chmod(self._partial, stat.S_IMODE(os.stat(self._final).st_mode))
        os.replace(self._partial, self._final)
        sync_folder(os.path.dirname(self._final))

    def _end_line(self) -> None:
        """Have the lines that are there end with a line feed."""
        with open(self._final, "rb") as file:
            if self.base and os.pread(file.fileno(), 1, self.base - 1) != b"\n":
                self._pending += b"\n"

    def _spill(self) -> None:
        while self._pending:
            written = os.write(self._file, self._pending)
            del self._pending[:written]

    def _size(self) -> int:
        return os.fstat(self._file).st_size

    def _close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def settle(path: str, size: int, *, wanted: bool) -> None:
    """Put a finished file in place, where the run that finished it had no time for that."""
    final = os.path.realpath(path)
    partial = os.path.join(os.path.dirname(final), _hidden(os.path.basename(final)))
    try:
        found = os.stat(partial).st_size
    except OSError:
        return
    if found == size and wanted:
        os.replace(partial, final)
    else:
        os.unlink(partial)


class _Collected:
    """A stream that puts what is written to it into a bytearray."""

    def __init__(self, pending: bytearray) -> None:
        self._pending = pending

    def write(self, data: bytes) -> int:
        self._pending += data
        return len(data)

    def flush(self) -> None:
        """Do nothing: what is collected is written elsewhere."""


_FLAGS = os.O_RDWR | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def lock_file(path: str, opened: int) -> None:
    """Keep other runs from a file; UsageError, and the file is closed, where one is writing it."""
    try:
        import fcntl

        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except ImportError:
        pass
    except BlockingIOError:
        os.close(opened)
        raise UsageError(f"{path}: is being written by another run; wait for its end") from None
    except OSError:
        pass  # some network file systems have no locks


def _locked(path: str, opened: int, start: int) -> int:
    """Return the file, ours alone and cut off at `start`."""
    lock_file(path, opened)
    os.ftruncate(opened, start)
    os.lseek(opened, 0, os.SEEK_END)
    return opened


def _hidden(name: str) -> str:
    """Return the name of the hidden file, the same in each run."""
    if len(os.fsencode(name)) > _LONGEST_NAME_BYTES:
        name = name[:40] + blake2b(os.fsencode(name), digest_size=8).hexdigest()
    return f".{name}.part"

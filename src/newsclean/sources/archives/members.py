"""The bytes of one member, as a stream of their own."""

from __future__ import annotations

import io
import zlib
from typing import Any, TypeAlias

from newsclean.sources.archives.names import is_hidden, say_member
from newsclean.sources.inputs import Skipped
from newsclean.sources.looks import is_no_page_by_name, is_told_by_name
from newsclean.sources.opened import Damaged, Opened

Source: TypeAlias = "io.BufferedReader[Any] | Ahead"

# A page in a zip in a zip is as far as people go; there is an archive that holds itself.
_DEPTH = 2
_AHEAD_BYTES = 2**16


class Ahead:
    """A stream that can be looked into as far as wanted before it is read."""

    def __init__(self, source: io.BufferedReader[Any]) -> None:
        self._source = source
        self._held = b""
        self.taken = 0
        """How many bytes were read from it."""

    def peek(self, size: int = 1) -> bytes:
        """Return at least the next `size` bytes, where there are so many, and leave them."""
        if len(self._held) < size:
            self._held += self._source.read(max(size - len(self._held), _AHEAD_BYTES))
        return self._held

    def read(self, size: int) -> bytes:
        """Return the next `size` bytes, or what is left."""
        if size > len(self._held):
            self._held += self._source.read(size - len(self._held))
        found, self._held = self._held[:size], self._held[size:]
        self.taken += len(found)
        return found


class Limited(io.RawIOBase):
    """The next `size` bytes of a stream; `Damaged` where there are less."""

    def __init__(self, source: Source, size: int, origin: str, said: str = "is cut short") -> None:
        self._source = source
        self._left = size
        self._early = Damaged(origin, said)

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Put the next bytes into a buffer and return how many; 0 at the end."""
        wanted = min(len(buffer), self._left)
        if wanted == 0:
            return 0
        found = self._source.read(wanted)
        if not found:
            raise self._early
        buffer[: len(found)] = found
        self._left -= len(found)
        return len(found)

    def skip(self) -> None:
        """Go to the end, reading what is left; raises Damaged where there is less."""
        while self._left:
            found = self._source.read(min(self._left, 2**20))
            if not found:
                raise self._early
            self._left -= len(found)


class Checked(io.RawIOBase):
    """A stream whose checksum is compared at its end: `Damaged` where it is another."""

    def __init__(self, source: io.RawIOBase, crc: int, origin: str) -> None:
        self._source = source
        self._wanted = crc
        self._crc = 0
        self._origin = origin

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Put the next bytes into a buffer and return how many; 0 at the end."""
        count = self._source.readinto(buffer) or 0
        if count:
            self._crc = zlib.crc32(memoryview(buffer)[:count], self._crc)
        elif self._crc != self._wanted:
            raise Damaged(self._origin, "is damaged: its checksum does not fit")
        return count


def enter(opened: Opened, name: str) -> Opened | Skipped | None:
    """Return a member to be read, still with the stream of its archive, or that it is no page.

    None for folders and for what tools leave behind.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    if not last or is_hidden(name):
        return None
    origin = f"{opened.origin}!{say_member(name)}"
    if is_no_page_by_name(last):
        return Skipped(origin, "not a page by its name")
    told, depth = is_told_by_name(last), opened.depth + 1
    return opened._replace(origin=origin, name=last, told=told, depth=depth, layers=0)


def is_too_deep(opened: Opened) -> bool:
    """Return whether this archive lies in more archives than anybody packs."""
    return opened.depth >= _DEPTH

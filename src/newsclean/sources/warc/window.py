"""A stretch of an input that is read as it is looked at, and held until it is let go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

# Large enough that reading costs nothing beside unpacking, small beside a page's limit.
_PIECE_BYTES = 2**17
# Letting go moves what is held: only when as much has gathered.
_SPENT_BYTES = 2**20


class Source(Protocol):
    """Whatever gives bytes from its front to its end."""

    def read1(self, size: int, /) -> bytes:
        """Return some bytes, `size` at most; none at the end."""


class Window:
    """Bytes of a source by their place in it, from the last one let go to wherever was looked.

    What a source raises comes out of whatever looked so far, and what was held stays held.
    """

    def __init__(
        self,
        source: Source,
        start: int = 0,
        *,
        seek: Callable[[int], object] | None = None,
        piece: int = _PIECE_BYTES,
    ) -> None:
        self.place = start
        """Where the next byte is taken from."""
        self._source = source
        self._seek = seek
        self._piece = piece
        self._held = bytearray()
        self._first = start
        self._ended = False

    def ahead(self, size: int) -> int:
        """Return how many bytes lie ahead, `size` at most."""
        while (there := self._first + len(self._held) - self.place) < size and not self._ended:
            piece = self._source.read1(self._piece)
            self._held += piece
            self._ended = not piece
        return min(there, size)

    def look(self, size: int) -> bytes:
        """Return the next bytes, `size` at most, and leave them."""
        size = self.ahead(size)
        at = self.place - self._first
        return bytes(memoryview(self._held)[at : at + size])

    def take(self, size: int) -> bytes:
        """Return the next bytes, `size` at most, and pass them."""
        taken = self.look(size)
        self.place += len(taken)
        return taken

    def skip(self, size: int) -> int:
        """Pass bytes without holding them; return how many there were, `size` at most."""
        left = size
        while left and (there := self.ahead(min(left, _PIECE_BYTES))):
            self.place += there
            left -= there
            self.forget()
        return size - left

    def go(self, place: int) -> None:
        """Stand at another place; what is let go can be had again where the source can seek.

        Where it cannot, the place is the nearest that is held.
        """
        if not self._first <= place <= self._first + len(self._held) and self._seek is not None:
            self._seek(place)
            self._held.clear()
            self._first = place
            self._ended = False
        self.place = max(place, self._first)

    def forget(self) -> None:
        """Let go of what lies before this place."""
        spent = self.place - self._first
        if spent >= _SPENT_BYTES or spent == len(self._held):
            del self._held[:spent]
            self._first = self.place

    def find(self, pattern: re.Pattern[bytes], longest: int) -> bool:
        """Stand at the next match of a pattern, `longest` bytes at most, or at the end."""
        while True:
            there = self.ahead(_PIECE_BYTES + longest)
            at = self.place - self._first
            found = pattern.search(self._held, at, at + there)
            if found is not None:
                self.place += found.start() - at
                return True
            if there < _PIECE_BYTES + longest:
                self.place += there
                return False
            self.place += _PIECE_BYTES
            self.forget()

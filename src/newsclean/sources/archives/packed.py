"""Packed streams, read as if they lay there unpacked: gzip, bzip2, xz, zstd."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.sources.archives.marks import find_packing_name
from newsclean.sources.archives.unpackers import Broken, Deflate, Zstd, make_bzip2, make_xz
from newsclean.sources.inputs import megabytes
from newsclean.sources.looks import split_suffix
from newsclean.sources.opened import BUFFER_BYTES, Damaged, Opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsclean.sources.archives.members import Source
    from newsclean.sources.archives.unpackers import Unpacker
    from newsclean.sources.inputs import Input

RATIO_LIMIT = 250
"""What unpacks to more than this many times its size is made to fill a memory."""
_RATIO_COUNTS_FROM_BYTES = 64 * 2**20
# A page may be packed, and the folder of packed pages packed again. A gzip file exists that
# unpacks to itself without end.
_LAYERS = 2


class Packing(NamedTuple):
    """One way of packing a stream."""

    name: str
    make: Callable[[], Unpacker]
    step_bytes: int
    """How much is fed at once."""


# A block of zstd of four bytes may give 128 kB: of one step come 32 MB at most.
PACKINGS = {
    packing.name: packing
    for packing in (
        Packing("gzip", Deflate, 2**14),
        Packing("bzip2", make_bzip2, 2**14),
        Packing("xz", make_xz, 2**14),
        Packing("zstd", Zstd, 2**10),
    )
}


def find_packing(head: bytes) -> Packing | None:
    """Return how a stream is packed, by its first bytes, or None."""
    name = find_packing_name(head)
    return PACKINGS[name] if name else None


def read_packed(opened: Opened) -> Iterator[Input | Opened]:
    """Yield what is inside a packed file, to be read as if it lay there unpacked."""
    packing = find_packing(opened.head())
    if packing is None or opened.layers == _LAYERS:
        yield opened.refuse("unreadable", f"is packed more than {_LAYERS} times")
        return
    inner, _ = split_suffix(opened.name)
    stream = io.BufferedReader(Unpacked(opened.stream, packing, opened.origin), BUFFER_BYTES)
    yield opened._replace(stream=stream, name=inner, layers=opened.layers + 1)


class Unpacked(io.RawIOBase):
    """A packed stream as the bytes in it; `Damaged` where it ends too early or makes no sense.

    All that comes out before the damage is given first. Streams that stand one behind the other
    are one; with `single`, no byte behind the first is touched.
    """

    def __init__(
        self,
        source: Source,
        packing: Packing,
        origin: str,
        *,
        single: bool = False,
        small_bytes: int | None = None,
    ) -> None:
        """Unpack `source`; up to `small_bytes` what comes out may be any multiple of what goes in."""
        self._source = source
        self._single = single
        self._small_bytes = _RATIO_COUNTS_FROM_BYTES if small_bytes is None else small_bytes
        self._packing = packing
        self._origin = origin
        self._unpacker: Unpacker | None = None
        self._ready = memoryview(b"")
        self._rest = b""
        self._failed: Damaged | None = None
        self._taken = self._given = 0

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Put the next bytes into a buffer and return how many; 0 at the end."""
        while not self._ready:
            if self._failed is not None:
                raise self._failed
            if not self._advance():
                return 0
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def _advance(self) -> bool:
        """Unpack one step; return False at the end of the last stream."""
        unpacker = self._unpacker
        if unpacker is None and self._single and self._taken:
            return False
        piece = b"" if unpacker is not None and not unpacker.needs_input else self._take()
        if unpacker is None:
            # Zeros are what a tape and a careless copy leave behind a stream.
            piece, is_end = (piece.lstrip(b"\0") if self._taken else piece, not piece)
            if not piece:
                return not is_end
            unpacker = self._unpacker = self._packing.make()
        elif not piece and unpacker.needs_input:
            self._fail("it ends too early")
            return True
        try:
            found = unpacker.feed(piece)
        except Broken as error:
            found = error.found
            self._fail(str(error))
        self._taken += len(piece)
        if unpacker.eof:
            self._unpacker = None
            self._put_back(unpacker.unused)
        self._ready = memoryview(found)
        self._given += len(found)
        if self._given > max(self._small_bytes, RATIO_LIMIT * self._taken):
            said = f"unpacks to more than {RATIO_LIMIT} times its size"
            self._failed = Damaged(
                self._origin, f"{said}: given up after {megabytes(self._given)}", "too-large"
            )
        return True

    def _take(self) -> bytes:
        """Return the next packed bytes; empty at the end."""
        step = self._packing.step_bytes
        if self._single:
            # Looked at, and read when the unpacker is through with them: all before it is, too.
            self._source.read(len(self._rest))
            self._rest = piece = self._source.peek(step)[:step]
            return piece
        piece, self._rest = self._rest or self._source.read(step), b""
        return piece

    def _put_back(self, unused: bytes) -> None:
        """Keep what was taken and lies behind the end of a stream."""
        self._taken -= len(unused)
        if self._single:
            self._source.read(len(self._rest) - len(unused))
            self._rest = b""
        else:
            self._rest = unused

    def _fail(self, said: str) -> None:
        where = f"damaged {self._packing.name} data after {self._taken} bytes"
        self._failed = Damaged(self._origin, f"{where}: {said}")

"""The four ways of packing a stream, behind one face: fed in steps, never more out than is safe."""

from __future__ import annotations

import bz2
import lzma
import zlib
from typing import Any, Protocol

from newsclean.errors import MissingExtra

OUT_BYTES = 2**17
"""How much comes out of one step, where the unpacker can be held back."""


class Broken(Exception):
    """A packed stream makes no sense from here on; `found` came out before that."""

    def __init__(self, said: str, found: bytes = b"") -> None:
        super().__init__(" ".join(said.split()))
        self.found = found


class Unpacker(Protocol):
    """One packed stream."""

    @property
    def eof(self) -> bool:
        """Whether it is complete."""
        ...

    @property
    def unused(self) -> bytes:
        """What was fed behind its end."""
        ...

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes out of what was fed so far."""
        ...

    def feed(self, piece: bytes) -> bytes:
        """Return what comes out; raises Broken."""
        ...


class Deflate:
    """A stream of zlib: gzip (`wbits` 31), or bare as in zip archives (-15)."""

    def __init__(self, wbits: int = 31) -> None:
        self._inner = zlib.decompressobj(wbits)
        self._tail = b""

    @property
    def eof(self) -> bool:
        """Return whether the stream is complete."""
        return self._inner.eof

    @property
    def unused(self) -> bytes:
        """Return what was fed behind the end."""
        return self._inner.unused_data

    @property
    def needs_input(self) -> bool:
        """Return whether all that was fed came out."""
        return not self._tail

    def feed(self, piece: bytes) -> bytes:
        """Return what comes out; raises Broken with what came out before the damage."""
        piece = self._tail + piece
        before = self._inner.copy()
        try:
            found = self._inner.decompress(piece, OUT_BYTES)
        except zlib.error as error:
            raise Broken(_say(error), _feed_slowly(before, piece)) from None
        self._tail = self._inner.unconsumed_tail
        return found


def _say(error: zlib.error) -> str:
    said = str(error).rpartition(": ")[2]
    if said.startswith("incorrect"):
        # Found out at the end only: where the damage lies, nobody knows.
        return "its checksum does not fit, and what was read of it may be spoilt"
    return said


def _feed_slowly(inner: Any, piece: bytes) -> bytes:
    """Return what comes out of `piece` before it makes no sense: a byte at a time, all of it."""
    found = []
    for at in range(len(piece)):
        try:
            found.append(inner.decompress(piece[at : at + 1]))
        except zlib.error:
            break
    return b"".join(found)


class Held:
    """A stream of bzip2 or xz, which hold back what is too much by themselves."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    @property
    def eof(self) -> bool:
        """Return whether the stream is complete."""
        return bool(self._inner.eof)

    @property
    def unused(self) -> bytes:
        """Return what was fed behind the end."""
        return bytes(self._inner.unused_data)

    @property
    def needs_input(self) -> bool:
        """Return whether all that was fed came out."""
        return bool(self._inner.needs_input)

    def feed(self, piece: bytes) -> bytes:
        """Return what comes out; raises Broken."""
        try:
            return bytes(self._inner.decompress(piece, max_length=OUT_BYTES))
        except (OSError, EOFError, ValueError, lzma.LZMAError) as error:
            raise Broken(str(error)) from None


class Zstd:
    """A frame of zstd. It cannot be held back: feed it little."""

    needs_input = True

    def __init__(self) -> None:
        try:
            import zstandard
        except ImportError:
            raise MissingExtra("zstandard", "warc") from None
        self._error = zstandard.ZstdError
        self._inner: Any = zstandard.ZstdDecompressor().decompressobj()

    @property
    def eof(self) -> bool:
        """Return whether the frame is complete."""
        return bool(self._inner.eof)

    @property
    def unused(self) -> bytes:
        """Return what was fed behind the end."""
        return bytes(self._inner.unused_data)

    def feed(self, piece: bytes) -> bytes:
        """Return what comes out; raises Broken."""
        try:
            return bytes(self._inner.decompress(piece))
        except self._error as error:
            raise Broken(str(error)) from None


def make_bzip2() -> Unpacker:
    """Return an unpacker for a stream of bzip2."""
    return Held(bz2.BZ2Decompressor())


def make_xz() -> Unpacker:
    """Return an unpacker for a stream of xz; one that asks for more than 256 MB is broken."""
    return Held(lzma.LZMADecompressor(memlimit=2**28))

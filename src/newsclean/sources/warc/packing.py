"""Members of packed archives: a gzip member or a zstd frame for each record, read on its own.

A member is unpacked a piece at a time, so that its size is known before it is held; one that does
not reach its end in good order is `Damage`. Neither gzip nor zstd of the standard kind tells where
a member lies in its file: offsets, and what was lost where, need them one by one.
"""

from __future__ import annotations

import io
import re
import zlib
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from newsclean.sources.warc.window import Source, Window

if TYPE_CHECKING:
    from collections.abc import Callable

# What is left over of a piece behind a member's end is copied: half of a packed page.
_PIECE_BYTES: Final = 2**14
# zlib gives pieces of this size 1.6 times as fast as of 128 kB, measured on 2,000 records.
_UNPACKED_BYTES: Final = 2**15
# A page has 32 MB at most, and packing makes it no larger: behind a member of more, nothing is
# searched twice.
_HELD_BYTES: Final = 2**26
# Recommended limits of windows are 8 MB; `--ultra` and `--long` use up to this much.
_ZSTD_WINDOW_BYTES: Final = 2**27
# The densest of 2,000 pages that were made alike packs to a fiftieth; what unpacks to more than
# this, and to more than this many times its size, is made to fill a disk.
_BOMB_BYTES: Final = 2**28
_BOMB_RATIO: Final = 100
_DICTIONARY_BYTES: Final = 2**25


class Damage(Exception):
    """Data that cannot be what was written; the message says in what way."""


class Packing(Protocol):
    """One way in which records are packed."""

    name: str
    mark: re.Pattern[bytes]
    """How a member begins."""
    sample_bytes: int
    """So much of a member shows what it unpacks to."""

    def open(self, window: Window) -> Source:
        """Return what the member at this place unpacks to; the window follows it to its end."""

    def is_padding(self, window: Window) -> bool:
        """Return whether harmless filling stands here, and pass it."""


class Gzip:
    """A gzip member for each record."""

    name = "gzip"
    mark = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
    sample_bytes = 2**11

    def open(self, window: Window) -> Source:
        """Return what the member at this place unpacks to."""
        return _Member(window)

    def is_padding(self, window: Window) -> bool:
        """Return whether zeros stand here, and pass them."""
        return _pass_zeros(window)


class _Bounds:
    """Keeps the hold on what is packed, and the hands off what unpacks without end."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._began = window.place
        self._size = 0

    def check(self, piece: bytes) -> None:
        """Count one more piece; Damage where it is one too many."""
        self._size += len(piece)
        packed = self._window.place - self._began
        if self._size > max(_BOMB_BYTES, _BOMB_RATIO * packed):
            raise Damage(f"it unpacks to more than {_BOMB_RATIO} times its size")
        if packed > _HELD_BYTES:
            self._window.forget()


class _Member:
    def __init__(self, window: Window) -> None:
        self._window = window
        self._machine: Any = zlib.decompressobj(31)
        self._bounds = _Bounds(window)

    def read1(self, size: int, /) -> bytes:
        machine, window = self._machine, self._window
        while not machine.eof:
            packed = machine.unconsumed_tail or window.take(_PIECE_BYTES)
            try:
                piece: bytes = machine.decompress(packed, min(size, _UNPACKED_BYTES))
            except zlib.error as error:
                why = str(error).rpartition(": ")[2]
                raise Damage(f"damaged gzip data ({why})") from error
            if machine.eof:
                window.go(window.place - len(machine.unused_data))
            elif not packed and not piece:
                raise Damage("the file ends in the middle of it")
            self._bounds.check(piece)
            if piece:
                return piece
        return b""


class Zstd:
    """A zstd frame for each record, with a dictionary in front of them all or without."""

    name = "zstd"
    mark = re.compile(rb"\x28\xb5\x2f\xfd")
    dictionary_mark = re.compile(rb"\x5d\x2a\x4d\x18")
    # The first block is unpacked as a whole, and has 128 kB at most.
    sample_bytes = 2**17 + 2**10

    def __init__(self, dictionary: Any = None) -> None:
        self._dictionary = dictionary

    def open(self, window: Window) -> Source:
        """Return what the frame at this place unpacks to."""
        return _Frame(window, self._dictionary)

    def is_padding(self, window: Window) -> bool:
        """Return whether a frame to be skipped, or zeros, stand here, and pass them."""
        head = window.look(8)
        if len(head) == 8 and head[1:4] == b"\x2a\x4d\x18" and 0x50 <= head[0] <= 0x5F:
            window.skip(8 + int.from_bytes(head[4:], "little"))
            return True
        return _pass_zeros(window)


class _Frame:
    def __init__(self, window: Window, dictionary: Any) -> None:
        import zstandard

        self._error = zstandard.ZstdError
        self._bounds = _Bounds(window)
        self._packed = _FrameBytes(window)
        machine = zstandard.ZstdDecompressor(dictionary, max_window_size=_ZSTD_WINDOW_BYTES)
        self._reader = machine.stream_reader(cast("Any", self._packed), read_size=_PIECE_BYTES)

    def read1(self, size: int, /) -> bytes:
        try:
            piece: bytes = self._reader.read(size)
        except self._error as error:
            raise Damage(f"damaged zstd data ({error})") from error
        if not piece and not self._packed.ended:
            raise Damage("the file ends in the middle of it")
        self._bounds.check(piece)
        return piece


class _FrameBytes:
    """The bytes of one frame and none behind it: its blocks say how long they are."""

    def __init__(self, window: Window) -> None:
        self.ended = False
        self._window = window
        head = window.look(5)
        if not Zstd.mark.match(head) or len(head) < 5:
            raise Damage("damaged zstd data (no frame)")
        described = head[4]
        single = described >> 5 & 1
        content = (single, 2, 4, 8)[described >> 6]
        self._check = 4 * (described >> 2 & 1)
        self._left = 5 + (1 - single) + (0, 1, 2, 4)[described & 3] + content
        self._last = False

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes of the frame, none at its end."""
        pieces = []
        while size > 0 and not self.ended:
            if not self._left and not self._begin_block():
                break
            piece = self._window.take(min(size, self._left))
            if not piece:
                break
            pieces.append(piece)
            size -= len(piece)
            self._left -= len(piece)
            self.ended = self._last and not self._left
        return b"".join(pieces)

    def _begin_block(self) -> bool:
        head = self._window.look(3)
        if len(head) < 3:
            return False
        said = int.from_bytes(head, "little")
        self._last = bool(said & 1)
        kind, size = said >> 1 & 3, said >> 3
        self._left = 3 + (1 if kind == 1 else size) + (self._check if self._last else 0)
        return True


def read_zstd_dictionary(window: Window) -> Zstd:
    """Return how this archive is packed, and pass the dictionary in front of it, if there is one."""
    import zstandard

    head = window.look(8)
    if not Zstd.dictionary_mark.match(head):
        return Zstd()
    size = int.from_bytes(head[4:], "little")
    if size > _DICTIONARY_BYTES or window.ahead(8 + size) < 8 + size:
        raise Damage("its zstd dictionary is cut short")
    words = window.take(8 + size)[8:]
    try:
        if Zstd.mark.match(words):
            machine = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW_BYTES)
            with machine.stream_reader(io.BytesIO(words)) as reader:
                words = reader.read(_DICTIONARY_BYTES)
        dictionary = zstandard.ZstdCompressionDict(words)
        zstandard.ZstdDecompressor(dictionary)
    except zstandard.ZstdError as error:
        raise Damage(f"its zstd dictionary is damaged ({error})") from error
    return Zstd(dictionary)


def find_member(packing: Packing, window: Window, is_wanted: Callable[[bytes], bool]) -> bool:
    """Stand at the next member whose first bytes are wanted, or at the end."""
    while window.find(packing.mark, 4):
        if is_wanted(first_bytes(packing, window.look(packing.sample_bytes))):
            return True
        window.go(window.place + 1)
    return False


def first_bytes(packing: Packing, packed: bytes) -> bytes:
    """Return what the beginning of a member unpacks to, as far as it can be seen; b"" for none."""
    try:
        return Window(packing.open(Window(_Bytes(packed)))).look(16)
    except Damage:
        return b""


class _Bytes:
    """Bytes in memory, as a source."""

    def __init__(self, held: bytes) -> None:
        self._stream = io.BytesIO(held)

    def read1(self, size: int, /) -> bytes:
        return self._stream.read(size)


def _pass_zeros(window: Window) -> bool:
    """Return whether there are zeros here, and pass them: blocks of tapes and disks end in them."""
    passed = False
    while (there := window.look(2**12)) and not there[0]:
        passed = True
        zeros = len(there) - len(there.lstrip(b"\0"))
        window.skip(zeros)
        if zeros < len(there):
            break
    return passed

"""Stretches of a WARC file: read one by one, cut where a record begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from newsclean.sources.inputs import Unread
from newsclean.sources.warc.packing import Damage, Gzip, find_member
from newsclean.sources.warc.pages import read_pages
from newsclean.sources.warc.records import RECORD, RECORD_BYTES, Malformed, pass_record
from newsclean.sources.warc.walk import Lost, is_record, read_records, tell_packing
from newsclean.sources.warc.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.sources.inputs import Input
    from newsclean.sources.warc.packing import Packing

# Some 50 pages: they pack to a fifth of their size.
_PACKED_SPAN_BYTES: Final = 2**21
_PLAIN_SPAN_BYTES: Final = 2**23
# Of a plain archive, the heads of records are read and what lies between is leapt over.
_LEAP_BYTES: Final = 2**13


def read_whole(window: Window, origin: str) -> Iterator[Input]:
    """Yield the pages of an archive from its front to its end, and what is lost of it."""
    try:
        packing = tell_packing(window)
    except Damage as told:
        yield Unread(origin, "unreadable", str(told))
        return
    yield from _read_part(window, packing, origin)


def _read_part(
    window: Window, packing: Packing | None, origin: str, stop: int | None = None
) -> Iterator[Input]:
    """Yield the pages of the records that begin before `stop`, and what is lost between them."""
    sealed = isinstance(packing, Gzip)
    for place, what in read_records(window, packing, stop):
        if isinstance(what, Lost):
            yield Unread(f"{origin}#{place}", "unreadable", _say_lost(what))
        else:
            yield from read_pages(what, f"{origin}#{place}", sealed=sealed)


def _say_lost(lost: Lost) -> str:
    """Return what to say of a stretch of an archive that is lost."""
    return f"{lost.size:,} byte{'s' * (lost.size != 1)} of the archive are lost: {lost.why}"


def read_stretch(
    stream: BinaryIO, base: int, size: int, start: int, stop: int, origin: str
) -> Iterator[Input]:
    """Yield the pages between two places of an archive that lies in a file from `base` on."""
    window = _Part(stream, base, size).window()
    try:
        packing = tell_packing(window)
    except Damage as told:
        if start == 0:
            yield Unread(origin, "unreadable", str(told))
        return
    if start > window.place:
        window.go(start)
    yield from _read_part(window, packing, origin, stop)


def cut(stream: BinaryIO, base: int, size: int) -> Iterator[int]:
    """Yield the places behind each span of an archive that lies in a file from `base` on."""
    part = _Part(stream, base, size)
    window = part.window()
    try:
        packing = tell_packing(window)
    except Damage:
        yield size
        return
    if packing is None:
        yield from _cut_plain(part, size)
        return
    stop = 0
    while stop < size:
        window.go(stop + _PACKED_SPAN_BYTES)
        find_member(packing, window, is_record)
        stop = min(window.place, size)
        yield stop


def find_end(stream: BinaryIO, size: int) -> int:
    """Return where the whole records of an archive end: behind a torn last one, nothing is read."""
    start = 0
    for stop in cut(stream, 0, size):
        if stop < size:
            start = stop
    window = _Part(stream, 0, size).window()
    try:
        packing = tell_packing(window)
    except Damage:
        return size
    if start > window.place:
        window.go(start)
    end = size
    for place, what in read_records(window, packing):
        is_last = isinstance(what, Lost) and int(place.partition("+")[0]) + what.size >= size
        end = int(place.partition("+")[0]) if is_last else size
    return end


def _cut_plain(part: _Part, size: int) -> Iterator[int]:
    """Yield the places behind some records: from head to head, as far as their lengths are true."""
    window, start = part.window(_LEAP_BYTES), 0
    while window.place < size and window.ahead(1):
        at = window.place
        try:
            pass_record(window, size)
        except Malformed:
            window.go(at + 1)
            window.find(RECORD, RECORD_BYTES)
        if window.place - start >= _PLAIN_SPAN_BYTES:
            start = min(window.place, size)
            yield start
    if start < size:
        yield size


class _Part:
    """A stretch of a file, as a source that stands wherever it is put."""

    def __init__(self, stream: BinaryIO, base: int, size: int) -> None:
        self._stream = stream
        self._base = base
        self._size = size
        self._place = 0

    def window(self, piece: int = 2**17) -> Window:
        """Return a window at its beginning."""
        self.seek(0)
        return Window(self, seek=self.seek, piece=piece)

    def seek(self, place: int) -> None:
        """Stand at a place."""
        self._place = place
        self._stream.seek(self._base + place)

    def read1(self, size: int, /) -> bytes:
        piece = self._stream.read(max(0, min(size, self._size - self._place))) or b""
        self._place += len(piece)
        return piece

"""The records of an archive, one after the other, over whatever is damaged between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from newsclean.sources.warc.packing import (
    Damage,
    Gzip,
    Packing,
    Zstd,
    find_member,
    read_zstd_dictionary,
)
from newsclean.sources.warc.records import (
    RECORD,
    RECORD_BYTES,
    VERSION,
    Malformed,
    Record,
    read_record,
)
from newsclean.sources.warc.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK = b"\r\n\0"


class Lost(NamedTuple):
    """A stretch of an archive in which there is no record to be read."""

    size: int
    """Bytes of the file."""
    why: str


Found: TypeAlias = tuple[str, Record | Lost]
"""With its place: the offset of the record, or of the member that holds it, in the file."""


def tell_packing(window: Window) -> Packing | None:
    """Return how the records of an archive are packed, None where they are not.

    What stands before them all (the dictionary of zstd) is passed. Raises Damage.
    """
    head = window.look(4)
    if head.startswith(b"\x1f\x8b"):
        return Gzip()
    if Zstd.mark.match(head) or Zstd.dictionary_mark.match(head):
        return read_zstd_dictionary(window)
    return None


def read_records(
    window: Window, packing: Packing | None, stop: int | None = None
) -> Iterator[Found]:
    """Yield the records that begin before `stop`, and what is lost between them."""
    if packing is None:
        for place, what in _read_plain(window, stop):
            yield str(place), what
    else:
        yield from _read_packed(window, packing, stop)


def _read_plain(window: Window, stop: int | None = None) -> Iterator[tuple[int, Record | Lost]]:
    while _pass_blank(window) and (stop is None or window.place < stop):
        window.forget()
        start = window.place
        try:
            record = read_record(window)
        except Malformed as told:
            # Behind a length that is a lie other records may lie, which it would swallow.
            window.go(start + 1)
            window.find(RECORD, RECORD_BYTES)
            yield start, Lost(window.place - start, str(told))
        else:
            yield start, record


def _read_packed(window: Window, packing: Packing, stop: int | None) -> Iterator[Found]:
    while window.ahead(1) and (stop is None or window.place < stop):
        window.forget()
        if packing.is_padding(window):
            continue
        start = window.place
        lost: list[tuple[int, str]] = []
        try:
            for place, what in _read_plain(Window(packing.open(window))):
                if isinstance(what, Lost):
                    lost.append((place, what.why))
                else:
                    yield _say_place(start, place), what
        except Damage as told:
            place = window.place
            window.go(start + 1)
            find_member(packing, window, is_record)
            yield str(start), Lost(window.place - start, str(told))
        else:
            for place, why in lost:
                yield _say_place(start, place), Lost(window.place - start, why)


def is_record(unpacked: bytes) -> bool:
    """Return whether these first bytes begin a record."""
    return VERSION.match(unpacked) is not None


def _say_place(start: int, place: int) -> str:
    """Return the place of a record: that of its member, and of a later one, how far within."""
    return f"{start}+{place}" if place else str(start)


def _pass_blank(window: Window) -> int:
    """Pass blank lines and zeros; return whether anything follows."""
    while (there := window.look(64)) and there[0] in _BLANK:
        window.skip(len(there) - len(there.lstrip(_BLANK)))
    return len(there)

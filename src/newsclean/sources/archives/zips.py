"""Zip archives of pages, a member at a time, however many there are.

The directory at the end is read an entry at a time: of a million members no list is held. Where it
is damaged, or cannot be reached because the archive comes in as a stream, members are found from
the front, each by its own header.
"""

from __future__ import annotations

import contextlib
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.sources.archives.members import Ahead, Checked, Limited, enter, is_too_deep
from newsclean.sources.archives.packed import PACKINGS, Packing, Unpacked
from newsclean.sources.archives.unpackers import Deflate
from newsclean.sources.archives.zip_directory import (
    Directory,
    Member,
    find_data,
    find_directory,
    read_entries,
    read_local,
    skip_to_member,
)
from newsclean.sources.inputs import Skipped, Unread
from newsclean.sources.opened import Damaged, Opened
from newsclean.sources.parcels import PARCEL_BYTES, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.sources.inputs import Input
    from newsclean.sources.parcels import File

NAME = "zip"
_SPAN_MEMBERS = 64
_STORED = 0
_METHODS = {
    8: Packing("deflate", lambda: Deflate(-15), 2**14),
    12: PACKINGS["bzip2"],
    93: PACKINGS["zstd"],
    95: PACKINGS["xz"],
}
# A page of this size that is one letter over and over was made to be one of thousands.
_SMALL_BYTES = 2**22
_OVERLAP = "its members lie one over the other, as in an archive made to fill a disk"
_OVERLAP_FACTOR = 2
_NO_DIRECTORY = "the directory at its end is damaged or missing"


# In place of the number of the first member.
_FROM_FRONT, _NOT_AT_ALL = 0, -1


class _Part(NamedTuple):
    """Some entries of the directory; or what lies behind a place; or what is not to be read."""

    start: int
    stop: int
    first: int
    packed_bytes: int


def read_zip(opened: Opened) -> Iterator[Input | Opened]:
    """Yield the members of an archive; what is damaged costs itself."""
    stream = opened.stream
    if is_too_deep(opened):
        yield opened.refuse("unreadable", "is an archive in an archive in an archive")
    elif not stream.seekable():
        yield from _read_from_front(opened, None)
    else:
        size = stream.seek(0, io.SEEK_END)
        directory = find_directory(stream, size)
        if directory is not None and directory.start == directory.stop:
            yield opened.refuse("empty", "is an empty zip archive")
            return
        for part in _cut(stream, size, directory):
            yield from _read_part(opened, part, directory)


def split_zip(file: File) -> Iterator[Span]:
    """Yield spans of the directory of a zip archive."""
    with open(file.path, "rb") as stream:
        size = stream.seek(0, io.SEEK_END)
        left, waiting = file.size, None
        for part in _cut(stream, size, find_directory(stream, size)):
            if waiting is not None:
                yield waiting
            covered = min(left, part.packed_bytes)
            left -= covered
            waiting = Span(file, NAME, part.start, part.stop, part.first, covered)
        if waiting is not None:
            # The directory itself is dealt with at the end.
            yield replace(waiting, bytes_covered=waiting.bytes_covered + left)


def read_zip_span(span: Span) -> Iterator[Input | Opened]:
    """Yield the members that a span of the directory names."""
    file = span.file
    with open(file.path, "rb") as stream:
        size = stream.seek(0, io.SEEK_END)
        opened = Opened(stream, file.origin, file.name, file.told, column=file.column)
        part = _Part(span.start, span.stop, span.first, span.bytes_covered)
        yield from _read_part(opened, part, find_directory(stream, size))


def _cut(stream: io.BufferedReader[Any], size: int, directory: Directory | None) -> Iterator[_Part]:
    """Yield the parts of an archive, in the order of its directory."""
    if directory is None:
        yield _Part(0, size, _FROM_FRONT, size)
        return
    place, number, behind, total = directory.start, 1, 0, 0
    while place < directory.stop:
        start, first, packed = place, number, 0
        # Between two parts the stream is read by others.
        for place, member in read_entries(stream, start, directory.stop, directory.shift):  # noqa: B007
            number += 1
            packed += len(member.name)
            # One that claims to reach beyond the end is damaged; it tells when it is read.
            if (end := member.offset + (member.packed_bytes or 0)) <= size:
                packed += end - member.offset
                behind = max(behind, end)
            if number - first >= _SPAN_MEMBERS or packed >= PARCEL_BYTES:
                break
        if number == first:
            # The rest of the directory makes no sense; the members that it named lie here.
            yield _Part(behind, size, _FROM_FRONT, size - behind)
            return
        total += packed
        if total > _OVERLAP_FACTOR * size:
            yield _Part(start, directory.stop, _NOT_AT_ALL, 0)
            return
        yield _Part(start, place, first, packed)


def _read_part(
    opened: Opened, part: _Part, directory: Directory | None
) -> Iterator[Input | Opened]:
    if part.first == _NOT_AT_ALL:
        yield Unread(opened.origin, "too-large", f"{_OVERLAP}: the rest is not read")
        return
    if part.first == _FROM_FRONT:
        opened.stream.seek(part.start)
        yield from _read_from_front(opened, _NO_DIRECTORY)
        return
    shift = 0 if directory is None else directory.shift
    entries = [one for _, one in read_entries(opened.stream, part.start, part.stop, shift)]
    for member in entries:
        yield from _read_member(opened, member)
    if not entries:
        said = "its directory has changed since the run began: the members there are not read"
        yield Unread(opened.origin, "unreadable", said)


def _read_member(opened: Opened, member: Member) -> Iterator[Input | Opened]:
    """Yield one member that the directory names."""
    one = enter(opened, member.name)
    if isinstance(one, Opened):
        found = find_data(opened.stream, member)
        if found is None:
            said = "is named by the directory of the archive, but is not where that says"
            yield Unread(one.origin, "unreadable", said)
            return
        opened.stream.seek(found)
        yield _unpack(one, member, Limited(opened.stream, member.packed_bytes or 0, one.origin))
    elif one is not None:
        yield one


def _unpack(one: Opened, member: Member, packed: io.RawIOBase) -> Input | Opened:
    """Return a member with its own bytes as its stream, or why they cannot be read."""
    if member.encrypted:
        return Unread(one.origin, "unreadable", "is encrypted: unpack it with its password first")
    raw = packed
    if member.method != _STORED:
        packing = _METHODS.get(member.method)
        if packing is None:
            said = f"is packed in a way that is not known here (method {member.method})"
            return Unread(one.origin, "unreadable", said)
        raw = Unpacked(io.BufferedReader(packed), packing, one.origin, small_bytes=_SMALL_BYTES)
    if member.crc is not None:
        raw = Checked(raw, member.crc, one.origin)
    return one._replace(stream=io.BufferedReader(raw))


def _read_from_front(opened: Opened, told: str | None) -> Iterator[Input | Opened]:
    """Yield the members of a stream by their own headers; `told` says why it is done this way."""
    ahead, found = Ahead(opened.stream), 0
    while skip_to_member(ahead):
        member = read_local(ahead)
        if member is None:
            break
        one = enter(opened, member.name)
        found += one is not None
        if member.packed_bytes is None:
            yield from _read_endless(ahead, one, member)
            continue
        said = "ends too early" if one is None else f"ends too early, inside {one.origin}"
        packed = Limited(ahead, member.packed_bytes, opened.origin, said)
        if isinstance(one, Opened):
            yield _unpack(one, member, packed)
        elif one is not None:
            yield one
        packed.skip()
    if told is not None:
        said = f"{told}: {found} member{'s' * (found != 1)} found without it, in what is left"
        yield Unread(opened.origin, "unreadable", said)


def _read_endless(
    ahead: Ahead, one: Opened | Skipped | None, member: Member
) -> Iterator[Input | Opened]:
    """Yield a member whose size stands behind it: only unpacking tells where it ends."""
    origin = "" if one is None else one.origin
    packing = _METHODS.get(member.method)
    if packing is None or member.encrypted:
        if isinstance(one, Opened):
            yield Unread(origin, "unreadable", "can be read with a whole directory only")
        return
    raw = Unpacked(ahead, packing, origin, single=True, small_bytes=_SMALL_BYTES)
    if isinstance(one, Opened):
        yield one._replace(stream=io.BufferedReader(raw))
    elif one is not None:
        yield one
    # Its end must be found all the same; where that cannot be, the next member is looked for.
    with contextlib.suppress(Damaged):
        while raw.read(2**17):
            pass

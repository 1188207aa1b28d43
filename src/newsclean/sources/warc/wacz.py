"""WACZ: a zip archive of web archives, with indexes and lists of pages beside them.

Only what lies under `archive/` is read: the lists beside it name the same pages once more. By the
rules of the format archives lie there unpacked, so that one of them is a stretch of the file, cut
and read as if it lay there by itself.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple

from newsclean.sources.inputs import Unread, visible
from newsclean.sources.opened import Opened
from newsclean.sources.parcels import Span
from newsclean.sources.warc.marks import ARCHIVE_NAME
from newsclean.sources.warc.stretches import cut, read_stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.sources.inputs import Input
    from newsclean.sources.parcels import File

_LOCAL_BYTES: Final = 30


class _Member(NamedTuple):
    """One web archive, as it lies in the file."""

    name: str
    start: int
    """Where its bytes begin in the file."""
    size: int


def read_wacz(opened: Opened) -> Iterator[Input | Opened]:
    """Yield the pages of the web archives in a WACZ; of another zip archive, what is in that."""
    from newsclean.sources.archives.zips import read_zip

    stream: Any = opened.stream
    members = _find_members(stream) if stream.seekable() else None
    if members is None:
        for one in read_zip(opened):
            is_archive = isinstance(one, Opened) and ARCHIVE_NAME.search(one.origin.encode())
            if is_archive or isinstance(one, Unread):
                yield one
    elif not members:
        yield from read_zip(opened)
    else:
        for member in members:
            yield from _read_member(stream, member, member.start, opened.origin)


def cut_wacz(stream: BinaryIO, file: File, reader: str) -> Iterator[Span]:
    """Yield the spans of the web archives in a WACZ; of another zip archive, its own.

    None where archives lie packed in it, or its directory is damaged: it is read from its front.
    """
    from newsclean.sources.archives.zips import split_zip

    members = _find_members(stream)
    if members is None:
        return
    if not members:
        yield from split_zip(file)
        return
    covered = 0
    for number, member in enumerate(members, 1):
        start = member.start
        for stop in cut(stream, member.start, member.size):
            end = member.start + stop
            # What lies beside the archives is dealt with when the last of them is.
            last = number == len(members) and stop == member.size
            size = file.size - covered if last else end - start
            yield Span(file, reader, start, end, bytes_covered=size)
            covered, start = covered + size, end


def read_wacz_stretch(stream: BinaryIO, start: int, stop: int, origin: str) -> Iterator[Input]:
    """Yield the pages between two places of a WACZ, in the web archive that lies there."""
    for member in _find_members(stream) or ():
        if member.start <= start < member.start + member.size:
            yield from _read_member(stream, member, start, origin, stop)


def _read_member(
    stream: BinaryIO, member: _Member, start: int, origin: str, stop: int | None = None
) -> Iterator[Input]:
    end = member.size if stop is None else stop - member.start
    origin = f"{origin}!{visible(member.name)}"
    yield from read_stretch(stream, member.start, member.size, start - member.start, end, origin)


def _find_members(stream: BinaryIO) -> list[_Member] | None:
    """Return the web archives of a file in the order of its directory.

    None where they cannot be read as stretches of it: its directory is damaged, or they lie packed.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return None
    members = []
    for entry in entries:
        if ARCHIVE_NAME.fullmatch(entry.filename.encode("utf-8", "replace")):
            member = _find_member(stream, entry)
            if member is None:
                return None
            members.append(member)
    return members


def _find_member(stream: BinaryIO, entry: zipfile.ZipInfo) -> _Member | None:
    """Return where a member lies, None where it is packed or does not lie there."""
    if entry.compress_type != zipfile.ZIP_STORED or entry.flag_bits & 1:
        return None
    try:
        stream.seek(entry.header_offset)
        head = stream.read(_LOCAL_BYTES)
    except (OSError, ValueError):
        return None
    if head[:4] != b"PK\x03\x04" or len(head) < _LOCAL_BYTES:
        return None
    beside = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    start = entry.header_offset + _LOCAL_BYTES + beside
    return _Member(entry.filename, start, entry.compress_size)

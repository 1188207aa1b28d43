"""Tar archives of pages, read from the front, a header and its member at a time.

A damaged header costs the members up to the next one that makes sense.
"""

from __future__ import annotations

import io
import tarfile
from typing import TYPE_CHECKING

from newsclean.sources.archives.members import Ahead, Limited, enter, is_too_deep
from newsclean.sources.inputs import Noted, Unread, megabytes
from newsclean.sources.opened import Opened
from newsclean.sources.parcels import PARCEL_BYTES, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.sources.inputs import Input
    from newsclean.sources.parcels import File

NAME = "tar"
_BLOCK_BYTES = 512
_PAX = (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE)
# Members that say more about the next one.
_HEADERS = (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, *_PAX)
# A path has at most a few thousand bytes; headers that are larger are made to fill a memory.
_HEADER_LIMIT_BYTES = 2**20
_ENCODING = ("utf-8", "surrogateescape")


def read_tar(opened: Opened) -> Iterator[Input | Opened]:
    """Yield the members of an archive; what is damaged costs itself."""
    if is_too_deep(opened):
        yield opened.refuse("unreadable", "is an archive in an archive in an archive")
        return
    yield from _read_members(opened, None)


def split_tar(file: File) -> Iterator[Span]:
    """Yield spans of whole members, going from header to header; one that is damaged ends it."""
    with open(file.path, "rb") as stream:
        start = place = 0
        while place < file.size:
            stream.seek(place)
            found = _parse(stream.read(_BLOCK_BYTES))
            if found is None or place + _BLOCK_BYTES + found.size > file.size:
                break
            place += _BLOCK_BYTES + _padded(found.size)
            is_whole = found.type not in _HEADERS
            if is_whole and place - start >= PARCEL_BYTES:
                yield Span(file, NAME, start, place, 1, place - start)
                start = place
        if start < file.size:
            yield Span(file, NAME, start, file.size, 1, file.size - start)


def read_tar_span(span: Span) -> Iterator[Input | Opened]:
    """Yield the members that begin in a part of an archive."""
    file = span.file
    with open(file.path, "rb") as stream:
        stream.seek(span.start)
        opened = Opened(stream, file.origin, file.name, file.told, column=file.column)
        yield from _read_members(opened, span.stop - span.start)


def _read_members(opened: Opened, length: int | None) -> Iterator[Input | Opened]:
    """Yield the members of `length` bytes, or of all that there is."""
    ahead = Ahead(opened.stream)
    name: str | None = None
    lost, is_ended = 0, length is not None
    while (length is None or ahead.taken < length) and (block := ahead.read(_BLOCK_BYTES)):
        if not block.strip(b"\0"):
            # Blocks of zeros end an archive; another one may stand behind them.
            is_ended = True
            continue
        found = _parse(block)
        if found is None:
            lost += len(block)
            continue
        is_ended = length is not None
        if found.type in _HEADERS:
            body = ahead.read(_padded(found.size)) if found.size <= _HEADER_LIMIT_BYTES else b""
            name = _find_name(found, body) or name
            continue
        one = enter(opened, name or found.name) if found.isreg() else None
        name = None
        said = "ends too early" if one is None else f"ends too early, inside {one.origin}"
        data = Limited(ahead, found.size, opened.origin, said)
        if isinstance(one, Opened):
            yield one._replace(stream=io.BufferedReader(data))
        elif one is not None:
            yield one
        data.skip()
        ahead.read(_padded(found.size) - found.size)
    if lost:
        said = f"{megabytes(lost)} of it are no tar archive: the members there are lost"
        yield Unread(opened.origin, "unreadable", said)
    elif not is_ended:
        yield Noted(opened.origin, "has no mark at its end: there may have been more in it")


def _parse(block: bytes) -> tarfile.TarInfo | None:
    """Return what a header says, or None where its checksum does not fit."""
    try:
        found = tarfile.TarInfo.frombuf(block, *_ENCODING)
    except (tarfile.HeaderError, ValueError):
        return None
    if found.size < 0:
        return None
    # Folders and links have no data, whatever their headers say.
    has_data = found.isreg() or found.type not in tarfile.SUPPORTED_TYPES
    if not has_data and found.type not in (*_HEADERS, tarfile.XGLTYPE):
        found.size = 0
    return found


def _padded(size: int) -> int:
    return -(-size // _BLOCK_BYTES) * _BLOCK_BYTES


def _find_name(found: tarfile.TarInfo, body: bytes) -> str | None:
    """Return the name of the next member, from a header that holds it, or None."""
    body = body[: found.size]
    if found.type == tarfile.GNUTYPE_LONGNAME:
        return body.rstrip(b"\0").decode(*_ENCODING)
    path = None
    # Records of pax: length, space, key, equals sign, value, line feed.
    while found.type in _PAX and body:
        length = body.partition(b" ")[0]
        if not length.isdigit() or not 0 < int(length) <= len(body):
            break
        record, body = body[: int(length)], body[int(length) :]
        key, _, value = record.partition(b" ")[2].rstrip(b"\n").partition(b"=")
        if key == b"path":
            path = value.decode(*_ENCODING)
    return path

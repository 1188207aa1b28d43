"""The directory of a zip archive, an entry at a time; without it, the members one by one."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING, NamedTuple

from newsclean.sources.archives.marks import ZIP_MEMBER

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator
    from typing import Any

    from newsclean.sources.archives.members import Ahead

_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_ENTRY_MARK = b"PK\x01\x02"
_LOCAL = struct.Struct("<4s5H3L2H")
# A comment of at most 65,535 bytes stands behind the end record.
_TAIL_BYTES = _END.size + 2**16
# Versions are numbered up to 63, and flags have no other bits in their second byte than these.
_NEXT = re.compile(rb"PK\x03\x04[\x00-\x3f]\x00.[\x00-\x3f]", re.DOTALL)
_NEXT_BYTES = 8
_SCAN_BYTES = 2**16
_ENCRYPTED, _SIZES_BEHIND, _UTF8 = 1, 8, 0x800
_FULL = 0xFFFFFFFF


class Member(NamedTuple):
    """One member: its name, how it is packed, and where."""

    name: str
    method: int
    encrypted: bool
    crc: int | None
    """None: not known before its end."""
    packed_bytes: int | None
    """None: not known before its end."""
    offset: int
    """Of its local header, or where the header was read already, of its data."""


class Directory(NamedTuple):
    """Where the directory lies, and by how much the archive was moved."""

    start: int
    stop: int
    shift: int
    """Bytes that something put before the archive: offsets count from there."""


def find_directory(stream: io.BufferedReader[Any], size: int) -> Directory | None:
    """Return where the directory of an archive lies, or None where it is damaged or gone."""
    stream.seek(max(0, size - _TAIL_BYTES))
    tail = stream.read(_TAIL_BYTES)
    at = tail.rfind(_END_MARK)
    if at < 0 or at + _END.size > len(tail):
        return None
    end = size - len(tail) + at
    _, _, _, _, _, length, start, _ = _END.unpack_from(tail, at)
    # With more than 65,535 members only their number is too large for the old record.
    found = _find_directory64(stream, end)
    if found is not None:
        end, length, start = found
    elif _FULL in (length, start):
        return None
    shift = end - length - start
    if shift < 0 or length > end:
        return None
    stream.seek(end - length)
    if length and stream.read(4) != _ENTRY_MARK:
        return None
    return Directory(end - length, end, shift)


def _find_directory64(stream: io.BufferedReader[Any], end: int) -> tuple[int, int, int] | None:
    if end < _LOCATOR.size:
        return None
    stream.seek(end - _LOCATOR.size)
    mark, _, offset, _ = _LOCATOR.unpack(stream.read(_LOCATOR.size))
    if mark != b"PK\x06\x07":
        return None
    # Whatever stands before the archive moves this record as well: it lies right before its locator.
    for place in (offset, end - _LOCATOR.size - _END64.size):
        if not 0 <= place <= end - _LOCATOR.size - _END64.size:
            continue
        stream.seek(place)
        record = _END64.unpack(stream.read(_END64.size))
        if record[0] == b"PK\x06\x06":
            return place, record[8], record[9]
    return None


def read_entries(
    stream: io.BufferedReader[Any], start: int, stop: int, shift: int
) -> Iterator[tuple[int, Member]]:
    """Yield each entry of a directory with the place behind it; ends early where it is damaged."""
    stream.seek(start)
    while start + _ENTRY.size <= stop:
        raw = stream.read(_ENTRY.size)
        if len(raw) < _ENTRY.size or raw[:4] != _ENTRY_MARK:
            return
        _, _, _, flags, method, _, _, crc, packed, size, *lengths, _, _, _, offset = _ENTRY.unpack(
            raw
        )
        wanted = sum(lengths)
        rest = stream.read(wanted)
        start += _ENTRY.size + wanted
        if len(rest) < wanted or start > stop:
            return
        name, extra = rest[: lengths[0]], rest[lengths[0] : lengths[0] + lengths[1]]
        packed, offset = _widen(extra, size, packed, offset)
        encrypted = bool(flags & _ENCRYPTED)
        yield (
            start,
            Member(_decode(name, flags), method, encrypted, crc, packed, offset + shift),
        )


def _widen(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int]:
    """Return packed size and offset, from the extra field of large archives where they are there."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        values = extra[at + 4 : at + 4 + length]
        at += 4 + length
        if kind != 1:
            continue
        wide = iter(struct.unpack(f"<{len(values) // 8}Q", values[: len(values) // 8 * 8]))
        if size == _FULL:
            next(wide, None)
        if packed == _FULL:
            packed = next(wide, packed)
        if offset == _FULL:
            offset = next(wide, offset)
    return packed, offset


def find_data(stream: io.BufferedReader[Any], member: Member) -> int | None:
    """Return where the data of a member begins, or None where no member begins there."""
    stream.seek(member.offset)
    raw = stream.read(_LOCAL.size)
    if len(raw) < _LOCAL.size or raw[:4] != ZIP_MEMBER:
        return None
    name_length, extra_length = struct.unpack_from("<HH", raw, 26)
    return member.offset + _LOCAL.size + int(name_length) + int(extra_length)


def read_local(stream: Ahead) -> Member | None:
    """Return the member whose local header comes next in a stream, or None for anything else."""
    raw = stream.peek(_LOCAL.size)[: _LOCAL.size]
    if len(raw) < _LOCAL.size or raw[:4] != ZIP_MEMBER:
        return None
    stream.read(_LOCAL.size)
    _, _, flags, method, _, _, crc, packed, size, name_length, extra_length = _LOCAL.unpack(raw)
    name, extra = stream.read(name_length), stream.read(extra_length)
    packed, _ = _widen(extra, size, packed, 0)
    behind = bool(flags & _SIZES_BEHIND)
    return Member(
        _decode(name, flags),
        method,
        bool(flags & _ENCRYPTED),
        None if behind else crc,
        None if behind else packed,
        0,
    )


def skip_to_member(ahead: Ahead) -> bool:
    """Go to the next local header of a stream; return whether there is one."""
    while block := ahead.peek(_SCAN_BYTES):
        found = _NEXT.search(block)
        if found:
            ahead.read(found.start())
            return True
        # A mark may begin in the last bytes of one block and end in the next.
        if len(block) < _SCAN_BYTES:
            return False
        ahead.read(len(block) - _NEXT_BYTES)
    return False


def _decode(name: bytes, flags: int) -> str:
    """Return a name: UTF-8 where it is marked or is such, else the code page of old archives."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("utf-8", "surrogateescape") if flags & _UTF8 else name.decode("cp437")

"""Records of a web archive: a head of named fields, so many bytes, a blank line."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from newsclean.sources.opened import PAGE_LIMIT_BYTES

if TYPE_CHECKING:
    from newsclean.sources.warc.window import Window

# Cookies and long addresses make heads of some kilobytes; servers take 16 kB at most.
HEAD_BYTES: Final = 2**16
BLOCK_BYTES: Final = PAGE_LIMIT_BYTES + HEAD_BYTES
"""A page and the head of its answer."""
VERSION: Final = re.compile(rb"WARC/[0-9]\.[0-9]{1,2}[ \t]*\r?\n")
_TRAILER_BYTES: Final = 16
# The version, and within some fields of it the one that every record has.
RECORD: Final = re.compile(
    rb"WARC/[0-9]\.[0-9]{1,2}[ \t]*\r?\n(?:[^\r\n]{1,2000}\r?\n){0,20}?(?i:WARC-Type)[ \t]*:"
)
RECORD_BYTES: Final = 2**13
# By the length of the digest, what it is written in: base32 and hexadecimal differ.
_ALGORITHMS: Final = frozenset({"sha1", "sha256", "md5"})


class Record(NamedTuple):
    """One record as it was written."""

    kind: str
    """In lower case: response, resource, conversion, revisit, request, metadata, warcinfo …"""
    fields: dict[str, str]
    """Names in lower case; of several with one name, the first."""
    block: bytes
    length: int
    """As the record says: of what is too long for a page, only the beginning is in `block`."""

    def field(self, name: str) -> str:
        """Return a field, empty where there is none."""
        return self.fields.get(name, "")


class Malformed(Exception):
    """What stands here is no record, or not the one that it says it is."""


def read_record(window: Window) -> Record:
    """Return the record at this place, with the blank lines behind it passed.

    Raises Malformed where its head, its length or its end is not what it should be.
    """
    fields = _read_head(window)
    length = _require_length(fields)
    block = window.take(length if length <= BLOCK_BYTES else HEAD_BYTES)
    there = len(block) + window.skip(length - len(block) if length > BLOCK_BYTES else 0)
    if there < length:
        raise Malformed(f"a record of {length:,} bytes, of which {there:,} are there")
    _pass_trailer(window)
    return Record(fields.get("warc-type", "").lower(), fields, block, length)


def pass_record(window: Window, size: int) -> None:
    """Pass the record at this place without reading what is in it, in an archive of `size` bytes.

    Raises Malformed where `read_record` would.
    """
    length = _require_length(_read_head(window))
    if window.place + length > size:
        raise Malformed("a record that does not end")
    window.go(window.place + length)
    _pass_trailer(window)


def _require_length(fields: dict[str, str]) -> int:
    said = fields.get("content-length", "")
    if not (said.isascii() and said.isdecimal() and len(said) < 16):
        raise Malformed(
            f"a record of a length of {said[:20]!r}" if said else "a record without its length"
        )
    return int(said)


def _read_head(window: Window) -> dict[str, str]:
    head = window.look(2**10)
    for size in (2**12, HEAD_BYTES):
        if (end := _find_end(head)) >= 0:
            break
        head = window.look(size)
    else:
        end = _find_end(head)
    if not VERSION.match(head):
        raise Malformed("no record begins here")
    if end < 0:
        raise Malformed("the head of a record that does not end")
    if VERSION.search(head, 1, end):
        raise Malformed("the head of a record that is cut short by another")
    window.place += end
    return dict(reversed(parse_fields(head[:end].partition(b"\n")[2])))


def _find_end(head: bytes) -> int:
    """Return where the blank line behind a head ends, -1 where there is none."""
    crlf, lf = head.find(b"\r\n\r\n"), head.find(b"\n\n")
    if crlf >= 0 and (lf < 0 or crlf < lf):
        return crlf + 4
    return lf + 2 if lf >= 0 else -1


def parse_fields(lines: bytes) -> list[tuple[str, str]]:
    r"""Return named fields in their order, names in lower case, lines that go on joined.

    >>> parse_fields(b"Content-Type: text/html;\r\n charset=utf-8\r\nno field\r\n")
    [('content-type', 'text/html; charset=utf-8')]
    """
    fields: list[tuple[str, str]] = []
    for line in _decode(lines).split("\n"):
        if line[:1] in (" ", "\t"):
            if fields:
                name, value = fields[-1]
                fields[-1] = name, f"{value} {line.strip()}"
            continue
        name, colon, value = line.partition(":")
        if colon and (name := name.strip().lower()):
            fields.append((name, value.strip()))
    return fields


def _decode(head: bytes) -> str:
    try:
        return head.decode()
    except UnicodeDecodeError:
        return head.decode("latin-1")


def _pass_trailer(window: Window) -> None:
    """Pass the blank lines behind a record; without them, another record or nothing must follow."""
    there = window.look(_TRAILER_BYTES)
    rest = there.lstrip(b"\r\n")
    is_closed = there.startswith((b"\r\n\r\n", b"\n\n"))
    # Zeros are what a power cut leaves behind what was written.
    if not is_closed and rest.strip(b"\0") and not rest.startswith(b"WARC/"):
        raise Malformed("a record that is longer or shorter than it says")
    window.place += len(there) - len(rest)


def is_as_archived(record: Record) -> bool:
    """Return whether a block has the digest that was taken as it was archived, or has none."""
    algorithm, _, digest = record.field("warc-block-digest").partition(":")
    algorithm = algorithm.strip().lower().replace("-", "")
    if algorithm not in _ALGORITHMS or len(record.block) < record.length:
        return True
    found = hashlib.new(algorithm, record.block, usedforsecurity=False)
    said = digest.strip().lower()
    if len(said) == 2 * found.digest_size:
        return said == found.hexdigest()
    return said.rstrip("=") == base64.b32encode(found.digest()).decode().lower().rstrip("=")

"""What containers look like by their first bytes."""

from __future__ import annotations

import re

ZIP_MEMBER = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
# A zip that was to be cut into volumes, and then was not.
_ONE_VOLUME = b"PK00PK\x03\x04"
PACKED = {
    "gzip": b"\x1f\x8b",
    "bzip2": b"BZh",
    "xz": b"\xfd7zXZ\0",
    "zstd": b"\x28\xb5\x2f\xfd",
}
_BZIP2_BLOCKS = (b"1AY&SY", b"\x17rE8P\x90")
_BLOCK_BYTES = 512
_BLANK_LINE = re.compile(rb"\n\r?\n")
_HEADER = re.compile(rb"[a-z-]+:")
_SUM = re.compile(rb" *([0-7]{1,6})[\0 ]{1,2}")


def is_zip(head: bytes) -> bool:
    """Return whether these are the first bytes of a zip archive."""
    return head.startswith((ZIP_MEMBER, _EMPTY_ZIP, _ONE_VOLUME))


def find_packing_name(head: bytes) -> str | None:
    """Return how a stream is packed, by its first bytes, or None.

    >>> find_packing_name(b"BZh91AY&SY..."), find_packing_name(b"BZh is no archive")
    ('bzip2', None)
    """
    for name, mark in PACKED.items():
        # Three letters may begin a line of text as well.
        if head.startswith(mark) and (name != "bzip2" or head[4:10] in _BZIP2_BLOCKS):
            return name
    return None


def is_packed(head: bytes) -> bool:
    """Return whether these are the first bytes of a packed stream."""
    return find_packing_name(head) is not None


def is_tar(head: bytes) -> bool:
    """Return whether these are the first bytes of a tar archive, of any age."""
    block = head[:_BLOCK_BYTES]
    if block[257:262] == b"ustar":
        return True
    found = _SUM.fullmatch(block[148:156])
    # The sum is made with spaces in its own place.
    return found is not None and sum(block) - sum(block[148:156]) + 8 * 32 == int(found[1], 8)


def is_mhtml(head: bytes) -> bool:
    r"""Return whether these are the first bytes of a browser capture.

    >>> is_mhtml(b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;")
    True
    """
    top = _BLANK_LINE.split(head.lstrip(), maxsplit=1)[0].lower()
    if _HEADER.match(top) is None or b"mime-version:" not in top:
        return False
    return b"multipart/related" in top or b"text/html" in top

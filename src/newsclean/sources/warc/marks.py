"""How web archives begin."""

from __future__ import annotations

import re
from typing import Final

ARCHIVE_NAME: Final = re.compile(rb"archive/[^/\0]+\.warc(?:\.gz|\.zst)?", re.IGNORECASE)
"""Where the web archives of a WACZ lie."""
# The header of a member, and a name that the format knows. Which stands first is the tool's affair.
_WACZ_MEMBER: Final = re.compile(
    rb"PK\x03\x04.{26}"
    rb"(?:archive/[^/\0]+\.warc|indexes/[^/\0]+\.(?:cdx|idx)|datapackage(?:-digest)?\.json)",
    re.DOTALL,
)
# Records as they are, gzip, zstd, and the dictionary in front of zstd.
_MARKS: Final = (b"WARC/", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")


def is_wacz(head: bytes) -> bool:
    """Return whether this may be a WACZ; the directory at its end will tell."""
    return head.startswith(b"PK\x03\x04") and _WACZ_MEMBER.search(head) is not None


def is_archive(head: bytes) -> bool:
    r"""Return whether these are the first bytes of a web archive: WARC or WET, packed or not, WACZ.

    >>> is_archive(b"WARC/1.1\r\nWARC-Type: warcinfo\r\n"), is_archive(b"WARC is a format")
    (True, False)
    """
    if is_wacz(head):
        return True
    if not head.startswith(_MARKS):
        return False
    # Every file of a folder is asked; few come so far.
    from newsclean.sources.warc.packing import Gzip, Zstd, first_bytes
    from newsclean.sources.warc.walk import is_record

    for packing in (Gzip(), Zstd()):
        if packing.mark.match(head):
            return is_record(first_bytes(packing, head))
    return is_record(head) or Zstd.dictionary_mark.match(head) is not None

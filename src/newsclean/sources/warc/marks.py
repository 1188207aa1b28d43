"""How web archives begin."""

from __future__ import annotations

import re
from typing import Final

from newsclean.sources.warc.packing import Gzip, Zstd, first_bytes
from newsclean.sources.warc.walk import is_record

ARCHIVE_NAME: Final = re.compile(rb"archive/[^/\0]+\.warc(?:\.gz|\.zst)?", re.IGNORECASE)
"""Where the web archives of a WACZ lie."""
# The header of a member, and a name that the format knows. Which stands first is the tool's affair.
_WACZ_MEMBER: Final = re.compile(
    rb"PK\x03\x04.{26}"
    rb"(?:archive/[^/\0]+\.warc|indexes/[^/\0]+\.(?:cdx|idx)|pages/[^/\0]+\.jsonl|datapackage(?:-digest)?\.json)",
    re.DOTALL,
)


def is_wacz(head: bytes) -> bool:
    """Return whether this may be a WACZ; the directory at its end will tell."""
    return head.startswith(b"PK\x03\x04") and _WACZ_MEMBER.search(head) is not None


def is_archive(head: bytes) -> bool:
    r"""Return whether these are the first bytes of a WARC or WET file, packed or not.

    >>> is_archive(b"WARC/1.1\r\nWARC-Type: warcinfo\r\n"), is_archive(b"WARC is a format")
    (True, False)
    """
    if Zstd.dictionary_mark.match(head):
        return True
    for packing in (Gzip(), Zstd()):
        if packing.mark.match(head):
            return is_record(first_bytes(packing, head))
    return is_record(head)

"""Streams of bytes that are packed on their way: gzip and zstandard, told by the suffix."""

from __future__ import annotations

import gzip
import os
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, TypeAlias

from newsclean.errors import MissingExtra

if TYPE_CHECKING:
    from newsclean.sinks.pending import PendingFile

Packing: TypeAlias = Literal["gzip", "zstandard"]
_SUFFIXES: dict[str, Packing] = {".gz": "gzip", ".zst": "zstandard"}
# Bengali text packs to a seventh at this level, and to hardly less at twice the time.
_GZIP_LEVEL = 6
_ZSTANDARD_LEVEL = 6


def split_packing(path: str) -> tuple[str, Packing | None]:
    """Return the path without the suffix of its packing, and the packing.

    >>> split_packing("out.jsonl.gz")
    ('out.jsonl', 'gzip')
    """
    root, suffix = os.path.splitext(path)
    packing = _SUFFIXES.get(suffix.lower())
    return (root, packing) if packing else (path, None)


class PackedLines:
    """Lines to a packed file, which takes its name when it is committed."""

    def __init__(self, pending: PendingFile, packing: Packing) -> None:
        self._pending = pending
        self._packer: Any = open_packer(pending.stream, packing)
        self.count = 0

    def write(self, record: bytes) -> None:
        """Add one record, given without its line feed."""
        self._packer.write(record + b"\n")
        self.count += 1

    def identity(self) -> tuple[int, int] | None:
        """Return device and inode of the file that will be replaced, or None."""
        return self._pending.identity()

    def commit(self) -> None:
        """Put the file in its place, complete."""
        if not self._packer.closed:
            self._packer.close()
        self._pending.commit()

    def discard(self) -> None:
        """Leave nothing behind."""
        self._pending.discard()


def open_packer(stream: BinaryIO, packing: Packing) -> Any:
    """Return a stream to write to, which leaves the one below open when it is closed.

    The same lines give the same bytes: no time and no name is written.
    """
    if packing == "gzip":
        return gzip.GzipFile("", "wb", _GZIP_LEVEL, stream, mtime=0)
    try:
        import zstandard
    except ImportError as error:
        raise MissingExtra("zstandard", "all") from error
    packer = zstandard.ZstdCompressor(level=_ZSTANDARD_LEVEL, write_checksum=True)
    return packer.stream_writer(stream, closefd=False)

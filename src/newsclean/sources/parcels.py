"""Parcels: the inputs of a run, cut into pieces that any process on this machine can read.

Small and picklable: a parcel says where its pages lie and never holds one. The same parcel gives
the same inputs however often and wherever it is read, as long as its files are unchanged.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from newsclean.sources.inputs import Skipped, Unread, visible

PARCEL_FILES = 32
"""Whole files in one parcel: a tenth of a second of work."""
PARCEL_BYTES = 2**21
"""Of whole files, of one span, of what is carried: small beside the memory of a worker."""


class Beside(NamedTuple):
    """A file beside a page that says more of it, as it was seen when the parcels were cut."""

    path: str
    size: int
    mtime_ns: int


class File(NamedTuple):
    """One regular file as it was seen when the parcels were cut."""

    path: str
    name: str
    told: bool = True
    """The user named it, or its suffix calls it a page or a container of pages."""
    size: int = 0
    mtime_ns: int = 0
    column: str | None = None
    """The column of tables that holds the pages, where the user named one."""
    beside: tuple[Beside, ...] | None = None
    """What lies beside it, where it may be one page; None where nobody has looked."""

    @property
    def origin(self) -> str:
        """The path in valid Unicode."""
        return visible(self.path)


class Ended(NamedTuple):
    """A folder that ends with this parcel: a folder without a page is told."""

    folder: str
    outputs: frozenset[tuple[int, int]] = frozenset()
    began: bool = False
    """It began with this parcel as well."""


@dataclass(frozen=True, slots=True)
class Files:
    """A few whole files, with what the walk had to say between them."""

    entries: tuple[File | Skipped | Unread, ...]
    ended: Ended | None = None

    @property
    def identity(self) -> bytes:
        """A digest of paths, sizes and times: another one where a file, or one beside it, has changed."""
        return _digest(self.entries, self.ended and self.ended.folder)

    @property
    def weight(self) -> int:
        """Bytes of the input that are dealt with here."""
        return sum(entry.size for entry in self.entries if isinstance(entry, File))


@dataclass(frozen=True, slots=True)
class Span:
    """A part of one large file, in the units of the reader that cut it."""

    file: File
    reader: str
    """The name of an entry of `READERS`, which has `split` and `read_span`."""
    start: int
    stop: int
    """Bytes at line ends, at members or at records; entries of a directory; row groups."""
    first: int = 1
    """The number of its first page, where pages are told by number: `pages.jsonl#12`."""
    bytes_covered: int = 0

    @property
    def identity(self) -> bytes:
        """A digest of path, size, time and place: another one where the file has changed."""
        return _digest(self.file, self.reader, self.start, self.stop, self.first)

    @property
    def weight(self) -> int:
        """Bytes of the file that are dealt with here."""
        return self.bytes_covered


@dataclass(frozen=True, slots=True)
class Carried:
    """Inputs that were read already, from what can be read from its front only, and set down.

    They lie in a file of their own, for `release_parcel` to remove when they are dealt with.
    """

    file: File
    """Where they are from; `-` is standard input."""
    spool: str
    first: int
    """The number of its first input, of all that came from the file."""
    digest: bytes
    """Of the inputs themselves."""
    bytes_covered: int = 0

    @property
    def identity(self) -> bytes:
        """A digest of origin and content, the same in each run over the same input."""
        return _digest(self.file, self.first, self.digest)

    @property
    def weight(self) -> int:
        """Bytes of the file that were read for these inputs."""
        return self.bytes_covered


Parcel: TypeAlias = Files | Span | Carried


def _digest(*parts: object) -> bytes:
    """Return 16 bytes that are the same in every process for the same parts."""
    # File names may hold halves of letters, which only an escape can write down.
    return hashlib.blake2b(ascii(parts).encode(), digest_size=16).digest()

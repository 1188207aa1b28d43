"""One input, open for reading, and the simplest thing in it: a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.model import RawPage
from newsclean.sources.inputs import Skipped, Unread, megabytes
from newsclean.sources.looks import HEAD_BYTES, find_binary, looks_like_page

if TYPE_CHECKING:
    import io

    from newsclean.model import Reason
    from newsclean.sources.inputs import Input

PAGE_LIMIT_BYTES = 32 * 2**20
"""Of 337 saved pages the largest has 2.2 MB, and half have less than 190 kB."""

BUFFER_BYTES = 2**16
"""A line of JSON holds a page; a page by itself is read past the buffer."""

_FIRST_STEP_BYTES = 2**17
_PACKED = ("archive", "bzip2 data", "xz data", "zstd data")


class Damaged(OSError):
    """The bytes of an input are not what they should be: what lies behind cannot be read."""

    def __init__(self, origin: str, detail: str, reason: Reason = "unreadable") -> None:
        super().__init__(detail)
        self.origin = origin
        """The input whose own bytes are damaged: a member of an archive, or the archive."""
        self.reason: Reason = reason


class Opened(NamedTuple):
    """One input, open for reading from its start."""

    stream: io.BufferedReader[Any]
    origin: str
    """As the user named it, in valid Unicode."""
    name: str = ""
    """The file's name, for its suffix; empty for standard input."""
    told: bool = True
    """The user named it, or its suffix calls it a page: a refusal is told, not only counted."""
    layers: int = 0
    """How many times it was packed."""
    column: str | None = None
    """The column of tables that holds the pages, where the user named one."""
    depth: int = 0
    """How many archives it lies in."""

    def head(self) -> bytes:
        """Return the first bytes that are at hand, and leave them to be read."""
        return self.stream.peek(HEAD_BYTES)[:HEAD_BYTES]

    def refuse(self, reason: Reason, detail: str) -> Input:
        """Return what to yield for an input without a page."""
        if self.told:
            return Unread(self.origin, reason, detail)
        return Skipped(self.origin, detail)


def read_page(opened: Opened, begun: bytes = b"") -> Input:
    """Return all of the input as one page; `begun` is what was already read of it."""
    head = begun[:HEAD_BYTES] or opened.head()
    binary = find_binary(head)
    if binary is not None:
        return _refuse_binary(opened, binary)
    if not opened.told and not looks_like_page(head):
        return Skipped(opened.origin, "holds neither markup nor Bengali text")
    body = _read_rest(opened.stream, begun)
    if len(body) > PAGE_LIMIT_BYTES:
        return Unread(opened.origin, "too-large", too_large_detail())
    # Of a pipe, only the first few bytes may have been at hand before.
    if len(head) < min(HEAD_BYTES, len(body)):
        binary = find_binary(body[:HEAD_BYTES])
        if binary is not None:
            return _refuse_binary(opened, binary)
    if not body or body.isspace():
        return opened.refuse("empty", "holds nothing but white space")
    return RawPage(body=body, origin=opened.origin)


def _read_rest(stream: io.BufferedReader[Any], begun: bytes) -> bytes:
    """Return `begun` and what follows it, to one byte past the limit."""
    pieces, left, step = [begun], PAGE_LIMIT_BYTES + 1 - len(begun), _FIRST_STEP_BYTES
    while left > 0:
        # A stream sets aside as much as it is asked for: asking for the limit costs more than the
        # reading of most pages.
        asked = min(step, left)
        piece = stream.read(asked)
        pieces.append(piece)
        if len(piece) < asked:
            break
        left, step = left - len(piece), step * 4
    return b"".join(pieces)


def too_large_detail() -> str:
    """Return what to say of a page that is larger than any page."""
    return f"larger than the {megabytes(PAGE_LIMIT_BYTES)} that a page may have"


def _refuse_binary(opened: Opened, what: str) -> Input:
    advice = "; unpack it first" if what.endswith(_PACKED) else ""
    return opened.refuse("binary", f"{what}, not a page{advice}")

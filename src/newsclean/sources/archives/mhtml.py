"""Browser captures (MHTML): the page itself, out of the pictures and styles it was saved with."""

from __future__ import annotations

import binascii
import email.policy
import quopri
import re
from email.parser import BytesHeaderParser
from typing import TYPE_CHECKING, NamedTuple

from newsclean.model import RawPage
from newsclean.sources.inputs import Noted, Unread, visible
from newsclean.sources.instants import parse_instant
from newsclean.sources.opened import PAGE_LIMIT_BYTES, too_large_detail

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator
    from email.message import Message
    from typing import Any

    from newsclean.model import PageKind
    from newsclean.sources.inputs import Input
    from newsclean.sources.opened import Opened

_HEADER_LINES, _HEADER_BYTES = 500, 2**18
_LINE_BYTES = 2**20
# Base64 makes four bytes of three, quoted-printable three of each byte of a Bengali letter.
_PACKED_LIMIT_BYTES = 4 * PAGE_LIMIT_BYTES
_HTML = ("text/html", "application/xhtml+xml")
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_CID = re.compile(r"^cid:|[<>\s]")


class _Part(NamedTuple):
    head: Message
    body: bytes | None
    """None: larger than any page."""
    is_whole: bool


def read_mhtml(opened: Opened) -> Iterator[Input]:
    """Yield the page of a browser capture."""
    stream = opened.stream
    head = _read_head(stream)
    if head.get_content_maintype() != "multipart":
        body, is_whole = _read_body(stream, None)
        yield from _make(opened, head, _Part(head, body, is_whole))
        return
    boundary = head.get_boundary()
    if not boundary:
        yield opened.refuse("unreadable", "is a browser capture that names no boundary")
        return
    start = _CID.sub("", str(head.get_param("start") or ""))
    first: _Part | None = None
    for part in _read_parts(stream, boundary.encode("utf-8", "surrogateescape"), start):
        if start and _id(part.head) == start:
            first = part
            break
        first = first or part
        if not start:
            break
    if first is None:
        yield opened.refuse("unreadable", "is a browser capture without a page of HTML")
        return
    yield from _make(opened, head, first)


def _read_parts(stream: io.BufferedReader[Any], boundary: bytes, start: str) -> Iterator[_Part]:
    """Yield the parts that are HTML or text, one after the other."""
    _pass(stream, boundary)
    while stream.peek(1):
        head = _read_head(stream)
        kind = head.get_content_type()
        if kind.startswith("multipart/") and (inner := head.get_boundary()):
            yield from _read_parts(stream, inner.encode("utf-8", "surrogateescape"), start)
            _pass(stream, boundary)
        elif kind in _HTML or (start and _id(head) == start):
            body, is_whole = _read_body(stream, boundary)
            yield _Part(head, body, is_whole)
        elif _pass(stream, boundary):
            return


def _make(opened: Opened, outer: Message, part: _Part) -> Iterator[Input]:
    """Yield the page of a part, with the address and the time that the browser noted."""
    places = (
        (part.head, "content-location"),
        (outer, "snapshot-content-location"),
        (outer, "content-location"),
    )
    url = next((url for head, name in places if (url := _find_url(head, name))), None)
    if part.body is None:
        yield Unread(opened.origin, "too-large", too_large_detail(), url)
        return
    body = _decode(part.body, str(part.head.get("Content-Transfer-Encoding", "")))
    if len(body) > PAGE_LIMIT_BYTES:
        yield Unread(opened.origin, "too-large", too_large_detail(), url)
        return
    if not body or body.isspace():
        yield opened.refuse("empty", "is a browser capture of an empty page")
        return
    if not part.is_whole:
        yield Noted(opened.origin, "this browser capture ends inside the page: its end is missing")
    kind: PageKind | None = "html" if part.head.get_content_type() in _HTML else None
    charset = part.head.get_content_charset()
    date = outer.get("Date") or part.head.get("Date")
    yield RawPage(
        body,
        opened.origin,
        url=url,
        kind=kind,
        fetched_at=parse_instant(str(date)) if date else None,
        charset_hint=visible(charset) if charset else None,
    )


def _read_head(stream: io.BufferedReader[Any]) -> Message:
    """Return the headers that come next, to the blank line behind them."""
    lines: list[bytes] = []
    size = 0
    while size < _HEADER_BYTES and len(lines) < _HEADER_LINES:
        line = stream.readline(_LINE_BYTES)
        if not line.strip():
            break
        lines.append(line)
        size += len(line)
    head: Message = BytesHeaderParser(policy=email.policy.compat32).parsebytes(b"".join(lines))
    return head


def _read_body(stream: io.BufferedReader[Any], boundary: bytes | None) -> tuple[bytes | None, bool]:
    """Return what stands before the next boundary, and whether there is one."""
    mark = None if boundary is None else b"--" + boundary
    pieces: list[bytes] = []
    size, begins = 0, True
    while line := stream.readline(_LINE_BYTES):
        if mark is not None and begins and line.startswith(mark):
            body = b"".join(pieces)
            # The line end before a boundary belongs to it.
            return (body if size <= _PACKED_LIMIT_BYTES else None), True
        begins = line.endswith(b"\n")
        size += len(line)
        if size <= _PACKED_LIMIT_BYTES:
            pieces.append(line)
        else:
            pieces.clear()
    return (b"".join(pieces) if size <= _PACKED_LIMIT_BYTES else None), mark is None


def _pass(stream: io.BufferedReader[Any], boundary: bytes) -> bool:
    """Go behind the next boundary; return whether it was the last one."""
    mark, begins = b"--" + boundary, True
    while line := stream.readline(_LINE_BYTES):
        if begins and line.startswith(mark):
            return line.startswith(mark + b"--")
        begins = line.endswith(b"\n")
    return True


def _decode(body: bytes, how: str) -> bytes:
    how = how.strip().lower()
    if how == "quoted-printable":
        return quopri.decodestring(body)
    if how == "base64":
        # A damaged letter costs itself, and a missing one at the end no more than itself.
        plain = _NO_BASE64.sub(b"", body)
        left = len(plain) % 4
        plain = plain[:-1] if left == 1 else plain
        return binascii.a2b_base64(plain + b"=" * (-len(plain) % 4))
    return body


def _id(head: Message) -> str:
    return _CID.sub("", str(head.get("Content-ID") or ""))


def _find_url(head: Message, wanted: str) -> str | None:
    """Return the address in a header, which may hold letters of any script as they are."""
    for name, value in head.raw_items():
        if name.lower() == wanted:
            raw = "".join(str(value).split()).encode("ascii", "surrogateescape")
            said = raw.decode("utf-8", "backslashreplace")
            return said if re.match("https?://", said, re.IGNORECASE) else None
    return None

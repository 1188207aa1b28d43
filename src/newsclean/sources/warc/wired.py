"""The block of a record → the answer of a server, as it came over the wire."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.sources.answers import NoPage
from newsclean.sources.looks import HEAD_BYTES, looks_like_page
from newsclean.sources.opened import too_large_detail
from newsclean.sources.warc.records import parse_fields

# What is behind the version: `HTTP/2 200` has no phrase, and some crawlers leave out the space.
_STATUS = re.compile(rb"HTTP/[0-9](?:\.[0-9])?[ \t]+([0-9]{3})(?:[ \t]+([^\r\n]*))?\r?\n")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")


class Wired(NamedTuple):
    """One answer with its body as it came: in chunks, packed."""

    status: int
    phrase: str
    headers: tuple[tuple[str, str], ...]
    """Names in lower case."""
    body: bytes

    def header(self, name: str) -> str:
        """Return the first value of a header, empty where there is none."""
        return next((value for key, value in self.headers if key == name), "")


class Cut(ValueError):
    """The body ends before its end."""


def parse_wired(block: bytes) -> Wired | None:
    """Return the answer that a block holds, None where it holds none."""
    status = _STATUS.match(block)
    if status is None:
        return None
    # The status line may be all of the head.
    end = _HEAD_END.search(block, status.end() - 2)
    head = block[status.end() : end.start() if end else len(block)]
    return Wired(
        int(status[1]),
        (status[2] or b"").decode("latin-1").strip(),
        tuple(parse_fields(head)),
        block[end.end() :] if end else b"",
    )


def join_chunks(body: bytes) -> bytes:
    r"""Return a body without the marks of its chunks; one that was stored without them, as it is.

    Raises Cut where the last chunk is missing.

    >>> join_chunks(b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"), join_chunks(b"<p>abc")
    (b'abcde', b'<p>abc')
    """
    if _CHUNK.match(body) is None:
        return body
    pieces: list[bytes] = []
    place = 0
    while True:
        chunk = _CHUNK.match(body, place)
        if chunk is None:
            raise Cut
        size = int(chunk[1], 16)
        if not size:
            return b"".join(pieces)
        place = chunk.end() + size
        if place > len(body):
            raise Cut
        pieces.append(body[chunk.end() : place])
        place += 2 if body[place : place + 2] == b"\r\n" else 1


def read_body(wired: Wired, limit: int) -> bytes:
    """Return the body of an answer, joined and unpacked; NoPage where that cannot be done."""
    body = wired.body
    if "chunked" in wired.header("transfer-encoding").lower():
        try:
            body = join_chunks(body)
        except Cut:
            detail = "the answer breaks off: its last chunk is missing"
            raise NoPage("unreadable", detail) from None
    codings = wired.header("content-encoding")
    if codings and body:
        body = _unpack(body, codings, limit)
    if len(body) > limit:
        raise NoPage("too-large", too_large_detail())
    return body


def _unpack(body: bytes, codings: str, limit: int) -> bytes:
    # Only a packed answer needs what unpacks it.
    from newsclean.sources.unpack import DamagedError, TooLargeError, unpack

    try:
        return unpack(body, codings, limit)
    except TooLargeError:
        raise NoPage("too-large", too_large_detail()) from None
    except DamagedError as error:
        # Many crawlers unpack what they store and leave the head as it came.
        if body[:2] != b"\x1f\x8b" and looks_like_page(body[:HEAD_BYTES]):
            return body
        detail = f"the answer's compression is damaged: {error}"
        raise NoPage("unreadable", detail) from error

"""Packed bodies → bytes, with a limit that no packed megabyte can pass."""

from __future__ import annotations

import io
import zlib
from typing import Any

CODINGS = "gzip, deflate, br, zstd"
_STEP = 2**16
# A body is packed once; a server's proxy may pack it again.
_LAYERS = 2


class TooLargeError(ValueError):
    """What is packed is larger than may be unpacked."""


class DamagedError(ValueError):
    """The body is not packed the way its header says."""


def unpack(body: bytes, codings: str, limit: int) -> bytes:
    """Return a body without its content codings.

    Raises TooLargeError as soon as `limit` bytes are passed, DamagedError where it cannot be read.

    >>> import gzip
    >>> unpack(gzip.compress(b"x" * 9), "gzip", 100)
    b'xxxxxxxxx'
    """
    names = [name for part in codings.split(",") if (name := part.strip().lower()) != "identity"]
    names = [name for name in names if name]
    if len(names) > _LAYERS:
        raise DamagedError(f"packed {len(names)} times")
    for name in reversed(names):
        if not body:
            break
        try:
            unpacker = _UNPACKERS[name]
        except KeyError:
            raise DamagedError(f"packed as {name!r}, which nobody asked for") from None
        body = unpacker(body, limit)
    return body


def _inflate(body: bytes, limit: int) -> bytes:
    return _by_zlib(body, limit, 47)  # 47: gzip or zlib, by the header


def _deflate(body: bytes, limit: int) -> bytes:
    # Half of the servers that say deflate send it without the zlib header.
    return _by_zlib(body, limit, 15 if body[0] & 15 == 8 and len(body) > 1 and not (body[0] * 256 + body[1]) % 31 else -15)  # fmt: skip


def _by_zlib(body: bytes, limit: int, wbits: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    rest = body
    while rest:
        machine = zlib.decompressobj(wbits)
        try:
            while not machine.eof:
                # One byte more than may be had is enough to know.
                piece = machine.decompress(rest, max(1, limit + 1 - size))
                rest = machine.unconsumed_tail
                size += len(piece)
                pieces.append(piece)
                if size > limit:
                    raise TooLargeError
                if not piece and not rest and not machine.eof:
                    raise DamagedError("ends in the middle")
        except zlib.error as error:
            if pieces and wbits == 47:
                break  # padding behind the last member
            raise DamagedError(str(error)) from error
        rest = machine.unused_data if wbits == 47 else b""
    return b"".join(pieces)


def _by_brotli(body: bytes, limit: int) -> bytes:
    import brotli  # type: ignore[import-untyped]

    machine = brotli.Decompressor()
    pieces: list[bytes] = []
    size = 0
    try:
        piece = machine.process(body, output_buffer_limit=_STEP)
        while True:
            size += len(piece)
            pieces.append(piece)
            if size > limit:
                raise TooLargeError
            if machine.is_finished():
                return b"".join(pieces)
            if machine.can_accept_more_data() and not piece:
                raise DamagedError("ends in the middle")
            piece = machine.process(b"", output_buffer_limit=_STEP)
    except brotli.error as error:
        raise DamagedError(str(error)) from error


def _by_zstd(body: bytes, limit: int) -> bytes:
    import zstandard

    # Browsers accept windows of 8 MB and no more; a larger one is asked for to use up memory.
    machine = zstandard.ZstdDecompressor(max_window_size=2**23)
    try:
        with machine.stream_reader(io.BytesIO(body), read_across_frames=True) as reader:
            found: bytes = reader.read(limit + 1)
    except zstandard.ZstdError as error:
        raise DamagedError(str(error)) from error
    if len(found) > limit:
        raise TooLargeError
    return found


_UNPACKERS: dict[str, Any] = {
    "gzip": _inflate,
    "x-gzip": _inflate,
    "deflate": _deflate,
    "br": _by_brotli,
    "zstd": _by_zstd,
}

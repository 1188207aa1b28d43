"""Lines of records as they were written, packed or not, or the rows of a Parquet file as such lines."""

from __future__ import annotations

import io
import json
import math
import sys
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from newsclean.errors import MissingExtra, SourceError
from newsclean.sinks.arrow import load_pyarrow

if TYPE_CHECKING:
    from collections.abc import Iterator

# A page is 32 MB at most, and a letter of three bytes may be an escape of six.
_LINE_LIMIT_BYTES = 2**27
# What is unpacked at once: nothing but zeros grows ten thousandfold.
_PACKED_BYTES = 2**13
_GZIP, _ZSTANDARD, _BOM = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\xef\xbb\xbf"
PARQUET = b"PAR1"
# What `sinks.parquet` adds to a record: its dates once more, as types.
_TYPED = tuple(f"{name}_{form}" for name in ("published", "modified") for form in ("at", "on"))
_ROWS_TOGETHER = 256


class Line(NamedTuple):
    """One line with its place, or what is wrong there."""

    origin: str
    content: bytes
    trouble: str = ""


def read_lines(path: str, *, stdin: BinaryIO | None = None) -> Iterator[Line]:
    """Yield the lines of a file that are not empty, unpacked; of `stdin` for `-`.

    Packing is told by content, and so is Parquet, whose rows become JSON lines. Where a packed file breaks off, that is yielded as the last line's
    trouble. SourceError where the file cannot be opened or read.
    """
    name = "standard input" if path == "-" else path
    try:
        raw: Any = (stdin or sys.stdin.buffer) if path == "-" else open(path, "rb")  # noqa: SIM115  # closed below
        # What a test or a notebook puts in its place need not be able to look ahead.
        stream = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(raw)
        try:
            yield from _unpacked(stream, name)
        finally:
            if path != "-":
                stream.close()
    except OSError as error:
        raise SourceError(f"{name}: cannot be read: {error.strerror or error}") from error


def _unpacked(stream: io.BufferedReader, name: str) -> Iterator[Line]:
    head = stream.peek(4)[:4]
    if head == PARQUET:
        yield from _rows(stream, name)
        return
    if not head.startswith((_GZIP, _ZSTANDARD)):
        yield from _lines(stream, name)
        return
    packed = io.BufferedReader(_Unpacker(stream, head.startswith(_GZIP)), 2**17)
    number = 0
    lines = _lines(packed, name)
    while True:
        try:
            line = next(lines)
        except StopIteration:
            return
        except EOFError as error:
            yield Line(f"{name}:{number + 1}", b"", f"the packed file breaks off here: {error}")
            return
        number = int(line.origin.rpartition(":")[2])
        yield line


def _rows(stream: io.BufferedReader, name: str) -> Iterator[Line]:
    """Yield the rows of a Parquet file, each as the JSON line that it was made of.

    Records of others keep their columns: dates as ISO 8601, what JSON has no form for as null.
    """
    if not stream.seekable():
        raise SourceError(f"{name}: is Parquet, which is read from its end: give it as a file")
    arrow = load_pyarrow()
    from pyarrow import parquet

    try:
        table = parquet.ParquetFile(stream)
        said = table.schema_arrow.metadata or {}
        ours = said.get(b"newsclean.schema", b"").startswith(b"newsclean.")
        names = [one for one in table.schema_arrow.names if not (ours and one in _TYPED)]
        number = 0
        for batch in table.iter_batches(_ROWS_TOGETHER, columns=names):
            for row in batch.to_pylist():
                number += 1
                made = json.dumps(_plain(row), ensure_ascii=False, separators=(",", ":"))
                yield Line(f"{name}:{number}", made.encode("utf-8", "surrogatepass"))
    except (arrow.ArrowException, ValueError) as error:
        raise SourceError(f"{name}: is damaged Parquet: {str(error).splitlines()[0]}") from error


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if isinstance(value, str | int | bool) else None


class _Unpacker(io.RawIOBase):
    """The content of gzip members or zstandard frames; EOFError where the last one is not whole.

    The readers that the libraries have either lose what stands before the break, or end there as
    if nothing were missing.
    """

    def __init__(self, stream: BinaryIO, is_gzip: bool) -> None:
        self._stream = stream
        self._open, self._error = _gzip() if is_gzip else _zstandard()
        self._part: Any = None
        self._rest = self._made = b""

    def readable(self) -> bool:
        """Return True: this is all it does."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a part of the buffer; 0 at the end."""
        while not self._made:
            packed = self._rest or self._stream.read(_PACKED_BYTES)
            self._rest = b""
            if not packed:
                if self._part is not None:
                    raise EOFError("the end is missing")
                return 0
            if self._part is None:
                # Tapes and disks pad what they hold with zeros.
                packed = packed.lstrip(b"\0")
                if not packed:
                    continue
                self._part = self._open()
            try:
                self._made = self._part.decompress(packed)
            except self._error as error:
                raise EOFError(str(error)) from error
            if self._part.eof:
                self._rest, self._part = self._part.unused_data, None
        size = min(len(buffer), len(self._made))
        buffer[:size], self._made = self._made[:size], self._made[size:]
        return size


def _gzip() -> tuple[Any, type[Exception]]:
    import zlib

    return partial(zlib.decompressobj, 16 + zlib.MAX_WBITS), zlib.error


def _zstandard() -> tuple[Any, type[Exception]]:
    try:
        import zstandard
    except ImportError as error:
        raise MissingExtra("zstandard", "all") from error
    return zstandard.ZstdDecompressor().decompressobj, zstandard.ZstdError


def _lines(stream: Any, name: str) -> Iterator[Line]:
    number = 0
    while line := stream.readline(_LINE_LIMIT_BYTES):
        number += 1
        if len(line) >= _LINE_LIMIT_BYTES and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(2**20)
            yield Line(f"{name}:{number}", b"", "is longer than any record")
        elif not line.isspace():
            yield Line(f"{name}:{number}", line.removeprefix(_BOM) if number == 1 else line)

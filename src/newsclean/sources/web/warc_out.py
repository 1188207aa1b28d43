"""Pages as they were fetched → a WARC file that `newsclean clean` reads back."""

from __future__ import annotations

import gzip
import io
import os
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from newsclean.errors import MissingExtra, UsageError
from newsclean.sources.looks import HEAD_BYTES
from newsclean.sources.warc.marks import is_archive
from newsclean.sources.warc.stretches import find_end

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsclean.sources.answers import Answer

# The body is written unpacked: headers that tell of its packing are kept under another name.
_PACKING = frozenset(("content-encoding", "content-length", "transfer-encoding"))


class WarcOut:
    """One WARC file: a gzip member or a zstd frame for each record if its name ends in that."""

    def __init__(self, path: str, *, agent: str, force: bool = False, append: bool = False) -> None:
        try:
            from fastwarc import warc
        except ImportError as error:
            raise MissingExtra("fastwarc", "warc") from error
        self._warc = warc
        if not (force or append) and os.path.lexists(path):
            raise UsageError(f"{path}: exists already; --force replaces it, --resume adds to it")
        try:
            if append and os.path.exists(path):
                _drop_torn(path)
            self._file = open(path, "ab" if append else "wb")  # noqa: SIM115 (closed by `close`)
        except OSError as error:
            raise UsageError(f"{path}: cannot be written: {error.strerror}") from error
        self._pack = _packer(path)
        if not self._file.tell():
            fields = f"software: {agent}\r\nformat: WARC File Format 1.1\r\n"
            self._write("warcinfo", fields.encode(), {"Content-Type": "application/warc-fields"})

    def write(self, answer: Answer) -> None:
        """Add one answer."""
        lines = [f"HTTP/1.1 {answer.status} {_phrase(answer)}"]
        lines += [
            f"{'X-Crawler-' if key in _PACKING else ''}{key.title()}: {value}"
            for key, value in answer.headers
        ]
        lines.append(f"Content-Length: {len(answer.body)}")
        head = "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n"
        instant = answer.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._write(
            "response",
            head + answer.body,
            {
                "WARC-Target-URI": answer.url,
                "WARC-Date": instant,
                "Content-Type": "application/http; msgtype=response",
            },
        )

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _write(self, kind: str, block: bytes, headers: dict[str, str]) -> None:
        record: Any = self._warc.WarcRecord()
        record.init_headers(record_type=getattr(self._warc.WarcRecordType, kind))
        if "WARC-Date" not in headers:
            headers["WARC-Date"] = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        for name, value in headers.items():
            record.headers[name] = value
        record.set_bytes_content(block)
        block_out = io.BytesIO()
        record.write(block_out, checksum_data=True)
        whole = block_out.getvalue()
        # A whole record at a time: a killed run leaves at most the last one cut off.
        self._file.write(self._pack(whole))
        self._file.flush()


def _packer(path: str) -> Callable[[bytes], bytes]:
    """Return how a record is packed in a file of this name."""
    if path.endswith(".gz"):
        return partial(gzip.compress, compresslevel=6)
    if path.endswith((".zst", ".zstd")):
        import zstandard

        return zstandard.ZstdCompressor(write_checksum=True).compress
    return bytes


def _drop_torn(path: str) -> None:
    """Cut off the record that a killed run left half-written: most readers stop at such a one.

    Its page was not noted as done, and is fetched again.
    """
    with open(path, "r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        if not size:
            return
        if not is_archive(file.read(HEAD_BYTES)):
            raise UsageError(f"{path}: is no web archive, and nothing is added to it")
        end = find_end(file, size)
        if end < size:
            file.truncate(end)


def _phrase(answer: Answer) -> str:
    try:
        return answer.phrase or HTTPStatus(answer.status).phrase
    except ValueError:
        return ""

"""Pages as they were fetched → a WARC file that `newsclean clean` reads back."""

from __future__ import annotations

import gzip
import io
import os
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from newsclean.errors import MissingExtra, UsageError

if TYPE_CHECKING:
    from newsclean.sources.answers import Answer

# The body is written unpacked: headers that tell of its packing are kept under another name.
_PACKING = frozenset(("content-encoding", "content-length", "transfer-encoding"))


class WarcOut:
    """One WARC file, a gzip member for each record if its name ends in `.gz`."""

    def __init__(self, path: str, *, agent: str, force: bool = False, append: bool = False) -> None:
        try:
            from fastwarc import warc
        except ImportError as error:
            raise MissingExtra("fastwarc", "warc") from error
        self._warc = warc
        if not (force or append) and os.path.lexists(path):
            raise UsageError(f"{path}: exists already; --force replaces it, --resume adds to it")
        try:
            self._file = open(path, "ab" if append else "wb")  # noqa: SIM115 (closed by `close`)
        except OSError as error:
            raise UsageError(f"{path}: cannot be written: {error.strerror}") from error
        self._packed = path.endswith(".gz")
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
        self._file.write(gzip.compress(whole, 6) if self._packed else whole)
        self._file.flush()


def _phrase(answer: Answer) -> str:
    try:
        return answer.phrase or HTTPStatus(answer.status).phrase
    except ValueError:
        return ""

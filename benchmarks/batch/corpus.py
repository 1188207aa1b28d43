"""Makes batches of pages from the fixtures: as a folder, a zip, a WARC or JSON lines."""

import gzip
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

FIXTURES = Path(__file__).parents[2] / "fixtures" / "pages"
FORMS = ("folder", "zip", "warc.gz", "jsonl")
_PER_FOLDER = 500


def pages(count: int) -> Iterator[tuple[str, bytes]]:
    """Yield names and contents: the fixtures in turn, no two of the same bytes."""
    found = sorted(p for p in FIXTURES.glob("*/*/page.*") if p.suffix in (".html", ".txt"))
    bodies = [(path.suffix, path.read_bytes()) for path in found]
    for number in range(count):
        suffix, body = bodies[number % len(bodies)]
        mark = f"<!-- {number} -->" if suffix == ".html" else f"\n{number}\n"
        # Of a file of JSON, more than white space behind it makes something else.
        mark = " " * number if body.lstrip().startswith((b"{", b"[")) else mark
        yield f"{number // _PER_FOLDER:04}/{number:07}{suffix}", body + mark.encode()


def make(form: str, count: int, folder: Path) -> Path:
    """Write a batch and return where it is."""
    target = folder / f"pages-{count}.{form}"
    if form == "folder":
        for name, body in pages(count):
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)
    elif form == "zip":
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, body in pages(count):
                archive.writestr(name, body)
    elif form == "jsonl":
        with target.open("w", encoding="utf8") as file:
            for name, body in pages(count):
                key = "html" if name.endswith("html") else "text"
                line = {key: body.decode("utf8", "replace"), "url": f"https://a.example/{name}"}
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
    else:
        with target.open("wb") as file:
            for name, body in pages(count):
                file.write(gzip.compress(_record(name, body), 1))
    return target


def _record(name: str, body: bytes) -> bytes:
    kind = "text/html" if name.endswith("html") else "text/plain"
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: https://a.example/{name}\r\nWARC-Date: 2026-11-02T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"

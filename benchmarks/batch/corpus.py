"""Makes batches of pages from the fixtures: folders, zips, web archives, JSON lines.

    uv run python benchmarks/batch/corpus.py FOLDER --pages 100000 --forms folder zip warc.gz

The pages are those of `variations.py`, each another: 48 kB in the mean, some 5 GB for 100,000 (packed: 1.8).
Of web archives and JSON lines each 20,000 pages are a file; a batch of several is a folder of them.
The same seed gives the same bytes.
"""

import argparse
import gzip
import json
import time
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import BinaryIO

from variations import Page, Variations

_PER_FOLDER = 500
PER_FILE = 20_000
_MOMENT = (2026, 11, 2, 10, 0, 0)


def make(form: str, count: int, folder: Path, *, seed: int = 0, per_file: int = PER_FILE) -> Path:
    """Write a batch and return where it is."""
    target = folder / f"pages-{count}.{form}"
    if form == "folder":
        _write_folder(target, _pages(form, range(count), seed))
    elif form == "zip":
        _write_zip(target, _pages(form, range(count), seed))
    elif count <= per_file:
        _write_file(target, form, _pages(form, range(count), seed))
    else:
        target = folder / f"pages-{count}.{form.replace('.', '-')}"
        target.mkdir()
        for part, start in enumerate(range(0, count, per_file)):
            numbers = range(start, min(start + per_file, count))
            _write_file(target / f"{part:05}.{form}", form, _pages(form, numbers, seed))
    return target


def _pages(form: str, numbers: range, seed: int) -> Iterator[Page]:
    variations = _variations(seed)
    one = variations.text_page if form == "wet.gz" else variations.page
    return map(one, numbers)


@cache
def _variations(seed: int) -> Variations:
    return Variations(seed)


def _name(page: Page) -> str:
    return f"{page.number // _PER_FOLDER:04}/{page.number:07}{page.suffix}"


def _write_folder(target: Path, pages: Iterator[Page]) -> None:
    for page in pages:
        path = target / _name(page)
        if page.number % _PER_FOLDER == 0:
            path.parent.mkdir(parents=True)
        path.write_bytes(page.content)


def _write_zip(target: Path, pages: Iterator[Page]) -> None:
    with zipfile.ZipFile(target, "w") as archive:
        for page in pages:
            entry = zipfile.ZipInfo(_name(page), _MOMENT)
            archive.writestr(entry, page.content, zipfile.ZIP_DEFLATED, 1)


def _write_file(target: Path, form: str, pages: Iterator[Page]) -> None:
    write = _WRITERS[form]
    with target.open("wb") as file:
        write(file, pages)


def _write_warc(file: BinaryIO, pages: Iterator[Page]) -> None:
    for page in pages:
        kind = "text/html" if page.suffix == ".html" else "text/plain"
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n".encode()
        _write_record(file, "response", page, "application/http; msgtype=response", http)


def _write_wet(file: BinaryIO, pages: Iterator[Page]) -> None:
    for page in pages:
        _write_record(file, "conversion", page, "text/plain", b"")


def _write_record(file: BinaryIO, kind: str, page: Page, content: str, before: bytes) -> None:
    body = before + page.content
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {page.url}\r\n"
        "WARC-Date: 2026-11-02T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{page.number:012}>\r\n"
        f"Content-Type: {content}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    file.write(gzip.compress(head.encode() + body + b"\r\n\r\n", 1, mtime=0))


def _write_lines(file: BinaryIO, pages: Iterator[Page]) -> None:
    for page in pages:
        key = "html" if page.suffix == ".html" else "text"
        body = page.content.decode("utf8", "replace")
        line = {key: body, "url": page.url, "fetched_at": "2026-11-02T10:00:00+00:00"}
        file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")


def _write_packed_lines(file: BinaryIO, pages: Iterator[Page]) -> None:
    with gzip.GzipFile("", "wb", 1, file, mtime=0) as packed:
        _write_lines(packed, pages)  # type: ignore[arg-type]  # a file in all that is used


_WRITERS: dict[str, Callable[[BinaryIO, Iterator[Page]], None]] = {
    "warc.gz": _write_warc,
    "wet.gz": _write_wet,
    "jsonl": _write_lines,
    "jsonl.gz": _write_packed_lines,
}
FORMS = ("folder", "zip", *_WRITERS)


def main() -> None:
    """Write what is asked for and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--forms", nargs="+", choices=FORMS, default=["folder"])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--per-file", type=int, default=PER_FILE, help="pages in one archive")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    for form in args.forms:
        started = time.monotonic()
        path = make(form, args.pages, args.folder, seed=args.seed, per_file=args.per_file)
        files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
        size = sum(one.stat().st_size for one in files)
        taken_s = time.monotonic() - started
        print(f"{path}: {len(files)} files, {size / 1e6:.0f} MB, in {taken_s:.0f} s", flush=True)


if __name__ == "__main__":
    main()

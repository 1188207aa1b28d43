"""How fast inputs are planned and read, form by form: `uv run python benchmarks/batch/reading.py [COUNT]`.

Writes COUNT pages (5,000) made from the fixtures, with variations, in every form to a temporary
folder; prints for each what planning and reading cost, how many parcels came of it, and the memory
that a process of its own needed at its peak.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import multiprocessing
import sys
import tarfile
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

from newsclean.model import RawPage
from newsclean.sources import Carried, plan_paths, read_parcel, read_paths, release_parcel

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIXTURES = Path(__file__).parent.parent / "fixtures" / "pages"


def make_pages(count: int) -> Iterator[bytes]:
    """Yield pages of the fixtures, each with a number that makes it another one."""
    pages = [path.read_bytes() for path in sorted(_FIXTURES.glob("*/*/page.html"))]
    for number in range(count):
        page = pages[number % len(pages)]
        yield page.replace(b"</body>", b"<!-- %08d --></body>" % (number * 7919 % 10**8))


def write_forms(folder: Path, count: int) -> Iterator[str]:
    """Write the pages in every form and yield their names."""
    (folder / "folder").mkdir()
    for number, page in enumerate(make_pages(count)):
        (folder / "folder" / f"{number:07}.html").write_bytes(page)
    yield "folder"
    with zipfile.ZipFile(folder / "pages.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number, page in enumerate(make_pages(count)):
            archive.writestr(f"p/{number:07}.html", page)
    yield "pages.zip"
    for name, mode in (("pages.tar", "w"), ("pages.tar.gz", "w:gz")):
        with tarfile.open(folder / name, mode) as tar:
            for number, page in enumerate(make_pages(count)):
                entry = tarfile.TarInfo(f"p/{number:07}.html")
                entry.size = len(page)
                tar.addfile(entry, io.BytesIO(page))
        yield name
    rows = [(f"https://a.example/{n}", page.decode()) for n, page in enumerate(make_pages(count))]
    lines = b"".join(
        json.dumps({"url": url, "html": page}, ensure_ascii=False).encode() + b"\n"
        for url, page in rows
    )
    packers = {
        "": bytes,
        ".gz": gzip.compress,
        ".bz2": bz2.compress,
        ".xz": lambda body: lzma.compress(body, preset=1),
        ".zst": zstandard.compress,
    }
    for suffix, pack in packers.items():
        (folder / f"pages.jsonl{suffix}").write_bytes(pack(lines))
        yield f"pages.jsonl{suffix}"
    with (folder / "pages.csv").open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows([("url", "html"), *rows])
    yield "pages.csv"
    table = pa.table({"url": [url for url, _ in rows], "html": [page for _, page in rows]})
    pq.write_table(table, folder / "pages.parquet", row_group_size=500)
    yield "pages.parquet"


def measure(path: str, pipe: multiprocessing.connection.Connection) -> None:
    """Send what one form costs: seconds of planning and reading, parcels, pages, peak memory."""
    begun = time.perf_counter()
    whole = sum(isinstance(one, RawPage) for one in read_paths([path]))
    read_s = time.perf_counter() - begun
    plan_s = parcel_s = 0.0
    parcels = carried = pages = 0
    begun = time.perf_counter()
    for parcel in plan_paths([path]):
        plan_s += time.perf_counter() - begun
        begun = time.perf_counter()
        pages += sum(isinstance(one, RawPage) for one in read_parcel(parcel))
        release_parcel(parcel)
        parcel_s += time.perf_counter() - begun
        parcels += 1
        carried += isinstance(parcel, Carried)
        begun = time.perf_counter()
    # The figure of getrusage is handed down from the process that wrote the forms.
    status = Path("/proc/self/status").read_text("ascii")
    peak = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    pipe.send((whole, read_s, pages, plan_s, parcel_s, parcels, carried, peak))


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    process = multiprocessing.get_context("spawn")
    head = f"{'form':16} {'MB':>6} {'read p/s':>9} {'plan p/s':>9} {'parcel p/s':>10} {'parcels':>7} {'peak MB':>7}"
    print(head)
    with tempfile.TemporaryDirectory() as folder:
        for name in write_forms(Path(folder), count):
            path = Path(folder) / name
            files = path.iterdir() if path.is_dir() else [path]
            size = sum(file.stat().st_size for file in files) / 2**20
            here, there = process.Pipe()
            worker = process.Process(target=measure, args=(str(path), there))
            worker.start()
            whole, read_s, pages, plan_s, parcel_s, parcels, carried, peak = here.recv()
            worker.join()
            lost = "" if whole == pages == count else f"  {whole} and {pages} of {count} read!"
            how = " carried" if carried else ""
            print(
                f"{name:16} {size:6.1f} {count / read_s:9.0f} {count / plan_s:9.0f} "
                f"{count / parcel_s:10.0f} {parcels:7} {peak:7.0f}{how}{lost}"
            )


if __name__ == "__main__":
    main()

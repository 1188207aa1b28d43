"""Reads pages with one tool, in a process of its own, and says how long that took.

    python benchmarks/compare/reading.py trafilatura INDEX.jsonl RECORDS.jsonl --seconds 10
    python benchmarks/compare/reading.py trafilatura - < page.html

The index names pages with their files and addresses. Every page is read once for its record; then a
sample of them is read again and again, and the fastest round counts: another process can only make a
round slower. Seconds are of processor time, of all threads. The last line that is printed is JSON.
"""

import argparse
import json
import logging
import os
import sys
import time
import warnings
from importlib.metadata import version
from pathlib import Path
from typing import Any

from peers import Read, Record, find_peer


def main() -> None:
    """Write records and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("tool")
    parser.add_argument("index")
    parser.add_argument("records", nargs="?", type=Path)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--sample", type=int, default=40)
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)  # tools tell their failures at length
    warnings.simplefilter("ignore")
    peer = find_peer(args.tool)
    if args.index == "-":
        print(json.dumps(peer.load()(sys.stdin.buffer.read(), None), ensure_ascii=False))
        return
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    pages = [
        (page["name"], Path(page["file"]).read_bytes(), page["url"])
        for page in map(json.loads, Path(args.index).read_text("utf8").splitlines())
    ]
    read = peer.load()
    failures: list[str] = []
    with args.records.open("w", encoding="utf8") as file:
        for name, body, url in pages:
            record, error = _read(read, body, url)
            if error:
                failures.append(f"{name}: {error}")
            # Without a body it still has a title and a date to be scored.
            if record and any(record.get(key) for key in ("text", *peer.gives)):
                kept = {key: record.get(key) for key in ("title", "published", "authors")}
                line = {"source": {"path": name}, "text": record.get("text") or "", **kept}
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
    sample = pages[:: -(-len(pages) // args.sample)]
    answer = {
        "version": version(peer.package),
        "rate": _rate(read, sample, args.seconds),
        "sample": len(sample),
        "failures": failures,
    }
    print(json.dumps(answer, ensure_ascii=False))


def _read(read: Read, body: bytes, url: str | None) -> tuple[Record | None, str]:
    """Return a record, or what the tool has raised."""
    try:
        return read(body, url), ""
    except Exception as error:  # noqa: BLE001  # whatever somebody else's library raises
        return None, repr(error)


def _rate(read: Read, sample: list[tuple[str, bytes, Any]], seconds: float) -> float:
    """Return pages a second of the fastest of at least two rounds."""
    best, end = float("inf"), time.process_time() + seconds
    rounds = 0
    while rounds < 2 or (time.process_time() < end and rounds < 200):
        start = time.process_time()
        for _, body, url in sample:
            _read(read, body, url)
        best = min(best, time.process_time() - start)
        rounds += 1
    return len(sample) / best


if __name__ == "__main__":
    main()

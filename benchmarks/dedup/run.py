"""Prints how long `newsclean dedup` takes on synthetic articles, and how much memory a record needs.

    uv run python benchmarks/dedup/run.py --records 1000000
    uv run python benchmarks/dedup/run.py --records 100000 --datasketch PYTHON

Articles have 224 words on average from a Zipf vocabulary of Bengali syllables; a third of them are
copies of an earlier one: word for word, with a dateline, with one word in twenty changed, or cut. With
`--datasketch`, the interpreter PYTHON (one with datasketch installed) does the same in the plain way:
word 3-grams, MinHash of 128, LSH, query.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_SYLLABLES = [a + b for a in "কখগঘচছজটডতথদধনপফবভমরলশসহ" for b in ("", "া", "ি", "ু", "ে", "ো")]
_PLAIN = Path(__file__).with_name("plain_datasketch.py")


def write_articles(path: Path, count: int, seed: int = 1) -> tuple[int, int]:
    """Write records; return how many are copies, and the size of the file."""
    draw = random.Random(seed)
    vocabulary = ["".join(draw.choices(_SYLLABLES, k=draw.randint(1, 4))) for _ in range(40_000)]
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    total = 0.0
    cumulative = [total := total + weight for weight in weights]
    recent: list[list[str]] = []
    copies = 0
    with path.open("w", encoding="utf8") as file:
        for number in range(count):
            if recent and draw.random() < 0.33:
                words = _copy(draw.choice(recent), draw, vocabulary)
                copies += 1
            else:
                length = max(40, int(draw.gauss(224, 60)))
                words = draw.choices(vocabulary, cum_weights=cumulative, k=length)
                if len(recent) < 20_000:
                    recent.append(words)
                else:
                    recent[draw.randrange(20_000)] = words
            day = f"2025-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
            paragraphs = [" ".join(words[at : at + 32]) + "।" for at in range(0, len(words), 32)]
            record = {
                "schema": "newsclean.article/1",
                "id": f"{draw.getrandbits(64):016x}",
                "url": f"https://paper{draw.randrange(100)}.example/{number}",
                "site": None,
                "title": " ".join(words[:7]),
                "published": f"{day}T{draw.randint(0, 23):02d}:00:00+06:00",
                "text": "\n\n".join(paragraphs),
            }
            file.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")
    return copies, path.stat().st_size


def _copy(words: list[str], draw: random.Random, vocabulary: list[str]) -> list[str]:
    kind = draw.randrange(4)
    if kind == 0:
        return words
    if kind == 1:
        return [*draw.choices(vocabulary, k=4), *words]
    if kind == 2:
        return [draw.choice(vocabulary) if draw.random() < 0.05 else word for word in words]
    return words[: int(len(words) * draw.uniform(0.3, 0.7))]


def measured(command: list[str]) -> tuple[float, float, int, str]:
    """Return wall seconds, CPU seconds, peak bytes of a command, and what it said."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    # Each in a child of its own, for the system tells only the largest peak of all children.
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    taken = time.monotonic() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return taken, cpu, after.ru_maxrss * 1024, done.stderr.strip()


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--datasketch", metavar="PYTHON")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        copies, size = write_articles(path, asked.records)
        print(f"{asked.records} records, {copies} copies among them, {size / 2**20:.0f} MB")
        output = os.path.join(folder, "out.jsonl")
        tool = [sys.executable, "-m", "newsclean", "dedup", str(path), "-o", output]
        report("newsclean dedup", asked.records, measured(tool))
        if asked.datasketch:
            plain = [asked.datasketch, str(_PLAIN), str(path)]
            report("datasketch, plain", asked.records, measured(plain))


def report(name: str, records: int, found: tuple[float, float, int, str]) -> None:
    """Print one row."""
    taken, cpu, peak, said = found
    print(
        f"{name:18s} {taken:8.1f} s  {cpu:8.1f} s CPU  {records / taken:8.0f} records/s  "
        f"{peak / 2**20:7.0f} MB peak, {peak / records:6.0f} bytes a record\n    {said}",
        flush=True,
    )


if __name__ == "__main__":
    main()

"""How fast records become other forms and figures, and in how much memory.

    uv run python benchmarks/batch/outputs.py [--records 100000]

Makes a corpus from the golden records, with texts of many lengths, and prints for each form: records a
second of the processor, and the peak of the memory against that for a fiftieth of the records. Each run is a process of
its own; times include its start.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUNS = {
    "stats --json": ("stats", "{}", "--json"),
    "stats --html": ("stats", "{}", "--html", "report.html", "--force"),
    "export parquet": ("export", "{}", "-o", "out.parquet", "--force", "--quiet"),
    "export csv": ("export", "{}", "-o", "out.csv", "--force", "--quiet"),
    "export jsonl.zst": ("export", "{}", "-o", "out.jsonl.zst", "--force", "--quiet"),
    "export --profile hf": ("export", "{}", "-o", "hf.parquet", "--profile", "hf", "--force", "--quiet"),
    "export markdown": ("export", "{}", "--to", "markdown", "-o", "to-read", "--force", "--quiet"),
}  # fmt: skip


def golden_records() -> list[dict[str, object]]:
    """Return the expected records of the golden pages, as `clean` writes them."""
    records = []
    for path in sorted((ROOT / "fixtures/pages").glob("*/*/expected.json")):
        made = json.loads(path.read_text("utf8"))
        if "rejected" not in made:
            made["source"]["sha256"] = "0" * 64
            made["text"] = "\n\n".join(made["text"])
            records.append({"schema": "newsclean.article/1", **made, "newsclean": "0"})
    return records


def put_corpus(path: Path, count: int) -> None:
    """Write so many records, each with an id, a day and a length of its own."""
    chance = random.Random(20260109)
    golden = golden_records()
    with path.open("w", encoding="utf8") as file:
        for number in range(count):
            made = dict(chance.choice(golden))
            made["id"] = f"{number:016x}"
            made["url"] = f"https://www.site{number % 120}.example/news/{number}"
            made["published"] = (
                f"{2015 + number % 11}-{number % 12 + 1:02}-{number % 28 + 1:02}T08:00:00+06:00"
            )
            paragraphs = str(made["text"]).split("\n\n")
            made["text"] = "\n\n".join(
                chance.choices(paragraphs, k=min(60, int(chance.paretovariate(1) * 4)))
            )
            file.write(json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n")


def measure(args: tuple[str, ...], corpus: Path, folder: Path) -> tuple[float, float, float]:
    """Return seconds, seconds of the processor, and peak megabytes of one run."""
    call = [
        sys.executable,
        "-m",
        "newsclean",
        *(str(corpus) if one == "{}" else one for one in args),
    ]
    started = time.perf_counter()
    with subprocess.Popen(call, cwd=folder, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(args)}: exit code {process.returncode}")
    return time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--records", type=int, default=100_000)
    count = parser.parse_args().records
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        corpora = [(max(1, count // 50), folder / "small.jsonl"), (count, folder / "large.jsonl")]
        for records, path in corpora:
            put_corpus(path, records)
        (few, small), (many, large) = corpora
        print(f"{many:,} records, {large.stat().st_size / 2**20:.0f} MB of JSON; and {few:,}")
        few_mb = f"of {few:,}"
        print(
            f"{'':20} {'seconds':>8} {'cpu':>6} {'records/cpu s':>13} {'peak MB':>8} {few_mb:>9} {'ratio':>6}"
        )
        for name, args in RUNS.items():
            *_, before = measure(args, small, folder)
            taken_s, busy_s, peak = measure(args, large, folder)
            print(
                f"{name:20} {taken_s:8.1f} {busy_s:6.1f} {many / busy_s:13.0f} {peak:8.0f} {before:9.0f} {peak / before:6.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()

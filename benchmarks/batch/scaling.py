"""How many pages a second a batch makes with one worker and with two, and in how much memory.

    uv run python benchmarks/batch/scaling.py                          1,000 and 5,000 pages, a folder
    uv run python benchmarks/batch/scaling.py --pages 1000 100000 --forms all --rounds 2 --document

Runs with one and with two workers take turns; the best of each counts, for a machine that does other
things as well slows some. What those other things took of it is told; above 5 % of the machine the
gain of a second worker is not judged. "By CPU" is what the gain would be if no core was ever idle: it
tells what a second worker costs, on a busy machine too. Memory is the peak that a process of the run
had in use: the one that was started, and the largest of its workers.

The exit code is 1 where something is not as it should be or could not be judged.
"""

import argparse
import hashlib
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import corpus

ROOT = Path(__file__).parents[2]
OUTPUTS = ("out.jsonl", "no.jsonl")
GAIN = 1.8
GROWTH = 1.2
QUIET = 0.05
_TICK = os.sysconf("SC_CLK_TCK")
_SUMMARY = re.compile(r"([0-9]+) (read|written|rejected|unread|skipped)\b")


class Run(NamedTuple):
    """One run of the command."""

    seconds: float
    cpu_s: float
    parent: int
    """Peak of the process that was started, in bytes."""
    worker: int
    """Peak of the largest of the others; 0 where there was none."""
    others: float
    """Share of the machine that other processes took."""
    digests: tuple[str, ...]
    counts: dict[str, int]
    lines: tuple[int, ...]


@dataclass(slots=True)
class Series:
    """All runs over one batch with so many workers."""

    form: str
    pages: int
    workers: int
    runs: list[Run] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Pages a second of the best run."""
        return self.pages / min(run.seconds for run in self.runs)

    @property
    def cpu_s(self) -> float:
        """Seconds of CPU of the run that took the fewest."""
        return min(run.cpu_s for run in self.runs)

    @property
    def others(self) -> float:
        """What others took of the machine in the best run."""
        return min(self.runs, key=lambda run: run.seconds).others

    @property
    def parent(self) -> int:
        """Largest peak of the process that was started."""
        return max(run.parent for run in self.runs)

    @property
    def worker(self) -> int:
        """Largest peak of a worker."""
        return max(run.worker for run in self.runs)


def main() -> int:
    """Print a table and what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[1000, 5000])
    parser.add_argument("--forms", nargs="+", choices=("all", *corpus.FORMS), default=["folder"])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--scratch", type=Path, help="a folder with room (5 GB for 100,000 pages)")
    parser.add_argument("--document", action="store_true", help="put the table into the documents")
    args = parser.parse_args()
    forms = corpus.FORMS if "all" in args.forms else args.forms
    all_series: list[Series] = []
    wrong: list[str] = []
    for form in forms:
        for pages in sorted(args.pages):
            with tempfile.TemporaryDirectory(dir=args.scratch) as name:
                path = corpus.make(form, pages, Path(name), seed=args.seed)
                found = [Series(form, pages, workers) for workers in args.workers]
                for _ in range(args.rounds):
                    for series in found:
                        series.runs.append(run(path, series.workers))
            print("\n".join(row(series, found[0]) for series in found), flush=True)
            all_series += found
            wrong += find_losses(found)
    wrong += [*find_slowness(all_series), *find_growth(all_series)]
    print("\n".join(wrong) or "nothing lost, the same bytes, memory flat, all cores used")
    if args.document:
        sys.path.append(str(ROOT / "benchmarks"))
        from marked import write_between

        write_between("batches", as_markdown(all_series, args.workers[0], wrong))
    return 1 if wrong else 0


def row(series: Series, first: Series) -> str:
    """Return one line of what is printed."""
    gain, bound = series.rate / first.rate, _bound(series, first)
    return (
        f"{series.form:8} {series.pages:7} pages, {series.workers} worker{'s' * (series.workers > 1)}:"
        f" {series.rate:6.0f} pages/s, {gain:.2f} x ({bound:.2f} x by CPU, {series.cpu_s:.1f} s of it),"
        f" {_mb(series.parent)} MB, a worker {_mb(series.worker)} MB;"
        f" others took {series.others:.0%} of the machine"
    )


def _bound(series: Series, first: Series) -> float:
    """Return the gain if no core was ever idle."""
    return series.workers * first.cpu_s / first.workers / series.cpu_s


def _mb(size: int) -> str:
    return f"{size / 1e6:.0f}" if size else "–"


def find_losses(found: list[Series]) -> Iterator[str]:
    """Yield where runs over one batch do not add up or differ."""
    runs = [run for series in found for run in series.runs]
    name = f"{found[0].form}, {found[0].pages} pages"
    if len({run.digests for run in runs}) != 1:
        yield f"{name}: NOT THE SAME BYTES"
    for one in runs:
        counts, (records, rejections) = one.counts, one.lines
        ends = counts["written"] + counts["rejected"] + counts["skipped"]
        if not found[0].pages == counts["read"] + counts["unread"] + counts["skipped"] == ends:
            yield f"{name}: DOES NOT ADD UP: {counts}"
        if (records, rejections) != (counts["written"], counts["rejected"]):
            yield f"{name}: {records} records and {rejections} rejections in the files, SAID: {counts}"


def find_slowness(all_series: list[Series]) -> Iterator[str]:
    """Yield where a second worker gains too little in the largest batch of each form."""
    for form in dict.fromkeys(series.form for series in all_series):
        mine = [series for series in all_series if series.form == form]
        most = max(series.pages for series in mine)
        one, two = (
            next((s for s in mine if s.pages == most and s.workers == n), None) for n in (1, 2)
        )
        if one is None or two is None:
            yield f"{form}: the gain of a second worker was not measured"
        elif max(one.others, two.others) > QUIET:
            yield f"{form}: NOT JUDGED, the machine was busy: {two.rate / one.rate:.2f} x by a second worker"
        elif two.rate / one.rate < GAIN:
            yield f"{form}: ONLY {two.rate / one.rate:.2f} x by a second worker, expected {GAIN} x"


def find_growth(all_series: list[Series]) -> Iterator[str]:
    """Yield where the largest batch takes more memory than the smallest."""
    for form, workers in dict.fromkeys((series.form, series.workers) for series in all_series):
        mine = [s for s in all_series if (s.form, s.workers) == (form, workers)]
        few, many = mine[0], mine[-1]
        if few.pages == many.pages:
            yield f"{form}, -j {workers}: the growth of memory was not measured"
            continue
        for who in ("parent", "worker"):
            small, large = getattr(few, who), getattr(many, who)
            if large > GROWTH * small:
                yield (
                    f"{form}, -j {workers}: MEMORY GROWS: {who} {_mb(small)} MB at {few.pages} pages,"
                    f" {_mb(large)} MB at {many.pages}"
                )


def as_markdown(all_series: list[Series], first: int, wrong: list[str]) -> str:
    """Return the table of the documents."""
    rows = [
        "| form | pages | workers | pages/s | gain | gain by CPU | MB | MB of a worker | others |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for s in all_series:
        of = next(o for o in all_series if (o.form, o.pages, o.workers) == (s.form, s.pages, first))
        rows.append(
            f"| {s.form} | {s.pages:,} | {s.workers} | {s.rate:.0f} | {s.rate / of.rate:.2f}"
            f" | {_bound(s, of):.2f} | {_mb(s.parent)} | {_mb(s.worker)} | {s.others:.0%} |"
        )
    said = [f"* {line}" for line in wrong] or [
        "Every input was written, rejected or skipped; one and two workers gave the same bytes."
    ]
    return "\n".join([*rows, "", *said])


def run(path: Path, workers: int) -> Run:
    """Run the command over a batch."""
    command = [sys.executable, "-m", "newsclean", "clean", path.name, "-o", OUTPUTS[0],
               "--rejects", OUTPUTS[1], "--force", "--workers", str(workers)]  # fmt: skip
    busy, started = _busy_s(), time.monotonic()
    # Every worker imports what this checkout has: as installed, with its bytecode.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, cwd=path.parent, env=environment, stderr=subprocess.PIPE)
    peaks, cpu = dict[int, int](), dict[int, float]()
    watcher = threading.Thread(target=_watch, args=(process, peaks, cpu))
    watcher.start()
    _, said = process.communicate()
    seconds = time.monotonic() - started
    watcher.join()
    summaries = [line for line in said.decode().splitlines() if " read, " in line]
    if process.returncode not in (0, 1) or not summaries:
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}\n{said.decode()}")
    cpu_s = sum(cpu.values())
    others = max(0.0, (_busy_s() - busy - cpu_s) / (os.cpu_count() or 1) / seconds)
    parent = peaks.pop(process.pid, 0)
    digests, lines = zip(*(_digest(path.parent / name) for name in OUTPUTS), strict=True)
    counts = dict.fromkeys(("read", "written", "rejected", "unread", "skipped"), 0)
    counts |= {what: int(number) for number, what in _SUMMARY.findall(summaries[-1])}
    return Run(
        seconds, cpu_s, parent, max(peaks.values(), default=0), others, digests, counts, lines
    )


def _digest(path: Path) -> tuple[str, int]:
    """Return the digest of a file and how many lines it has, and remove it."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        lines = sum(1 for _ in file)
    path.unlink()
    return digest, lines


def _busy_s() -> float:
    """Return the seconds that all cores together have worked since the machine was started."""
    ticks = [*map(int, Path("/proc/stat").read_text().splitlines()[0].split()[1:9])]
    return (sum(ticks) - ticks[3] - ticks[4]) / _TICK


def _watch(process: subprocess.Popen[bytes], peaks: dict[int, int], cpu: dict[int, float]) -> None:
    while process.poll() is None:
        for pid in _family(process.pid):
            try:
                status = Path(f"/proc/{pid}/status").read_text()
                stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            cpu[pid] = (int(stat[11]) + int(stat[12])) / _TICK
            found = re.search("VmHWM:[ \t]*([0-9]+)", status)
            if found:
                peaks[pid] = int(found[1]) * 1024
        time.sleep(0.1)


def _family(pid: int) -> list[int]:
    """Return a process and all that it has started, and these."""
    found = [pid]
    for one in found:
        try:
            children = Path(f"/proc/{one}/task/{one}/children").read_text().split()
        except OSError:
            continue
        found.extend(map(int, children))
    return found


if __name__ == "__main__":
    sys.exit(main())

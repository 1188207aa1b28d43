"""How many pages a second a batch makes with one worker and with two, and in how much memory.

    uv run python benchmarks/batch/scaling.py                          5,000 pages in a folder
    uv run python benchmarks/batch/scaling.py --pages 1000 100000 --forms folder zip warc.gz jsonl

Runs with one and with two workers take turns; the best of each counts, for a machine that does other
things as well slows some. CPU seconds are those of all processes together: where the machine is busy,
they tell what a second worker costs. Memory is the largest that any process of a run had in use.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import corpus


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[5000])
    parser.add_argument("--forms", nargs="+", choices=corpus.FORMS, default=["folder"])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as name:
        for form in args.forms:
            for pages in args.pages:
                path = corpus.make(form, pages, Path(name))
                _measure(path, form, pages, args.workers, args.rounds)


def _measure(path: Path, form: str, pages: int, workers: list[int], rounds: int) -> None:
    best = dict.fromkeys(workers, float("inf"))
    peak = dict.fromkeys(workers, 0)
    cpu = dict.fromkeys(workers, float("inf"))
    outputs = set()
    for _ in range(rounds):
        for count in workers:
            seconds, used, most, digest = _run(path, count)
            cpu[count] = min(cpu[count], used)
            best[count] = min(best[count], seconds)
            peak[count] = max(peak[count], most)
            outputs.add(digest)
    rates = {count: pages / best[count] for count in workers}
    for count in workers:
        gain = rates[count] / rates[workers[0]]
        print(
            f"{form:8} {pages:7} pages, {count} worker{'s' * (count > 1)}: {rates[count]:6.0f} pages/s,"
            f" {gain:.2f} x, {cpu[count]:.1f} s of CPU, {peak[count] / 2**20:.0f} MB"
        )
    print(f"{form:8} outputs the same: {'yes' if len(outputs) == 1 else 'NO'}", flush=True)


def _run(path: Path, workers: int) -> tuple[float, float, int, bytes]:
    """Return seconds, seconds of CPU, the largest process in bytes, and a digest of the output."""
    import hashlib

    output = path.parent / "out.jsonl"
    command = [sys.executable, "-m", "newsclean", "clean", path.name, "-o", output.name,
               "--force", "--quiet", "--workers", str(workers)]  # fmt: skip
    started = time.monotonic()
    process = subprocess.Popen(command, cwd=path.parent, stderr=subprocess.DEVNULL)
    peak, cpu = [0], dict[int, float]()
    watcher = threading.Thread(target=_watch, args=(process, peak, cpu))
    watcher.start()
    process.wait()
    seconds = time.monotonic() - started
    watcher.join()
    digest = hashlib.sha256(output.read_bytes()).digest()
    output.unlink()
    return seconds, sum(cpu.values()), peak[0], digest


def _watch(process: subprocess.Popen[bytes], peak: list[int], cpu: dict[int, float]) -> None:
    tick = os.sysconf("SC_CLK_TCK")
    while process.poll() is None:
        for pid in _family(process.pid):
            try:
                status = Path(f"/proc/{pid}/status").read_text()
                stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            cpu[pid] = (int(stat[11]) + int(stat[12])) / tick
            for line in status.splitlines():
                if line.startswith("VmHWM:"):
                    peak[0] = max(peak[0], int(line.split()[1]) * 1024)
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
    main()

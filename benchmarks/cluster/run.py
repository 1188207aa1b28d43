"""Cluster runs beside `newsclean clean`: the same records, how fast, and what shooting at them does.

    uv run python benchmarks/cluster/run.py                      2,000 pages in 16 WARC files
    uv run python benchmarks/cluster/run.py --pages 100000 --steps speed shot driver
    uv run python benchmarks/cluster/run.py --steps ray --python ray-venv/bin/python

`--python` runs the cluster runs: one that has newsclean and ray for the step `ray`. CPU seconds are
those of all processes together: on a machine that does other things as well they tell what a run
costs, which the wall does not.
"""

import argparse
import hashlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

import processes

sys.path.insert(0, str(Path(__file__).parents[1] / "batch"))
import corpus

FILES = 16
STEPS = ("speed", "shot", "driver", "ray")


def main():
    """Print what was seen; exit with 1 where a run did not give the records of `clean`."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=STEPS[:3])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], help="of the step speed")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--tasks", type=int, default=FILES)
    parser.add_argument("--python", default=sys.executable)
    args = parser.parse_args()
    print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), args)
        for step in args.steps:
            getattr(bench, step)()
        sys.exit(bench.bad)


class Bench:
    """One corpus, what `clean` makes of it, and runs that are held against it."""

    def __init__(self, folder, args):
        self.folder, self.args, self.bad = folder, args, 0
        corpus.make("warc.gz", args.pages, folder, per_file=-(-args.pages // FILES)).rename(
            folder / "warc"
        )
        size = sum(path.stat().st_size for path in (folder / "warc").iterdir())
        print(f"{args.pages} pages in {FILES} WARC files, {size / 2**20:.0f} MB")
        self.clean = self._clean(2)
        self.expected = (digest([folder / "c.jsonl"]), digest([folder / "c.rejects.jsonl"]))

    def speed(self):
        """Time runs of one and two workers, in turns with `clean`."""
        for workers in self.args.workers:
            for _ in range(self.args.rounds):
                base = self._clean(workers)
                run = self._cluster("speed", "--workers", str(workers))
                self._show(f"clean, {workers} workers", base)
                self._show(f"cluster, {workers} workers", run)
                print(
                    f"  overhead: {100 * (run.cpu_s / base.cpu_s - 1):+.0f} % of CPU,"
                    f" {100 * (run.seconds / base.seconds - 1):+.0f} % of the wall"
                )
                self._hold("speed")

    def shot(self):
        """Shoot a rank, then a sandbox, then both kinds now and then."""

        def shoot(process):
            dice, shots = random.Random(7), []
            for kind in (
                processes.ranks,
                processes.sandboxes,
                processes.ranks,
                processes.sandboxes,
            ):
                for _ in range(600):
                    time.sleep(0.1 + dice.random() * 0.2)
                    if any((self.folder / "shot/records").glob(".*.part")) and (
                        found := kind(process.pid)
                    ):
                        os.kill(dice.choice(found), signal.SIGKILL)
                        shots.append(kind.__name__)
                        break
                    if process.poll() is not None:
                        break
                time.sleep(2)
            print(f"  shot: {', '.join(shots)}")

        run = self._cluster("shot", "--workers", "2", then=shoot)
        self._show("ranks and sandboxes shot", run)
        print("  " + "\n  ".join(line for line in run.said.splitlines() if "task" in line))
        self._hold("shot")

    def driver(self):
        """Kill the driver after the first completion marker, look who is left, and start it again."""
        marks = self.folder / "driver/logs/completions"
        left = []

        def kill(process):
            while process.poll() is None and not (marks.is_dir() and any(marks.iterdir())):
                time.sleep(0.02)
            others = processes.family(process.pid)[1:]
            process.kill()
            time.sleep(3)
            left.extend(pid for pid in others if Path(f"/proc/{pid}").exists())

        first = self._cluster("driver", "--workers", "2", then=kill)
        done = {path.name for path in marks.iterdir()}
        before = {name: self._changed(name) for name in done}
        print(
            f"driver killed (exit {first.code}) with {len(done)} tasks done, {len(left)} processes left 3 s later"
        )
        again = self._cluster("driver", "--workers", "2")
        self._show("driver started again", again)
        kept = all(self._changed(name) == when for name, when in before.items())
        print(f"  finished tasks not touched: {'yes' if kept else 'NO'}")
        self.bad |= bool(left) or not kept
        self._hold("driver")

    def ray(self):
        """Run on Ray with two workers, and shoot a rank; once more, and shoot a sandbox."""
        for kind in (processes.ray_ranks, processes.sandboxes):

            def shoot(process, kind=kind, name=f"on-ray-{kind.__name__}"):
                while process.poll() is None:
                    time.sleep(0.2)
                    if any((self.folder / name / "records").glob(".*.part")):
                        time.sleep(1)
                        if found := kind(process.pid):
                            os.kill(found[0], signal.SIGKILL)
                            print(f"  shot: one of {len(found)} {kind.__name__}")
                            return

            # Not `ray`: in a process of Ray, a folder of that name is what `import ray` finds.
            name = f"on-ray-{kind.__name__}"
            run = self._cluster(
                name, "--workers", "2", "--executor", "ray", "--set", "mem_per_cpu_gb=1", then=shoot
            )
            self._show(f"ray, 2 workers, {kind.__name__} shot", run)
            print("  " + "\n  ".join(run.said.splitlines()[-8:]))
            self._hold(name)

    def _clean(self, workers):
        return processes.measure(
            [sys.executable, "-m", "newsclean", "clean", "warc", "-o", "c.jsonl", "--rejects",
             "c.rejects.jsonl", "--force", "--quiet", "--workers", str(workers)],
            self.folder,
        )  # fmt: skip

    def _cluster(self, name, *more, then=lambda _process: None):
        if name == "speed":
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return processes.measure(
            [self.args.python, "-m", "newsclean", "cluster", "run", "warc", "-o", name, "--tasks",
             str(self.args.tasks), *more],
            self.folder,
            then,
        )  # fmt: skip

    def _hold(self, name):
        """Hold the records and rejections of a run against those of `clean`, as sets."""
        for kind, expected in zip(("records", "rejects"), self.expected, strict=True):
            files = sorted((self.folder / name / kind).glob("*.jsonl"))
            same = digest(files) == expected
            print(f"  {kind} of {name} the same as of clean: {'yes' if same else 'NO'}", flush=True)
            self.bad |= not same

    def _changed(self, rank):
        return (self.folder / f"driver/records/{rank}.jsonl").stat().st_mtime_ns

    def _show(self, what, run):
        print(
            f"{what}: {self.args.pages / run.seconds:.0f} pages/s, {run.seconds:.1f} s,"
            f" {run.cpu_s:.1f} s of CPU, largest process {run.peak_bytes / 2**20:.0f} MB, exit {run.code}",
            flush=True,
        )


def digest(files):
    """Return a digest of all lines, sorted: each record once, whatever file it is in."""
    lines = sorted(
        hashlib.blake2b(line, digest_size=16).digest() for path in files for line in path.open("rb")
    )
    return len(lines), hashlib.blake2b(b"".join(lines)).hexdigest()


if __name__ == "__main__":
    main()

"""Mutated pages and archives without end: what crashes, hangs, eats memory or comes out wrong.

    uv run python benchmarks/fuzz/run.py --cases 200000
    uv run python benchmarks/fuzz/run.py --minutes 10 --seed 7
    uv run python benchmarks/fuzz/run.py --seed 7 --only 1234     one case again, told in full

Cases are cleaned in a child process with a limit on its memory and a watch on the clock; one that
dies or hangs costs itself. Each failure is told once, with the case that shows it, and a shrunk
form of that case is left in the folder named by --keep.
"""

import argparse
import contextlib
import faulthandler
import hashlib
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from cases import make_case
from checks import find_failure
from shrinking import shrink

_MEMORY_BYTES = 2 * 2**30
# By the clock on the wall: a machine with much else to do is slow to import what an archive needs.
_HANG_S = 60
_REPORT_EVERY, _TELL_EVERY = 100, 10_000
# Each fifth case asks for everything: explanations, numbers, the other digits.
_FULL_EVERY = 5


def _work(seed, numbers, current, pipe, folder):
    """Clean the cases and send what came of them, a hundred at a time; failures at once."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    faulthandler.register(signal.SIGUSR1)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    kinds, sorts, done = Counter(), Counter(), 0
    for number in numbers:
        current.value = number
        case = make_case(seed, number)
        failure, counts = find_failure(case, folder, full=number % _FULL_EVERY == 0)
        kinds[case.kind] += 1
        sorts.update(counts)
        done += 1
        if failure:
            pipe.send(("failure", number, failure))
        if done == _REPORT_EVERY:
            pipe.send(
                ("done", number, (kinds, sorts, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
            )
            kinds, sorts, done = Counter(), Counter(), 0
    pipe.send(
        ("done", numbers[-1], (kinds, sorts, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
    )
    pipe.send(("end", 0, None))


class Campaign:
    """One run: its children, its counts, its failures."""

    def __init__(self, seed, first, cases, minutes, log):
        self.seed, self.log = seed, log
        self.numbers = range(first, first + cases)
        self.until = time.monotonic() + minutes * 60 if minutes else float("inf")
        self.kinds, self.sorts, self.failures = Counter(), Counter(), {}
        self.times = Counter()
        self.peak_kb = self.told = 0

    def fail(self, number, failure):
        """Count a failure, and tell the first of its kind."""
        self.times[failure] += 1
        if failure not in self.failures:
            self.failures[failure] = number
            self.log(f"case {number} ({make_case(self.seed, number).kind}): {failure}")

    def carry_out(self, folder):
        """Run children until the cases or the minutes are used up."""
        # What the forms need is imported once, not by each child.
        for number in range(200):
            make_case(self.seed, number)
        context = multiprocessing.get_context("fork")
        current = context.Value("q", -1, lock=False)
        at = self.numbers.start
        while at < self.numbers.stop and time.monotonic() < self.until:
            ours, theirs = context.Pipe(duplex=False)
            current.value = -1
            child = context.Process(
                target=_work,
                args=(self.seed, range(at, self.numbers.stop), current, theirs, folder),
            )
            child.start()
            theirs.close()
            try:
                at = self._watch(child, ours, current, at)
            finally:
                if child.is_alive():
                    child.kill()
                child.join()
                ours.close()

    def _watch(self, child, pipe, current, at):
        """Return the number to go on from, when the child has ended, died or hung."""
        seen, since = current.value, time.monotonic()
        while True:
            with contextlib.suppress(EOFError):
                while pipe.poll(0.5):
                    what, number, value = pipe.recv()
                    if what == "failure":
                        self.fail(number, value)
                    elif what == "done":
                        kinds, sorts, peak_kb = value
                        self.kinds += kinds
                        self.sorts += sorts
                        self.peak_kb = max(self.peak_kb, peak_kb)
                        if number // _TELL_EVERY != self.told:
                            self.told = number // _TELL_EVERY
                            self.log(
                                f"{self.kinds.total()} cases, {len(self.failures)} kinds of failure"
                            )
                    else:
                        return self.numbers.stop
                    if time.monotonic() > self.until:
                        return self.numbers.stop
            if not child.is_alive():
                child.join()
                number = max(current.value, at)
                self.fail(number, f"died: exit code {child.exitcode}")
                return number + 1
            if current.value != seen:
                seen, since = current.value, time.monotonic()
            elif time.monotonic() - since > _HANG_S and seen >= 0:
                os.kill(child.pid, signal.SIGUSR1)
                time.sleep(0.2)
                self.fail(seen, f"hangs: longer than {_HANG_S} s")
                return seen + 1
            if time.monotonic() > self.until:
                return self.numbers.stop


def _show(seed, number, folder):
    case = make_case(seed, number)
    print(case.kind, case.name, case.url, len(case.body), "bytes")
    print(find_failure(case, folder, full=number % _FULL_EVERY == 0))
    Path(folder).parent.joinpath(f"fuzz-{seed}-{number}").write_bytes(case.body)


def main():
    """Run what the command line asks for; return 1 where anything failed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=int, default=10_000_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    parser.add_argument("--keep", type=Path)
    arguments = parser.parse_args()
    # What was found so far is told, however it ends.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="newsclean-fuzz-") as folder:
        if arguments.only is not None:
            _show(arguments.seed, arguments.only, folder)
            return 0
        campaign = Campaign(
            arguments.seed,
            arguments.first,
            arguments.cases,
            arguments.minutes,
            lambda said: print(said, flush=True),
        )
        started = time.monotonic()
        try:
            campaign.carry_out(folder)
        except KeyboardInterrupt:
            print("interrupted")
        taken = time.monotonic() - started
        total = campaign.kinds.total()
        print(
            f"{total} cases in {taken:.0f} s, {total / taken:.0f} a second; peak {campaign.peak_kb / 1024:.0f} MB"
        )
        print("kinds:   ", ", ".join(f"{k} {n}" for k, n in campaign.kinds.most_common()))
        print("outcomes:", ", ".join(f"{k} {n}" for k, n in campaign.sorts.most_common()))
        for failure, number in campaign.failures.items():
            print(
                f"FAILURE {campaign.times[failure]} x {failure}; run --seed {arguments.seed} --only {number}"
            )
            if arguments.keep and not failure.startswith(("died", "hangs", "slow", "memory")):
                arguments.keep.mkdir(parents=True, exist_ok=True)
                small = shrink(
                    make_case(arguments.seed, number),
                    failure,
                    folder,
                    full=number % _FULL_EVERY == 0,
                )
                name = hashlib.sha256(failure.encode()).hexdigest()[:8]
                arguments.keep.joinpath(f"{name}-{small.name or 'page'}").write_bytes(small.body)
                print(f"  shrunk to {len(small.body)} bytes: {small.body[:200]!r}")
        print(
            "no failures" if not campaign.failures else f"{len(campaign.failures)} kinds of failure"
        )
        return 1 if campaign.failures else 0


if __name__ == "__main__":
    sys.exit(main())

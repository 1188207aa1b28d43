"""A thousand addresses, three in ten of which go wrong: nothing lost, nothing hangs, memory flat.

    uv run python benchmarks/fetch/chaos.py [--pages 1000]

The run is killed in the middle and resumed; what comes out is held against what each address
should come to. The hosts are those of the tests; they count as public ones here, so that
redirects into private networks are refused as they are in earnest.
"""

import argparse
import contextlib
import json
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from sources.newspaper import OUTCOMES, Chaos, fault_of, serve


def crawl(urls, folder):
    """Fetch and clean all, as one run of one journal; leave outcomes and peak memory in files."""
    from newsclean.model import Options, RawPage
    from newsclean.runners import load_clean
    from newsclean.sources import Noted
    from newsclean.sources.web import Journal, Limits, Manners, Plan, guard, read_urls

    public = guard.is_public
    guard.is_public = lambda address: str(address) == "127.0.0.1" or public(address)
    journal = Journal(str(folder / "journal"))
    limits = Limits(connect_s=2, silence_s=0.6, total_s=1.0, page_bytes=200_000, retry_wait_s=0.01)
    manners = Manners(delay_s=0, per_host=4, concurrency=16, slowest_s=0.05)
    clean = load_clean(Options())
    with open(folder / "outcomes", "w") as out:
        for one in read_urls(urls, Plan(limits, manners, journal=journal)):
            if isinstance(one, Noted):
                continue
            reason = one.reason if not isinstance(one, RawPage) else "page"
            if reason == "page" and clean(one).article is None:
                reason = "no article"
            print(json.dumps([one.origin, reason]), file=out)
    journal.deliver()
    journal.close()
    (folder / "peak").write_text(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))


def main():
    """Run, kill, resume, compare."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--pages", type=int, default=1000)
    options.add_argument("--hosts", type=int, default=4)
    given = options.parse_args()
    fork = multiprocessing.get_context("spawn")
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        hosts = [stack.enter_context(serve(Chaos)) for _ in range(given.hosts)]
        expected = {
            f"{host.url}/c/{n}": OUTCOMES.get(fault_of(n), "page")
            for n in range(given.pages // given.hosts)
            for host in hosts
        }
        bad = sum(fault_of(n) is not None for n in range(given.pages // given.hosts)) * given.hosts
        began = time.monotonic()
        first = fork.Process(target=crawl, args=(list(expected), folder))
        first.start()
        while sum(len(host.log) for host in hosts) < given.pages // 2 and first.is_alive():
            time.sleep(0.02)
        os.kill(first.pid, signal.SIGKILL)
        first.join()
        before = Counter(path for host in hosts for path, *_ in host.log)
        second = fork.Process(target=crawl, args=(list(expected), folder))
        second.start()
        second.join(600)
        taken = time.monotonic() - began
        found = [json.loads(line) for line in (folder / "outcomes").read_text().splitlines()]
        peak = int((folder / "peak").read_text()) / 1024
    wrong = {
        url: (dict(found).get(url), want)
        for url, want in expected.items()
        if dict(found).get(url) != want
    }
    print(
        f"{len(expected)} addresses on {given.hosts} hosts, {bad} of them faulty, killed after {before.total()} requests"
    )
    print(
        f"{len(found)} outcomes, {len(expected) - len(dict(found))} lost, {len(found) - len(dict(found))} double"
    )
    print(f"outcomes: {dict(Counter(reason for _, reason in found).most_common())}")
    print(f"not as expected: {len(wrong)} {dict(list(wrong.items())[:5])}")
    print(f"{taken:.1f} s, peak memory of the resumed run {peak:.0f} MB")
    sys.exit(bool(wrong) or len(found) != len(expected))


if __name__ == "__main__":
    main()

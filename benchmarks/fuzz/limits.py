"""Hostile pages of growing size: the time and the memory that `clean` takes, and how both grow.

    uv run python benchmarks/fuzz/limits.py                  2 MB and 4 MB of each
    uv run python benchmarks/fuzz/limits.py --megabytes 16 divs paragraphs

Each page is cleaned in a process of its own with 1.5 GB. Told are those that take more than 20 s
or 1 GB at the larger size, or more than 2.3 times as long for twice as much.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from hostile.pages import PAGES

_PROBE = Path(__file__).parents[2] / "tests" / "hostile" / "probe.py"

_MOST_S, _MOST_MB, _MOST_GROWTH = 20.0, 1024, 2.3
# Below this the clock and the collector of garbage say more than the page.
_LEAST_S = 0.5
_PATIENCE_S = 300


def measure(name, size):
    """Return what the probe says of one page, or None where it did not come to an end."""
    command = [sys.executable, str(_PROBE), str(size), name]
    try:
        ran = subprocess.run(command, capture_output=True, timeout=_PATIENCE_S, check=False)
    except subprocess.TimeoutExpired:
        return None
    return json.loads(ran.stdout) if ran.returncode == 0 else None


def judge(small, large):
    """Return what is wrong with the figures of one page, or nothing."""
    if large is None or small is None:
        return "did not end"
    if large["outcome"] in ("crashed", "memory"):
        return large["detail"]
    if large["seconds"] > _MOST_S or large["mb"] > _MOST_MB:
        return "takes too much"
    alike = small["outcome"] == large["outcome"]
    growth = large["seconds"] / max(small["seconds"], 0.01)
    if alike and large["seconds"] > _LEAST_S and growth > _MOST_GROWTH:
        return f"grows {growth:.1f} times"
    return ""


def main():
    """Measure the pages that the command line names, or all; return 1 where one is over a limit."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--megabytes", type=float, default=4)
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    size = int(arguments.megabytes * 10**6)
    wrong = 0
    for name in arguments.names or PAGES:
        small, large = measure(name, size // 2), measure(name, size)
        verdict = judge(small, large)
        wrong += bool(verdict)
        figures = " ".join(
            f"{one['seconds']:6.2f} s {one['mb']:5d} MB" if one else "     -       -"
            for one in (small, large)
        )
        print(f"{name:36s} {figures}  {large['outcome'] if large else ''}  {verdict}", flush=True)
    print(f"{wrong} of {len(arguments.names or PAGES)} pages over a limit")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

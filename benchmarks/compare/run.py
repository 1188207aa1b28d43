"""newsclean beside the other tools, on the same pages, each alone on one core: one table.

    uv run python benchmarks/compare/run.py                       all sets that are at hand
    uv run python benchmarks/compare/run.py --pages FOLDER --gold FOLDER
    uv run python benchmarks/compare/run.py --document            and put the table into docs/benchmarks.md

Every other tool is installed into an environment of its own, which is thrown away; one that cannot be
installed is reported as missing. Each reads every page in a process of its own. Pages a second and
start-up are of processor time. Start-up is one page on standard input, with the tool's own command
line where it has one, else with its import; the best of five.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from peers import NEWSCLEAN, PEERS, Peer, find_peer
from sets import FIGURES, PageSet, read_folder, read_sets

ROOT = Path(__file__).parents[2]
_GIVEN_BY = {"title": "title", "published": "published", "day": "published", "authors": "authors"}
_STARTS = 5
_HOURS = 3600


class Missing(Exception):
    """A tool that is not there, and why."""


class Measured(NamedTuple):
    """What one tool did on one set."""

    pages: str
    peer: Peer
    version: str
    figures: dict[str, float]
    rate: float
    start_s: float
    failures: int


def main() -> int:
    """Measure, print the table, and return 1 where a tool is missing."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=Path, help="a folder of pages, .html or .html.gz")
    parser.add_argument("--gold", type=Path, help="what is on them: one JSON file a page")
    parser.add_argument("--tools", nargs="+", choices=[peer.name for peer in PEERS], metavar="TOOL")
    parser.add_argument("--seconds", type=float, default=10.0, help="of timing, per tool and set")
    parser.add_argument("--environments", type=Path, help="keep what is installed here")
    parser.add_argument("--document", action="store_true", help="put the table into the documents")
    args = parser.parse_args()
    if bool(args.pages) != bool(args.gold):
        parser.error("--pages and --gold belong together")
    sets = [read_folder(args.pages, args.gold, args.pages.name)] if args.pages else read_sets()
    peers = [find_peer(name) for name in args.tools] if args.tools else [*PEERS]
    measured: list[Measured] = []
    missing: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        for peer in peers:
            try:
                python = install(peer, args.environments or scratch / "environments")
                for one in sets:
                    folder = scratch / "sets" / one.name
                    measured.append(measure(peer, python, one, folder, args.seconds))
                    print(as_row(measured[-1]), flush=True)
            except Missing as error:
                missing.append(f"{peer.name}: missing: {error}")
                print(missing[-1], flush=True)
    table = as_markdown(measured, sets, missing)
    print(f"\n{table}")
    if args.document:
        sys.path.append(str(ROOT / "benchmarks"))
        from marked import write_between

        write_between("compare", table)
    return 1 if missing else 0


def install(peer: Peer, folder: Path) -> Path:
    """Return the interpreter that has a tool; raises Missing where it cannot be installed."""
    if peer is NEWSCLEAN:
        return Path(sys.executable)
    uv = shutil.which("uv")
    if uv is None:
        raise Missing("uv, which installs it, was not found")
    place = folder / peer.package
    python = place / "bin" / "python"
    if not python.exists():
        needs = peer.needs or (peer.package,)
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        for command in (
            [uv, "venv", "-q", "-p", version, str(place)],
            [uv, "pip", "install", "-q", "--compile-bytecode", "--python", str(python), *needs],
        ):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                shutil.rmtree(place, ignore_errors=True)
                raise Missing(done.stderr.strip().splitlines()[0] if done.stderr else "no reason")
    return python


def measure(peer: Peer, python: Path, pages: PageSet, folder: Path, seconds: float) -> Measured:
    """Return what a tool does with the pages of a set."""
    index = folder / "index.jsonl"
    if not index.exists():
        _set_down(pages, folder)
    records = folder / f"{peer.name}.jsonl"
    command = [str(python), str(Path(__file__).with_name("reading.py")), peer.name, str(index)]
    done = subprocess.run(
        [*command, str(records), "--seconds", str(seconds)],
        capture_output=True, text=True, check=False, timeout=_HOURS,
    )  # fmt: skip
    if done.returncode:
        raise Missing((done.stderr.strip().splitlines() or ["it ended without a word"])[-1])
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    for failure in answer["failures"]:
        print(f"{peer.name}: {failure}", file=sys.stderr)
    read = [json.loads(line) for line in records.read_text("utf8").splitlines()]
    try:
        figures = pages.score(read, folder)
    except subprocess.CalledProcessError as error:
        raise Missing(f"the scorer ended with exit code {error.returncode}") from error
    start_s = start_up(peer, python, command[:3], folder / "one.html")
    return Measured(
        pages.name, peer, answer["version"], figures, answer["rate"], start_s,
        len(answer["failures"]),
    )  # fmt: skip


def _set_down(pages: PageSet, folder: Path) -> None:
    folder.mkdir(parents=True)
    lines = []
    for number, page in enumerate(pages.pages):
        path = folder / f"{number}.html"
        path.write_bytes(page.body)
        lines.append(json.dumps({"name": page.name, "file": str(path), "url": page.url}) + "\n")
    (folder / "index.jsonl").write_text("".join(lines), "utf8")
    # The one in the middle, by size.
    middle = sorted(pages.pages, key=lambda page: len(page.body))[len(pages.pages) // 2]
    (folder / "one.html").write_bytes(middle.body)


def start_up(peer: Peer, python: Path, by_import: list[str], page: Path) -> float:
    """Return seconds of processor time from nothing to the record of one page."""
    command = [str(python.parent / peer.command[0]), *peer.command[1:]] if peer.command else []
    # Installed packages have their bytecode: a checkout writes its own at the first start.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    best = float("inf")
    for _ in range(_STARTS):
        with page.open("rb") as stdin:
            process = subprocess.Popen(
                command or [*by_import, "-"],
                stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment,
            )  # fmt: skip
            _, _, used = os.wait4(process.pid, 0)
            process.returncode = 0
        best = min(best, used.ru_utime + used.ru_stime)
    return best


_HEAD = ("pages", "tool", *FIGURES, "pages/s", "start-up")


def as_row(one: Measured) -> str:
    """Return one row of the table; `–` is what a tool does not give."""
    figures = [
        f"{one.figures[name]:.3f}"
        if name in one.figures and _GIVEN_BY.get(name, "title") in one.peer.gives
        else "–"
        for name in FIGURES
    ]
    rate = f"{one.rate:.1f}" if one.rate < 100 else f"{one.rate:.0f}"
    name = f"**{one.peer.name}**" if one.peer is NEWSCLEAN else one.peer.name
    cells = [one.pages, f"{name} {one.version}", *figures, rate, f"{one.start_s:.2f} s"]
    return f"| {' | '.join(cells)} |"


def as_markdown(measured: list[Measured], sets: list[PageSet], missing: list[str]) -> str:
    """Return the table, set by set, with what it was made on."""
    rows = [f"| {' | '.join(_HEAD)} |", "|---" * len(_HEAD) + "|"]
    for one in sets:
        rows += [as_row(found) for found in measured if found.pages == one.name]
    sizes = "; ".join(
        f"{one.name}: {len(one.pages)} pages of"
        f" {sorted(len(page.body) for page in one.pages)[len(one.pages) // 2] / 1000:.0f} kB in the median"
        for one in sets
    )
    failed = [
        f"* {found.peer.name} raised an error on {found.failures} of the pages: {found.pages}"
        for found in measured
        if found.failures
    ]
    made = (
        f"Measured on {datetime.now(UTC):%Y-%m-%d} with Python {platform.python_version()} on"
        f" {_processor()}. {sizes}."
    )
    return "\n".join([*rows, "", *failed, *(f"* {line}" for line in missing), "", made])


def _processor() -> str:
    """Return what the processor calls itself."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


if __name__ == "__main__":
    sys.exit(main())

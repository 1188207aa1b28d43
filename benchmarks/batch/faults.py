"""What it takes to lose a page: runs that are killed, shot at, poisoned and out of room.

    uv run python benchmarks/batch/faults.py                  all of it, on 2,000 pages
    uv run python benchmarks/batch/faults.py killed --pages 20000 --kills 20

Every fault prints what it found, and the exit code is 1 where a record was lost, doubled or changed.
"""

import argparse
import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import corpus

ROOT = Path(__file__).parents[2]
POISONED = ROOT / "tests" / "cli" / "poisoned.py"
FILES = ("out.jsonl", "no.jsonl")


def main() -> int:
    """Run the faults that are asked for and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("faults", nargs="*", metavar="FAULT", help=f"of {', '.join(FAULTS)}")
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    good = True
    for name in args.faults or FAULTS:
        with tempfile.TemporaryDirectory() as folder:
            found = FAULTS[name](Path(folder), args.pages, args.kills, random.Random(args.seed))
            print(f"{name}: {found[1]}{'' if found[0] else '  FAILED'}", flush=True)
            good = good and found[0]
    return 0 if good else 1


def start(folder: Path, *args: str, script: tuple[str, ...] = ("-m", "newsclean"),
          **options: object) -> subprocess.Popen[bytes]:  # fmt: skip
    """Start `newsclean clean` in a folder, with two workers."""
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests")))
    command = [sys.executable, *script, "clean", *args, "--rejects", "no.jsonl", "-j", "2"]
    environment = {**os.environ, "PYTHONPATH": path, "MARK_EVERY_S": "0.2"}
    return subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stderr=subprocess.PIPE,
        **options,  # type: ignore[call-overload]
    )


def finish(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """Return exit code and standard error of a run."""
    _, err = process.communicate(timeout=1800)
    return process.returncode, err.decode()


def whole(folder: Path, source: str) -> tuple[list[bytes], float]:
    """Return what a run that nothing ends writes, and its seconds."""
    started = time.monotonic()
    code, err = finish(start(folder, source, "-o", FILES[0], "--quiet"))
    if code:
        raise SystemExit(err)
    content = read(folder)
    for name in FILES:
        (folder / name).unlink()
    return content, time.monotonic() - started


def read(folder: Path) -> list[bytes]:
    """Return what a run has written."""
    return [(folder / name).read_bytes() for name in FILES]


def killed(folder: Path, pages: int, kills: int, chance: random.Random) -> tuple[bool, str]:
    """Kill a run at random moments, each time go on with it, and begin anew when it is complete."""
    source = corpus.make("folder", pages, folder).name
    expected, seconds = whole(folder, source)
    done = runs = ends = went_on = 0
    while done < kills:
        process = start(folder, source, "-o", FILES[0], "--resume", "--quiet")
        runs += 1
        try:
            # Early moments as often as late ones; of a run that goes on less is left.
            process.wait(chance.random() * seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            done += 1
            went_on += (folder / "out.jsonl.journal").exists()
        finish(process)
        if process.returncode == 0:
            if read(folder) != expected:
                return False, "the bytes differ"
            ends += 1
            for name in FILES:
                (folder / name).unlink()
    code, err = finish(start(folder, source, "-o", FILES[0], "--resume"))
    same = code == 0 and read(folder) == expected
    left = sorted(path.name for path in folder.iterdir())
    clean = left == sorted([source, *FILES])
    said = next(line for line in err.splitlines() if " read, " in line or "complete" in line)
    return same and clean, (
        f"{done} times with SIGKILL, {went_on} of them with a journal to go on with;"
        f" {ends + 1} runs arrived, each with the same bytes; at last: {said.removeprefix('newsclean: ')}"
    )


def shot(folder: Path, pages: int, kills: int, chance: random.Random) -> tuple[bool, str]:
    """Shoot workers at random moments."""
    source = corpus.make("folder", pages, folder).name
    expected, seconds = whole(folder, source)
    process = start(folder, source, "-o", FILES[0], "--quiet")
    shots = 0
    while process.poll() is None:
        time.sleep(chance.random() * seconds / kills)
        victims = [*_workers(process.pid)]
        if victims and shots < kills:
            with contextlib.suppress(ProcessLookupError):
                os.kill(chance.choice(victims), signal.SIGKILL)
                shots += 1
    code, _ = finish(process)
    lost = len(expected[0].splitlines()) - len(read(folder)[0].splitlines())
    return code == 0 and read(
        folder
    ) == expected, f"{shots} workers with SIGKILL; {lost} pages lost"


def _workers(parent: int) -> Iterator[int]:
    """Yield the processes that clean: those that the server of forks has started."""
    for child in _children(parent):
        yield from _children(child)


def _children(pid: int) -> list[int]:
    with contextlib.suppress(OSError):
        return [*map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]
    return []


def poisoned(folder: Path, pages: int, kills: int, chance: random.Random) -> tuple[bool, str]:
    """Put pages among the others that end, hold up or fill their process."""
    words = ("KILL", "SEGV", "EXIT", "HANG", "SLEEP", "EAT")
    killers = {n: chance.choice(words) for n in chance.sample(range(pages), kills)}
    (folder / "f").mkdir()
    for number in range(pages):
        text = killers.get(number, f"পাতা {number}\n\nনদী শান্ত")
        (folder / f"f/{number:06}.txt").write_text(text, "utf8")
    args = ("f", "-o", FILES[0], "--page-timeout", "1", "--page-memory", "256")
    started = time.monotonic()
    code, _ = finish(start(folder, *args, script=(str(POISONED),)))
    seconds = time.monotonic() - started
    articles, rejects = read(folder)
    lost = {json.loads(line)["path"]: json.loads(line)["reason"] for line in rejects.splitlines()}
    reasons = {"HANG": "timeout", "SLEEP": "timeout", "EAT": "memory"}
    expected = {f"f/{n:06}.txt": reasons.get(word, "crashed") for n, word in killers.items()}
    paths = [json.loads(line)["source"]["path"] for line in articles.splitlines()]
    rest = [f"f/{n:06}.txt" for n in range(pages) if n not in killers]
    return lost == expected and paths == rest and code == 1, (
        f"{kills} among {pages} pages; {len(lost)} rejected, each for what it did,"
        f" {pages - len(paths) - len(lost)} others lost; {seconds:.0f} s"
    )


def full(folder: Path, pages: int, _kills: int, chance: random.Random) -> tuple[bool, str]:
    """Let there be room for a part of the output only, and then for all of it."""
    import resource

    source = corpus.make("folder", pages, folder).name
    expected, _ = whole(folder, source)
    room = chance.randrange(len(expected[0]) // 4, len(expected[0]))
    code, err = finish(
        start(folder, source, "-o", FILES[0], "--quiet",
              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, -1)))
    )  # fmt: skip
    kept = len(read(folder)[0].splitlines())
    again, _ = finish(start(folder, source, "-o", FILES[0], "--resume", "--quiet"))
    return code == 1 and again == 0 and read(folder) == expected, (
        f"room for {room} of {len(expected[0])} bytes: {kept} records kept, the same bytes in the end;"
        f" it said: {' / '.join(err.splitlines())}"
    )


Fault = Callable[[Path, int, int, random.Random], tuple[bool, str]]
FAULTS: dict[str, Fault] = {"killed": killed, "shot": shot, "poisoned": poisoned, "full": full}


if __name__ == "__main__":
    sys.exit(main())

"""Whole batches in processes of their own: killed, shot at, out of room, and gone on with."""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")

POISONED = Path(__file__).with_name("poisoned.py")
ROOT = POISONED.parents[2]


@pytest.fixture
def run(here):
    """Starts the command line with the poisoned cleaning; what still runs at the end is killed."""
    started = []

    def begin(*args, **options):
        process = subprocess.Popen(
            [sys.executable, POISONED, *map(os.fspath, args)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests"))),
                "MARK_EVERY_S": "0",
            },
            **options,
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=20)


def finish(process, seconds=60):
    out, err = process.communicate(timeout=seconds)
    return process.returncode, out, err.decode()


def put_pages(folder, count, special=()):
    folder.mkdir()
    for number in range(count):
        text = dict(special).get(number, f"পাতা {number}\n\n" + "নদী শান্ত " * 40)
        (folder / f"{number:04}.txt").write_text(text)


def wait_for_bytes(path, size):
    ends = time.monotonic() + 20
    while time.monotonic() < ends:
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_size >= size:
                return
        time.sleep(0.005)
    raise AssertionError("waited in vain")


def names(here):
    return sorted(path.name for path in here.iterdir())


def test_killers_among_many_pages_cost_themselves(run, here):
    killers = {0: "KILL", 500: "SEGV", 501: "HANG", 700: "EAT", 999: "KILL"}
    put_pages(here / "f", 1000, killers)
    options = ("--page-timeout", "2", "--page-memory", "256", "--rejects", "no.jsonl")
    code, _, err = finish(run("clean", "f", "-o", "out.jsonl", "-j", "2", *options))
    assert code == 1
    lost = {
        one["path"]: one["reason"]
        for one in map(json.loads, (here / "no.jsonl").read_text().splitlines())
    }
    assert lost == {
        "f/0000.txt": "crashed",
        "f/0500.txt": "crashed",
        "f/0501.txt": "timeout",
        "f/0700.txt": "memory",
        "f/0999.txt": "crashed",
    }
    paths = [
        json.loads(line)["source"]["path"] for line in (here / "out.jsonl").read_text().splitlines()
    ]
    assert paths == [f"f/{n:04}.txt" for n in range(1000) if n not in killers]
    assert "1000 read, 995 written, 5 rejected" in err
    assert "f/0501.txt: took longer than the 2 s that a page may take" in err
    assert names(here) == ["f", "no.jsonl", "out.jsonl"]


def test_killed_at_any_moment_a_run_goes_on_to_the_same_bytes(run, here):
    put_pages(here / "f", 1200, dict.fromkeys(range(0, 1200, 9), "LISTING"))
    args = ("clean", "f", "-j", "2", "--rejects", "no.jsonl")
    assert finish(run(*args, "-o", "whole.jsonl"))[0] == 0
    rejects = (here / "no.jsonl").read_bytes()
    size = (here / "whole.jsonl").stat().st_size
    (here / "no.jsonl").unlink()
    chance, went_on = random.Random(7), 0
    for _ in range(3):
        process = run(*args, "-o", "out.jsonl")
        # Anywhere between its first page and its last.
        wait_for_bytes(here / ".out.jsonl.part", chance.randrange(size))
        process.send_signal(signal.SIGKILL)
        process.wait(20)
        went_on += (here / "out.jsonl.journal").exists()
        code, _, err = finish(run(*args, "-o", "out.jsonl", "--resume"))
        assert code == 0, err
        assert "is complete" in err or "1200 read, 1066 written, 134 rejected" in err
        assert (here / "out.jsonl").read_bytes() == (here / "whole.jsonl").read_bytes()
        assert (here / "no.jsonl").read_bytes() == rejects
        assert names(here) == ["f", "no.jsonl", "out.jsonl", "whole.jsonl"]
        (here / "out.jsonl").unlink()
        (here / "no.jsonl").unlink()
    assert went_on


def test_interrupted_it_keeps_whole_lines_and_goes_on(run, here):
    put_pages(here / "f", 300, {250: "SLEEP"})
    process = run("clean", "f", "-o", "out.jsonl", "-j", "2")
    wait_for_bytes(here / ".out.jsonl.part", 1)
    process.send_signal(signal.SIGINT)
    code, _, err = finish(process)
    assert code == 130
    kept = [json.loads(line) for line in (here / "out.jsonl").read_text().splitlines()]
    assert (
        err == f"newsclean: interrupted: {len(kept)} records kept in out.jsonl; --resume goes on\n"
    )
    (here / "f/0250.txt").write_text("জাগো")
    code, _, err = finish(run("clean", "f", "-o", "out.jsonl", "--resume"))
    assert code == 0, err
    assert "300 read, 300 written" in err
    assert len((here / "out.jsonl").read_bytes().splitlines()) == 300
    assert names(here) == ["f", "out.jsonl"]
    code, _, err = finish(run("clean", "f", "-o", "out.jsonl", "--resume"))
    assert (code, err) == (0, "newsclean: out.jsonl is complete: there is nothing left to do\n")


def test_out_of_room_it_says_so_and_goes_on(run, here):
    import resource

    def little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, resource.RLIM_INFINITY))

    put_pages(here / "f", 600)
    args = ("clean", "f", "-j", "2", "--rejects", "no.jsonl")
    assert finish(run(*args, "-o", "whole.jsonl", "--force"))[0] == 0
    (here / "no.jsonl").unlink()
    assert (here / "whole.jsonl").stat().st_size > 800_000
    code, _, err = finish(run(*args, "-o", "out.jsonl", preexec_fn=little_room))
    assert code == 1
    first, second = err.splitlines()
    assert first == "newsclean: out.jsonl: cannot be written: File too large"
    kept = (here / "out.jsonl").read_bytes().splitlines()
    assert second == (
        f"newsclean: {len(kept)} records kept in out.jsonl; --resume goes on, once there is room"
    )
    assert 0 < len(kept) < 600
    assert finish(run(*args, "-o", "out.jsonl", "--resume"))[0] == 0
    assert (here / "out.jsonl").read_bytes() == (here / "whole.jsonl").read_bytes()


def test_no_process_outlives_a_run_that_was_killed(run, here):
    put_pages(here / "f", 200, {40: "SLEEP", 80: "HANG"})
    process = run(
        "clean", "f", "-o", "out.jsonl", "-j", "2", "--page-timeout", "3", start_new_session=True
    )
    time.sleep(2)
    process.send_signal(signal.SIGKILL)
    # Its pipe is open as long as one of its children is there.
    started = time.monotonic()
    process.communicate(timeout=20)
    assert time.monotonic() - started < 6


def test_what_is_in_the_way_and_what_to_do(run, here):
    put_pages(here / "f", 3)
    (here / "old.jsonl").write_text('{"a": 1}\n')

    def said(*args):
        code, _, err = finish(run("clean", "f", *args))
        assert code == 2
        (line,) = err.splitlines()
        return line.removeprefix("newsclean: ")

    assert said("-o", "old.jsonl") == (
        "old.jsonl: exists already; --force replaces it, --append adds to it"
    )
    assert "need -o FILE" in said("--resume")
    assert "need -o FILE" in said("--append", "-o", "-")
    assert "exclude each other" in said("-o", "a.jsonl", "--append", "--force")
    code, _, _ = finish(run("clean", "f", "-o", "old.jsonl", "--append"))
    assert code == 0
    assert [*json.loads((here / "old.jsonl").read_text().splitlines()[0])] == ["a"]
    assert len((here / "old.jsonl").read_text().splitlines()) == 4


@pytest.mark.parametrize("output", ["f/out.jsonl", "f/out.jsonl.gz"])
def test_what_a_run_writes_among_its_inputs_is_not_counted(run, here, output):
    put_pages(here / "f", 3)
    for force in ((), ("--force",)):
        args = ("clean", "f", "-o", output, "--rejects", "f/no.jsonl", *force)
        code, _, err = finish(run(*args))
        assert code == 0
        assert "newsclean: 3 read, 3 written in " in err
        assert names(here / "f") == sorted(
            [*(f"{n:04}.txt" for n in range(3)), "no.jsonl", output.removeprefix("f/")]
        )

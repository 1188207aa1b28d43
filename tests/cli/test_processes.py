"""What only a process of its own can show: signals, pipes, terminals."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of POSIX")

FAST = json.dumps({"text": "নদী শান্ত " * 400}, ensure_ascii=False) + "\n"
SLOW = '{"text": "SLOW"}\n'


def wait_for(condition, seconds=15):
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(0.02)


def partial_bytes(folder):
    return sum(path.stat().st_size for path in folder.glob(".*.part"))


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_keeps_what_is_finished(start, here, number, code):
    (here / "in.jsonl").write_text(FAST * 100 + SLOW + FAST)
    process = start("clean", "in.jsonl", "-o", "out.jsonl", "--rejects", "r.jsonl")
    wait_for(lambda: partial_bytes(here) > 500_000)
    assert not (here / "out.jsonl").exists()
    time.sleep(1)
    process.send_signal(number)
    _, err = process.communicate(timeout=20)
    assert process.returncode == code
    assert err == b"newsclean: interrupted: 100 records kept in out.jsonl; --resume goes on\n"
    kept = (here / "out.jsonl").read_bytes()
    assert kept.endswith(b"\n")
    assert len([json.loads(line) for line in kept.splitlines()]) == 100
    assert (here / "r.jsonl").read_bytes() == b""
    assert not list(here.glob(".*"))


def test_an_interrupted_run_without_a_record_makes_no_file(start, here):
    process = start("clean", "-", "-o", "out.jsonl", stdin=subprocess.PIPE)
    wait_for(lambda: list(here.glob(".*.part")))
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 130
    assert list(here.iterdir()) == []
    assert b"out.jsonl is not written" in process.stderr.read()


def test_what_went_to_standard_output_before_an_interruption_is_whole_lines(start, here):
    process = start("clean", "-", stdin=subprocess.PIPE)
    process.stdin.write((FAST * 3).encode())
    process.stdin.flush()
    # Each record comes at once, while more input may follow.
    got = [process.stdout.readline() for _ in range(3)]
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert out == b""
    assert all(json.loads(line) for line in got)
    assert err == b"newsclean: interrupted: 3 records written\n"


def test_a_closed_pipe_ends_quietly(start, here):
    (here / "in.jsonl").write_text(FAST * 2000 + '{"text": "LISTING"}\n')
    process = start("clean", "in.jsonl", "--rejects", "r.jsonl")
    line = process.stdout.readline()
    process.stdout.close()
    err = process.stderr.read()
    assert json.loads(line)
    assert process.wait(20) == 0
    assert err == b""


@pytest.mark.parametrize("args", [("schema",), ("--help",), ("clean", "--help")])
def test_a_pipe_closed_before_the_first_line_ends_quietly(start, args):
    reader, writer = os.pipe()
    os.close(reader)
    process = start(*args, stdout=writer)
    os.close(writer)
    assert process.stderr.read() == b""
    assert process.wait(20) in (0, 1)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs Linux")
def test_a_full_disk_is_told(start, here):
    (here / "in.jsonl").write_text(FAST)
    with open("/dev/full", "wb") as full:
        process = start("clean", "in.jsonl", stdout=full)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 1
    assert err == b"newsclean: standard output: cannot be written: No space left on device\n"


def test_standard_output_that_is_a_file_of_the_folder_is_no_input(start, here):
    (here / "f").mkdir()
    (here / "f/a.txt").write_text("নদী শান্ত")
    with open(here / "f/b.txt", "wb") as out:
        assert start("clean", "f", stdout=out).wait(20) == 0
    (line,) = (here / "f/b.txt").read_bytes().splitlines()
    assert json.loads(line)["source"]["path"] == "f/a.txt"


@pytest.mark.parametrize("env", [{"PYTHONUNBUFFERED": "1"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
def test_names_and_records_whatever_the_environment(start, here, env):
    with open(os.path.join(os.fsencode(here), "নদী-".encode() + b"\xff.txt"), "wb") as file:
        file.write("নদী শান্ত".encode())
    (here / "তালিকা.txt").write_text("LISTING")
    out, err = start("clean", ".", env=env).communicate(timeout=20)
    (record,) = map(json.loads, out.decode().splitlines())
    assert record["source"]["path"] == "./নদী-\\xff.txt"
    assert b"no article (listing)" in err
    assert b"Traceback" not in err


@pytest.fixture
def terminal():
    """A terminal, and what it has been shown."""
    import pty

    ours, theirs = pty.openpty()

    def shown():
        os.close(theirs)
        seen = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:
                return seen
            if not piece:
                return seen
            seen += piece

    yield theirs, shown
    os.close(ours)


LONG = '{"text": "PAUSE"}\n' * 12 + '{"text": "LISTING"}\n'


def test_a_terminal_shows_a_bar_when_it_takes_long(start, here, terminal):
    (here / "in.jsonl").write_text(LONG)
    theirs, shown = terminal
    process = start("clean", "in.jsonl", stderr=theirs, env={"TERM": "xterm", "COLUMNS": "100"})
    out, _ = process.communicate(timeout=20)
    seen = shown().decode()
    assert len(out.splitlines()) == 12
    assert "cleaning" in seen
    assert "pages" in seen
    assert "in.jsonl#13: no article (listing): 40 headlines" in seen
    assert "13 read, 12 written, 1 rejected" in seen


@pytest.mark.parametrize("args", [("-q",), ()])
def test_no_bar_where_nobody_wants_it(start, here, terminal, args):
    (here / "in.jsonl").write_text(LONG if args else FAST)
    theirs, shown = terminal
    process = start("clean", "in.jsonl", *args, stderr=theirs, env={"TERM": "xterm"})
    process.communicate(timeout=20)
    seen = shown().decode()
    assert "cleaning" not in seen
    assert (seen == "") == bool(args)

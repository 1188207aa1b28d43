"""Started as services start programs: with standard output or standard error closed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli import standin

pytestmark = pytest.mark.skipif(os.name != "posix", reason="closes descriptors as a shell does")

STANDIN = Path(standin.__file__)


@pytest.fixture
def closed(here):
    """The command line in a process of its own, one of its streams closed."""
    (here / "a.txt").write_text("ক")

    def run(stream, *args):
        line = f'exec "$@" {stream}>&-'
        return subprocess.run(
            ["sh", "-c", line, "sh", sys.executable, STANDIN, *args],
            capture_output=True,
            text=True,
            timeout=60,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(STANDIN.parents[2] / "src")},
            check=False,
        )

    return run


def test_nobody_who_reads_what_is_said_is_no_error(closed, here):
    done = closed(2, "clean", "a.txt", "-o", "out.jsonl")
    assert done.returncode == 0
    assert json.loads((here / "out.jsonl").read_text("utf8"))["title"] == "ক"


def test_what_is_said_goes_into_no_file(closed, here):
    assert closed(2, "clean", "a.txt", "gone.txt", "-o", "out.jsonl").returncode == 1
    lines = (here / "out.jsonl").read_text("utf8").splitlines()
    assert [json.loads(line)["title"] for line in lines] == ["ক"]


@pytest.mark.parametrize(
    "args",
    [
        ("clean", "a.txt"),
        ("text", "a.txt"),
        ("date", "১১ মার্চ ২০২৬"),
        ("schema",),
        ("sites", "list"),
        ("stats", "records.jsonl"),
        ("export", "records.jsonl"),
        ("dedup", "records.jsonl"),
    ],
)
def test_answers_without_a_place_to_go_are_usage(closed, here, args):
    assert closed(2, "clean", "a.txt", "-o", "records.jsonl").returncode == 0
    done = closed(1, *args)
    assert done.returncode == 2
    assert done.stderr.startswith("newsclean: standard output is closed")
    assert "Traceback" not in done.stderr

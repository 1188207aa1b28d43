"""`newsclean cluster run`: what is typed, what is said, and a driver that is killed."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("datatrove")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

TESTS = Path(__file__).parents[1]


def command(*args):
    return [sys.executable, "-m", "cli.poisoned", "cluster", "run", *map(str, args)]


def environment():
    return {**os.environ, "PYTHONPATH": str(TESTS)}


def run(folder, *args, **more):
    return subprocess.run(
        command(*args), cwd=folder, env={**environment(), **more}, capture_output=True, text=True,
        timeout=110, check=False,
    )  # fmt: skip


@pytest.fixture
def pages(tmp_path):
    (tmp_path / "in").mkdir()
    for file in range(4):
        lines = [{"text": f"PAUSE {file}-{page}\n\nনদী শান্ত"} for page in range(8)]
        lines[5]["text"] = "LISTING"
        (tmp_path / f"in/{file}.jsonl").write_text("".join(json.dumps(one) + "\n" for one in lines))
    return tmp_path


def titles(folder):
    files = sorted((folder / "out/records").glob("*.jsonl"))
    return [json.loads(line)["title"] for path in files for line in path.read_text().splitlines()]


EXPECTED = sorted(f"PAUSE {file}-{page}" for file in range(4) for page in range(8) if page != 5)


def test_a_driver_that_is_killed_goes_on_where_it_was(pages):
    args = ("in", "lost.jsonl", "-o", "out", "--tasks", "5", "--workers", "2")
    driver = subprocess.Popen(
        command(*args), cwd=pages, env=environment(), stderr=subprocess.DEVNULL, start_new_session=True
    )  # fmt: skip
    marks = pages / "out/logs/completions"
    for _ in range(4000):
        if marks.is_dir() and any(marks.iterdir()):
            break
        time.sleep(0.02)
    driver.kill()
    driver.wait()
    assert wait_until_gone(driver.pid)
    # A task whose file is there and whose mark is not is done again, to the same file.
    records = [pages / "out/records" / f"{mark.name}.jsonl" for mark in marks.iterdir()]
    finished = {path: path.stat().st_mtime_ns for path in records}
    assert 0 < len(finished) < 5
    done = run(pages, *args)
    assert done.returncode == 1, done.stderr
    assert sorted(titles(pages)) == EXPECTED
    assert (
        finished.items()
        <= {
            path: path.stat().st_mtime_ns for path in (pages / "out/records").glob("*.jsonl")
        }.items()
    )
    assert "lost.jsonl: no such file or folder" in done.stderr
    assert re.search(
        r"32 read, 28 written, 5 rejected, 1 unread \([0-9]+ of them earlier\)", done.stderr
    )
    assert "tasks: 5 of 5 done, 5 files" in done.stderr


def wait_until_gone(session):
    """Whether all processes of a session end within some seconds."""
    for _ in range(200):
        left = 0
        for pid in filter(str.isdecimal, os.listdir("/proc")):
            try:
                stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            left += stat[3] == str(session) and stat[0] != "Z"
        if not left:
            return True
        time.sleep(0.05)
    return False


def test_an_interrupt_keeps_what_is_finished(pages):
    driver = subprocess.Popen(
        command("in", "-o", "out", "--tasks", "4", "--workers", "1"), cwd=pages, env=environment(),
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    while not any((pages / "out").rglob("completions/*")) and driver.poll() is None:
        time.sleep(0.02)
    driver.send_signal(signal.SIGINT)
    said = driver.communicate(timeout=60)[1]
    assert driver.returncode == 130, said
    assert said == (
        "newsclean: interrupted: what is finished is kept; the same command goes on from there\n"
    )


def test_what_is_typed_wrong_is_said(pages):
    (pages / "full").mkdir()
    (pages / "full/x").write_text("")
    for args, said in (
        (("-", "-o", "out"), "standard input is for `newsclean clean`"),
        (("in", "-o", "full"), "full: is not empty, and holds no run"),
        (("in", "-o", "out", "--set", "partition"), "--set partition: needs a name and a value"),
        (("in", "-o", "out2", "--set", "colour=red"), "--set colour: there is no such option"),
        (("in", "-o", "out3", "--fetched-at", "today"), "--fetched-at today: needs a date"),
        (("in", "-o", "out4", "--executor", "slurm"), "--set partition=… and --set time=…"),
    ):
        done = run(pages, *args)
        assert done.returncode == 2, done.stderr
        assert said in done.stderr
        assert "Traceback" not in done.stderr


def test_slurm_gets_the_same_pipeline(pages):
    """A stand-in for Slurm runs the jobs of the array here, one after the other."""
    (pages / "bin").mkdir()
    stand_ins = {
        "sbatch": "for last; do :; done\n"
        'grep -q merge_stats "$last" && { echo Submitted batch job 8; exit; }\n'
        'n=$(sed -n "s/^#SBATCH --array=0-\\([0-9]*\\).*/\\1/p" "$last")\n'
        'for i in $(seq 0 "$n"); do\n'
        '  SLURM_ARRAY_TASK_ID=$i SLURM_NODELIST=here RUN_OFFSET=0 bash "$last" >&2\n'
        "done\necho Submitted batch job 7\n",
        "srun": 'while [ "${1#-}" != "$1" ]; do [ "$1" = -n ] && shift; shift; done\nexec "$@"\n',
        "scontrol": "echo here\n",
        "squeue": 'test "$1$2$3" = --noheader--jobs7 || echo "asked: $*" >&2\n',
    }
    for name, script in stand_ins.items():
        path = pages / "bin" / name
        path.write_text(f"#!/bin/bash\n{script}")
        path.chmod(0o755)
    done = run(
        pages, "in", "-o", "out", "--tasks", "2", "--executor", "slurm", "--set", "partition=cpu",
        "--set", "time=1:00:00", PATH=f"{pages / 'bin'}:{os.environ['PATH']}",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert sorted(titles(pages)) == EXPECTED
    assert "tasks: 2 of 2 done, 4 files" in done.stderr
    assert (pages / "out/logs/slurm-job").read_text() == "7"

"""Ranks on Ray that are lost, stuck or wrong: each by a stand-in, and by Ray where it is installed."""

import importlib
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from newsclean.errors import UsageError
from newsclean.model import Options

pytest.importorskip("datatrove")
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="processes are found by /proc"),
    # datatrove and Ray open and leave files in ways of their own.
    pytest.mark.filterwarnings("default"),
]

from newsclean.runners.cluster.ray_tasks import RayExecutor  # noqa: E402
from newsclean.runners.cluster.running import run_cluster  # noqa: E402
from newsclean.runners.cluster.sandbox import Cleaning  # noqa: E402
from runners import ray_stand_in  # noqa: E402
from runners.clustered import FAST, StandStill, order, put_lines, titles  # noqa: E402


@pytest.fixture(params=["stand-in", "ray"])
def ray(request, monkeypatch):
    """Ray, with a function that finds the processes of ranks."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    if request.param == "ray":
        found = pytest.importorskip("ray")
        found.ranks = ranks_of_ray
        found.init(num_cpus=2, log_to_driver=False, include_dashboard=False)
    else:
        found = ray_stand_in
        found.ranks = lambda: [one.pid for one in ray_stand_in.processes if one.is_alive()]
        monkeypatch.setitem(sys.modules, "ray", found)
    yield found
    found.shutdown()


def ranks_of_ray():
    found = []
    for pid in filter(str.isdecimal, os.listdir("/proc")):
        try:
            if Path(f"/proc/{pid}/cmdline").read_bytes().startswith(b"ray::_run"):
                found.append(int(pid))
        except OSError:
            continue
    return found


def test_a_rank_that_is_shot_is_begun_anew(ray, tmp_path):
    slow = {(file, page): f"PAUSE {file}-{page}" for file in range(4) for page in range(20)}
    folder = put_lines(tmp_path / "in", pages=20, special=slow)
    told, shot = [], []

    def shoot():
        for _ in range(1000):
            time.sleep(0.02)
            if any((tmp_path / "out/records").glob(".*.part")) and (ranks := ray.ranks()):
                os.kill(ranks[0], signal.SIGKILL)
                shot.append(ranks[0])
                return

    shooter = threading.Thread(target=shoot)
    shooter.start()
    account = run_cluster(order(folder, tmp_path / "out", executor="ray"), tell=told.append)
    shooter.join()
    assert shot
    assert [said.partition(" ")[2].partition(" ")[2] for said in told] == [
        "lost its process: it is begun anew"
    ]
    assert titles(tmp_path / "out") == sorted(f"PAUSE {f}-{p}" for f in range(4) for p in range(20))
    assert (account.completed, account.undone, account.tally.written) == (4, {}, 80)
    assert not [*(tmp_path / "out").rglob("*.part")]


@pytest.mark.parametrize("limit", ["time", "stalled_s"])
def test_a_rank_that_stands_still_is_given_up_and_the_others_are_done(ray, tmp_path, limit):
    mark, told = tmp_path / "mark", []
    mark.touch()

    def run():
        RayExecutor(
            [StandStill(mark)], tasks=3, workers=2, logging_dir=str(tmp_path / "logs"), tell=told.append,
            **{limit: 1.5},
        ).run()  # fmt: skip

    def done():
        return sorted(path.name for path in (tmp_path / "logs/completions").iterdir())

    run()
    assert told == [
        "task 1 lost its process: it is begun anew",
        "task 1 lost its process: it is begun anew",
        "task 1 lost its process: it is given up after 3 tries",
    ]
    assert done() == ["00000", "00002"]
    mark.unlink()
    run()
    assert len(told) == 3
    assert done() == ["00000", "00001", "00002"]


def test_what_is_wrong_with_the_call_ends_the_run(ray, tmp_path):
    folder = put_lines(tmp_path / "in")
    cleaning = Cleaning(Options(site="nowhere"), None, FAST.limits)
    with pytest.raises(UsageError, match="nowhere"):
        run_cluster(order(folder, tmp_path / "out", executor="ray", cleaning=cleaning))


def test_options_of_other_executors_are_unknown(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", importlib.import_module("runners.ray_stand_in"))
    folder = put_lines(tmp_path / "in")
    with pytest.raises(UsageError, match="--set tasks_per_job: there is no such option: cpus_per"):
        run_cluster(order(folder, tmp_path / "out", executor="ray", set_up={"tasks_per_job": "2"}))


def test_where_ray_is_not_installed_that_is_said(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    folder = put_lines(tmp_path / "in")
    with pytest.raises(UsageError, match="ray is not installed: `pip install ray`"):
        run_cluster(order(folder, tmp_path / "out", executor="ray"))

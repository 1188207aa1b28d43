"""Runs in several processes: nothing lost, nothing out of order, whatever a page does."""

import itertools
import json
import multiprocessing
import os
import signal
import sys
import threading
import time
from functools import partial

import pytest

from cli import standin
from newsclean.errors import SiteError, UsageError
from newsclean.model import Options
from newsclean.runners import Finished, Limits, load_clean, run_here, worker
from newsclean.runners.limits import NO_LIMITS
from newsclean.runners.pool import run_pool
from newsclean.runners.worker import Work
from newsclean.sources import plan_paths
from runners import poison

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

FAST = Limits(page_timeout_s=2, page_memory_bytes=2**28)


def put_pages(folder, count, special=()):
    """Pages in files of their own; `special` are texts by number."""
    folder.mkdir(exist_ok=True)
    special = dict(special)
    for number in range(count):
        text = special.get(number, f"পাতা {number}\n\nনদী শান্ত")
        (folder / f"{number:05}.txt").write_text(text)
    return str(folder)


def pooled(*paths, load=poison.load, workers=2, limits=FAST, fill_in=poison.as_they_are,
           seen=lambda _done: None):  # fmt: skip
    done, finished = [], 0
    for step in run_pool(plan_paths(paths), Work(load, fill_in, limits), workers):
        if isinstance(step, Finished):
            finished += 1
        else:
            done.append(step)
            seen(step)
    return done, finished


def here(*paths):
    steps = run_here(plan_paths(paths), standin.load(standin.DEFAULTS), poison.as_they_are)
    return [step for step in steps if not isinstance(step, Finished)]


def fates(done):
    return {os.path.basename(one.origin): (one.reason, one.detail) for one in done if one.reason}


def test_a_pool_gives_what_one_process_gives(tmp_path):
    folder = put_pages(tmp_path / "f", 100, {7: "LISTING", 50: "", 60: "CRASH"})
    (tmp_path / "f/style.css").write_text("p {}")
    (tmp_path / "lines.jsonl").write_text(
        "".join(
            json.dumps({"text": f"নদী {n} " * 300}, ensure_ascii=False) + "\n" for n in range(3000)
        )
    )
    paths = (folder, str(tmp_path / "lines.jsonl"), str(tmp_path / "nowhere.html"))
    done, finished = pooled(*paths)
    assert [one._replace(result=None) for one in here(*paths)] == done
    assert len(done) == 101 + 3000 + 1
    assert finished == len(list(plan_paths(paths)))


def test_each_killer_costs_itself(tmp_path):
    killers = {10: "KILL", 40: "SEGV", 41: "EXIT", 70: "EAT", 99: "KILL", 100: "HANG", 129: "SLEEP"}
    folder = put_pages(tmp_path / "f", 130, killers)
    done, _ = pooled(folder)
    assert [os.path.basename(one.origin) for one in done] == sorted(os.listdir(folder))
    died = "each process that dealt with it was ended by "
    assert fates(done) == {
        "00010.txt": ("crashed", f"{died}SIGKILL"),
        "00040.txt": ("crashed", f"{died}SIGSEGV"),
        "00041.txt": ("crashed", f"{died}exit code 3"),
        "00070.txt": ("memory", FAST.memory_detail),
        "00099.txt": ("crashed", f"{died}SIGKILL"),
        "00100.txt": ("timeout", FAST.timeout_detail),
        "00129.txt": ("timeout", FAST.timeout_detail),
    }
    assert all(one.failed and one.read for one in done if one.reason)
    assert json.loads(done[10].line)["path"] == f"{folder}/00010.txt"


def test_a_parser_that_is_refused_memory_is_told_as_such(tmp_path):
    (tmp_path / "a.html").write_text("<html><body>" + "<p>নদী</p>" * 150_000)
    (tmp_path / "b.html").write_text("<html><body><h1>নদী</h1><p>নদী শান্ত")
    limits = Limits(page_timeout_s=20, page_memory_bytes=2**25)
    done, _ = pooled(str(tmp_path), load=partial(load_clean, Options()), limits=limits)
    assert fates(done)["a.html"] == ("memory", limits.memory_detail)
    assert (done[0].failed, done[0].read, done[1].reason) == (True, True, "no-text")
    without = Limits(page_timeout_s=20, page_memory_bytes=0)
    done, _ = pooled(str(tmp_path), load=partial(load_clean, Options()), limits=without)
    assert fates(done).get("a.html", ("", ""))[0] not in ("memory", "unreadable")


def test_what_is_handed_over_late_belongs_to_its_parcel(tmp_path, monkeypatch):
    monkeypatch.setattr(worker, "_LATE_S", 0.0005)
    monkeypatch.setattr(worker, "_HANDOVER_S", 0.0005)
    sent = []

    class Slow:
        def send(self, message):
            if len(sent) > 600:
                raise BrokenPipeError
            time.sleep(0.0002)
            sent.append(message)

    one = put_pages(tmp_path / "one", 1)
    three = put_pages(tmp_path / "three", 3)
    work = Work(poison.load_slow, poison.as_they_are, NO_LIMITS)
    crumbs = worker.Crumbs([-1, 0, 0, 0])
    working = worker._Worker(Slow(), crumbs, work)
    thread = threading.Thread(target=working.hand_over_late)
    thread.start()
    parcels = [next(plan_paths([folder])) for folder in (one, three)]
    for number in range(100):
        working.do(worker.Task(number, parcels[number % 2]))
    found = [(m.number, done.origin) for m in sent for done in m.done]
    assert [number for number, _ in found] == [n for n in range(100) for _ in range(1 + n % 2 * 2)]
    assert all((three in origin) == bool(number % 2) for number, origin in found)
    assert [m.number for m in sent if m.ended] == [*range(100)]
    for before, after in itertools.pairwise(sent):
        assert after.number == before.number + before.ended
    sent.extend([None] * 601)
    working._done = [None]
    thread.join(5)
    assert not thread.is_alive()


def test_a_killer_among_lines_is_named_with_its_url(tmp_path):
    lines = [{"text": f"পাতা {n}", "url": f"https://a.example/{n}"} for n in range(50)]
    lines[30]["text"] = "KILL"
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    done, _ = pooled(str(tmp_path / "a.jsonl"))
    (lost,) = [json.loads(one.line) for one in done if one.reason]
    assert (lost["path"], lost["url"]) == (f"{tmp_path}/a.jsonl#31", "https://a.example/30")
    assert [one.origin.rpartition("#")[2] for one in done] == [str(n) for n in range(1, 51)]


def test_what_ends_a_process_as_it_is_read_costs_its_file(tmp_path):
    folder = put_pages(tmp_path / "f", 70)
    done, _ = pooled(folder, fill_in=poison.die_reading)
    assert [os.path.basename(one.origin) for one in done] == sorted(os.listdir(folder))
    killed = "cannot be read: each process that dealt with it was ended by SIGKILL"
    assert fates(done) == {"00031.txt": ("unreadable", killed), "00040.txt": ("unreadable", killed)}
    (tmp_path / "a.jsonl").write_text('{"text": "ক"}\n' * 50)
    done, _ = pooled(str(tmp_path / "a.jsonl"), fill_in=poison.die_reading)
    assert len(done) == 40
    assert fates(done) == {"a.jsonl": ("unreadable", killed)}


def test_a_worker_that_stands_still_is_replaced(tmp_path, monkeypatch):
    monkeypatch.setattr("newsclean.runners.crew._GRACE_S", 0.5)
    folder = put_pages(tmp_path / "f", 40, {35: f"STOP {tmp_path}/mark"})
    done, _ = pooled(folder)
    assert (tmp_path / "mark").exists()
    assert len(done) == 40
    assert fates(done) == {}


def test_a_worker_that_is_shot_costs_nothing(tmp_path):
    folder = put_pages(tmp_path / "f", 40, {20: f"ONCE {tmp_path}/mark"})
    done, _ = pooled(folder)
    assert (tmp_path / "mark").exists()
    assert len(done) == 40
    assert fates(done) == {}


def test_workers_that_are_shot_at_random_cost_nothing(tmp_path):
    lines = "".join(json.dumps({"text": f"{n} " + "নদী " * 900}) + "\n" for n in range(4000))
    (tmp_path / "a.jsonl").write_text(lines)
    shots = []

    def shoot(_done):
        if len(shots) < 8 and len(order) // 400 > len(shots):
            shots.append(1)
            victims = [p for p in multiprocessing.active_children() if p.name == "newsclean-worker"]
            os.kill(victims[len(shots) % len(victims)].pid, signal.SIGKILL)
        order.append(1)

    order = []
    done, _ = pooled(str(tmp_path / "a.jsonl"), seen=shoot)
    assert len(shots) == 8
    assert fates(done) == {}
    assert [one.origin.rpartition("#")[2] for one in done] == [str(n) for n in range(1, 4001)]


def test_what_is_no_fault_of_a_page_ends_the_run(tmp_path):
    folder = put_pages(tmp_path / "f", 3)
    with pytest.raises(UsageError, match="no such newspaper"):
        pooled(folder, load=poison.fail_at_once)
    with pytest.raises(SiteError, match="two sites"):
        pooled(folder, load=poison.fail_at_a_page)
    with pytest.raises(RuntimeError, match="end as they start"):
        pooled(folder, load=poison.end_at_once)


def test_workers_know_what_was_set_after_their_server_was_started(tmp_path):
    folder = put_pages(tmp_path / "f", 1)
    told = (("NEWSCLEAN_TOLD", "a folder of sites"),)
    work = Work(poison.tell_environment, poison.as_they_are, environment=told)
    with pytest.raises(UsageError, match="a folder of sites"):
        list(run_pool(plan_paths([folder]), work, 1))


def test_no_process_is_left_behind(tmp_path):
    folder = put_pages(tmp_path / "f", 200, {40: "SLEEP", 70: "HANG"})
    steps = run_pool(plan_paths([folder]), Work(poison.load, poison.as_they_are, Limits(60, 0)), 2)
    next(steps)
    begun = multiprocessing.active_children()
    assert len(begun) == 2
    steps.close()
    assert not any(process.is_alive() for process in begun)


def test_parcels_are_cut_no_further_ahead_than_there_is_room(tmp_path):
    folder = put_pages(tmp_path / "f", 32, {0: "SLEEP"})
    parcel = next(plan_paths([folder]))
    cut = []

    def endless():
        while True:
            cut.append(1)
            yield parcel

    steps = run_pool(endless(), Work(poison.load, poison.as_they_are, Limits(1.5, 0)), 1)
    next(steps)
    assert len(cut) <= 20
    steps.close()


def test_what_the_plan_raises_is_raised(tmp_path):
    folder = put_pages(tmp_path / "f", 3)

    def broken():
        yield from plan_paths([folder])
        raise UsageError("the inputs have changed")

    with pytest.raises(UsageError, match="have changed"):
        list(run_pool(broken(), Work(poison.load, poison.as_they_are), 1))


def test_the_threads_of_a_run_end_with_it(tmp_path):
    before = threading.active_count()
    pooled(put_pages(tmp_path / "f", 3))
    ends = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < ends:
        time.sleep(0.02)
    assert threading.active_count() <= before

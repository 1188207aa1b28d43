"""Tasks that are lost, killed and begun anew: every input is accounted for, once."""

import json
import os
import shutil
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
    # datatrove opens and leaves files in ways of its own.
    pytest.mark.filterwarnings("default"),
]

from newsclean.runners.cluster.running import run_cluster  # noqa: E402
from newsclean.runners.cluster.sandbox import Cleaning, clean_inputs  # noqa: E402
from newsclean.runners.cluster.stores import Listed, list_files, read_listed  # noqa: E402
from newsclean.sources import Unread, read_paths  # noqa: E402
from runners.clustered import FAST, order, put_lines, records, titles  # noqa: E402


def all_titles(files=4, pages=3):
    return sorted(f"পাতা {file}-{page}" for file in range(files) for page in range(pages))


def test_every_input_is_accounted_for_and_a_second_run_does_nothing(tmp_path):
    folder = put_lines(
        tmp_path / "in", special={(1, 1): "LISTING", (2, 0): "KILL", (3, 2): "CRASH"}
    )
    Path(folder, "style.css").write_text("p {}")
    account = run_cluster(order([folder, str(tmp_path / "lost.warc.gz")], tmp_path / "out"))
    tally = account.tally
    assert (account.completed, account.tasks, account.undone) == (4, 4, {})
    assert (tally.read, tally.unread, tally.written, tally.skipped) == (12, 1, 9, 1)
    assert tally.rejected == {"listing": 1, "crashed": 2, "unreadable": 1}
    assert tally.read + tally.unread == tally.written + sum(tally.rejected.values())
    assert sorted(one["reason"] for one in records(tmp_path / "out", "rejects")) == [
        "crashed", "crashed", "listing", "unreadable",
    ]  # fmt: skip
    assert any("lost.warc.gz: no such file" in said for said in account.told)
    assert any("ended by SIGKILL" in s for s in account.told)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}
    again = run_cluster(order([folder, str(tmp_path / "lost.warc.gz")], tmp_path / "out"))
    assert again.tally == tally
    assert again.began_with == 12
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}


def test_a_rank_that_is_shot_is_begun_anew(tmp_path):
    slow = {(file, page): f"PAUSE {file}-{page}" for file in range(4) for page in range(8)}
    folder = put_lines(tmp_path / "in", pages=8, special=slow)
    told, shot = [], []

    def shoot():
        for _ in range(400):
            time.sleep(0.02)
            if any((tmp_path / "out/records").glob(".*.part")):
                children = rank_processes()
                if children:
                    os.kill(children[0], signal.SIGKILL)
                    shot.append(children[0])
                    return

    shooter = threading.Thread(target=shoot)
    shooter.start()
    account = run_cluster(order(folder, tmp_path / "out"), tell=told.append)
    shooter.join()
    assert shot
    assert [said.partition(" ")[2].partition(" ")[2] for said in told] == [
        "was ended by SIGKILL: it is begun anew"
    ]
    assert titles(tmp_path / "out") == sorted(f"PAUSE {f}-{p}" for f in range(4) for p in range(8))
    assert account.tally.written == 32
    assert not [*(tmp_path / "out").rglob("*.part")]


def rank_processes():
    """The processes that run ranks: those of the server that datatrove's library starts."""
    found, server = [], b"multiprocess.forkserver"
    for pid in filter(str.isdecimal, os.listdir("/proc")):
        try:
            parent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1]
            grandparent = Path(f"/proc/{parent}/stat").read_text().rpartition(")")[2].split()[1]
            lines = [Path(f"/proc/{one}/cmdline").read_bytes() for one in (pid, parent)]
        except OSError:
            continue
        if int(grandparent) == os.getpid() and all(server in line for line in lines):
            found.append(int(pid))
    return found


def test_a_rank_that_fails_each_time_is_given_up_and_named(tmp_path):
    folder = put_lines(tmp_path / "in")
    one, told = order(folder, tmp_path / "out", tasks=1, workers=1), []
    run_cluster(one)
    shutil.rmtree(tmp_path / "out/records")
    (tmp_path / "out/records").write_text("where the folder was")
    (tmp_path / "out/logs/completions/00000").unlink()
    account = run_cluster(one, tell=told.append)
    assert account.completed == 0
    assert account.undone == {0: [f"{folder}/{file}.jsonl" for file in range(4)]}
    assert len(told) == 3
    assert told[0].startswith("task 0 failed: FileExistsError")
    assert told[-1].endswith("it is given up after 3 tries")
    # When what was wrong is mended, the same run once more does it.
    (tmp_path / "out/records").unlink()
    assert run_cluster(one).undone == {}
    assert titles(tmp_path / "out") == all_titles()


def test_what_is_wrong_with_the_call_ends_the_run(tmp_path):
    folder = put_lines(tmp_path / "in")
    cleaning = Cleaning(Options(site="nowhere"), None, FAST.limits)
    with pytest.raises(UsageError, match="nowhere"):
        run_cluster(order(folder, tmp_path / "out", cleaning=cleaning))


def test_another_order_is_not_mixed_with_what_is_there(tmp_path):
    folder = put_lines(tmp_path / "in", files=1)
    one = order(folder, tmp_path / "out", tasks=1, workers=1)
    run_cluster(one)
    for other, said in (
        (order(folder, tmp_path / "out", tasks=2), "--tasks was 1 and is 2"),
        (order(folder, tmp_path / "out", form="parquet"), "--form was jsonl and is parquet"),
        (order([folder, folder], tmp_path / "out"), "the inputs were"),
    ):
        with pytest.raises(UsageError, match=said):
            run_cluster(other)
    with pytest.raises(UsageError, match="holds no run"):
        run_cluster(order(folder, folder))


def test_new_files_do_not_change_a_run_that_goes_on(tmp_path):
    folder = put_lines(tmp_path / "in")
    run_cluster(order(folder, tmp_path / "out"))
    Path(folder, "00.jsonl").write_text(json.dumps({"text": "পাতা নতুন"}))
    Path(folder, "2.jsonl").unlink()
    for rank in ("00000", "00001", "00002", "00003"):
        (tmp_path / "out/logs/completions" / rank).unlink()
    account = run_cluster(order(folder, tmp_path / "out"))
    assert titles(tmp_path / "out") == [t for t in all_titles() if not t.startswith("পাতা 2")]
    assert [said for said in account.told if "no such file" in said]


def test_parquet_has_the_same_records(tmp_path):
    from pyarrow import parquet

    folder = put_lines(tmp_path / "in")
    run_cluster(order(folder, tmp_path / "out", form="parquet", tasks=1, workers=1))
    files = sorted((tmp_path / "out/records").iterdir())
    found = [title for path in files for title in parquet.read_table(path)["title"].to_pylist()]
    assert sorted(found) == all_titles()


# ── the sandbox ────────────────────────────────────────────────────────────────────────────────


def test_a_sandbox_stays_for_the_next_stream_and_survives_one_that_is_left(tmp_path):
    folder = put_lines(tmp_path / "in", files=1, pages=5)
    for _ in range(2):
        assert [done.fate for done in clean_inputs(read_paths((folder,)), FAST)] == ["record"] * 5
    left = clean_inputs(read_paths((folder,)), FAST)
    assert next(left).fate == "record"
    left.close()
    with pytest.raises(ZeroDivisionError):
        [*clean_inputs((1 // 0 for _ in range(1)), FAST)]
    assert [done.fate for done in clean_inputs(read_paths((folder,)), FAST)] == ["record"] * 5


def test_a_sandbox_that_is_shot_costs_nothing(tmp_path):
    mark = tmp_path / "mark"
    folder = put_lines(tmp_path / "in", files=1, pages=5, special={(0, 2): f"ONCE {mark}"})
    done = [*clean_inputs(read_paths((folder,)), FAST)]
    assert mark.exists()
    assert [one.fate for one in done] == ["record"] * 5


# ── stores ─────────────────────────────────────────────────────────────────────────────────────


def test_pages_of_a_store_are_those_of_the_disk(tmp_path):
    import fsspec

    folder = Path(put_lines(tmp_path / "in"))
    store = fsspec.filesystem("memory")
    for path in folder.iterdir():
        store.pipe_file(f"/crawl/{path.name}", path.read_bytes())
    store.pipe_file("/crawl/style.css", b"p {}")
    listed = [*list_files(["memory://crawl"])]
    assert [(one.path, one.reason) for one in listed] == [
        *((f"memory:///crawl/{file}.jsonl", "") for file in range(4)),
        ("memory:///crawl/style.css", "skipped"),
    ]
    assert [*list_files(["memory://crawl/?.jsonl"])] == listed[:4]
    found = [one.body for entry in listed[:4] for one in read_listed(entry)]
    assert found == [one.body for one in read_paths((str(folder),))]
    (lost,) = read_listed(Listed("memory://crawl/lost.jsonl"))
    assert isinstance(lost, Unread)
    assert lost.detail == "no such file"
    assert [one.reason for one in list_files(["memory://empty/*"])] == ["empty"]


def test_paths_are_told_as_they_were_given(tmp_path, monkeypatch):
    put_lines(tmp_path / "in")
    monkeypatch.chdir(tmp_path)
    listed = [*list_files(["in"])]
    monkeypatch.chdir("/")
    found = [one.origin for entry in listed for one in read_listed(entry, folder=str(tmp_path))]
    assert found[:2] == ["in/0.jsonl#1", "in/0.jsonl#2"]


def test_what_is_written_is_no_input(tmp_path):
    folder = put_lines(tmp_path / "in", files=1)
    Path(folder, "out/records").mkdir(parents=True)
    Path(folder, "out/records/00000.jsonl").write_text("{}")
    listed = [*list_files([folder], output=os.path.join(folder, "out"))]
    assert [one.path for one in listed] == [f"{folder}/0.jsonl"]

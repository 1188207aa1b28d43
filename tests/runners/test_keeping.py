"""Runs that end early, in every way, and go on: no record lost, none twice, the same bytes."""

import errno
import gzip
import json
import os
import random
from pathlib import Path

import pytest
import zstandard

from cli import standin
from newsclean.errors import SourceError, UsageError
from newsclean.runners import Complete, Finished, run_here
from newsclean.runners import keeping as module
from newsclean.runners.journal import Terms, read_journal
from newsclean.runners.keeping import Keeping
from newsclean.sources import plan_paths

TERMS = Terms(("pages",), {"--digits": "ascii", "--rejects": "no.jsonl"})


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(module, "_MARK_EVERY_S", 0)
    # Bringing to disk takes longer than all else, and cannot be tested without cutting the power.
    monkeypatch.setattr(os, "fsync", lambda _file: None)
    monkeypatch.setattr(module, "_MEMBER_BYTES", 20_000)
    monkeypatch.setattr("newsclean.sources.planning.PARCEL_FILES", 4)
    (tmp_path / "pages").mkdir()
    for number in range(30):
        text = "LISTING" if number % 7 == 3 else f"পাতা {number}\n\n" + "নদী শান্ত " * (number * 5)
        (tmp_path / f"pages/{number:02}.txt").write_text(text)
    return tmp_path


class Killed(BaseException):
    """The process is gone: nothing of ours runs any more."""


def go(output="out.jsonl", *, stop=None, how="new", resume=False, terms=TERMS, end=Killed):
    """One run; at step `stop` it ends in the way that `end` says."""
    files = Keeping(output, "no.jsonl", terms, how, resume=resume)
    count = 0
    try:
        plan = files.follow(plan_paths(["pages"], outputs=files.identities()))
        for step in run_here(plan, standin.clean, iter):
            if count == stop:
                raise end
            count += 1
            if isinstance(step, Finished):
                files.finish(step.parcel)
                continue
            if step.line:
                files.sinks.write(step.line, is_article=step.fate == "record")
            files.tally.count(step)
    except Killed:
        for sink in files.sinks.all():
            # What was not brought to disk may be there in part.
            os.write(sink._file, bytes(sink._pending[: random.Random(stop).randrange(99)]))
            sink._close()
        files._journal.close()
        return count
    except KeyboardInterrupt:
        files.keep()
        return count
    except UsageError:
        files.abandon()
        raise
    files.complete()
    return count


def read(*names):
    return [Path(name).read_bytes() for name in names]


def whole(output="out.jsonl"):
    """The bytes of a run that nothing ends."""
    go(output)
    content = read(output, "no.jsonl")
    for name in (output, "no.jsonl"):
        os.unlink(name)
    return content


def left():
    return sorted(name for name in os.listdir() if name != "pages")


@pytest.mark.parametrize("output", ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst"])
@pytest.mark.parametrize("end", [Killed, KeyboardInterrupt])
def test_ended_anywhere_a_run_goes_on_to_the_same_bytes(here, output, end):
    expected = whole(output)
    steps = 30 + 8
    for stop in range(steps):
        assert go(output, stop=stop, end=end) == stop
        done = go(output, resume=True)
        # Nothing that was finished is done again: at most what its parcel and its member had.
        assert done <= steps - stop + (5 if output == "out.jsonl" else 30)
        assert read(output, "no.jsonl") == expected
        assert left() == sorted((output, "no.jsonl"))
        for name in left():
            os.unlink(name)


def test_ended_again_and_again_a_run_arrives(here):
    expected = whole()
    rounds = 0
    go(stop=6)
    while os.path.exists("out.jsonl.journal"):
        rounds += 1
        go(stop=6, resume=True, end=random.Random(rounds).choice([Killed, KeyboardInterrupt]))
        assert rounds < 20
    assert rounds > 5
    assert read("out.jsonl", "no.jsonl") == expected


def test_packed_output_is_whole_after_an_interruption(here):
    go("out.jsonl.gz", stop=25, end=KeyboardInterrupt)
    kept = gzip.decompress((here / "out.jsonl.gz").read_bytes())
    assert kept.endswith(b"\n")
    assert len([json.loads(line) for line in kept.splitlines()]) > 10
    go("out.jsonl.gz", resume=True)
    plain = gzip.decompress((here / "out.jsonl.gz").read_bytes())
    go("o.jsonl.zst", how="force")
    with open("o.jsonl.zst", "rb") as file:
        unpacked = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True).read()
    assert unpacked == plain
    assert plain.count(b"\n") == 26


def test_what_is_asked_must_be_the_same(here):
    go(stop=20)
    before = left()
    others = [
        (Terms(("pages",), {"--digits": "bengali"}), "--digits was ascii and is bengali"),
        (Terms(("pages", "more"), TERMS.options), "the inputs were pages"),
        (Terms(TERMS.inputs, TERMS.options, "9.9"), "and is 9.9"),
    ]
    for terms, said in others:
        with pytest.raises(UsageError, match="cannot be gone on with") as told:
            go(resume=True, terms=terms)
        assert said in str(told.value)
    assert left() == before
    with pytest.raises(UsageError, match="--resume goes on with it, --force starts anew"):
        go()
    go(how="force")
    assert left() == ["no.jsonl", "out.jsonl"]


@pytest.mark.parametrize("change", ["touched", "new", "gone"])
def test_inputs_that_have_changed_are_noticed(here, change):
    go(stop=20)
    before = left()
    if change == "touched":
        (here / "pages/02.txt").write_text("অন্য")
    elif change == "new":
        (here / "pages/02a.txt").write_text("অন্য")
    else:
        for number in range(2, 30):
            (here / f"pages/{number:02}.txt").unlink()
    with pytest.raises(UsageError, match="the inputs have changed since"):
        go(resume=True)
    assert left() == before


@pytest.mark.parametrize("change", ["touched", "new", "gone"])
@pytest.mark.parametrize("name", ["03.url", "03.txt.url", "03.json", "03.txt.json"])
def test_what_lies_beside_a_page_and_has_changed_is_noticed(here, name, change):
    # The page ends the first parcel, which is done, and what lies beside it begins the second.
    beside = here / "pages" / name
    if change != "new":
        beside.write_text("https://a.example/3")
    go(stop=5)
    before = left()
    if change == "gone":
        beside.unlink()
    else:
        beside.write_text("https://a.example/other")
    with pytest.raises(UsageError, match="the inputs have changed since"):
        go(resume=True)
    assert left() == before


def test_what_lies_beside_a_page_and_is_as_it_was_changes_nothing(here):
    for name in ("03.url", "03.txt.json", "08.json"):
        (here / "pages" / name).write_text('{"url": "https://a.example/3"}')
    expected = whole()
    go(stop=20)
    go(resume=True)
    assert read("out.jsonl", "no.jsonl") == expected


def test_a_page_that_comes_later_is_one_more(here):
    go(stop=20)
    (here / "pages/99.txt").write_text("নতুন পাতা")
    go(resume=True)
    lines = (here / "out.jsonl").read_bytes().splitlines()
    assert json.loads(lines[-1])["title"] == "নতুন পাতা"
    assert len(lines) == 27


def test_a_run_that_is_complete_has_nothing_to_go_on_with(here):
    go()
    before = (here / "out.jsonl").read_bytes()
    with pytest.raises(Complete):
        go(resume=True)
    assert (here / "out.jsonl").read_bytes() == before


def test_a_run_that_ended_as_it_was_complete_is_put_in_place(here, monkeypatch):
    expected = whole()

    def power_cut(*_args):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", power_cut)
        files = Keeping("out.jsonl", "no.jsonl", TERMS)
        for step in run_here(files.follow(plan_paths(["pages"])), standin.clean, iter):
            if isinstance(step, Finished):
                files.finish(step.parcel)
            else:
                files.sinks.write(step.line, is_article=step.fate == "record")
                files.tally.count(step)
        with pytest.raises(Killed):
            files.complete()
    assert left() == [".no.jsonl.part", ".out.jsonl.part", "out.jsonl.journal"]
    with pytest.raises(Complete):
        go(resume=True)
    assert read("out.jsonl", "no.jsonl") == expected
    assert left() == ["no.jsonl", "out.jsonl"]


def test_an_older_file_is_there_until_the_new_one_is_complete(here):
    expected = whole()
    (here / "out.jsonl").write_text("before\n")
    go(stop=25, how="force", end=KeyboardInterrupt)
    assert (here / "out.jsonl").read_text() == "before\n"
    go(resume=True)
    assert (here / "out.jsonl").read_bytes() == expected[0]


@pytest.mark.parametrize("end", [Killed, KeyboardInterrupt])
def test_what_is_appended_goes_on_too(here, end):
    expected = whole()
    for stop in (0, 1, 17, 37):
        (here / "out.jsonl").write_text('{"before": 1}')
        (here / "no.jsonl").write_text("")
        go(stop=stop, how="append", end=end)
        if os.path.exists("out.jsonl.journal"):
            go(resume=True)
        else:
            assert (stop, end) == (0, KeyboardInterrupt)
            assert (here / "out.jsonl").read_text() == '{"before": 1}'
            continue
        assert (here / "out.jsonl").read_bytes() == b'{"before": 1}\n' + expected[0]
        assert (here / "no.jsonl").read_bytes() == expected[1]


def test_a_run_that_is_under_way_is_left_alone(here):
    files = Keeping("out.jsonl", None, TERMS)
    files.sinks.write(b"{}", is_article=True)
    files.finish(next(plan_paths(["pages"])))
    before = read("out.jsonl.journal", ".out.jsonl.part")
    for how, resume in (("force", False), ("new", True)):
        with pytest.raises(UsageError, match="being written by another run"):
            Keeping("out.jsonl", None, TERMS, how, resume=resume)
    assert read("out.jsonl.journal", ".out.jsonl.part") == before
    files.discard()
    assert left() == []


@pytest.mark.parametrize("end", [Killed, KeyboardInterrupt])
def test_output_among_the_inputs_is_no_input_and_changes_nothing(here, end):
    expected = whole()
    for stop in (5, 20, 36):
        go("pages/out.jsonl", stop=stop, end=end)
        go("pages/out.jsonl", resume=True)
        assert read("pages/out.jsonl", "no.jsonl") == expected
        (here / "pages/out.jsonl").unlink()
        (here / "no.jsonl").unlink()
    (here / "pages/out.jsonl").write_text("before\n")
    go("pages/out.jsonl", stop=20, end=end, how="force")
    go("pages/out.jsonl", resume=True)
    assert read("pages/out.jsonl", "no.jsonl") == expected


@pytest.mark.parametrize("stop", [2, 3, 10, 17, 22])
def test_a_full_disk_costs_nothing_that_was_on_it(here, monkeypatch, stop):
    expected = whole()
    real, calls = os.write, []

    def full(descriptor, data):
        calls.append(1)
        if len(calls) > stop:
            real(descriptor, bytes(data)[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(descriptor, data)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        files = Keeping("out.jsonl", "no.jsonl", TERMS)
        with pytest.raises(OSError, match="No space"):
            drive(files)
        files.salvage()
    if os.path.exists("out.jsonl.journal"):
        written = files.tally.written
        name = "out.jsonl" if os.path.exists("out.jsonl") else ".out.jsonl.part"
        assert len([json.loads(line) for line in Path(name).read_bytes().splitlines()]) == written
    go(resume=True)
    assert read("out.jsonl", "no.jsonl") == expected
    assert left() == ["no.jsonl", "out.jsonl"]


def drive(files):
    for step in run_here(files.follow(plan_paths(["pages"])), standin.clean, iter):
        if isinstance(step, Finished):
            files.finish(step.parcel)
        else:
            files.sinks.write(step.line, is_article=step.fate == "record")
            files.tally.count(step)
    files.complete()


def test_a_journal_that_is_none_is_told(here):
    (here / "out.jsonl.journal").write_text("my diary\n")
    for resume in (False, True):
        with pytest.raises(UsageError, match="no journal of newsclean"):
            go(resume=resume)
    assert (here / "out.jsonl.journal").read_text() == "my diary\n"


def test_the_end_of_a_journal_may_be_torn(here):
    expected = whole()
    go(stop=25)
    whole_journal = (here / "out.jsonl.journal").read_bytes()
    marks = len(read_journal("out.jsonl.journal").marks)
    for cut in (1, 30, 400):
        (here / "out.jsonl.journal").write_bytes(whole_journal[:-cut])
        assert len(read_journal("out.jsonl.journal").marks) < marks
    go(resume=True)
    assert (here / "out.jsonl").read_bytes() == expected[0]


def test_no_room_for_temporary_files_is_told(here):
    def failing():
        yield from plan_paths(["pages"])
        raise OSError(errno.ENOSPC, "No space left on device")

    files = Keeping("out.jsonl", None, TERMS)
    with pytest.raises(SourceError, match="temporary files cannot be written: No space"):
        list(files.follow(failing()))
    files.discard()


def test_what_the_journal_says_is_on_disk_before(here, monkeypatch):
    files = Keeping("out.jsonl", "no.jsonl", TERMS)
    names = {sink._file: os.path.basename(sink._partial) for sink in files.sinks.all()}
    names[files._journal._file] = "journal"
    synced = []
    monkeypatch.setattr(os, "fsync", lambda file: synced.append(names.get(file, "folder")))
    parcel = next(plan_paths(["pages"]))
    files.sinks.write(b"{}", is_article=True)
    files.finish(parcel)
    assert [name for name in synced if name != "folder"] == [
        ".out.jsonl.part", ".no.jsonl.part", "journal",
    ]  # fmt: skip
    files.discard()

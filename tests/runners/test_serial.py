import json
import signal
import sys

import pytest

from cli.standin import clean
from newsclean.errors import SiteError
from newsclean.model import RawPage, Result
from newsclean.runners import Finished, Limits, Tally, Watch, clean_page, run, run_here
from newsclean.sources import Noted, Skipped, Unread, plan_paths, read_parcel

needs_clock = pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="needs the clock of POSIX"
)


def page(body, origin="p"):
    return RawPage(body=body, origin=origin)


INPUTS = [
    page("এক"),
    Unread("u", "empty", "is empty"),
    Skipped("s", "a style"),
    page("LISTING"),
    page("CRASH"),
    Noted("n", "no clock"),
    page("HUGE"),
    page("দুই"),
]


def test_every_input_is_accounted_for_in_its_order():
    done = list(run(INPUTS, clean))
    assert [one.origin for one in done] == ["p", "u", "s", "p", "p", "n", "p", "p"]
    assert [one.reason for one in done] == ["", "empty", "", "listing", "crashed", "", "memory", ""]
    assert [one.fate[:4] for one in done] == [
        "reco", "reje", "skip", "reje", "reje", "note", "reje", "reco",
    ]  # fmt: skip
    for one in done:
        assert one.line == (one.result.outcome.to_json() if one.result else b"")


def test_a_crash_names_the_exception_and_its_line():
    done = clean_page(page("CRASH", "a/b.html"), clean)
    line = json.loads(done.line)
    assert (line["path"], line["reason"]) == ("a/b.html", "crashed")
    assert line["detail"].startswith("KeyError: 'a word that breaks us' at cli/standin.py:")
    assert done.failed
    assert done.read


@pytest.mark.parametrize(
    "error", [RecursionError(), UnicodeError("\udcff\n\n x"), ValueError("x" * 999)]
)
def test_whatever_is_raised_becomes_one_short_line(error):
    def break_down(_raw):
        raise error

    detail = json.loads(clean_page(page("x"), break_down).line)["detail"]
    assert detail.startswith(type(error).__name__)
    assert "\n" not in detail
    assert len(detail) < 300


def test_a_record_that_cannot_be_written_costs_its_page_only():
    def half(raw):
        result = clean(raw)
        return Result(result.outcome.model_copy(update={"text": "\ud83d"}))

    assert clean_page(page("x"), half).result.outcome.reason == "crashed"


@needs_clock
def test_a_page_that_takes_too_long_costs_itself():
    def slow(raw):
        while raw.body == "SLOW":
            pass
        return clean(raw)

    watch = Watch(Limits(page_timeout_s=0.2))
    done = list(run([page("এক"), page("SLOW"), page("দুই")], slow, watch))
    assert [one.reason for one in done] == ["", "timeout", ""]
    assert done[1].detail == "took longer than the 0.2 s that a page may take"
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux")
def test_a_page_that_needs_too_much_memory_costs_itself():
    import resource

    def hungry(raw):
        if raw.body == "HUGE":
            return bytearray(2**29)
        return clean(raw)

    before = resource.getrlimit(resource.RLIMIT_AS)
    watch = Watch(Limits(page_memory_bytes=2**28))
    done = list(run([page("এক"), page("HUGE"), page("দুই")], hungry, watch))
    assert [one.reason for one in done] == ["", "memory", ""]
    assert "256 MB" in done[1].detail
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_a_reader_that_fails_costs_its_file(tmp_path, monkeypatch):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"নদী {name}")
    (parcel,) = plan_paths([str(tmp_path)])

    def broken(parcel):
        for one in read_parcel(parcel):
            if one.origin.endswith("b.txt"):
                raise ZeroDivisionError("a defect")
            yield one

    monkeypatch.setattr("newsclean.runners.reading.read_parcel", broken)
    done = [one for one in run_here([parcel], clean, iter) if not isinstance(one, Finished)]
    assert [(one.origin[-5:], one.reason) for one in done] == [
        ("a.txt", ""), ("b.txt", "unreadable"), ("c.txt", ""),
    ]  # fmt: skip
    assert "ZeroDivisionError: a defect" in done[1].detail


@pytest.mark.parametrize("error", [KeyboardInterrupt, SiteError("two sites claim one host")])
def test_what_is_no_fault_of_the_page_passes(error):
    def fail(_raw):
        raise error

    with pytest.raises(type(error) if isinstance(error, Exception) else error):
        list(run([page("x")], fail))


def test_the_run_is_lazy():
    def endless():
        while True:
            yield page("এক")

    results = run(endless(), clean)
    assert next(results).read
    assert next(results).read


def test_the_tally_adds_up():
    tally = Tally()
    for done in run(INPUTS, clean):
        tally.count(done)
    assert (tally.read, tally.unread, tally.written, tally.failed, tally.skipped) == (5, 1, 2, 3, 1)
    assert tally.inputs == tally.written + sum(tally.rejected.values()) + tally.skipped == 7
    assert Tally.of_dict(json.loads(json.dumps(tally.as_dict()))) == tally
    assert tally.rejected == {"empty": 1, "listing": 1, "crashed": 1, "memory": 1}
    assert tally.warnings == {"date.missing": 2}
    assert tally.methods == {"text": 2}


@pytest.mark.parametrize(
    ("inputs", "code", "strict"),
    [
        ([page("এক")], 0, 0),
        ([page("এক"), Skipped("s", "")], 0, 0),
        ([page("এক"), page("LISTING")], 0, 1),
        ([page("LISTING")], 0, 1),
        ([page("এক"), Unread("u", "empty", "")], 1, 1),
        ([page("এক"), page("CRASH")], 1, 1),
        ([Unread("u", "empty", ""), Skipped("s", "")], 3, 3),
        ([], 3, 3),
    ],
)
def test_exit_codes(inputs, code, strict):
    tally = Tally()
    for done in run(inputs, clean):
        tally.count(done)
    assert (tally.exit_code(), tally.exit_code(strict=True)) == (code, strict)

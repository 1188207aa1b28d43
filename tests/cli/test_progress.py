"""The bar: what it says, and when."""

import io

import pytest

from newsclean.cli import progress
from newsclean.cli.progress import Bar, OneLine
from newsclean.runners import Tally
from newsclean.runners.outcomes import Done


@pytest.fixture
def shown(monkeypatch):
    """What the bar is told to show, without a terminal."""
    from rich.progress import Progress

    said = []
    monkeypatch.setattr(Progress, "update", lambda _self, _task, **fields: said.append(fields))
    monkeypatch.setattr("sys.stderr", io.StringIO())
    monkeypatch.setattr(progress, "_PATIENCE_S", 0)
    monkeypatch.setattr(progress, "_REFRESH_S", 0)
    return said


def feed(bar, tally, weights):
    for weight in weights:
        tally.count(
            Done("a", "record", b"{}", read=True, method="site" if weight % 3 else "generic")
        )
        bar.advance(tally, weight)


def test_it_says_how_pages_were_read_and_how_much_is_left(shown):
    bar, tally = Bar(lambda: 200, by_weight=True), Tally()
    tally.count(Done("b", "rejection", b"{}", read=True, reason="listing"))
    feed(bar, tally, [50, 100, 150, 160])
    bar.close()
    last = shown[-1]
    assert last["completed"] == 160
    assert last["said"].startswith("5 pages · ")
    assert last["said"].endswith("/s · site 75 % · generic 25 % · 1 rejected")
    assert {fields["total"] for fields in shown} <= {None, 200}


def test_what_an_earlier_run_has_read_is_no_work_of_this_one(shown):
    bar = Bar(lambda: None)
    feed(bar, Tally(read=10_000, written=10_000), [0])
    bar.close()
    rate = int(shown[-1]["said"].split(" · ")[1].removesuffix("/s"))
    assert shown[-1]["said"].startswith("10001 pages")
    assert rate * (bar._next - bar._started) < 2


def test_a_measure_that_fails_only_costs_the_time_left(shown):
    def fail():
        raise OSError("gone")

    bar = Bar(fail)
    feed(bar, Tally(), [0, 0])
    bar.close()
    assert [fields["total"] for fields in shown] == [None, None]


def test_one_line_is_written_over_makes_room_and_is_gone(capsys, monkeypatch):
    monkeypatch.setattr(progress, "_LINE_REFRESH_S", 0)
    line = OneLine(True)
    line.note("records", 1000)
    line.note("records", 2000)
    line.say("x.jsonl:7: is damaged")
    line.close()
    gone = "\r\x1b[K"
    assert capsys.readouterr().err == (
        f"\r1,000 records\x1b[K\r2,000 records\x1b[K{gone}newsclean: x.jsonl:7: is damaged\n{gone}"
    )


def test_one_line_that_is_not_shown_says_and_shows_nothing_else(capsys):
    line = OneLine(False)
    line.note("records", 1000)
    line.say("x.jsonl:7: is damaged")
    line.close()
    assert capsys.readouterr().err == "newsclean: x.jsonl:7: is damaged\n"

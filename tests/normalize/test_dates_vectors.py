"""The shared test vectors, where they lie beside the checkout: every certain one right, none wrong."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from newsclean.normalize.calendars import bangla_from_gregorian
from newsclean.normalize.dates import answer

VECTORS = Path(__file__).parents[2] / "../shared/vectors"


def rows(name):
    path = VECTORS / f"{name}.jsonl"
    if not path.exists():
        pytest.skip("the shared vectors are not here")
    return [json.loads(line) for line in path.read_text("utf8").splitlines()]


def same(got: str | None, want: str | None) -> bool:
    """Whether two ISO strings are one date; an offset counts only where both have one."""
    if got is None or want is None:
        return got is want
    if len(got) <= 10 or len(want) <= 10:
        return got == want
    one, other = datetime.fromisoformat(got), datetime.fromisoformat(want)
    if one.tzinfo is None or other.tzinfo is None:
        one, other = one.replace(tzinfo=None), other.replace(tzinfo=None)
    return one == other


def judge(pairs):
    """Missed and wrong of (row, got, want); an uncertain row may be left unread."""
    missed, wrong = [], []
    for row, got, want in pairs:
        if same(got, want) or (row.get("uncertain") and got is None):
            continue
        (missed if got is None else wrong).append((row, got, want))
    return missed, wrong


def test_dates():
    calendars = {None: None, "bd": "bangla-bd", "wb": "bangla-wb"}
    missed, wrong = judge(
        (row, answer(row["input"], calendar=calendars[row.get("cal")])["iso"], row["expected"])
        for row in rows("dates")
    )
    assert (missed, wrong) == ([], [])


def test_page_dates():
    missed, wrong = [], []
    certain = rows("page_dates")
    for row in certain:
        want = row["expected"]
        zone = want[-6:] if want and len(want) > 10 else None
        told = answer(row["text"], zone=zone, ref=row["ref"])
        if row["kind"] == "hijri":
            # A page may print a wrong month; the reading is of the string.
            if "wrong-month" not in row["calendar"]:
                assert told["range"][0] <= want <= told["range"][1], row
            continue
        want = row.get("by_rule", want)
        if same(told["iso"], want):
            continue
        (missed if told["iso"] is None else wrong).append(row)
    assert wrong == []
    # Missed are only strings without a year and without anything in them that gives it.
    assert all(not any(part in row["text"] for part in ("২০২", "202")) for row in missed), missed
    assert len(missed) <= 0.035 * len(certain)


def test_relative():
    for row in rows("relative"):
        told = answer(row["input"], zone=row["tz"], ref=row["reference"])
        if told["iso"] is None:
            assert row.get("uncertain") or row["expected"] is None, row
        else:
            # A reading may be coarser: a year, a month or a day of the expected instant.
            assert row["expected"].startswith(told["iso"][:19]), (row, told)


def test_calendars():
    rules = {"bd": "bd", "bd_2019": "bd-2019", "bd_1987": "bd-1987", "wb": "wb"}
    for row in rows("calendar"):
        if row["direction"] == "to_gregorian":
            got = answer(row["input"], calendar=row["calendar"])["iso"]
        else:
            day = datetime.fromisoformat(row["input"]).date()
            got = "{:04}-{:02}-{:02}".format(*bangla_from_gregorian(day, rules[row["calendar"]]))
        assert got == row["expected"] or (row.get("uncertain") and got is None), row


def test_calendar_pairs():
    for row in rows("calendar_pairs"):
        told = answer(row["raw"])
        if told["iso"] is not None:
            low, high = told["range"] or (told["iso"][:10], told["iso"][:10])
            assert low <= row["gregorian"] <= high, (row, told)


def test_hijri():
    for row in rows("hijri"):
        told = answer(row["input"])
        assert told["range"] == row["expected"]["gregorian_range"]
        assert (told["calendar"], told["precision"]) == ("hijri", "range")

"""The date rules on their own cases: what is read, what never is, what is known to be missed."""

import tomllib
from pathlib import Path

import pytest

from newsclean.normalize.dates import Reading, parse_date

RULES = Path(__file__).parents[2] / "fixtures" / "rules"
FILES = ("shapes", "clocks", "never", "relative", "calendars")
ASKED = ("zone", "country", "ref", "calendar")
TOLD = ("rule", "label", "precision")
MOMENT = {"ref": "2024-05-14T15:20:00", "zone": "Asia/Dhaka"}


def rows(kind):
    for name in FILES:
        table = tomllib.loads((RULES / f"date.{name}.toml").read_text("utf8"))
        for row in table.get(kind, []):
            if name == "relative":
                row = {**MOMENT, **row}
            yield pytest.param(row, id=f"{name}:{row['input'][:40]}")


def read(row) -> Reading | None:
    return parse_date(row["input"], **{key: row[key] for key in ASKED if key in row})


@pytest.mark.parametrize("row", list(rows("case")))
def test_read(row):
    found = read(row)
    assert found is not None
    assert found.iso == row["iso"]
    for key in TOLD:
        if key in row:
            assert getattr(found, key) == row[key]
    if "warnings" in row:
        assert list(found.warnings) == row["warnings"]
    if "range" in row:
        assert list(found.range) == row["range"]
    assert row["input"][found.start : found.end] == found.raw != ""


@pytest.mark.parametrize("row", list(rows("none")))
def test_never_read(row):
    assert read(row) is None, row["why"]


@pytest.mark.parametrize("row", list(rows("known_failure")))
def test_known_failure_still_fails(row):
    found = read(row)
    assert found is None or found.iso != row["iso"], "read at last: make it a case"


def test_only_days_of_the_calendar_that_is_asked_for():
    text = "৭ মার্চ ২০২৪, ২৩ ফাল্গুন ১৪৩০, ২৫ শাবান ১৪৪৫ হিজরি"
    for calendar in ("gregorian", "bangla-bd", "bangla-wb", "hijri"):
        assert parse_date(text, calendar=calendar).calendar == calendar
    assert parse_date("৭ মার্চ ২০২৪", calendar="hijri") is None
    assert parse_date("2024-03-07T10:00:00Z", calendar="bangla-bd") is None


@pytest.mark.parametrize("row", [r for r in rows("case") if "label" in r.values[0]])
def test_a_label_says_nothing_by_itself(row):
    found = read(row.copy())
    bare = read({**row, "input": found.raw})
    assert bare is not None
    assert bare.iso == found.iso
    assert bare.label is None

"""Which date is the article's: the traps of real pages, one case each."""

import re
import tomllib
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.model import DateFound
from newsclean.normalize.dates.addresses import address_day, address_month
from newsclean.normalize.published import decide_dates

CASES = tomllib.loads(
    (Path(__file__).parents[2] / "fixtures" / "rules" / "date.decisions.toml").read_text("utf8")
)["case"]
# What the record takes as a date (`model.record.IsoDate`).
RECORD_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2})?"
)


def decide(case):
    found = [
        DateFound(row[1], f"line {n}", row[2] if len(row) > 2 else f"date.{row[0]}", row[0])
        for n, row in enumerate(case["found"], 1)
    ]
    ref = datetime.fromisoformat(case["ref"]) if "ref" in case else None
    return found, decide_dates(
        found, zone=case.get("zone", "Asia/Dhaka") or None, ref=ref, url=case.get("url")
    )


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_decision(case):
    found, told = decide(case)
    assert (told.published.iso if told.published else None) == case.get("published")
    assert (told.modified.iso if told.modified else None) == case.get("modified")
    assert (told.page_date.isoformat() if told.page_date else None) == case.get("page_date")
    assert (list(told.hint.range) if told.hint else None) == case.get("hint")
    assert (told.hint is None) == (told.hint_from is None)
    if "warnings" in case:
        assert list(told.warnings) == case["warnings"]
    for reading, source in (
        (told.published, told.published_from),
        (told.modified, told.modified_from),
    ):
        assert (reading is None) == (source is None)
        if reading is not None and source.role != "url":
            assert source in found
            assert reading.raw in source.raw


@given(
    st.lists(
        st.tuples(
            st.sampled_from([row[1] for case in CASES for row in case["found"]]),
            st.sampled_from(
                [
                    "published",
                    "updated",
                    "unlabelled",
                    "dateline",
                    "credit",
                    "machine-published",
                    "machine-updated",
                    "header",
                    "visit",
                    "related",
                ]
            ),
        ),
        max_size=5,
    ),
    st.sampled_from(["Asia/Dhaka", "Asia/Kolkata", None]),
    st.sampled_from([case["url"] for case in CASES if "url" in case] + [None, "http://[", "x"]),
)
@settings(max_examples=300, deadline=None)
def test_whatever_is_found_fits_the_record(found, zone, url):
    finds = [DateFound(raw, "line 1", "date.any", role) for raw, role in found]
    told = decide_dates(finds, zone=zone, ref=None, url=url)
    for reading in (told.published, told.modified):
        if reading is not None:
            assert RECORD_DATE.fullmatch(reading.iso)
            assert reading.precision in ("second", "minute", "hour", "day")


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2024/03/17/slug", date(2024, 3, 17)),
        ("https://example.org/online/2024-03-17/12345", date(2024, 3, 17)),
        ("https://example.org/20240317/12345", date(2024, 3, 17)),
        ("https://example.org/x?date=2024-03-17", date(2024, 3, 17)),
        ("https://example.org/bn/wbs24031700722", date(2024, 3, 17)),
        ("https://example.org/2024/13/17/slug", None),
        ("https://example.org/2024/02/30/slug", None),
        ("https://example.org/news/20240317", None),
        ("https://example.org/2024/03/slug", None),
        ("https://example.org/1138370", None),
        ("", None),
        (None, None),
    ],
)
def test_addresses(url, day):
    assert address_day(url) == day


def test_month_in_an_address():
    assert address_month("https://example.org/2024/03/slug") == date(2024, 3, 15)
    assert address_month("https://example.org/2024/slug") is None


@pytest.mark.parametrize(
    ("raw", "modified"),
    [
        ("২৩ এপ্রিল ২০২১, ১৮:৫৫ | আপডেট: ১৯:৩০", "2021-04-23T19:30:00+06:00"),
        ("২৩ এপ্রিল ২০২১, ০৬:৫৫ পিএম (আপডেট ০৭:৩০ পিএম)", "2021-04-23T19:30:00+06:00"),
        ("২৩ এপ্রিল ২০২১, ১৮:৫৫", None),
        ("২৩ এপ্রিল ২০২১, ১৮:৫৫ | পড়া হয়েছে ১৯:৩০", None),
    ],
)
def test_an_update_of_the_same_day_may_be_a_clock_alone(raw, modified):
    told = decide_dates(
        [DateFound(raw, "line 1", "date.unlabelled", "unlabelled")],
        zone="Asia/Dhaka", ref=None, url=None,
    )  # fmt: skip
    assert told.published is not None
    assert told.published.iso == "2021-04-23T18:55:00+06:00"
    assert (told.modified.iso if told.modified else None) == modified


@pytest.mark.parametrize(
    ("machine", "warnings"),
    [
        ("2025-09-11T18:05:00+05:30", ()),
        ("2025-09-11T18:05:00+00:00", ("date.mislabelled-zone",)),
    ],
)
def test_only_utc_is_a_label_that_nobody_chose(machine, warnings):
    found = [
        DateFound("১১ সেপ্টেম্বর ২০২৫, ১৮:০৫", "line 1", "date.unlabelled", "unlabelled"),
        DateFound(machine, "$.datePublished", "json-ld.datepublished", "machine-published"),
    ]
    assert decide_dates(found, zone="Asia/Dhaka", ref=None, url=None).warnings == warnings

"""The Bengali calendars there and back, and the Hijri table."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.normalize.calendars import (
    BanglaDay,
    bangla_from_gregorian,
    bangla_to_gregorian,
    hijri_from_gregorian,
    hijri_range,
    is_boundary_uncertain,
    month_length,
    umm_al_qura,
)

RULES = ("bd", "bd-2019", "bd-1987", "wb")


@pytest.mark.parametrize("rule", RULES)
def test_every_day_there_and_back(rule):
    day = date(1880, 1, 1)
    before = bangla_from_gregorian(day - timedelta(days=1), rule)
    while day < date(2100, 1, 1):
        here = bangla_from_gregorian(day, rule)
        if rule != "bd" or day >= date(1987, 4, 15) or day < date(1987, 4, 14):
            assert here == (before.year, before.month, before.day + 1) or here.day == 1
        assert bangla_to_gregorian(*here, rule) == day
        before, day = here, day + timedelta(days=1)


@given(st.integers(1200, 1550), st.integers(1, 12), st.integers(1, 33), st.sampled_from(RULES))
def test_every_bengali_day_back_and_there(year, month, day, rule):
    found = bangla_to_gregorian(year, month, day, rule)
    if found is None:
        assert day > month_length(year, month, rule) or (rule, year, month) == ("bd", 1393, 12)
    else:
        assert bangla_from_gregorian(found, rule) == (year, month, day)


@pytest.mark.parametrize(
    ("day", "bangla", "rule"),
    [
        (date(2024, 2, 21), (1430, 11, 8), "bd"),  # fixed by the revision of 2019
        (date(2024, 3, 26), (1430, 12, 12), "bd"),
        (date(2024, 12, 16), (1431, 9, 1), "bd"),
        (date(2019, 10, 16), (1426, 6, 31), "bd"),  # the first 31 Ashwin
        (date(2019, 10, 16), (1426, 7, 1), "bd-1987"),
        (date(2016, 2, 21), (1422, 11, 9), "bd"),
        (date(1972, 11, 4), (1379, 7, 18), "bd"),  # the day of the Constitution
        (date(1972, 11, 4), (1379, 7, 18), "wb"),
        (date(2024, 4, 14), (1431, 1, 1), "wb"),
        (date(2025, 4, 14), (1431, 12, 31), "wb"),
    ],
)
def test_known_days(day, bangla, rule):
    assert bangla_from_gregorian(day, rule) == BanglaDay(*bangla)
    assert bangla_to_gregorian(*bangla, rule) == day


def test_modern_rules_differ_by_one_day_from_october_to_march():
    day = date(2024, 1, 1)
    while day < date(2026, 1, 1):
        revised = bangla_from_gregorian(day, "bd-2019")
        stale = bangla_to_gregorian(*revised, "bd-1987")
        apart = (day.month, day.day) >= (10, 16) or (day.month, day.day) <= (3, 14)
        assert stale is None or (stale != day) == apart, day
        day += timedelta(days=1)


def test_months_that_almanacs_may_start_a_day_apart():
    months = [(y, m) for y in range(1397, 1448) for m in range(1, 13)]
    assert sum(is_boundary_uncertain(y, m) for y, m in months) == 17


def test_hijri_table():
    assert umm_al_qura(1446, 1, 1) == date(2024, 7, 7)
    assert hijri_range(1446, 10, 1) == (date(2025, 3, 30), date(2025, 4, 1))
    assert hijri_range(1364, 1, 1) is None
    assert hijri_range(1446, 13, 1) is None
    assert hijri_range(1446, 1, 31) is None
    assert hijri_from_gregorian(date(1900, 1, 1)) is None


@given(st.dates(date(1945, 12, 5), date(2077, 11, 16)))
def test_hijri_there_and_back(day):
    assert umm_al_qura(*hijri_from_gregorian(day)) == day

"""The Bengali calendar (বঙ্গাব্দ), both ways, as Bangladesh and as West Bengal keep it.

| rule | where and when | first day of the year |
|---|---|---|
| `bd` | Bangladesh: the rule in force in that year, of the three below | |
| `bd-2019` | since Ashwin 1426 (the first 31 Ashwin was 16 October 2019) | 14 April |
| `bd-1987` | 14 April 1987 to 16 October 2019; unrepaired widgets still follow it | 14 April |
| `wb` | West Bengal, Tripura, the Barak valley; Bangladesh before 1987 | 14 or 15 April |

`wb` is the solar calendar of the Surya Siddhanta: a month starts on the civil day after the one in
which the sun enters the sign, days counted from midnight of Kolkata local mean time (Sewell and
Dikshit, The Indian Calendar, 1896, art. 28). The solar apse hardly moves, so the distances between
the ingresses are constants; they equal the full computation on every month start from 1850 to 2100.
"""

from __future__ import annotations

from datetime import date
from math import floor
from typing import Literal, NamedTuple

BanglaRule = Literal["bd", "bd-2019", "bd-1987", "wb"]


class BanglaDay(NamedTuple):
    """A day of the Bengali calendar; month 1 is Boishakh (বৈশাখ), 12 Choitro (চৈত্র)."""

    year: int
    month: int
    day: int


_LENGTHS_1987 = (31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30, 30)
_LENGTHS_2019 = (31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 29, 30)
_FALGUN = 11
_REFORM_1987 = 1394
_REFORM_2019 = 1426

# Instant of the sun's entry into Mesha that opened 1407, as a Gregorian ordinal with its fraction
# in Kolkata local mean time; the sidereal year; and the entries into the twelve signs after it.
_EPOCH_YEAR = 1407
_EPOCH = 730223.7818849342
_SIDEREAL_YEAR = 365.2587564814815
_INGRESSES = (
    0.0, 30.933943, 62.353988, 93.998408, 125.473288, 156.492681,
    186.934636, 216.828242, 246.319219, 275.637295, 305.084561, 334.905466,
)  # fmt: skip
# Within 24 minutes of midnight the almanacs may differ by a day: 17 of the 612 months 1990-2040.
_MARGIN = 24 / 1440
_FIRST_YEAR, _LAST_YEAR = 1000, 1700


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _ingress(year: int, month: int) -> float:
    return _EPOCH + (year - _EPOCH_YEAR) * _SIDEREAL_YEAR + _INGRESSES[month - 1]


def _start_wb(year: int, month: int) -> int:
    if month == 13:
        year, month = year + 1, 1
    return floor(_ingress(year, month)) + 1


def _rule_of(year: int, rule: BanglaRule) -> BanglaRule:
    if rule != "bd":
        return rule
    if year >= _REFORM_2019:
        return "bd-2019"
    return "bd-1987" if year >= _REFORM_1987 else "wb"


def month_length(year: int, month: int, rule: BanglaRule = "bd") -> int:
    """Return the number of days of a month, 29 to 32.

    >>> month_length(1430, 11), month_length(1431, 11), month_length(1424, 11, "bd-1987")
    (30, 29, 30)
    """
    rule = _rule_of(year, rule)
    if rule == "wb":
        return _start_wb(year, month + 1) - _start_wb(year, month)
    lengths = _LENGTHS_2019 if rule == "bd-2019" else _LENGTHS_1987
    # The leap day stands in the Falgun that meets the Gregorian leap day: year + 594.
    return lengths[month - 1] + (month == _FALGUN and _is_leap(year + 594))


def bangla_to_gregorian(year: int, month: int, day: int, rule: BanglaRule = "bd") -> date | None:
    """Return the Gregorian day, or None where that month has no such day.

    >>> bangla_to_gregorian(1432, 9, 5)
    datetime.date(2025, 12, 20)
    >>> bangla_to_gregorian(1432, 1, 1, "wb")
    datetime.date(2025, 4, 15)
    >>> bangla_to_gregorian(1432, 7, 31) is None
    True
    """
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12 and day >= 1):
        return None
    if day > month_length(year, month, rule):
        return None
    used = _rule_of(year, rule)
    if used == "wb":
        found = date.fromordinal(_start_wb(year, month) + day - 1)
        # The reform cut the last traditional year of Bangladesh short by a day.
        return None if rule == "bd" and found >= date(1987, 4, 14) else found
    start = date(year + 593, 4, 14).toordinal()
    return date.fromordinal(
        start + sum(month_length(year, m, used) for m in range(1, month)) + day - 1
    )


def bangla_from_gregorian(day: date, rule: BanglaRule = "bd") -> BanglaDay:
    """Return the Bengali day of a Gregorian day.

    >>> bangla_from_gregorian(date(2025, 12, 20))
    BanglaDay(year=1432, month=9, day=5)
    >>> bangla_from_gregorian(date(2025, 12, 20), "wb")
    BanglaDay(year=1432, month=9, day=4)
    """
    traditional = rule == "wb" or (rule == "bd" and day < date(1987, 4, 14))
    if traditional:
        year = day.year - 593
        if day.toordinal() < _start_wb(year, 1):
            year -= 1
        month = 12
        while _start_wb(year, month) > day.toordinal():
            month -= 1
        return BanglaDay(year, month, day.toordinal() - _start_wb(year, month) + 1)
    year = day.year - 593 if (day.month, day.day) >= (4, 14) else day.year - 594
    rest = day.toordinal() - date(year + 593, 4, 14).toordinal()
    for month in range(1, 13):
        length = month_length(year, month, rule)
        if rest < length:
            return BanglaDay(year, month, rest + 1)
        rest -= length
    raise AssertionError(f"{day}: a Bengali year covers every day")  # pragma: no cover


def is_boundary_uncertain(year: int, month: int, rule: BanglaRule = "wb") -> bool:
    """Return whether almanacs may differ by a day about the start of a month.

    Only the traditional calendar has such months: the ingress falls within 24 minutes of midnight.

    >>> is_boundary_uncertain(1433, 6), is_boundary_uncertain(1432, 6), is_boundary_uncertain(1433, 6, "bd")
    (True, False, False)
    """
    if _rule_of(year, rule) != "wb":
        return False
    part = _ingress(year, month) % 1
    return part < _MARGIN or part > 1 - _MARGIN

"""Dates without a year: read only where something fixes the year."""

from __future__ import annotations

from datetime import date, datetime, timedelta

# A weekday returns on the same date after 5, 6 or 11 years; looking back further would choose.
_LOOK_BACK_YEARS = 11
# A dateline and the day of its page lie days apart, a year's round at most half of this.
_NEAR_DAYS = 45


def solve_year(month: int, day: int, weekday: int | None, ref: date | datetime) -> date | None:
    """Return the day that a date without year means as seen from `ref`, or None.

    With its weekday: the last such day up to `ref`, one day of grace for the time zone. Without:
    only where `ref` is a bare day (that of the page itself), and near it.

    >>> solve_year(12, 23, 0, date(2025, 5, 1))
    datetime.date(2024, 12, 23)
    >>> solve_year(2, 13, None, date(2023, 2, 14)), solve_year(8, 13, None, date(2023, 2, 14))
    (datetime.date(2023, 2, 13), None)
    """
    bound = ref.date() if isinstance(ref, datetime) else ref
    if weekday is not None:
        for year in range(bound.year + 1, bound.year - _LOOK_BACK_YEARS, -1):
            found = _day(year, month, day)
            if found and found <= bound + timedelta(days=1) and found.weekday() == weekday:
                return found
        return None
    if isinstance(ref, datetime):
        return None
    near = [
        found
        for year in (bound.year - 1, bound.year, bound.year + 1)
        if (found := _day(year, month, day)) and abs((found - bound).days) <= _NEAR_DAYS
    ]
    return near[0] if near else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

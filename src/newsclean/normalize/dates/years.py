"""Dates without a year: read only where something fixes the year."""

from __future__ import annotations

from datetime import date, datetime, timedelta

# A weekday returns on the same date after 5, 6 or 11 years; looking back further would choose.
_LOOK_BACK_YEARS = 11
# A dateline and the day of its page lie days apart, a year's round at most half of this.
_NEAR_DAYS = 45


def solve_year(month: int, day: int, weekday: int | None, ref: date | datetime) -> date | None:
    """Return the day that a date without year means as seen from `ref`, or None.

    With its weekday: the last such day up to `ref`, one day of grace for the time zone. Where `ref`
    is a bare day, that of the page itself, the day near it comes first, and needs no weekday.

    >>> solve_year(12, 23, 0, date(2025, 5, 1))
    datetime.date(2024, 12, 23)
    >>> solve_year(2, 13, None, date(2023, 2, 14)), solve_year(8, 13, None, date(2023, 2, 14))
    (datetime.date(2023, 2, 13), None)
    """
    bound = ref
    if isinstance(ref, datetime):
        bound = ref.date()
    else:
        for year in (ref.year - 1, ref.year, ref.year + 1):
            found = _day(year, month, day)
            if found and abs((found - ref).days) <= _NEAR_DAYS:
                if weekday is None or found.weekday() == weekday:
                    return found
                break
    if weekday is None:
        return None
    for year in range(bound.year + 1, bound.year - _LOOK_BACK_YEARS, -1):
        found = _day(year, month, day)
        if found and found <= bound + timedelta(days=1) and found.weekday() == weekday:
            return found
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

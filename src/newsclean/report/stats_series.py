"""Counts by day → the bars of a picture: days, weeks, months or years, and the few that lie far off."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Step: TypeAlias = Literal["day", "week", "month", "year", "decade", "century"]
_YEARS = {"year": 1, "decade": 10, "century": 100}
# More bars than this are thinner than a phone can show.
_MOST_BARS = 120
_STEPS: tuple[tuple[Step, float], ...] = (
    ("day", 1),
    ("week", 7),
    ("month", 30.4),
    ("year", 365.25),
    ("decade", 3652.5),
)
# Half of this share may lie outside at each end, where that makes the picture half as wide.
_FAR_SHARE = 0.01


class Bar(NamedTuple):
    """One stretch of time and what was published in it."""

    label: str
    first: date
    records: int


class Series(NamedTuple):
    """Bars without gaps, with what lies before and after them."""

    step: Step
    bars: list[Bar]
    before: int
    after: int


def series_of(days: Mapping[str, int]) -> Series:
    """Return the bars of counts by ISO day; what is no day is left alone.

    Where a few records lie far from all others they are counted, and the rest is drawn.
    """
    counts = sorted((day, count) for name, count in days.items() if (day := _day(name)))
    if not counts:
        return Series("day", [], 0, 0)
    first, last = _core(counts)
    step = _step((last - first).days + 1)
    bars: dict[date, int] = {}
    start: date | None = _start(first, step)
    while start is not None and start <= last:
        bars[start] = 0
        start = _find_next(start, step)
    for day, count in counts:
        if first <= day <= last:
            bars[_start(day, step)] += count
    return Series(
        step,
        [Bar(_label(start, step), start, count) for start, count in bars.items()],
        sum(count for day, count in counts if day < first),
        sum(count for day, count in counts if day > last),
    )


def _core(counts: list[tuple[date, int]]) -> tuple[date, date]:
    """Return the first and last day to draw."""
    first, last = counts[0][0], counts[-1][0]
    spared = sum(count for _, count in counts) * _FAR_SHARE / 2
    inner_first, inner_last = _beyond(counts, spared), _beyond(counts[::-1], spared)
    if (inner_last - inner_first).days * 2 < (last - first).days:
        return inner_first, inner_last
    return first, last


def _beyond(counts: list[tuple[date, int]], spared: float) -> date:
    """Return the first day that more than `spared` records do not stand before."""
    passed = 0
    for day, count in counts:
        passed += count
        if passed > spared:
            return day
    return counts[-1][0]


def _step(days: int) -> Step:
    return next((step for step, size in _STEPS if days / size <= _MOST_BARS), "century")


def _start(day: date, step: Step) -> date:
    if step == "week":
        # The first day that there is was a Monday.
        return day - timedelta(days=day.weekday())
    if step in _YEARS:
        return date(max(1, day.year // _YEARS[step] * _YEARS[step]), 1, 1)
    return day.replace(day=1) if step == "month" else day


def _find_next(day: date, step: Step) -> date | None:
    """Return the beginning of the next bar, or None where time ends."""
    try:
        if step in _YEARS:
            return date(day.year // _YEARS[step] * _YEARS[step] + _YEARS[step], 1, 1)
        if step == "month":
            return date(day.year + day.month // 12, day.month % 12 + 1, 1)
        return day + timedelta(days=1 if step == "day" else 7)
    except (OverflowError, ValueError):
        return None


def _label(day: date, step: Step) -> str:
    return day.isoformat()[: {"day": 10, "week": 10, "month": 7}.get(step, 4)]


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None

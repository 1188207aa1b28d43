"""What is read from a date string."""

from __future__ import annotations

from typing import Literal, NamedTuple

Precision = Literal["second", "minute", "hour", "day", "month", "year", "range"]
CalendarName = Literal["gregorian", "bangla-bd", "bangla-wb", "hijri"]
DateLabel = Literal["published", "updated", "visit", "related"]


class Reading(NamedTuple):
    """One date of a string, with the evidence for it."""

    iso: str
    """An instant (with offset where the zone is known), a day, or `2024-05` and `2024` of an age.

    With precision `range` it is the likeliest day of `range`."""
    precision: Precision
    calendar: CalendarName
    rule: str
    """`date.` and the shape, with the kind of its clock: `date.dmy-clock12`."""
    raw: str
    """The part of the string that was read."""
    start: int
    end: int
    label: DateLabel | None = None
    range: tuple[str, str] | None = None
    """First and last day, only where one day would say too much."""
    warnings: tuple[str, ...] = ()

    @property
    def day(self) -> str | None:
        """The day of the reading, or None where it is coarser than a day."""
        return self.iso[:10] if len(self.iso) >= 10 else None

    @property
    def is_instant(self) -> bool:
        """Whether a clock was read."""
        return len(self.iso) > 10

    @property
    def has_offset(self) -> bool:
        """Whether a clock was read and its zone is known."""
        return len(self.iso) > len("2024-05-03T16:20:00")


WARNINGS: dict[str, str] = {
    "date.weekday-mismatch": "the weekday printed beside the day is another one; the day is kept",
    "date.placeholder-midnight": "00:00 or 12:00 AM, mostly a print story without a clock; kept as printed",
    "date.midnight-ambiguous": "after midnight in words: the night may be that of the day before",
    "date.clock-without-meridiem": "a one-figure hour without AM or PM: the day is kept, the clock is not",
    "date.clock-contradiction": "hour and AM, PM or part of the day exclude each other: the day is kept",
    "date.month-first": "04/18/2025 can only be month, day, year",
    "date.year-inferred": "the year is not printed; weekday, page or Bengali date gave it",
    "calendar.mismatch": "the Bengali day beside the Gregorian one fits it by no rule, give or take a day",
    "calendar.stale-1987": "the Bengali day follows the rule that Bangladesh left in 2019",
    "calendar.assumed": "no country or calendar was given: read as Bangladesh counts, with a range",
    "calendar.uncertain": "the month begins so near midnight that almanacs differ by a day",
}
"""What a reading may warn of."""

UNREAD: dict[str, str] = {
    "date.year-missing": "a day is there and nothing fixes its year: not read",
    "date.reference-missing": "it counts from a moment that was not given (--ref): not read",
}
"""What `newsclean date` says of a string that is not read: never a warning of a record."""

"""What is read from a date string."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Precision = Literal["second", "minute", "hour", "day", "month", "year", "range"]
CalendarName = Literal["gregorian", "bangla-bd", "bangla-wb", "hijri"]
DateLabel = Literal["published", "updated", "visit", "related"]


@dataclass(frozen=True, slots=True)
class Reading:
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

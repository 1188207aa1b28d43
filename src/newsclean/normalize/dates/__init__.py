"""Dates as Bengali news prints them: `parse_date` reads a string, or gives None.

A closed grammar over tokens: what fits no shape is not read. Nothing asks the clock; what counts
from a moment needs that moment. `docs/dates.md` lists the shapes.
"""

from newsclean.normalize.dates.answers import answer
from newsclean.normalize.dates.reading import CalendarName, DateLabel, Precision, Reading
from newsclean.normalize.dates.search import parse_date, parse_dates, require_moment

__all__ = [
    "CalendarName",
    "DateLabel",
    "Precision",
    "Reading",
    "answer",
    "parse_date",
    "parse_dates",
    "require_moment",
]

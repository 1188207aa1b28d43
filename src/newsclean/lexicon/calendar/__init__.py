"""Words that dates are written with, and cheap tests for lines that are dates.

`days` holds the names, `labels` what announces a date, `lines` the tests.
"""

from newsclean.lexicon.calendar.days import (
    BANGLA_MONTHS,
    CITIES,
    DAY_PARTS,
    DAY_WORDS,
    ERA_WORDS,
    GREGORIAN_MONTHS,
    HIJRI_MONTHS,
    MERIDIEMS,
    ORDINALS,
    RELATIVE_UNITS,
    WEEKDAYS,
    DayPart,
    Era,
    Unit,
)
from newsclean.lexicon.calendar.labels import DATE_LABELS, date_label, find_date_label
from newsclean.lexicon.calendar.lines import (
    has_bangla_calendar,
    is_date_line,
    is_glued,
    is_relative_time,
)
from newsclean.lexicon.calendar.matching import alternatives

__all__ = [
    "BANGLA_MONTHS",
    "CITIES",
    "DATE_LABELS",
    "DAY_PARTS",
    "DAY_WORDS",
    "ERA_WORDS",
    "GREGORIAN_MONTHS",
    "HIJRI_MONTHS",
    "MERIDIEMS",
    "ORDINALS",
    "RELATIVE_UNITS",
    "WEEKDAYS",
    "DayPart",
    "Era",
    "Unit",
    "alternatives",
    "date_label",
    "find_date_label",
    "has_bangla_calendar",
    "is_date_line",
    "is_glued",
    "is_relative_time",
]

"""The calendars beside the Gregorian one: Bengali (Bangladesh, West Bengal) and Hijri.

They check a Gregorian day and answer alone in `parse_date`; they never decide when an article appeared.
"""

from newsclean.normalize.calendars.bangla import (
    BanglaDay,
    BanglaRule,
    bangla_from_gregorian,
    bangla_to_gregorian,
    is_boundary_uncertain,
    month_length,
)
from newsclean.normalize.calendars.hijri import hijri_from_gregorian, hijri_range, umm_al_qura

__all__ = [
    "BanglaDay",
    "BanglaRule",
    "bangla_from_gregorian",
    "bangla_to_gregorian",
    "hijri_from_gregorian",
    "hijri_range",
    "is_boundary_uncertain",
    "month_length",
    "umm_al_qura",
]

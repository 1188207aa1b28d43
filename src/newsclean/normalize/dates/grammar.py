"""The closed grammar: every shape of a date, as patterns over the kinds of tokens (`tokens`).

A string that fits no shape is not a date. The order is the order of trial at each token; two
shapes never share a token.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Shape(NamedTuple):
    """One shape of a date or of its neighbours."""

    name: str
    pattern: str
    example: str = ""
    reads: str = ""
    says: str = ""


# What may stand between the parts of one date.
_S = r"[,\-./]{0,2}"
_C = r"[,\-./()]{0,2}"
# `5-7`, `জুন-9`, `5 থেকে 7`, `5 ও 7`: an event that lasts, not the day of anything.
_NOT_RANGE = r"(?<![dnM]-)(?<![dn]/)(?<![dM][r&])(?<!do&)"
# A year that counts something, opens a span, or belongs to what follows: `২০২৪ সালের জুন`.
_NOT_COUNT = r"(?![kt]|[sS],?M|SdM|-(?:[ym](?!g)|n|d(?!o?[,\-./]?[MBH]|[tia]))|/-)"
# Minutes behind `৩টা`: with their word, else no day of a month that goes on.
_MINUTES = r"[dn]i|n(?![oMBH\-/.kx!])|d(?![oMBH,\-/.kx!])|d(?=,,?do?,?M)"

DATES: tuple[Shape, ...] = (
    Shape("iso", "I", "২০২৪-০৫-০৩ ১৬:২০", "2024-05-03T16:20:00", "year, month, day with - / or ."),
    Shape("numeric", "N", "০৩/০৫/২০২৪", "2024-05-03", "day, month, year: always in this order"),
    Shape(
        "genitive", rf"(?<![ymn]-)y-?(?:S,?|s)(?:do?,?M(?!r|,?y{_NOT_COUNT})|Mb?do?(?=j))", "২০২৪ সালের ৩রা মে", "2024-05-03",
        "year in the genitive, then day and month",
    ),
    Shape(
        "dmy", rf"{_NOT_RANGE}do{{0,2}}{_S}M{_C}(?:w{_C})?y{_NOT_COUNT}", "৩ মে, ২০২৪", "2024-05-03",
        "day, month name, year; an ordinal, a bracket or the weekday may stand between",
    ),
    Shape(
        "short", rf"{_NOT_RANGE}(?:do?-M-[dn]|do?/M/[dn]|do?,?M,?[dn](?=,?e))(?![dny:])", "৩-মে-২৪",
        "2024-05-03", "two-digit year, only between joined fields or before an era word",
    ),
    Shape(
        "mdy", rf"(?<!d)(?<!do)(?<![dM]r)M{_S}do?{_C}(?:w{_C})?y{_NOT_COUNT}", "মে ৩, ২০২৪", "2024-05-03",
        "month name, day, year",
    ),
    Shape("unix", r"(?<!d)M,?dKz?y", "Fri May 3 16:20:00 2024", "2024-05-03T16:20:00", "the year last"),
    Shape(
        "ymd", r"(?:y-M-d|y/M/d|(?<![kMdnmyrx!-])(?<!M[,./(])y,?M,?do?(?![ktxoir&]))(?![,\-./(]{0,2}[yMBH])", "2024-May-03", "2024-05-03",
        "year, month name, day",
    ),
)  # fmt: skip
OTHER_CALENDARS: tuple[Shape, ...] = (
    Shape("bangla-dmy", rf"do?{_S}B{_C}(?:w{_C})?y", "২০ বৈশাখ ১৪৩১ বঙ্গাব্দ", "2024-05-03", "Bengali day, month, year"),
    Shape("bangla-genitive", r"y-?E?S,?do?,?B(?!,?y)", "১৪৩১ সালের ২০ বৈশাখ", "2024-05-03", "Bengali year in the genitive, then day and month"),
    Shape("bangla-mdy", rf"(?<!d)B{_S}do?{_C}y", "বৈশাখ ২০ ১৪৩১", "2024-05-03", "Bengali month, day, year"),
    Shape("hijri-dmy", rf"do?{_S}H{_C}y", "২৩ শাওয়াল ১৪৪৫ হিজরি", "2024-05-03", "Hijri day, month, year"),
    Shape("hijri-mdy", rf"(?<!d)H{_S}do?{_C}y", "শাওয়াল ২৩, ১৪৪৫", "2024-05-03", "Hijri month, day, year"),
)  # fmt: skip
YEARLESS: tuple[Shape, ...] = (
    Shape("dm", rf"{_NOT_RANGE}do?{_S}M(?![,;\-./]?(?:[nym]|d(?!o?[,;]?[BH])))", "শুক্রবার, ৩ মে", "", "day and month"),
    Shape("md", r"(?<!d)(?<!do)(?<!y)M,?do?(?![kt]|[,;\-./(]{0,2}[ymnM])", "Friday, May 3", "", "month and day"),
)  # fmt: skip
CLOCKS: tuple[Shape, ...] = (
    Shape("ghonta", r"(?<![dnM])[ym]g"),
    Shape("clock", r"(?:f,?)?(?:p[,:]?)?(?:a:?)?K(?:[:,(]?a\)?)?[git]?p?(?:z|\(z\))?"),
    Shape(
        "spoken",
        rf"(?:f,?)?p[,:]?(?:q?dt{{1,2}}(?:{_MINUTES})?|q?Tt?(?:[dn]i)?|vt|F[ti]{{0,2}})"
        r"|(?:q?dt{1,2}|q?Tt?)(?:[dn]i)?p(?!dt|[qTKFv])",
    ),
    Shape("half", r"(?<![dn.])(?<!d-)(?:F|d):?az?"),
)
MARKS: tuple[Shape, ...] = (Shape("weekday", "w"), Shape("label", "l"))

# Most tokens are marks and endings that open nothing; asking first halves the search.
_OPENS = "[INydMBHmFKpfqvTawl]"
ITEM = re.compile(
    f"(?={_OPENS})(?:"
    + "|".join(
        f"(?P<{shape.name.replace('-', '_')}>{shape.pattern})"
        for shape in (*DATES, *OTHER_CALENDARS, *YEARLESS, *CLOCKS, *MARKS)
    )
    + ")"
)
"""Finds the items of a string in its kinds; `lastgroup` names the shape."""

IS_DATE = frozenset(shape.name for shape in DATES)
IS_CALENDAR = frozenset(shape.name.replace("-", "_") for shape in OTHER_CALENDARS)
IS_YEARLESS = frozenset(shape.name for shape in YEARLESS)
IS_CLOCK = frozenset(shape.name for shape in CLOCKS)

JOINT = frozenset(",;-/.:()wcezEhsSoj&")
"""Kinds that may stand between a date and its clock, its weekday or its label."""

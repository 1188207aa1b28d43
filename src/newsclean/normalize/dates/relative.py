"""Times that count from the moment of reading: ages (`৫ মিনিট আগে`) and days (`গতকাল রাত ৮টায়`)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newsclean.lexicon.calendar import RELATIVE_UNITS, WEEKDAYS, alternatives
from newsclean.normalize.dates.clocks import Clock, Unread, read_clock
from newsclean.normalize.dates.grammar import IS_CLOCK, IS_YEARLESS, JOINT
from newsclean.normalize.dates.parsing import Item, Scanned, written

if TYPE_CHECKING:
    from datetime import tzinfo

    from newsclean.normalize.dates.reading import Precision, Reading

_NUMBERS = {
    "এক": 1, "একটি": 1, "দুই": 2, "দু": 2, "তিন": 3, "চার": 4, "পাঁচ": 5, "ছয়": 6, "সাত": 7, "আট": 8,
    "নয়": 9, "দশ": 10, "এগারো": 11, "এগার": 11, "বারো": 12, "তেরো": 13, "চৌদ্দ": 14, "পনেরো": 15,
    "পনের": 15, "ষোলো": 16, "সতেরো": 17, "আঠারো": 18, "উনিশ": 19, "বিশ": 20, "কুড়ি": 20, "পঁচিশ": 25,
    "ত্রিশ": 30, "চল্লিশ": 40, "পঞ্চাশ": 50, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3,
    "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "দেড়": 1.5, "আড়াই": 2.5, "আধা": 0.5, "আধ": 0.5, "half": 0.5,
}  # fmt: skip
_FRACTIONS = {"সাড়ে": 0.5, "সোয়া": 0.25, "পৌনে": -0.25}
_ORDER = ("year", "month", "week", "day", "hour", "minute", "second")
_SECONDS = {"hour": 3600, "minute": 60, "second": 1}
_LETTERS = {"s": "second", "m": "minute", "h": "hour", "d": "day", "w": "week", "y": "year"}

_W = "\u0980-\u09e3a-z"
_AMOUNT = (
    rf"(?:(?:{alternatives(_FRACTIONS)})\s*)?(?:[0-9]{{1,5}}|(?:{alternatives(_NUMBERS)})(?=[\s{_W}]))"
    rf"|(?:{alternatives(_FRACTIONS)})"
)
_PART = rf"(?:{_AMOUNT})\s*(?:an? )?(?:{alternatives(RELATIVE_UNITS)})[.:]?"
_AGE_TEXT = (
    rf"(?<![0-9{_W}.:])(?P<age>(?:{_PART}[\s,ও]*)+?)\s*(?:আগে|পূর্বে|ago)(?![{_W}])"
    r"|^\s*(?P<letter>[0-9]{1,3})\s?(?P<unit>[smhdwy])(?=\s*(?:$|[|,/]|ago))"
    rf"|(?P<now>(?<![{_W}])(?:এই ?মাত্র|just now)(?![{_W}]))"
)
_ONE_TEXT = rf"(?P<amount>{_AMOUNT})\s*(?:an? )?(?P<unit>{alternatives(RELATIVE_UNITS)})"
_DAY_TEXT = (
    rf"(?<![{_W}])(?:(?P<back>গত ?পরশু|গত ?কাল(?:কে)?|yesterday)|(?P<here>আজ(?:কে)?|today)"
    rf"|(?P<ahead>আগামী ?পরশু|আগামী ?কাল|tomorrow)"
    rf"|(?P<way>গত|আগামী) (?P<weekday>{alternatives(w for w in WEEKDAYS if w.endswith('বার'))}))(?![{_W}])"
)
_HINT = re.compile(
    r"আগে|পূর্বে|ago|মাত্র|just now|গত|আজ|আগামী|today|tomorrow|yesterday|^\s*[0-9]{1,3}\s?[smhdwy]"
)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Return a compiled pattern: made when a reference is given, which most runs never do."""
    return re.compile(text)


class Age(NamedTuple):
    """How long ago: amounts by unit, and the finest unit that was said."""

    amounts: dict[str, float]
    unit: str


def relative_reading(scanned: Scanned, ref: date, zone: tzinfo | None) -> Reading | None:
    """Return the reading of an age or of a day named from `ref`, or None.

    A reading is never finer than its finest unit: months give `2024-05`, weeks a range of days.
    From a `ref` that is a bare day hours and minutes are not counted.
    """
    if _HINT.search(scanned.folded.text) is None:
        return None
    if isinstance(ref, datetime):
        moment = ref
        if zone is not None:
            moment = ref.replace(tzinfo=zone) if ref.tzinfo is None else ref.astimezone(zone)
        return _age_reading(scanned, moment) or _day_reading(scanned, moment)
    moment = datetime(ref.year, ref.month, ref.day, tzinfo=zone)
    aged = _age_reading(scanned, moment)
    if aged is not None:
        return None if aged.is_instant else aged
    return _day_reading(scanned, moment)


def _age_reading(scanned: Scanned, ref: datetime) -> Reading | None:
    found = _pattern(_AGE_TEXT).search(" ".join(scanned.folded.text.split("\n")))
    if found is None:
        return None
    if found["now"]:
        age: Age | None = Age({}, "minute")
    elif found["letter"]:
        unit = _LETTERS[found["unit"]]
        age = Age({unit: float(found["letter"])}, unit)
    else:
        age = parse_age(found["age"])
    if age is None:
        return None
    moment = _before(ref, age)
    if moment is None:
        return None
    start, end = scanned.folded.span(found.start(), found.end())
    iso, precision, span = _age_written(moment, age.unit)
    return _spanned(scanned, start, end, iso, precision, "date.age", span)


def parse_age(text: str) -> Age | None:
    """Return the amounts of a folded age without its `আগে`, or None.

    >>> parse_age("1 ঘণ্টা 20 মিনিট")
    Age(amounts={'hour': 1.0, 'minute': 20.0}, unit='minute')
    """
    amounts: dict[str, float] = {}
    for part in _pattern(_ONE_TEXT).finditer(text):
        unit = RELATIVE_UNITS[part["unit"]]
        amount = _amount(_AMOUNTS.findall(part["amount"]))
        if amount is None or unit in amounts:
            return None
        amounts[unit] = amount
    if not amounts:
        return None
    return Age(amounts, max(amounts, key=_ORDER.index))


# A figure may stand at its half without a blank: `সাড়ে5`.
_AMOUNTS = re.compile(r"[0-9]+(?:\.[0-9]+)?|[^\s0-9]+")


def _amount(parts: list[str]) -> float | None:
    total = 0.0
    for part in parts:
        if part in _FRACTIONS:
            # A quarter alone counts one: `সোয়া ঘণ্টা` is an hour and a quarter.
            total += _FRACTIONS[part] if len(parts) > 1 else 1 + _FRACTIONS[part]
        else:
            total += float(part) if part[0].isdigit() else _NUMBERS[part]
    return total if total > 0 else None


def _before(ref: datetime, age: Age) -> datetime | None:
    months = age.amounts.get("year", 0) * 12 + age.amounts.get("month", 0)
    days = age.amounts.get("week", 0) * 7 + age.amounts.get("day", 0)
    seconds = sum(age.amounts.get(unit, 0) * size for unit, size in _SECONDS.items())
    index = ref.year * 12 + ref.month - 1 - round(months)
    year, month = index // 12, index % 12 + 1
    if year < 1900:
        return None
    moment = ref.replace(year=year, month=month, day=min(ref.day, monthrange(year, month)[1]))
    try:
        return moment - timedelta(days=days, seconds=seconds)
    except OverflowError:
        return None


def _age_written(moment: datetime, unit: str) -> tuple[str, Precision, tuple[str, str] | None]:
    day = moment.date()
    if unit == "year":
        return f"{day.year:04}", "year", None
    if unit == "month":
        return f"{day.year:04}-{day.month:02}", "month", None
    if unit == "week":
        first = (day - timedelta(days=6)).isoformat()
        return day.isoformat(), "range", (first, day.isoformat())
    if unit == "day":
        return day.isoformat(), "day", None
    iso = moment.replace(microsecond=0).isoformat()
    return iso, "second" if unit == "second" else "minute" if unit == "minute" else "hour", None


def _day_reading(scanned: Scanned, ref: datetime) -> Reading | None:
    found = _pattern(_DAY_TEXT).search(scanned.folded.text)
    if found is None:
        return None
    if any(item.shape in IS_YEARLESS for item in scanned.items):
        return None  # a day beside it that no weekday or moment confirmed
    today = ref.date()
    day = _named_day(found, today)
    weekday = next((t[1] for t in scanned.tokens if t[0] == "w"), None)
    if weekday is not None and weekday != day.weekday():
        return None  # told on another day than this
    clock: Clock | None = None
    warnings: tuple[str, ...] = ()
    for item in scanned.items:
        if item.shape in IS_CLOCK and _is_beside(scanned, item, found):
            read = read_clock(scanned.tokens[item.start : item.end])
            if isinstance(read, Clock):
                if "date.midnight-ambiguous" in read.warnings:
                    return None  # the night of yesterday is half today's
                clock, warnings = read, read.warnings
            elif isinstance(read, Unread):
                warnings = (read.warning,)
            break
    iso, precision = written(day, clock, ref.tzinfo)
    start, end = scanned.folded.span(found.start(), found.end())
    rule = "date.day-word" if clock is None else f"date.day-word-{clock.kind}"
    return _spanned(scanned, start, end, iso, precision, rule, None, warnings)


def _is_beside(scanned: Scanned, clock: Item, found: re.Match[str]) -> bool:
    """Return whether only marks, a weekday or a joining word stand between a clock and the day's name."""
    start, end = scanned.tokens[clock.start][2], scanned.tokens[clock.end - 1][3]
    low, high = (found.end(), start) if start >= found.end() else (end, found.start())
    return all(
        kind in JOINT or kind == "w" for kind, _, at, _ in scanned.tokens if low <= at < high
    )


def _named_day(found: re.Match[str], today: date) -> date:
    if found["here"]:
        return today
    if found["back"]:
        return today - timedelta(days=2 if "পরশু" in found["back"] else 1)
    if found["ahead"]:
        return today + timedelta(days=2 if "পরশু" in found["ahead"] else 1)
    weekday = WEEKDAYS[found["weekday"]]
    if found["way"] == "গত":
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _spanned(
    scanned: Scanned, start: int, end: int, iso: str, precision: Precision, rule: str,
    span: tuple[str, str] | None, warnings: tuple[str, ...] = (),
) -> Reading:  # fmt: skip
    from newsclean.normalize.dates.reading import Reading

    label = next((t[1] for t in scanned.tokens if t[0] == "l" and t[2] < start), None)
    return Reading(
        iso=iso, precision=precision, calendar="gregorian", rule=rule, raw=scanned.folded.raw[start:end],
        start=start, end=end, label=label, range=span, warnings=warnings,
    )  # fmt: skip

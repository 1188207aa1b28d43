"""The readings of a string, and the one that answers for it."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from newsclean.errors import UsageError
from newsclean.lexicon import fold
from newsclean.normalize.calendars import BanglaRule, bangla_to_gregorian
from newsclean.normalize.dates.machine import machine_instant
from newsclean.normalize.dates.parsing import (
    CalendarDay,
    Day,
    Scanned,
    calendar_days,
    calendar_reading,
    date_readings,
    dated_reading,
    scan,
    yearless_days,
)
from newsclean.normalize.dates.relative import relative_reading
from newsclean.normalize.dates.years import solve_year
from newsclean.normalize.dates.zones import resolve_zone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import tzinfo

    from newsclean.normalize.dates.reading import Reading

_RULES: dict[str, BanglaRule] = {
    "bd": "bd", "wb": "wb", "bangla-bd": "bd", "bangla-wb": "wb", "bd-2019": "bd-2019",
    "bd-1987": "bd-1987", "bengali-bd": "bd", "bengali-wb": "wb", "bangla-bd-2019": "bd-2019", "bangla-bd-1987": "bd-1987",
}  # fmt: skip
_ANY_DIGIT = re.compile("[0-9০-৯]")
_ORDER = {"published": 0, None: 1, "updated": 2, "visit": 3, "related": 4}
# Only asked whether anything counts from a moment, never what comes of it.
_ANY_MOMENT = datetime(2000, 1, 15, 12)  # noqa: DTZ001
Ref = date | datetime | str | None


def parse_date(
    text: str,
    *,
    zone: str | None = None,
    country: str | None = None,
    ref: Ref = None,
    calendar: str | None = None,
) -> Reading | None:
    """Return the date that a string stands for, or None where there is none or it is in doubt.

    Of several the one labelled published, else the first without label, else the update. A
    Gregorian date comes before an age, an age before a Bengali or Hijri day. `zone` (IANA name or
    offset) or `country` (BD, IN) gives clocks their offset, `ref` is the moment that ages and
    missing years count from. With `calendar` (`gregorian`, `bangla-bd`, `bangla-wb`, `hijri`) only
    days of that calendar are read.

    >>> parse_date("প্রকাশ: ৩রা মে ২০২৪, ০৪:২০ পিএম", country="BD").iso
    '2024-05-03T16:20:00+06:00'
    >>> parse_date("২০২৪-২৫ অর্থবছরের ৩ মাস") is None
    True
    """
    machine = machine_instant(text)
    if machine is not None:
        return machine if _is_of(machine, calendar) else None
    found, others = _search(text, zone, country, ref, calendar)
    found = [each for each in found if _is_of(each, calendar)]
    if not found:
        found = [each for each in others() if _is_of(each, calendar)]
    if len(found) <= 1:
        return found[0] if found else None
    return min(found, key=lambda each: (_rank(each), _ORDER[each.label]))


def unread_for(text: str, ref: Ref = None) -> tuple[str, ...]:
    """Return codes for what an unread string lacks: the year of its day, a moment to count from.

    >>> unread_for("শুক্রবার, ৩ মে"), unread_for("৫ মিনিট আগে"), unread_for("মে মাসে")
    (('date.year-missing',), ('date.reference-missing',), ())
    """
    scanned = scan(text)
    if yearless_days(scanned):
        return ("date.year-missing",)
    if ref is None and relative_reading(scanned, _ANY_MOMENT, None) is not None:
        return ("date.reference-missing",)
    return ()


def _rank(found: Reading) -> int:
    if found.calendar != "gregorian":
        return 3 if found.calendar == "hijri" else 2
    return 1 if found.rule.startswith(("date.age", "date.day-word")) else 0


def parse_dates(
    text: str,
    *,
    zone: str | None = None,
    country: str | None = None,
    ref: Ref = None,
    calendar: str | None = None,
) -> tuple[Reading, ...]:
    """Return every date of a string in order, each with its label (arguments as `parse_date`).

    Bengali and Hijri days are listed too; those beside a Gregorian date have checked it.
    """
    machine = machine_instant(text)
    if machine is not None:
        return (machine,) if _is_of(machine, calendar) else ()
    found, others = _search(text, zone, country, ref, calendar)
    every = [each for each in (*found, *others()) if _is_of(each, calendar)]
    return tuple(sorted(every, key=lambda each: each.start))


def _search(
    text: str, zone: str | None, country: str | None, ref: Ref, calendar: str | None
) -> tuple[list[Reading], Callable[[], Iterator[Reading]]]:
    """Return the Gregorian readings, and what gives those of the other calendars when asked."""
    moment = require_moment(ref)
    tz = resolve_zone(zone, country)
    rule = _bangla_rule(calendar, country)
    if moment is None and _ANY_DIGIT.search(text) is None:
        return [], _nothing
    scanned = scan(text)
    days = calendar_days(scanned)
    found = date_readings(scanned, tz)
    if not found:
        found = _year_solved(scanned, moment, days, tz)
    elif days:
        found = [_checked(each, days) for each in found]
    if not found and moment is not None:
        aged = relative_reading(scanned, moment, tz)
        found = [] if aged is None else [aged]
    if not days or calendar == "gregorian":
        return found, _nothing

    def others() -> Iterator[Reading]:
        for at, day in days:
            other = calendar_reading(scanned, at, day, rule)
            if other is not None:
                yield other

    return found, others


def _nothing() -> Iterator[Reading]:
    return iter(())


def require_moment(ref: Ref) -> date | datetime | None:
    """Return the day or the instant that a reference names; raises `UsageError` for anything else.

    >>> require_moment("2024-05-14"), require_moment(None)
    (datetime.date(2024, 5, 14), None)
    """
    if not isinstance(ref, str):
        return ref
    text = fold(ref).upper()
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"reference {ref!r}: an ISO 8601 day or instant is expected: 2024-05-14, "
            "2024-05-14T15:20:00+06:00"
        ) from error


def _is_of(found: Reading, calendar: str | None) -> bool:
    """Return whether a reading is of the calendar that was asked for."""
    if calendar is None or found.calendar == calendar:
        return True
    return calendar.replace("_", "-") in _RULES and found.calendar.startswith("bangla")


def _bangla_rule(calendar: str | None, country: str | None) -> BanglaRule | None:
    if calendar is not None and calendar not in ("gregorian", "hijri"):
        rule = _RULES.get(calendar.replace("_", "-"))
        if rule is None:
            raise UsageError(
                f"unknown calendar {calendar!r}: gregorian, bangla-bd, bangla-wb or hijri"
            )
        return rule
    if country is None:
        return None
    return "wb" if country.upper() == "IN" else "bd"


def _checked(found: Reading, days: list[tuple[int, CalendarDay]]) -> Reading:
    """Return the reading with what its Bengali neighbours say of it, as warnings."""
    if found.precision == "range" or found.day is None:
        return found
    warnings = list(found.warnings)
    day = date.fromisoformat(found.day)
    for _, other in days:
        if other.kind == "B":
            warnings.extend(_bangla_warnings(day, other))
            break
    if len(warnings) == len(found.warnings):
        return found
    return found._replace(warnings=tuple(warnings))


def _bangla_warnings(day: date, other: CalendarDay) -> list[str]:
    """Return codes for a Bengali day beside a Gregorian one: a day off is usual, more is not."""
    years: tuple[BanglaRule, ...] = ("bd", "bd-1987", "wb")
    by_rule = {r: bangla_to_gregorian(other.year, other.month, other.day, r) for r in years}
    near = [abs((found - day).days) for found in by_rule.values() if found is not None]
    if not near or min(near) > 1:
        return ["calendar.mismatch"]
    if by_rule["bd-1987"] == day and by_rule["bd"] != day and by_rule["wb"] != day:
        return ["calendar.stale-1987"]
    return []


def _year_solved(
    scanned: Scanned,
    moment: date | datetime | None,
    days: list[tuple[int, CalendarDay]],
    zone: tzinfo | None,
) -> list[Reading]:
    """Return the dates without year that a Bengali date beside them or the reference fixes."""
    found: list[Reading] = []
    taken: set[int] = set()
    for at, month, day, weekday in yearless_days(scanned):
        solved = _year_by_bangla(month, day, days)
        rule = "year-by-bangla"
        if solved is None and moment is not None:
            bound = moment + timedelta(days=7) if "আগামী" in scanned.folded.text else moment
            solved = solve_year(month, day, weekday, bound)
            rule = "year-by-weekday" if weekday is not None else "year-by-page"
        if solved is None or (weekday is not None and solved.weekday() != weekday):
            continue
        inferred = Day(solved, ("date.year-inferred",))
        found.append(dated_reading(scanned, at, inferred, rule, zone, taken))
    return found


def _year_by_bangla(month: int, day: int, days: list[tuple[int, CalendarDay]]) -> date | None:
    """Return the day in the year of a Bengali date beside it, if the two lie within three days."""
    for _, other in days:
        if other.kind != "B":
            continue
        near = bangla_to_gregorian(other.year, other.month, other.day)
        around = [near + timedelta(days=shift) for shift in range(-3, 4)] if near else []
        for candidate in around:
            if (candidate.month, candidate.day) == (month, day):
                return candidate
    return None

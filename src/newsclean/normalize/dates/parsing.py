"""From tokens to readings: dates, each with the clock, weekday and label that stand next to it."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from newsclean.normalize.calendars import (
    BanglaRule,
    bangla_to_gregorian,
    hijri_range,
    is_boundary_uncertain,
)
from newsclean.normalize.dates.clocks import Clock, Unread, read_clock
from newsclean.normalize.dates.folding import Folded, fold_date
from newsclean.normalize.dates.grammar import (
    IS_CALENDAR,
    IS_CLOCK,
    IS_DATE,
    IS_YEARLESS,
    ITEM,
    JOINT,
)
from newsclean.normalize.dates.reading import CalendarName, DateLabel, Precision, Reading
from newsclean.normalize.dates.tokens import Token, tokenize
from newsclean.normalize.dates.zones import OWN_ZONES, parse_offset

if TYPE_CHECKING:
    from datetime import tzinfo

_LINE_CHARS = 200
_HANDLE = re.compile(r"@[a-z0-9_]")
_FIRST_YEAR, _LAST_YEAR = 1600, 2100
_LAST_SHORT_YEAR = 50
# Figures alone are also parts of numbers; older days are told with the name of their month.
_NUMERIC_YEARS = (1900, 2050)
_CALENDAR_YEARS = {"B": (1200, 1550), "H": (1300, 1550)}


class Item(NamedTuple):
    """A run of tokens that fits a shape."""

    shape: str
    start: int
    end: int


class Scanned(NamedTuple):
    """A string cut into tokens and items."""

    folded: Folded
    tokens: list[Token]
    kinds: str
    items: list[Item]


def scan(text: str) -> Scanned:
    """Return the tokens and the items of a string; nobody changes them."""
    return _scan_line(text) if len(text) <= _LINE_CHARS else _scan(text)


def _scan(text: str) -> Scanned:
    folded = fold_date(text)
    tokens = tokenize(folded.text)
    kinds = "".join([token[0] for token in tokens])
    items = [Item(str(m.lastgroup), *m.span()) for m in ITEM.finditer(kinds)]
    return Scanned(folded, tokens, kinds, items)


# A page prints its date in several places, and is asked twice for one without a year.
_scan_line = lru_cache(maxsize=256)(_scan)


class Day(NamedTuple):
    """A Gregorian day that an item names, with what is to be said of it."""

    value: date
    warnings: tuple[str, ...] = ()


def gregorian_day(scanned: Scanned, item: Item) -> Day | None:
    """Return the day of a date item, or None where there is no such day."""
    tokens = scanned.tokens[item.start : item.end]
    warnings: tuple[str, ...] = ()
    if item.shape == "iso":
        year, month, day = tokens[0][1][1]
    elif item.shape == "numeric":
        piece, (day, month, year) = tokens[0][1]
        digits = len(piece) - len(piece.rstrip("0123456789"))
        if digits == 2:
            # 2-1-20 is a score; two figures in every field are a date.
            if len(piece.replace(" ", "")) != 8 or year > _LAST_SHORT_YEAR:
                return None
            year += 2000
        elif month > 12 >= day:
            # The one order that day-month-year cannot be: 04/18/2025.
            if "/" not in piece:
                return None
            day, month = month, day
            warnings = ("date.month-first",)
    else:
        day = month = year = 0
        for kind, value, _, _ in tokens:
            if kind == "M":
                month = value
            elif kind == "y" or (kind in "dn" and day and month and item.shape == "short"):
                year = value
            elif kind == "d":
                day = value
        if item.shape == "short":
            if year > _LAST_SHORT_YEAR or year < 10:
                return None
            year += 2000
    first, last = _NUMERIC_YEARS if item.shape in ("iso", "numeric") else (_FIRST_YEAR, _LAST_YEAR)
    if not first <= year <= last:
        return None
    try:
        return Day(date(year, month, day), warnings)
    except ValueError:
        return None


def _reach(scanned: Scanned, at: int, step: int) -> list[int]:
    """Return the items that belong to item `at` on one side: joined to it, up to the next date.

    Weekdays and days of other calendars are passed over; a clock ends the reach.
    """
    items, kinds = scanned.items, scanned.kinds
    found: list[int] = []
    here = at
    while True:
        there = here + step
        if not 0 <= there < len(items):
            return found
        left, right = (items[here], items[there]) if step > 0 else (items[there], items[here])
        if not JOINT.issuperset(kinds[left.end : right.start]):
            return found
        shape = items[there].shape
        if shape in IS_DATE:
            return found
        found.append(there)
        if shape in IS_CLOCK or shape == "label":
            return found
        here = there


def label_of(scanned: Scanned, at: int) -> DateLabel | None:
    """Return the label that announces item `at`: the nearest before it with no other date between."""
    items, kinds = scanned.items, scanned.kinds
    here = at
    while here > 0:
        before = items[here - 1]
        gap = kinds[before.end : items[here].start]
        if not JOINT.issuperset(gap) or before.shape in IS_DATE:
            break
        if before.shape == "label":
            return cast("DateLabel", scanned.tokens[before.start][1])
        here -= 1
    # An embedded post ends with its writer's handle and day: `(@name) May 3, 2024`.
    start = scanned.tokens[items[at].start][2]
    lead = scanned.folded.text[max(0, start - 40) : start]
    return "related" if "@" in lead and _HANDLE.search(lead) else None


def date_readings(scanned: Scanned, zone: tzinfo | None) -> list[Reading]:
    """Return the complete Gregorian dates of a string, in order."""
    found: list[Reading] = []
    taken: set[int] = set()
    items = scanned.items
    for at, item in enumerate(items):
        if item.shape not in IS_DATE:
            continue
        day = gregorian_day(scanned, item)
        if day is None:
            continue
        found.append(dated_reading(scanned, at, day, item.shape, zone, taken))
    return found


def dated_reading(
    scanned: Scanned, at: int, day: Day, shape: str, zone: tzinfo | None, taken: set[int]
) -> Reading:
    """Return the reading of one day with the clock and the weekday that belong to it."""
    items, tokens = scanned.items, scanned.tokens
    item = items[at]
    before, after = _reach(scanned, at, -1), _reach(scanned, at, 1)
    warnings = list(day.warnings)
    first, last = item.start, item.end
    if scanned.kinds[last : last + 1] == "e":
        last += 1
    clock: Clock | None = None
    clocks = [
        n
        for side in (before, after)
        for n in side
        if items[n].shape in IS_CLOCK and n not in taken and not _is_glued(scanned, items[n])
    ]
    if shape == "unix":
        read = read_clock([t for t in tokens[item.start : item.end] if t[0] in "Kz"])
        clock = read if isinstance(read, Clock) else None
    elif clocks:
        # The clock before a day is its own if no other day has taken it: `ক, ১ মে; খ, ২ মে`.
        chosen = clocks[0]
        taken.add(chosen)
        read = read_clock(tokens[items[chosen].start : items[chosen].end])
        if isinstance(read, Unread):
            warnings.append(read.warning)
        elif read is not None:
            clock = read
            warnings.extend(read.warnings)
        if read is not None:
            first, last = min(first, items[chosen].start), max(last, items[chosen].end)
    weekday = _weekday(scanned, at, before, after)
    if weekday is not None and weekday != day.value.weekday():
        warnings.append("date.weekday-mismatch")
    iso, precision = written(day.value, clock, zone)
    rule = f"date.{shape}" if clock is None else f"date.{shape}-{clock.kind}"
    return reading(
        scanned, first, last, iso=iso, precision=precision, rule=rule,
        label=label_of(scanned, at), warnings=tuple(warnings),
    )  # fmt: skip


def _is_glued(scanned: Scanned, clock: Item) -> bool:
    """Return whether a part of the day hangs on the number before it: the next sentence's clock."""
    first = scanned.tokens[clock.start]
    return (
        clock.start > 0
        and first[0] in "pf"
        and scanned.tokens[clock.start - 1][3] == first[2]
        and scanned.kinds[clock.start - 1] in "dyn"
    )


def _weekday(scanned: Scanned, at: int, before: list[int], after: list[int]) -> int | None:
    """Return the weekday printed inside or beside a date, or None."""
    item, items, tokens = scanned.items[at], scanned.items, scanned.tokens
    for token in tokens[item.start : item.end]:
        if token[0] == "w":
            return cast("int", token[1])
    for n in (*before, *after):
        if items[n].shape == "weekday":
            return cast("int", tokens[items[n].start][1])
    return None


def written(day: date, clock: Clock | None, zone: tzinfo | None) -> tuple[str, Precision]:
    """Return ISO text and precision of a day, with its clock and the clock's own or the given zone."""
    if clock is None:
        return day.isoformat(), "day"
    if clock.days:
        day += timedelta(days=clock.days)
    if clock.offset and clock.offset not in OWN_ZONES:
        zone = parse_offset(clock.offset)  # none for `ET`: a clock that is not the site's own
    instant = datetime(
        day.year, day.month, day.day, clock.hour, clock.minute, clock.second or 0, tzinfo=zone
    )
    return instant.isoformat(), cast("Precision", clock.precision)


def reading(scanned: Scanned, first: int, last: int, **facts: Any) -> Reading:
    """Return a reading that covers the tokens from `first` up to `last`."""
    facts.setdefault("calendar", "gregorian")
    start, end = scanned.folded.span(scanned.tokens[first][2], scanned.tokens[last - 1][3])
    return Reading(raw=scanned.folded.raw[start:end], start=start, end=end, **facts)


class CalendarDay(NamedTuple):
    """A day of another calendar as printed: `kind` B or H."""

    kind: str
    year: int
    month: int
    day: int


def calendar_days(scanned: Scanned) -> list[tuple[int, CalendarDay]]:
    """Return the Bengali and Hijri days of a string with the places of their items."""
    found: list[tuple[int, CalendarDay]] = []
    for at, item in enumerate(scanned.items):
        if item.shape not in IS_CALENDAR:
            continue
        parts = {kind: value for kind, value, _, _ in scanned.tokens[item.start : item.end]}
        kind = "B" if "B" in parts else "H"
        first, last = _CALENDAR_YEARS[kind]
        if first <= parts["y"] <= last:
            found.append((at, CalendarDay(kind, parts["y"], parts[kind], parts["d"])))
    return found


def calendar_reading(
    scanned: Scanned, at: int, day: CalendarDay, rule: BanglaRule | None
) -> Reading | None:
    """Return the Gregorian reading of a Bengali or Hijri day, or None where there is no such day.

    `rule` None: the region is not known; Bangladesh is assumed and the range says how sure that is.
    """
    item = scanned.items[at]
    shape = item.shape.replace("_", "-")
    warnings: list[str] = []
    span: tuple[date, date] | None
    name: CalendarName
    if day.kind == "H":
        span = hijri_range(day.year, day.month, day.day)
        if span is None:
            return None
        likely, name = span[0] + timedelta(days=1), "hijri"
    else:
        used = rule or "bd"
        converted = bangla_to_gregorian(day.year, day.month, day.day, used)
        if converted is None:
            return None
        likely, name, span = converted, "bangla-wb" if used == "wb" else "bangla-bd", None
        if rule is None:
            other = bangla_to_gregorian(day.year, day.month, day.day, "wb") or likely
            span = (min(likely - timedelta(days=1), other), max(likely + timedelta(days=1), other))
            warnings.append("calendar.assumed")
        elif is_boundary_uncertain(day.year, day.month, used):
            span = (likely - timedelta(days=1), likely + timedelta(days=1))
            warnings.append("calendar.uncertain")
    weekday = _weekday(scanned, at, _reach(scanned, at, -1), _reach(scanned, at, 1))
    if weekday is not None and span is None and weekday != likely.weekday():
        warnings.append("date.weekday-mismatch")
    last = item.end + (scanned.kinds[item.end : item.end + 1] in ("E", "h"))
    return reading(
        scanned, item.start, last, iso=likely.isoformat(), calendar=name, rule=f"date.{shape}",
        precision="day" if span is None else "range", label=label_of(scanned, at),
        range=None if span is None else (span[0].isoformat(), span[1].isoformat()),
        warnings=tuple(warnings),
    )  # fmt: skip


def yearless_days(scanned: Scanned) -> list[tuple[int, int, int, int | None]]:
    """Return place, month, day and weekday of each date without a year."""
    found: list[tuple[int, int, int, int | None]] = []
    for at, item in enumerate(scanned.items):
        if item.shape in IS_YEARLESS:
            parts = {kind: value for kind, value, _, _ in scanned.tokens[item.start : item.end]}
            weekday = _weekday(scanned, at, _reach(scanned, at, -1), _reach(scanned, at, 1))
            found.append((at, parts["M"], parts["d"], weekday))
    return found

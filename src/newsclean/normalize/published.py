"""When the article appeared, decided from every date that was found on its page.

Two kinds of witness. Visible dates, by their role: labelled published, then unlabelled beside the
title, then an update that is the only date, then the credit line, then the dateline. Machine dates
(JSON-LD, meta, microdata), by the place they stand in. A machine instant is believed before a
visible date, except where the visible one shows how the machine's went wrong. The address answers
last. A header's day and a print clock are the visitor's; days of other calendars never decide.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from newsclean.normalize.dates import Reading, parse_dates
from newsclean.normalize.dates.addresses import address_day, address_month
from newsclean.normalize.zones import COUNTRIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.model import DateFound, DateRole

# Clocks of one save, shown to the minute or rounded by a cache.
_AGREE = timedelta(minutes=5)
# Before this no Bengali newspaper had pages; such a machine date is an unset field (0, 1970).
_FIRST_YEAR = 1995
_FUTURE = timedelta(days=2)
# Pages and almanacs lie a day apart: 12 of 50 Bengali dates beside a Gregorian one.
_ALMANACS = timedelta(days=1)
_WORDS_BESIDE_CREDIT = 3
_DATELINE_START = 60
_DATELINE_END = re.compile(r"\s*(?:\([^()]{1,30}\))?\s*(?:[:\u0983–—-]|।।|॥|\|)")
_TODAY_START = re.compile(r"\W{0,4}আজ\s+(?:রোজ\s+)?(?:\S+বার[\s,]*)?\(?\s*(?:\S+বার)?[\s,]*")


class Candidate(NamedTuple):
    """A reading with the find it is from and what it is a date of."""

    reading: Reading
    found: DateFound
    role: DateRole


class DateDecision(NamedTuple):
    """The dates of an article, each with the find that it was read from."""

    published: Reading | None = None
    published_from: DateFound | None = None
    modified: Reading | None = None
    modified_from: DateFound | None = None
    page_date: date | None = None
    """The visitor's day, as the page prints it."""
    hint: Reading | None = None
    """Where nothing is published: the range that a Bengali day allows. It is shown, never believed."""
    hint_from: DateFound | None = None
    warnings: tuple[str, ...] = ()


WARNINGS: dict[str, str] = {
    "date.header-only": "the only day on the page is the visitor's",
    "date.update-only": "no publication date: the update stands for it",
    "date.disagree": "a machine date and a visible one differ by more than five minutes",
    "date.mislabelled-zone": "a machine date and a visible one show one clock under two zones",
    "date.modified-before-published": "the update is earlier; a machine's is dropped, a printed one kept",
    "date.address-disagrees": "the day in the address is more than three days away",
    "date.after-visit": "later than the moment of the visit",
    "date.relative": "counted from the moment of the visit",
    "date.bangla-only": "the only day of the article is a Bengali one: three days fit it, none is claimed",
}
"""What a decision may warn of, besides what its readings warn of."""

_VISIBLE: tuple[DateRole, ...] = ("published", "unlabelled")
_YEARLESS_ROLES: tuple[DateRole, ...] = ("published", "unlabelled", "credit", "dateline")
_NEAR_ROLES: tuple[DateRole, ...] = ("machine-published", "machine-updated", "updated")
_PROSE_ROLES: tuple[DateRole, ...] = ("credit", "dateline")
_FIRST_ROLES: tuple[DateRole, ...] = ("published", "unlabelled", "machine-published")
_LAST_RESORTS: tuple[DateRole, ...] = ("updated", "credit", "dateline", "url", "machine-updated")


def decide_dates(
    found: Sequence[DateFound], *, zone: str | None, ref: datetime | None, url: str | None
) -> DateDecision:
    """Return when the article was published and modified, and the page's own day.

    `found` is in the order of trust within each role, `zone` that of the clocks the site prints,
    `ref` the moment of the visit; nothing is decided from dates that need one it does not have.
    """
    candidates = _candidates(found, zone, ref, url)
    by_role: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        by_role.setdefault(candidate.role, []).append(candidate)
    for role in ("machine-published", "machine-updated"):
        if role in by_role:
            by_role[role].sort(key=_machine_rank)
    warnings: list[str] = []
    published = _published(by_role, warnings)
    modified = _modified(by_role, published, warnings)
    page_date = next((_day(c) for role in ("header", "visit") for c in by_role.get(role, ())), None)
    hint = None if published is not None else _hint(found, zone)
    if hint is not None:
        warnings.append("date.bangla-only")
    if published is None and page_date is not None:
        warnings.append("date.header-only")
    for chosen in (published, modified):
        if chosen is not None:
            warnings.extend(chosen.reading.warnings)
            if chosen.reading.rule.startswith(("date.age", "date.day-word")):
                warnings.append("date.relative")
    if published is not None and ref is not None and _day(published) > ref.date() + _FUTURE:
        warnings.append("date.after-visit")
    return DateDecision(
        published=published and published.reading,
        published_from=published and published.found,
        modified=modified and modified.reading,
        modified_from=modified and modified.found,
        page_date=page_date,
        hint=hint and hint.reading,
        hint_from=hint and hint.found,
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _hint(found: Sequence[DateFound], zone: str | None) -> Candidate | None:
    """Return the first Bengali day of the article, as the range of a day more or less, or None."""
    rule = "bangla-wb" if COUNTRIES.get(zone or "") == "IN" else "bangla-bd"
    for each in found:
        if each.role not in _YEARLESS_ROLES:
            continue
        for reading in parse_dates(each.raw, calendar=rule):
            if reading.calendar != rule or reading.label in ("visit", "related"):
                continue
            day = date.fromisoformat(reading.iso)
            span = ((day - _ALMANACS).isoformat(), (day + _ALMANACS).isoformat())
            ranged = reading._replace(precision="range", range=span)
            if _is_where_it_belongs(ranged, each):
                return Candidate(ranged, each, each.role)
    return None


def _candidates(
    found: Sequence[DateFound], zone: str | None, ref: datetime | None, url: str | None
) -> list[Candidate]:
    """Return every reading that may be a date of the article or of the page."""
    candidates: list[Candidate] = []
    in_url = address_day(url)
    yearless: list[DateFound] = []
    for each in found:
        if each.role == "related":
            continue
        if each.role in _PROSE_ROLES and any(c.role in _FIRST_ROLES for c in candidates):
            continue  # words of the text answer only where nothing better does
        readings = parse_dates(each.raw, zone=zone, ref=ref, calendar="gregorian")
        own = [c for r in readings if not _is_solved(r) and (c := _candidate(r, each)) is not None]
        candidates.extend(own)
        if update := _same_day_update(each, own, zone):
            candidates.append(update)
        if not own and each.role in _YEARLESS_ROLES:
            yearless.append(each)
    if in_url is not None:
        candidates.append(_from_address(in_url, url or ""))
    # The year of a dateline: from the address, from another date of the page, or by its weekday.
    near = (_day(c) for c in candidates if c.role in _NEAR_ROLES)
    bound = in_url or address_month(url) or next(near, None) or ref or _visit(candidates)
    for each in yearless if bound else ():
        readings = parse_dates(each.raw, zone=zone, ref=bound, calendar="gregorian")
        candidates.extend(
            c for r in readings if _is_solved(r) and (c := _candidate(r, each)) is not None
        )
    return candidates


# `২৩ এপ্রিল ২০২১, ১৮:৫৫ | আপডেট: ১৯:৩০`: of an update of the same day only the clock is printed.
_UPDATE_CLOCK = re.compile(
    r"[\s|,(]*(?:সর্বশেষ |শেষ )?(?:আপডেট|updated?|হালনাগাদ)\s*[:\u0983-]?\s*(?P<clock>[0-9০-৯]{1,2}:[0-9০-৯]{2}(?:\s*\S{2,10})?)\W*$",
    re.IGNORECASE,
)


def _same_day_update(
    found: DateFound, own: Sequence[Candidate], zone: str | None
) -> Candidate | None:
    """Return the update whose clock stands behind a published instant, or None."""
    if len(own) != 1 or not own[0].reading.is_instant or own[0].role not in _VISIBLE:
        return None
    clock = _UPDATE_CLOCK.match(found.raw, own[0].reading.end)
    if clock is None:
        return None
    readings = parse_dates(f"{_day(own[0])} {clock['clock']}", zone=zone, calendar="gregorian")
    if len(readings) != 1 or not readings[0].is_instant:
        return None
    return Candidate(readings[0]._replace(raw=clock["clock"], label="updated"), found, "updated")


def _visit(candidates: list[Candidate]) -> datetime | None:
    """Return the end of the visitor's day, or None: a bound, and no more, for what it stands above."""
    for candidate in candidates:
        if candidate.role in ("header", "visit"):
            return datetime.combine(_day(candidate), datetime.max.time())
    return None


def _is_solved(reading: Reading) -> bool:
    return reading.rule.startswith(("date.year-by-weekday", "date.year-by-page"))


def _candidate(reading: Reading, found: DateFound) -> Candidate | None:
    """Return the reading under its role: a label inside the string is stronger than the find's."""
    if reading.day is None or reading.precision == "range" or reading.label == "related":
        return None
    machine = found.role.startswith("machine")
    if machine and int(reading.iso[:4]) < _FIRST_YEAR:
        return None
    role = found.role
    if reading.label == "visit" or role in ("header", "visit"):
        role = "header" if role == "header" else "visit"
    elif reading.label == "updated" and not machine:
        role = "updated"
    elif reading.label == "published" and role in ("unlabelled", "credit", "updated"):
        role = "published" if role != "credit" else role
    if role in _PROSE_ROLES and not _is_where_it_belongs(reading, found._replace(role=role)):
        return None
    if reading.is_instant and not reading.has_offset:
        # A clock without a zone is no instant: the record keeps the day.
        reading = reading._replace(iso=reading.iso[:10], precision="day")
    return Candidate(reading, found, role)


def _is_where_it_belongs(reading: Reading, found: DateFound) -> bool:
    """Return whether a date in words of the text stands where datelines and credits do."""
    if found.role == "dateline":
        return _is_dateline(reading, found.raw)
    return found.role != "credit" or _is_credit(reading, found.raw)


def _is_dateline(reading: Reading, raw: str) -> bool:
    """Return whether a date opens the text as datelines do: `ঢাকা, ৩ মে ২০২৪ (বাসস) :`, `আজ ৩ মে ২০২৪`."""
    if _TODAY_START.fullmatch(raw, 0, reading.start):
        return True
    before = raw[: reading.start]
    return (
        reading.start <= _DATELINE_START
        and not any(mark in before for mark in "।!?")
        and _DATELINE_END.match(raw, reading.end) is not None
    )


def _is_credit(reading: Reading, raw: str) -> bool:
    rest = f"{raw[: reading.start]} {raw[reading.end :]}"
    return len(re.findall(r"[^\s/|:,।()\[\]-]+", rest)) <= _WORDS_BESIDE_CREDIT


def _from_address(day: date, url: str) -> Candidate:
    from newsclean.model import DateFound

    iso = day.isoformat()
    reading = Reading(iso, "day", "gregorian", "date.address", iso, 0, len(iso))
    return Candidate(reading, DateFound(url, "url", "date.address", "url"), "url")


def _machine_rank(candidate: Candidate) -> tuple[int, bool]:
    rule = candidate.found.rule
    place = 0 if rule.startswith("json-ld") else 1 if rule.startswith("meta.article") else 2
    if rule.startswith(("microdata", "json-ld.broken")):
        place = 3
    return place, not candidate.reading.is_instant


def _published(by_role: dict[str, list[Candidate]], warnings: list[str]) -> Candidate | None:
    visible = _finest([c for role in _VISIBLE for c in by_role.get(role, ())])
    machine = _finest(by_role.get("machine-published", []))
    chosen = _agreed(visible, machine, warnings) if visible and machine else visible or machine
    if chosen is not None:
        address = by_role.get("url")
        if address and abs(_day(address[0]) - _day(chosen)) > timedelta(days=3):
            warnings.append("date.address-disagrees")
        return chosen
    for role in _LAST_RESORTS:
        if by_role.get(role):
            if role in ("updated", "machine-updated"):
                warnings.append("date.update-only")
            return by_role[role][0]
    return None


def _finest(candidates: list[Candidate]) -> Candidate | None:
    """Return the first candidate, or a later one that gives its day a clock."""
    if not candidates:
        return None
    first = candidates[0]
    if not first.reading.is_instant:
        for other in candidates[1:]:
            if other.reading.is_instant and _day(other) == _day(first):
                return other
    return first


def _agreed(visible: Candidate, machine: Candidate, warnings: list[str]) -> Candidate:
    """Return the one to believe of a visible and a machine date."""
    seen, told = visible.reading, machine.reading
    if not (seen.is_instant and told.is_instant):
        if _day(visible) != _day(machine):
            warnings.append("date.disagree")
            # A day beside a clock of another day: the clock was set by the story, the day by a form.
            return machine if told.is_instant or not seen.is_instant else visible
        return machine if told.is_instant else visible
    shown, meant = datetime.fromisoformat(seen.iso), datetime.fromisoformat(told.iso)
    if abs(shown - meant) <= _AGREE:
        return machine
    shown_wall, meant_wall = shown.replace(tzinfo=None), meant.replace(tzinfo=None)
    if abs(shown_wall - meant_wall) <= _AGREE:
        # One clock under two zones. Themes print the local time with +00:00 into their <time>
        # elements; JSON-LD and meta know their zone, then it is the site's clock that we do not.
        # An offset that is none of UTC was meant: then it is the page's own clock that we took for another.
        if not meant.utcoffset():
            warnings.append("date.mislabelled-zone")
        by_theme = not machine.found.rule.startswith(("json-ld", "meta")) and not meant.utcoffset()
        return visible if by_theme else machine
    if meant_wall.time() == datetime.min.time() and meant_wall.date() == shown_wall.date():
        return visible  # a day written as midnight
    if seen.rule.endswith("-clock12") and abs(
        abs(shown_wall - meant_wall) - timedelta(hours=12)
    ) <= timedelta(minutes=1):
        warnings.append("date.disagree")
        return visible  # a twelve-hour clock that lost its half
    warnings.append("date.disagree")
    return machine


def _modified(
    by_role: dict[str, list[Candidate]], published: Candidate | None, warnings: list[str]
) -> Candidate | None:
    visible = _finest(by_role.get("updated", []))
    machine = _finest(by_role.get("machine-updated", []))
    unheard: list[str] = []
    chosen = _agreed(visible, machine, unheard) if visible and machine else visible or machine
    if (
        chosen is None
        or published is None
        or (chosen.found is published.found and (chosen.reading is published.reading))
    ):
        return None
    if _is_before(chosen.reading, published.reading):
        warnings.append("date.modified-before-published")
        if chosen.role == "machine-updated":
            return None
    return chosen


def _is_before(one: Reading, other: Reading) -> bool:
    if one.is_instant and other.is_instant:
        return datetime.fromisoformat(one.iso) < datetime.fromisoformat(other.iso)
    return one.iso[:10] < other.iso[:10]


def _day(candidate: Candidate) -> date:
    return date.fromisoformat(candidate.reading.iso[:10])

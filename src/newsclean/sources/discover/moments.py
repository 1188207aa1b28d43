"""The clocks of feeds and sitemaps."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from newsclean.normalize import parse_date

_ZONE = re.compile(r"(?:Z|[+-][0-9]{2}:?[0-9]{2}|\b(?:GMT|UTC?|BST|BDT|IST|[ECMP][SD]T))\s*$")
_ISO = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?:\.[0-9]+)?)?"
    r"\s*(Z|[+-][0-9]{2}:?[0-9]{2})?$",
    re.IGNORECASE,
)
# The names of zones that RFC 822 does not know, as feeds of Bangladesh and India write them.
_NAMED = {"BST": "+0600", "BDT": "+0600", "IST": "+0530"}
# A server's clock may be this much ahead of ours.
_AHEAD = timedelta(minutes=20)
# In the path or name of a sitemap: its day, or its month.
_IN_NAME = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})[-_/.]?(0[1-9]|1[0-2])(?:[-_/.]?(0[1-9]|[12][0-9]|3[01]))?(?![0-9])"
)


def parse_moment(text: str | None, zone: str | None) -> str | None:
    """Return a feed's date in ISO 8601, None where it is not understood.

    A clock without its offset is one of the newspaper's zone; without a zone it is left as it is.

    >>> parse_moment("Mon, 02 Nov 2026 09:05:00 +0600", None)
    '2026-11-02T09:05:00+06:00'
    >>> parse_moment("2026-11-02 09:05", "Asia/Dhaka")
    '2026-11-02T09:05:00+06:00'
    >>> parse_moment("2026-11-02", None)
    '2026-11-02'
    """
    text = (text or "").strip()
    if not text:
        return None
    iso = _ISO.fullmatch(text)
    if iso is not None:
        return _from_iso(iso, zone)
    for name, offset in _NAMED.items():
        text = re.sub(rf"\b{name}$", offset, text)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return _as_printed(text, zone)
    if _ZONE.search(text) is None:
        moment = moment.replace(tzinfo=None)
    return _spell(moment, zone)


def _from_iso(found: re.Match[str], zone: str | None) -> str | None:
    year, month, day, hour, minute, second, offset = found.groups()
    try:
        if hour is None:
            return date(int(year), int(month), int(day)).isoformat()
        clock = (int(year), int(month), int(day), int(hour), int(minute), int(second or 0))
        moment = datetime(*clock)  # noqa: DTZ001 (its zone is found below)
    except ValueError:
        return None
    if offset is None:
        return _spell(moment, zone)
    if offset in "Zz":
        return _spell(moment.replace(tzinfo=UTC), zone)
    minutes = int(offset[1:3]) * 60 + int(offset[-2:])
    if minutes > 14 * 60:
        return _spell(moment, zone)
    sign = -1 if offset[0] == "-" else 1
    return _spell(moment.replace(tzinfo=timezone(sign * timedelta(minutes=minutes))), zone)


def _as_printed(text: str, zone: str | None) -> str | None:
    """Return a date that is written as on a page: in Bengali, or in some order of its own."""
    found = parse_date(text, zone=zone) if zone else parse_date(text)
    return found.iso if found is not None else None


def _spell(moment: datetime, zone: str | None) -> str:
    if moment.tzinfo is None:
        if zone is None:
            return moment.isoformat(timespec="seconds")
        moment = moment.replace(tzinfo=ZoneInfo(zone))
    elif zone is not None:
        moment = moment.astimezone(ZoneInfo(zone))
    return moment.isoformat(timespec="seconds")


def mend_clocks(moments: list[str | None], zone: str | None, now: datetime) -> list[str | None]:
    """Return the instants of one feed, moved where it labels local clocks as UTC.

    That is told by a story from the future: the offset of the newspaper's zone ahead, and no more.
    """
    if zone is None:
        return moments
    instants = [_instant(moment) for moment in moments]
    ahead = max((instant - now for instant in instants if instant), default=timedelta())
    offset = now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    if not _AHEAD < ahead <= offset + _AHEAD:
        return moments
    return [
        (instant - offset).isoformat(timespec="seconds") if instant else moment
        for instant, moment in zip(instants, moments, strict=True)
    ]


def day_of(moment: str | None) -> date | None:
    """Return the day of an ISO date or instant, as it stands there."""
    try:
        return date.fromisoformat(moment[:10]) if moment else None
    except ValueError:
        return None


def span_in(url: str) -> tuple[date, date] | None:
    """Return the first and last day that an address names, None where it names none.

    >>> [day.isoformat() for day in span_in("https://x.org/sitemap-2026-02.xml")]
    ['2026-02-01', '2026-02-28']
    """
    found = None
    for found in _IN_NAME.finditer(url):
        if found[3]:
            break
    if found is None:
        return None
    year, month = int(found[1]), int(found[2])
    try:
        if found[3]:
            first = last = date(year, month, int(found[3]))
        else:
            first = date(year, month, 1)
            last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    except ValueError:
        return None
    return first, last


def _instant(moment: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(moment) if moment and "T" in moment else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None

"""The instant a page was fetched, as people and crawlers write it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

# From here on a number counts milliseconds: as seconds it would be past the year 5000.
_FIRST_MILLISECONDS = 1e11
# As web archives name their captures, always in UTC: 20241102043000.
_CAPTURE = re.compile(r"(?:19|20)[0-9]{12}")
_NUMBER = re.compile(r"[0-9]{9,13}(?:\.[0-9]+)?")
# As browsers print a date: Sat Nov 02 2024 10:30:00 GMT+0600 (Bangladesh Standard Time).
_BROWSER = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2} [0-9]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT[+-][0-9]{4})\b.*"
)
_UTC_BEHIND = re.compile(r"(?<=[0-9])\s?(?:UTC|GMT)$")


def parse_instant(value: object) -> datetime | None:
    """Return an aware instant from ISO 8601 text or from seconds (milliseconds) since 1970.

    Also as HTTP, web archives and browsers write it. None for anything else, a clock without its
    offset among it: six hours lie between the two readings that a Bengali page would allow.

    >>> parse_instant("2024-11-02T10:30:00+06:00").isoformat()
    '2024-11-02T10:30:00+06:00'
    >>> parse_instant(1730521800).isoformat()
    '2024-11-02T04:30:00+00:00'
    >>> parse_instant("Sat Nov 02 2024 10:30:00 GMT+0600 (Bangladesh Standard Time)").isoformat()
    '2024-11-02T10:30:00+06:00'
    >>> parse_instant("2024-11-02T10:30:00") is None
    True
    """
    if isinstance(value, bool):
        return None
    try:
        if isinstance(value, int | float):
            return _from_number(value)
        instant = _from_text(value.strip()) if isinstance(value, str) else value
    except (ValueError, OverflowError, OSError, IndexError, TypeError):
        return None
    is_instant = isinstance(instant, datetime) and instant.tzinfo is not None
    return instant if isinstance(instant, datetime) and is_instant else None


def _from_number(value: float) -> datetime:
    if _CAPTURE.fullmatch(str(value)):
        return _from_capture(str(value))
    seconds = value / 1000 if abs(value) >= _FIRST_MILLISECONDS else value
    return datetime.fromtimestamp(seconds, UTC)


def _from_text(text: str) -> datetime:
    if _CAPTURE.fullmatch(text):
        return _from_capture(text)
    if _NUMBER.fullmatch(text):
        return _from_number(float(text))
    if found := _BROWSER.fullmatch(text):
        return datetime.strptime(found[1], "%b %d %Y %H:%M:%S GMT%z")
    if text[:1].isalpha():
        from email.utils import parsedate_to_datetime

        return parsedate_to_datetime(text)
    return datetime.fromisoformat(_UTC_BEHIND.sub("+00:00", text))


def _from_capture(text: str) -> datetime:
    return datetime.strptime(f"{text}+0000", "%Y%m%d%H%M%S%z")

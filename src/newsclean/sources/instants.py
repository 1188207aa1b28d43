"""The instant a page was fetched, as people and crawlers write it."""

from __future__ import annotations

from datetime import UTC, datetime

# From here on a number counts milliseconds: as seconds it would be past the year 5000.
_FIRST_MILLISECONDS = 1e11


def parse_instant(value: object) -> datetime | None:
    """Return an aware instant from ISO 8601 text or from seconds (milliseconds) since 1970.

    None for anything else, a clock without its offset among it: six hours lie between the two
    readings that a Bengali page would allow.

    >>> parse_instant("2024-11-02T10:30:00+06:00").isoformat()
    '2024-11-02T10:30:00+06:00'
    >>> parse_instant(1730521800).isoformat()
    '2024-11-02T04:30:00+00:00'
    >>> parse_instant("2024-11-02T10:30:00") is None
    True
    """
    if isinstance(value, bool):
        return None
    try:
        if isinstance(value, int | float):
            seconds = value / 1000 if abs(value) >= _FIRST_MILLISECONDS else value
            return datetime.fromtimestamp(seconds, UTC)
        instant = datetime.fromisoformat(value.strip()) if isinstance(value, str) else None
    except (ValueError, OverflowError, OSError):
        return None
    return instant if instant is not None and instant.tzinfo is not None else None

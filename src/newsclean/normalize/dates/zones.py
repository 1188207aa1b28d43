"""Time zones by name, by offset and by country."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache
from typing import Literal

from newsclean.errors import UsageError

Country = Literal["BD", "IN"]

_BY_COUNTRY = {"BD": "Asia/Dhaka", "IN": "Asia/Kolkata"}
_OFFSET = re.compile(r"(?:utc|gmt)?([+-])([0-9]{1,2})(?::?([0-9]{2}))?", re.IGNORECASE)
_UTC = frozenset(("utc", "gmt", "z"))


@cache
def resolve_zone(zone: str | None, country: str | None) -> tzinfo | None:
    """Return the zone of an IANA name or a fixed offset, else the country's, else None.

    Raises `UsageError` for a name that is neither.

    >>> resolve_zone("+05:30", None)
    datetime.timezone(datetime.timedelta(seconds=19800))
    >>> str(resolve_zone(None, "BD"))
    'Asia/Dhaka'
    """
    if zone is None:
        if country is None:
            return None
        name = _BY_COUNTRY.get(country.upper())
        if name is None:
            raise UsageError(f"unknown country {country!r}: BD or IN")
        zone = name
    if zone.lower() in _UTC:
        return UTC
    fixed = _OFFSET.fullmatch(zone)
    if fixed is not None:
        return parse_offset(fixed[0])
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError(f"unknown time zone {zone!r}: an IANA name or +HH:MM") from error


_NAMED = {
    "z": 0, "utc": 0, "gmt": 0, "ist": 330, "pkt": 300, "npt": 345, "gst": 240, "sgt": 480,
    "myt": 480, "hkt": 480, "jst": 540, "cet": 60, "cest": 120, "est": -300, "edt": -240,
    "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
}  # fmt: skip
OWN_ZONES = frozenset(("bst", "bdt"))
"""Names that say no more than the site's own zone: Bangladesh, or Britain in summer."""
ZONE_WORDS = frozenset(_NAMED) - {"z"} | OWN_ZONES | {"et", "pt", "ct", "ast", "cst"}


@cache
def parse_offset(text: str) -> timezone | None:
    """Return the fixed zone of an offset as clocks carry it: `+06:00`, `+0600`, `z`, `ist`.

    None for a name without a fixed offset (`et`).

    >>> parse_offset("+0530") == parse_offset("ist")
    True
    """
    if text in _NAMED:
        return timezone(timedelta(minutes=_NAMED[text]))
    found = _OFFSET.fullmatch(text)
    if found is None:
        return None
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    if minutes > 14 * 60:
        return None
    return timezone(timedelta(minutes=-minutes if found[1] == "-" else minutes))

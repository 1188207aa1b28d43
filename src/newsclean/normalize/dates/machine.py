"""Instants as machines write them: read without the grammar, which would say the same."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

from newsclean.normalize.dates.reading import Reading

# Midnight is left to the grammar: it may be a placeholder.
_INSTANT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}T)(?!00:00(?::00)?[.Z+-])"
    r"([0-9]{2}:[0-9]{2})(?::([0-9]{2})(?:\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})"
)
_MOST_CHARS = len("2024-03-17T18:05:09.123456789+06:00")


def machine_instant(text: str) -> Reading | None:
    """Return the reading of a whole ISO 8601 instant with its offset, or None for anything else.

    >>> machine_instant("2024-03-17T18:05:09.250Z").iso
    '2024-03-17T18:05:09+00:00'
    """
    return _read_instant(text) if len(text) <= _MOST_CHARS else None


# JSON-LD, meta and microdata of a page say the same instants.
@lru_cache(maxsize=256)
def _read_instant(text: str) -> Reading | None:
    match = _INSTANT.fullmatch(text)
    if match is None:
        return None
    day, clock, seconds, offset = match.groups()
    iso = f"{day}{clock}:{seconds or '00'}{'+00:00' if offset == 'Z' else offset}"
    try:
        datetime.fromisoformat(iso)
    except ValueError:
        return None
    return Reading(
        iso=iso,
        precision="second" if seconds else "minute",
        calendar="gregorian",
        rule="date.iso-clock24",
        raw=text,
        start=0,
        end=len(text),
    )

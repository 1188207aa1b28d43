"""The answer of `newsclean date`: one reading as a plain dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.normalize.dates.search import Ref, parse_date, unread_for

if TYPE_CHECKING:
    from newsclean.normalize.dates.reading import Reading


def answer(
    text: str,
    *,
    ref: Ref = None,
    zone: str | None = None,
    country: str | None = None,
    calendar: str | None = None,
) -> dict[str, Any]:
    """Return input, iso, precision, calendar, range, rule, label and warnings; null where unread.

    The warnings of an unread string say what it lacks, where something would make it readable.

    >>> answer("৩ মে ২০২৪")["iso"], answer("তিন মাস")["iso"]
    ('2024-05-03', None)
    """
    found = parse_date(text, zone=zone, country=country, ref=ref, calendar=calendar)
    return {"input": text, **(_unread(unread_for(text, ref)) if found is None else _facts(found))}


def _unread(why: tuple[str, ...]) -> dict[str, Any]:
    return {
        "iso": None, "precision": None, "calendar": None, "range": None, "rule": None,
        "label": None, "warnings": list(why),
    }  # fmt: skip


def _facts(found: Reading) -> dict[str, Any]:
    return {
        "iso": found.iso,
        "precision": found.precision,
        "calendar": found.calendar,
        "range": None if found.range is None else list(found.range),
        "rule": found.rule,
        "label": found.label,
        "warnings": list(found.warnings),
    }

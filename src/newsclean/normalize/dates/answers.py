"""The answer of `newsclean date`: one reading as a plain dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.normalize.dates.search import Ref, parse_date

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

    >>> answer("৩ মে ২০২৪")["iso"], answer("তিন মাস")["iso"]
    ('2024-05-03', None)
    """
    found = parse_date(text, zone=zone, country=country, ref=ref, calendar=calendar)
    return {"input": text, **_facts(found)}


def _facts(found: Reading | None) -> dict[str, Any]:
    if found is None:
        return {
            "iso": None, "precision": None, "calendar": None, "range": None, "rule": None,
            "label": None, "warnings": [],
        }  # fmt: skip
    return {
        "iso": found.iso,
        "precision": found.precision,
        "calendar": found.calendar,
        "range": None if found.range is None else list(found.range),
        "rule": found.rule,
        "label": found.label,
        "warnings": list(found.warnings),
    }

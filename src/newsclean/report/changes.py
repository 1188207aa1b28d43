"""Normalization steps → what changed, each change once, with what the eye cannot see spelled out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsclean.model import NormalizationStep

# A person reads so many; an article of 10,000 characters with composed letters has hundreds.
MOST_A_RULE = 40
_MOST_CODES = 6


class Change(NamedTuple):
    """One change, however often it was made."""

    before: str
    after: str
    codes: str
    """The code points that differ; empty where there are too many to read."""
    times: int


class Changes(NamedTuple):
    """What one rule changed in one field."""

    field: str
    rule: str
    total: int
    changes: tuple[Change, ...]
    more: int
    """Distinct changes that are not among `changes`."""


def group_steps(steps: Iterable[NormalizationStep]) -> list[Changes]:
    """Return the steps by field and rule in the order of their first turn."""
    groups: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
    for step in steps:
        groups.setdefault((step.field, step.rule), Counter())[step.before, step.after] += 1
    return [
        Changes(
            field,
            rule,
            counted.total(),
            tuple(
                Change(before, after, spell(before, after), count)
                for (before, after), count in list(counted.items())[:MOST_A_RULE]
            ),
            max(0, len(counted) - MOST_A_RULE),
        )
        for (field, rule), counted in groups.items()
    ]


def spell(before: str, after: str) -> str:
    r"""Return the code points in which two strings differ, as `U+… → U+…`.

    >>> spell("\u09df", "\u09af\u09bc")
    'U+09DF → U+09AF U+09BC'
    """
    head = _shared(before, after)
    old, new = before[head:], after[head:]
    tail = _shared(old[::-1], new[::-1])
    old, new = old[: len(old) - tail], new[: len(new) - tail]
    if len(old) > _MOST_CODES or len(new) > _MOST_CODES:
        return ""
    return f"{_codes(old)} → {_codes(new)}"


def _codes(text: str) -> str:
    return " ".join(f"U+{ord(c):04X}" for c in text) or "nothing"


def _shared(one: str, other: str) -> int:
    """Return how many first characters are the same."""
    for n, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return n
    return min(len(one), len(other))

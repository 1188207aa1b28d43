"""What a rule changed, piece by piece, in a form that can be replayed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SPACE = re.compile(r"(\s+)")


class Step(NamedTuple):
    """One change: `before` stood at `start` when `rule` came to it, and became `after`."""

    rule: str
    before: str
    after: str
    start: int


def replay(text: str, steps: Iterable[Step]) -> str:
    """Return `text` after `steps`, which must have been recorded on that text.

    Raises ValueError where a step does not find what it changed.

    >>> replay("অামি", [Step("sign.aa", "অামি", "আমি", 0)])
    'আমি'
    """
    for step in steps:
        end = step.start + len(step.before)
        if text[step.start : end] != step.before:
            raise ValueError(f"{step.rule} finds no {step.before!r} at {step.start}")
        text = text[: step.start] + step.after + text[end:]
    return text


def find_steps(rule: str, before: str, after: str) -> Iterator[Step]:
    """Yield the changes from `before` to `after`, a word each where the words can be paired.

    Starts count in the text as it stands when the step's turn comes.
    """
    old, new = _SPACE.split(before), _SPACE.split(after)
    if len(old) != len(new):
        head = _shared(before, after)
        tail = _shared(before[head:][::-1], after[head:][::-1])
        yield Step(rule, before[head : len(before) - tail], after[head : len(after) - tail], head)
        return
    start = 0
    for was, now in zip(old, new, strict=True):
        if was != now:
            yield Step(rule, was, now, start)
        start += len(now)


def _shared(one: str, other: str) -> int:
    """Return how many first characters are the same."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low

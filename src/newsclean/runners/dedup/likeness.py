"""How much two texts share, counted exactly, and what that makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from newsclean.runners.dedup.signatures import Sketches
    from newsclean.runners.dedup.spool import Spool

    Numbers = npt.NDArray[Any]

_BLOCK = 2048
_HALF = np.uint64(32)


class Bar(NamedTuple):
    """From where two texts are one story; benchmarks/dedup/quality.py prints what each is worth."""

    near: float
    """What two texts share of all their shingles."""
    part: float = 0.75
    """What a shorter text shares of its own shingles with a longer one."""
    least_share: float = 0.15
    """How long the shorter text must be, of the longer one: a flash is no copy of the report."""
    least_part: int = 15
    """Shingles that a part must have."""
    figures: float = 0.5
    """What they share of their numbers in context: the weather of two days has one frame."""
    least_figures: int = 3
    """Numbers in context, from where these are asked: one number has two."""
    least_shingles: int = 3


class Likeness(NamedTuple):
    """What the two texts of each pair share, between 0 and 1."""

    near: Numbers
    """Of all shingles of both (Jaccard)."""
    part: Numbers
    """Of the shingles of the shorter one."""
    is_part: Numbers
    """The shorter one is long enough to be a part of the longer one."""
    figures: Numbers
    """Of the numbers in context, of the text that has fewer; 1 where there are too few."""


def measure(sketches: Sketches, one: Numbers, other: Numbers, bar: Bar) -> Likeness:
    """Return how alike the rows `one` and `other` are, pair by pair."""
    small = sketches.graphemes.lengths()
    by_graphemes = (small[one] > 0) & (small[other] > 0)
    shared, first, second = (np.zeros(len(one), np.int64) for _ in range(3))
    for sets, chosen in ((sketches.shingles, ~by_graphemes), (sketches.graphemes, by_graphemes)):
        at = np.flatnonzero(chosen)
        shared[at], first[at], second[at] = _count_shared(sets, one[at], other[at])
    least, most = np.minimum(first, second), np.maximum(first, second)
    figures, few, many = _count_shared(sketches.figures, one, other)
    fewest = np.minimum(few, many)
    comparable = least >= bar.least_shingles
    return Likeness(
        np.where(comparable, shared / np.maximum(1, first + second - shared), 0),
        np.where(comparable, shared / np.maximum(1, least), 0),
        (least >= bar.least_part) & (least >= bar.least_share * most),
        np.where(fewest >= bar.least_figures, figures / np.maximum(1, fewest), 1),
    )


def is_one_story(found: Likeness, bar: Bar) -> Numbers:
    """Return which pairs are copies, or one a part of the other."""
    alike = (found.near >= bar.near) | is_cut(found, bar)
    return np.asarray(alike & (found.figures >= bar.figures))


def is_cut(found: Likeness, bar: Bar) -> Numbers:
    """Return which pairs are a text and a part of it."""
    return np.asarray(found.is_part & (found.part >= bar.part))


def _count_shared(sets: Spool, one: Numbers, other: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return how many members the sets of each pair share, and how many each has."""
    lengths = sets.lengths()
    shared = np.zeros(len(one), np.int64)
    for start in range(0, len(one), _BLOCK):
        rows = np.concatenate((one[start : start + _BLOCK], other[start : start + _BLOCK]))
        count = len(rows) // 2
        held: dict[int, Numbers] = {}
        for row in rows.tolist():
            if row not in held:
                held[row] = sets.row(row)
        values = np.concatenate([held[row] for row in rows.tolist()])
        pairs = np.tile(np.arange(count, dtype=np.uint64), 2)
        keys = np.repeat(pairs, lengths[rows]) << _HALF | values.astype(np.uint64)
        keys.sort()
        twice = keys[:-1][keys[1:] == keys[:-1]]
        owners = (twice >> _HALF).astype(np.int64)
        shared[start : start + count] = np.bincount(owners, minlength=count)
    return shared, lengths[one], lengths[other]

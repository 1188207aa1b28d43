"""How much two texts share, counted exactly, and what that makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from newsclean.runners.dedup.words import NUMBER

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
    """What they share of the shingles with a number: the weather of two days has one frame."""
    least_figures: int = 3
    """Shingles with a number, from where these are asked: one number has three."""
    least_shingles: int = 3


class Likeness(NamedTuple):
    """What the two texts of each pair share, between 0 and 1."""

    near: Numbers
    """Of all shingles of both (Jaccard)."""
    part: Numbers
    """Of the shingles of the shorter one."""
    figures: Numbers
    """Of the shingles with a number, of the text that has fewer; 1 where there are too few."""
    is_part: Numbers
    """The shorter one is long enough to be a part of the longer one."""


def measure(sketches: Sketches, one: Numbers, other: Numbers, bar: Bar) -> Likeness:
    """Return how alike the rows `one` and `other` are, pair by pair."""
    small = sketches.graphemes.lengths()
    by_graphemes = (small[one] > 0) & (small[other] > 0)
    found = Likeness(
        np.zeros(len(one)), np.zeros(len(one)), np.zeros(len(one)), np.zeros(len(one), bool)
    )
    for sets, marks, chosen in (
        (sketches.shingles, sketches.marked, ~by_graphemes),
        (sketches.graphemes, sketches.graphemes_marked, by_graphemes),
    ):
        at = np.flatnonzero(chosen)
        for start in range(0, len(at), _BLOCK):
            block = at[start : start + _BLOCK]
            part = _measure(sets, marks, one[block], other[block], bar)
            for whole, piece in zip(found, part, strict=True):
                whole[block] = piece
    return found


def is_one_story(found: Likeness, bar: Bar) -> Numbers:
    """Return which pairs are copies, or one a part of the other."""
    alike = (found.near >= bar.near) | is_cut(found, bar)
    return alike & (found.figures >= bar.figures)


def is_cut(found: Likeness, bar: Bar) -> Numbers:
    """Return which pairs are a text and a part of it."""
    return np.asarray(found.is_part & (found.part >= bar.part))


def _measure(sets: Spool, marks: Numbers, one: Numbers, other: Numbers, bar: Bar) -> Likeness:
    rows = np.concatenate((one, other))
    sizes = (sets.starts[rows + 1] - sets.starts[rows]).astype(np.int64)
    pairs = np.concatenate((np.arange(len(one)), np.arange(len(one)))).astype(np.uint64)
    held: dict[int, Numbers] = {}
    values = []
    for row in rows.tolist():
        if row not in held:
            held[row] = sets.row(row)
        values.append(held[row])
    keys = np.repeat(pairs, sizes) << _HALF | np.concatenate(values).astype(np.uint64)
    keys.sort()
    twice = keys[:-1][keys[1:] == keys[:-1]]
    owners = (twice >> _HALF).astype(np.int64)
    shared = np.bincount(owners, minlength=len(one))
    with_number = owners[(twice & np.uint64(NUMBER)).astype(bool)]
    figures = np.bincount(with_number, minlength=len(one))
    first, second = sizes[: len(one)], sizes[len(one) :]
    least, most = np.minimum(first, second), np.maximum(first, second)
    fewest = np.minimum(marks[one], marks[other])
    enough = fewest >= bar.least_figures
    comparable = least >= bar.least_shingles
    return Likeness(
        np.where(comparable, shared / np.maximum(1, first + second - shared), 0),
        np.where(comparable, shared / np.maximum(1, least), 0),
        np.where(enough, figures / np.maximum(1, fewest), 1),
        (least >= bar.least_part) & (least >= bar.least_share * most),
    )

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

    words: float
    """What the text with fewer shares of its different words: reports of one frame differ in names."""
    runs: float = 0.45
    """What the shorter text shares of its shingles: the same words, and in the same order."""
    graphemes: float = 0.6
    """The same for two short texts, by their graphemes."""
    few_words: float = 0.93
    """The same as `words` where the shorter text has few of them: one name is one word in ten."""
    few: int = 25
    figures: float = 0.6
    """What they share of their numbers and dates: the weather of two days has one frame."""
    least_figures: int = 1
    least_share: float = 0.15
    """How long the shorter text must be, of the longer one: a flash is no copy of the report."""
    least_runs: int = 4
    larger: float = 1.75
    """How much longer a text may be than the middle of its cluster."""


class Likeness(NamedTuple):
    """What the two texts of each pair share, between 0 and 1."""

    near: Numbers
    """Of all shingles of both (Jaccard)."""
    part: Numbers
    """Of the shingles of the text that has fewer."""
    words: Numbers
    """Of the different words of the text that has fewer."""
    fewer_words: Numbers
    """How many that are."""
    figures: Numbers
    """Of the numbers and dates of the text that has fewer; 1 where it has too few."""
    by_graphemes: Numbers
    """Two short texts: their shingles are runs of graphemes."""
    comparable: Numbers
    """Neither is too short to say, or too short for the other."""


def measure(sketches: Sketches, one: Numbers, other: Numbers, bar: Bar) -> Likeness:
    """Return how alike the rows `one` and `other` are, pair by pair."""
    small = sketches.graphemes.lengths()
    by_graphemes = (small[one] > 0) & (small[other] > 0)
    shared, first, second = (np.zeros(len(one), np.int64) for _ in range(3))
    for sets, chosen in ((sketches.shingles, ~by_graphemes), (sketches.graphemes, by_graphemes)):
        at = np.flatnonzero(chosen)
        shared[at], first[at], second[at] = _count_shared(sets, one[at], other[at])
    least, most = np.minimum(first, second), np.maximum(first, second)
    words, first_words, second_words = _count_shared(sketches.vocabulary, one, other)
    fewer_words = np.minimum(first_words, second_words)
    figures, fewer_figures = _share_figures(sketches.figures, one, other)
    return Likeness(
        shared / np.maximum(1, first + second - shared),
        shared / np.maximum(1, least),
        words / np.maximum(1, fewer_words),
        fewer_words,
        np.where(fewer_figures >= bar.least_figures, figures, 1.0),
        by_graphemes,
        (least >= bar.least_runs) & (least >= bar.least_share * most) & (fewer_words > 0),
    )


def is_one_story(found: Likeness, bar: Bar) -> Numbers:
    """Return which pairs are copies, or one a part of the other."""
    runs = np.where(found.by_graphemes, bar.graphemes, bar.runs)
    words = np.where(found.fewer_words < bar.few, max(bar.words, bar.few_words), bar.words)
    alike = (found.words >= words) & (found.part >= runs) & (found.figures >= bar.figures)
    return np.asarray(alike & found.comparable)


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


def _share_figures(sets: Spool, one: Numbers, other: Numbers) -> tuple[Numbers, Numbers]:
    """Return what the text with fewer figures shares of them, and how many it has.

    One is shared where the word before it or the word behind it is the same as well.
    """
    counts = sets.lengths() // 2
    swap = counts[other] < counts[one]
    few, many = np.where(swap, other, one), np.where(swap, one, other)
    shared = np.zeros(len(one), np.int64)
    for start in range(0, len(one), _BLOCK):
        keys = []
        for rows in (few[start : start + _BLOCK], many[start : start + _BLOCK]):
            values = np.concatenate([sets.row(row) for row in rows.tolist()])
            pairs = np.arange(len(rows), dtype=np.uint64)
            keys.append(np.repeat(pairs, 2 * counts[rows]) << _HALF | values.astype(np.uint64))
        met = np.isin(keys[0], keys[1]).reshape(-1, 2).any(axis=1)
        owners = (keys[0][::2] >> _HALF).astype(np.int64)
        block = slice(start, start + _BLOCK)
        shared[block] = np.bincount(owners[met], minlength=len(few[block]))
    return shared / np.maximum(1, counts[few]), counts[few]

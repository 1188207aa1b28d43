"""Candidates → clusters: every member is compared with its cluster's longest text.

No chain of weak links: that A is like B and B like C does not join A and C. The longest text is the
middle, for the others are it, edited or cut; whom they copied is decided afterwards, by date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from newsclean.runners.dedup.candidates import find_candidates
from newsclean.runners.dedup.likeness import Bar, is_one_story, measure

if TYPE_CHECKING:
    import numpy.typing as npt

    from newsclean.runners.dedup.reading import Corpus
    from newsclean.runners.dedup.signatures import Sketches

    Numbers = npt.NDArray[Any]

_HALF = np.uint64(32)
_CHUNK = 2**18


def find_middles(corpus: Corpus, sketches: Sketches, bar: Bar) -> Numbers:
    """Return for each row the row in the middle of its cluster: itself, where it is alone."""
    rows = _rows_by_length(corpus, sketches)
    ranks = np.empty(len(rows), np.int64)
    ranks[rows] = np.arange(len(rows))
    pairs = find_candidates(sketches, ranks)
    links = [_verify(sketches, rows, pairs[at : at + _CHUNK], bar)
             for at in range(0, len(pairs), _CHUNK)]  # fmt: skip
    low = np.concatenate([link[0] for link in links] or [np.zeros(0, np.int64)])
    high = np.concatenate([link[1] for link in links] or [np.zeros(0, np.int64)])
    near = np.concatenate([link[2] for link in links] or [np.zeros(0)])
    middles = _link(low, high, near, sketches, rows, bar)
    answer = np.empty(len(rows), np.int64)
    answer[rows] = rows[middles]
    return answer


def _rows_by_length(corpus: Corpus, sketches: Sketches) -> Numbers:
    """Return the rows, longest text first; equal ones in an order that the texts alone decide."""
    prints = corpus.prints[sketches.numbers]
    sizes = np.maximum(sketches.shingles.lengths(), 1)
    return np.lexsort((prints, -sizes))


def _verify(
    sketches: Sketches, rows: Numbers, pairs: Numbers, bar: Bar
) -> tuple[Numbers, Numbers, Numbers]:
    """Return the pairs of ranks that are one story, and how much they share."""
    low = (pairs >> _HALF).astype(np.int64)
    high = (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)
    found = measure(sketches, rows[low], rows[high], bar)
    good = is_one_story(found, bar)
    return low[good], high[good], np.maximum(found.near, found.part * 0.999)[good]


def _link(
    low: Numbers, high: Numbers, near: Numbers, sketches: Sketches, rows: Numbers, bar: Bar
) -> Numbers:
    """Return for each rank the rank of its middle."""
    middles = np.arange(len(rows), dtype=np.int64)
    # For each text the longer ones it is like, the likest first.
    order = np.lexsort((low, -near, high))
    low, high = low[order], high[order]
    bounds = np.flatnonzero(np.concatenate(([True], high[1:] != high[:-1], [True])))
    if not len(high):
        return middles
    for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        rank = int(high[start])
        longer = low[start:end].tolist()
        direct = [one for one in longer if middles[one] == one]
        if direct:
            middles[rank] = direct[0]
            continue
        # No candidate was a middle: ask those that the likest ones belong to.
        indirect = list(dict.fromkeys(int(middles[one]) for one in longer))
        found = measure(sketches, rows[np.array(indirect)], np.full(len(indirect), rows[rank]), bar)
        good = np.flatnonzero(is_one_story(found, bar))
        if len(good):
            middles[rank] = indirect[int(good[0])]
    return middles

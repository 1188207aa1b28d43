"""Candidates → clusters: every member is like the text in the middle of its cluster.

No chain of weak links: that A is like B and B like C does not join A and C. The middle is the text
that is like the most others (star clustering), for the others are it, edited or cut; whom they copied
is decided afterwards, by date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from newsclean.runners.dedup.candidates import find_candidates
from newsclean.runners.dedup.likeness import Bar, is_one_story, measure
from newsclean.runners.dedup.workers import no_note

if TYPE_CHECKING:
    import numpy.typing as npt

    from newsclean.runners.dedup.reading import Corpus
    from newsclean.runners.dedup.signatures import Sketches
    from newsclean.runners.dedup.workers import Note

    Numbers = npt.NDArray[Any]

_HALF = np.uint64(32)
_CHUNK = 2**16
_ABOUT = 0.7
_ROUNDS = 2
"""benchmarks/dedup/quality.py --large: of 400 copies of a story each, 89 % of the pairs are found with
the likest middle and no round, 97 % so."""


class Links(NamedTuple):
    """Pairs of ranks that were found to be one story, sorted by the first."""

    one: Numbers
    other: Numbers
    """What may be in the middle for the first: never a part of it, for that may be of many."""
    weight: Numbers
    """How alike they are, in thousandths: whole numbers add up alike in any order."""


def find_middles(corpus: Corpus, sketches: Sketches, bar: Bar, note: Note = no_note) -> Numbers:
    """Return for each row the row in the middle of its cluster: itself, where it is alone."""
    rows = _rows_by_length(corpus, sketches)
    ranks = np.empty(len(rows), np.int64)
    ranks[rows] = np.arange(len(rows))
    known = find_candidates(sketches, ranks)
    links = verify(sketches, rows, known, bar, note)
    middles = link(links, len(rows))
    # In a large group not every pair was a candidate: those with the middles nearby are asked too.
    for _ in range(_ROUNDS):
        pairs = np.setdiff1d(_beside(links, middles), known)
        if not len(pairs):
            break
        known = np.union1d(known, pairs)
        links = _join(links, verify(sketches, rows, pairs, bar, note))
        middles = link(links, len(rows))
    answer = np.empty(len(rows), np.int64)
    answer[rows] = rows[middles]
    return answer


def _beside(links: Links, middles: Numbers) -> Numbers:
    """Return pairs of texts, and of their middles, with the middles of what they are like."""
    pairs = []
    for one in (links.one, middles[links.one]):
        other = middles[links.other]
        low, high = np.minimum(one, other), np.maximum(one, other)
        apart = low != high
        pairs.append(low[apart].astype(np.uint64) << _HALF | high[apart].astype(np.uint64))
    return np.unique(np.concatenate(pairs))


def _join(links: Links, more: Links) -> Links:
    """Return links of both, sorted again."""
    one, other, weight = (np.concatenate(both) for both in zip(links, more, strict=True))
    order = np.lexsort((other, one))
    return Links(one[order], other[order], weight[order])


def verify(
    sketches: Sketches, rows: Numbers, pairs: Numbers, bar: Bar, note: Note = no_note
) -> Links:
    """Return the candidates that are one story."""
    parts: list[tuple[Numbers, Numbers, Numbers]] = []
    sizes = sketches.shingles.lengths()[rows]
    for start in range(0, len(pairs), _CHUNK):
        chunk = pairs[start : start + _CHUNK]
        one = (chunk >> _HALF).astype(np.int64)
        other = (chunk & np.uint64(0xFFFFFFFF)).astype(np.int64)
        found = measure(sketches, rows[one], rows[other], bar)
        good = is_one_story(found, bar)
        # Of two middles, that which shares most; what is only a part of it counts for less.
        weight = np.rint(500 * (found.near + found.part)).astype(np.int64)
        for text, middle in ((one, other), (other, one)):
            able = good & (sizes[text] <= bar.larger * sizes[middle])
            parts.append((text[able], middle[able], weight[able]))
        note("pairs compared", start + len(chunk))
    none = np.zeros(0, np.int64)
    parts.append((none, none, none))
    text, middle, weight = (np.concatenate(part) for part in zip(*parts, strict=True))
    order = np.lexsort((middle, text))
    return Links(text[order], middle[order], weight[order])


def link(links: Links, count: int) -> Numbers:
    """Return for each rank the rank of its middle."""
    middles = np.full(count, -1, np.int64)
    if not len(links.one):
        return np.arange(count)
    totals = np.bincount(links.other, links.weight, count).astype(np.int64)
    by_middle = np.argsort(links.other, kind="stable")
    texts = links.one[by_middle]
    starts = np.searchsorted(links.other[by_middle], np.arange(count + 1))
    # Middles first, each the text with the most likeness around it that no middle is like; of
    # equals the longest.
    is_middle = np.zeros(count, bool)
    covered = np.zeros(count, bool)
    for rank in np.lexsort((np.arange(count), -totals))[: int((totals > 0).sum())].tolist():
        if not covered[rank]:
            is_middle[rank] = covered[rank] = True
            covered[texts[starts[rank] : starts[rank + 1]]] = True
    # Then each other text to a middle that it is like: of those about as like as the likest, to the
    # one with the most around it, for two middles of one story divide what belongs together.
    good = np.flatnonzero(is_middle[links.other] & ~is_middle[links.one])
    likest = np.zeros(count, np.int64)
    np.maximum.at(likest, links.one[good], links.weight[good])
    good = good[links.weight[good] >= _ABOUT * likest[links.one[good]]]
    order = good[np.lexsort((links.other[good], -totals[links.other[good]], links.one[good]))]
    one = links.one[order]
    first = np.concatenate(([True], one[1:] != one[:-1])) if len(one) else np.zeros(0, bool)
    middles[one[first]] = links.other[order][first]
    return np.where(middles < 0, np.arange(count), middles)


def _rows_by_length(corpus: Corpus, sketches: Sketches) -> Numbers:
    """Return the rows, longest text first; equal ones in an order that the texts alone decide."""
    prints = corpus.prints[sketches.numbers]
    return np.lexsort((prints, -sketches.shingles.lengths()))

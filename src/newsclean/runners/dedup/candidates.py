"""Which pairs of texts are worth comparing: those that share a band, or two anchors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from newsclean.runners.dedup.signatures import BANDS
from newsclean.runners.dedup.spool import Buckets

if TYPE_CHECKING:
    import numpy.typing as npt

    from newsclean.runners.dedup.signatures import Sketches

    Numbers = npt.NDArray[Any]

_ALL_WITH_ALL = 32
"""Groups up to this size are compared pair by pair, larger ones with their longest and in a row."""
_ALL_BY_ANCHOR = 8
"""A phrase of the language makes larger groups, and a story is met at other anchors too."""
_FRAME = 1000
"""An anchor that so many texts share is a phrase of the language, no trace of a story."""
_ANCHORS_SHARED = 2
_FEW_SHINGLES = 30
"""Texts with so few may share a single anchor."""
_PARTS = 4
"""Parts that pairs are counted in, for one that anchors are sorted in: they are more."""
_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


def find_candidates(sketches: Sketches, ranks: Numbers) -> Numbers:
    """Return pairs of ranks, the lower in the high half of 64 bits; sorted, once each.

    `ranks` says for each row where it stands among the rows, so that what comes out depends on the
    texts alone. Bands and anchors of the sketches are used up.
    """
    found = np.zeros(0, np.uint64)
    ranks = ranks.astype(np.uint64)
    bands, grapheme_bands = sketches.bands, sketches.grapheme_bands
    filled = np.flatnonzero(sketches.shingles.lengths())
    for band in range(BANDS):
        keys = np.concatenate(
            (
                bands.column(band)[filled].astype(np.uint64) << _HALF | ranks[filled],
                grapheme_bands.column(band).astype(np.uint64) << _HALF
                | ranks[sketches.grapheme_rows],
            )
        )
        keys.sort()
        found = np.union1d(found, _pairs(keys, len(keys), _ALL_WITH_ALL))
    return np.union1d(found, _by_anchors(sketches, ranks))


def _by_anchors(sketches: Sketches, ranks: Numbers) -> Numbers:
    anchors = sketches.anchors
    few = np.zeros(len(ranks), bool)
    few[ranks] = sketches.shingles.lengths() < _FEW_SHINGLES
    # A phrase of the language makes a pair of any two texts: most pairs are met once and dropped,
    # so they are counted on disk, a part at a time.
    met = Buckets(_PARTS * anchors.count)
    for number in range(anchors.count):
        keys = anchors.read(number)
        keys = keys & ~_LOW | ranks[keys & _LOW]
        keys.sort()
        pairs = _pairs(keys, _FRAME, _ALL_BY_ANCHOR)
        met.add(pairs, (pairs >> _HALF) % np.uint64(met.count))
    parts = [np.zeros(0, np.uint64)]
    for number in range(met.count):
        pairs, times = np.unique(met.read(number), return_counts=True)
        parts.append(pairs[(times >= _ANCHORS_SHARED) | few[pairs & _LOW]])
    return np.concatenate(parts)


def _pairs(keys: Numbers, largest: int, all_with_all: int) -> Numbers:
    """Return the pairs within the groups of sorted keys that are no larger than `largest`."""
    none = np.zeros(0, np.uint64)
    if len(keys) < 2:
        return none
    heads = keys >> _HALF
    begins = np.flatnonzero(np.concatenate(([True], heads[1:] != heads[:-1])))
    sizes = np.diff(np.concatenate((begins, [len(keys)])))
    size = np.repeat(sizes, sizes)
    some = (size > 1) & (size <= largest)
    heads, ranks, size = heads[some], keys[some] & _LOW, size[some]
    parts = [none]
    for step in range(1, min(all_with_all, len(heads))):
        together = heads[step:] == heads[:-step]
        if step > 1:
            together &= size[step:] <= all_with_all
        if not together.any():
            break
        parts.append(_join(ranks[:-step][together], ranks[step:][together]))
    large = size > all_with_all
    longest = np.repeat(keys[begins] & _LOW, sizes)[some]
    parts.append(_join(longest[large], ranks[large]))
    joined = np.concatenate(parts)
    two: Numbers = joined[(joined >> _HALF) != (joined & _LOW)]
    return two


def _join(low: Numbers, high: Numbers) -> Numbers:
    return np.asarray(low << _HALF | high)

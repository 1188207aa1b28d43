"""Paragraphs that stand under many stories of one site: promos, notices, calls to subscribe.

They say nothing of a story, so they are left out where stories are compared, and they are candidates
for what the site's plugin drops. A story of which a site holds many copies repeats its paragraphs
just as often: told apart by what else stands around the paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from newsclean.runners.dedup.shingles import mix, shingle_sets
from newsclean.runners.dedup.spool import Buckets, buckets_for

if TYPE_CHECKING:
    import numpy.typing as npt

    from newsclean.runners.dedup.reading import Corpus

    Numbers = npt.NDArray[Any]

FEWEST_STORIES = 5
"""Different stories of one site that hold a paragraph word for word."""
_LOOKED_AT = 24
"""Carriers of one paragraph that are compared with each other."""
_ALIKE = 0.3
"""What two carriers share of their other paragraphs, from where they count as one story."""
_LEAST_REST_WORDS = 8
_LEAST_REST = 0.4
"""What of a text must stand around the paragraphs that recur, for it to witness alone: the states of a
running story differ in what is new, and repeat the rest."""
_FEWEST_THIN = 20
"""Different rests that are enough without that: a site of flashes has promos longer than its news."""
_FEW_WORDS = 2
_SHARE_OF_FEW = 0.01
"""A word or two that stand alone recur by chance, as an answer or a heading does: they have to stand
in so many of a site's records. benchmarks/dedup/run.py: of 250,000 records 17 such in 5 to 7 each."""
_BATCH = 2**18


class Paragraph(NamedTuple):
    """One paragraph that recurs on a site."""

    key: int
    site: str
    records: int
    """How many of the site's records hold it."""
    of: int
    """How many the site has."""
    example: int
    """The record it can be read in."""


@dataclass(slots=True)
class Recurring:
    """The paragraphs that recur, and texts without them."""

    paragraphs: list[Paragraph]
    keys: Numbers
    """Sorted."""

    def texts_without(
        self, corpus: Corpus, first: int, last: int
    ) -> tuple[Numbers, Numbers, Numbers]:
        """Return words and lengths of some records, and which of them are whole."""
        words = corpus.words.between(first, last)
        lengths = corpus.words.lengths()[first:last]
        if not len(self.keys):
            return words, lengths, np.ones(last - first, bool)
        sizes = corpus.paragraphs.between(first, last).astype(np.int64)
        counts = corpus.paragraphs.lengths()[first:last]
        out = is_in(keys_of(corpus, first, last), self.keys)
        owners = np.repeat(np.arange(last - first), counts)
        left = np.bincount(owners, np.where(out, 0, sizes), last - first).astype(np.int64)
        return words[~np.repeat(out, sizes)], left, left == lengths


def find_recurring(corpus: Corpus, live: Numbers) -> Recurring:
    """Return the paragraphs that recur in different stories of a site."""
    is_live = np.zeros(len(corpus), bool)
    is_live[live] = True
    known = np.array([site != "" for site in corpus.sites] or [False])
    if len(corpus):
        is_live &= known[corpus.site]
    often, totals = _count(corpus, is_live)
    carriers = _collect(corpus, is_live, often)
    sizes = np.bincount(corpus.site[is_live], minlength=len(corpus.sites))
    found = []
    for key, total in zip(often.tolist(), totals.tolist(), strict=True):
        numbers = sorted(carriers[key], key=lambda one: int(corpus.prints[one]))
        site = int(corpus.site[numbers[0]])
        if _size(corpus, numbers[0], key) <= _FEW_WORDS and total < _SHARE_OF_FEW * sizes[site]:
            continue
        if _is_under_different(corpus, numbers[:_LOOKED_AT], often):
            found.append(Paragraph(key, corpus.sites[site], total, int(sizes[site]), numbers[0]))
    found.sort(key=lambda one: (one.site, -one.records, one.key))
    return Recurring(found, np.array(sorted(one.key for one in found), np.uint64))


def keys_of(corpus: Corpus, first: int, last: int) -> Numbers:
    """Return 64 bits for each paragraph of some records: of its words and the site."""
    counts = corpus.paragraphs.lengths()[first:last]
    sites = mix(corpus.site[first:last])
    return mix(corpus.paragraph_prints.between(first, last) ^ np.repeat(sites, counts))


def is_in(keys: Numbers, wanted: Numbers) -> Numbers:
    """Return which of the keys are among the sorted `wanted`."""
    if not len(wanted):
        return np.zeros(len(keys), bool)
    at = np.minimum(np.searchsorted(wanted, keys), len(wanted) - 1)
    return np.asarray(wanted[at] == keys)


def _count(corpus: Corpus, is_live: Numbers) -> tuple[Numbers, Numbers]:
    """Return the keys that enough records hold, sorted, and how many do."""
    held = Buckets(buckets_for(int(corpus.paragraphs.starts[-1])))
    for first, last in corpus.paragraphs.batches(_BATCH):
        counts = corpus.paragraphs.lengths()[first:last]
        keys = keys_of(corpus, first, last)
        owners = np.repeat(np.arange(first, last), counts)
        keep = is_live[owners]
        keys, owners = keys[keep], owners[keep]
        # A paragraph that stands twice in one text counts once.
        order = np.lexsort((owners, keys))
        keys, owners = keys[order], owners[order]
        new = np.ones(len(keys), bool)
        new[1:] = (keys[1:] != keys[:-1]) | (owners[1:] != owners[:-1])
        keys = keys[new]
        held.add(keys, keys % np.uint64(held.count))
    often, totals = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    for number in range(held.count):
        keys, times = np.unique(held.read(number), return_counts=True)
        often.append(keys[times >= FEWEST_STORIES])
        totals.append(times[times >= FEWEST_STORIES])
    found, times = np.concatenate(often), np.concatenate(totals)
    order = np.argsort(found)
    return found[order], times[order]


def _collect(corpus: Corpus, is_live: Numbers, wanted: Numbers) -> dict[int, list[int]]:
    """Return the carriers of each key: those to be looked at, whatever the order of the records."""
    carriers: dict[int, list[int]] = {int(key): [] for key in wanted}
    if not carriers:
        return carriers
    for first, last in corpus.paragraphs.batches(_BATCH):
        counts = corpus.paragraphs.lengths()[first:last]
        keys = keys_of(corpus, first, last)
        owners = np.repeat(np.arange(first, last), counts)
        for at in np.flatnonzero(is_in(keys, wanted) & is_live[owners]).tolist():
            held = carriers[int(keys[at])]
            owner = int(owners[at])
            if not held or held[-1] != owner:
                held.append(owner)
            if len(held) > 8 * _LOOKED_AT:
                held.sort(key=lambda one: int(corpus.prints[one]))
                del held[_LOOKED_AT:]
    return carriers


def _size(corpus: Corpus, number: int, key: int) -> int:
    """Return how many words a paragraph of a record has."""
    at = np.flatnonzero(keys_of(corpus, number, number + 1) == np.uint64(key))[0]
    return int(corpus.paragraphs.row(number)[at])


def _is_under_different(corpus: Corpus, numbers: list[int], often: Numbers) -> bool:
    """Return whether the carriers are stories enough, by what stands around what recurs."""
    rests: list[Numbers] = []
    witnesses = 0
    for number in numbers:
        sizes = corpus.paragraphs.row(number).astype(np.int64)
        out = is_in(keys_of(corpus, number, number + 1), often)
        rest = corpus.words.row(number)[~np.repeat(out, sizes)]
        if len(rest) < _LEAST_REST_WORDS:
            continue
        own = shingle_sets(rest, np.array([len(rest)]))[0]
        if all(_shared(own, other) < _ALIKE for other in rests):
            rests.append(own)
            witnesses += len(rest) >= _LEAST_REST * sizes.sum()
            if witnesses >= FEWEST_STORIES or len(rests) >= _FEWEST_THIN:
                return True
    return False


def _shared(one: Numbers, other: Numbers) -> float:
    common = len(np.intersect1d(one, other, assume_unique=True))
    return common / max(1, min(len(one), len(other)))

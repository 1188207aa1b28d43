"""Paragraphs that stand under many stories of one site: promos, notices, calls to subscribe.

They say nothing of a story, so they are left out where stories are compared, and they are candidates
for what the site's plugin drops. A story of which a site holds many copies repeats its paragraphs
just as often: told apart by what else stands around the paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from newsclean.runners.dedup.shingles import mix, shingle_sets
from newsclean.runners.dedup.spool import Buckets, buckets_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy.typing as npt

    from newsclean.runners.dedup.reading import Corpus

    Numbers = npt.NDArray[Any]
    Keys = Callable[[Corpus, int, int], Numbers]

FEWEST_STORIES = 5
"""Different stories, of one site or of all, that hold a paragraph word for word."""
_LOOKED_AT = 24
"""Carriers of one paragraph that are compared with each other."""
_ALIKE = 0.3
"""What two carriers share of their other paragraphs, from where they count as one story."""
_TRAVELS_WITH = 0.5
"""What so many carriers hold travels with the paragraph, be it a notice or the story itself."""
_LEAST_REST_WORDS = 8
_LEAST_REST = 0.4
"""What of a text must stand around that, for it to witness alone: the states of a running story
differ in what is new, and repeat the rest."""
_FEWEST_THIN = 20
"""Different rests that are enough without that: a site of flashes has promos longer than its news."""
_FEW_WORDS = 2
_SHARE_OF_FEW = 0.01
"""A word or two that stand alone recur by chance, as an answer or a heading does: they have to stand
in so many of a site's records. benchmarks/dedup/run.py: of 250,000 records 17 such in 5 to 7 each."""
_BATCH = 2**18
_KEPT = 1024
_HALF, _LOW = np.uint64(32), np.uint64(0xFFFFFFFF)


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
    """Of paragraphs that recur on a site; sorted."""
    everywhere: Numbers
    """Of those that recur on whatever sites: the notices of a platform or of a search engine."""

    def texts_without(
        self, corpus: Corpus, first: int, last: int
    ) -> tuple[Numbers, Numbers, Numbers]:
        """Return words and lengths of some records, and which of them are whole."""
        words = corpus.words.between(first, last)
        lengths = corpus.words.lengths()[first:last]
        if not len(self.keys) and not len(self.everywhere):
            return words, lengths, np.ones(last - first, bool)
        sizes = corpus.paragraphs.between(first, last).astype(np.int64)
        counts = corpus.paragraphs.lengths()[first:last]
        out = is_in(keys_of(corpus, first, last), self.keys)
        out |= is_in(keys_anywhere(corpus, first, last), self.everywhere)
        owners = np.repeat(np.arange(last - first), counts)
        left = np.bincount(owners, np.where(out, 0, sizes), last - first).astype(np.int64)
        return words[~np.repeat(out, sizes)], left, left == lengths


def find_recurring(corpus: Corpus, live: Numbers) -> Recurring:
    """Return the paragraphs that recur in different stories of a site, and of all sites."""
    is_live = np.zeros(len(corpus), bool)
    is_live[live] = True
    everywhere = [key for key, _, _ in _recurring(corpus, is_live, keys_anywhere)]
    known = np.array([site != "" for site in corpus.sites] or [False])
    if len(corpus):
        is_live &= known[corpus.site]
    sizes = np.bincount(corpus.site[is_live], minlength=len(corpus.sites))
    found = []
    for key, total, example in _recurring(corpus, is_live, keys_of):
        site = int(corpus.site[example])
        words = _size(corpus, example, key)
        if words > _FEW_WORDS or total >= _SHARE_OF_FEW * sizes[site]:
            found.append(Paragraph(key, corpus.sites[site], total, int(sizes[site]), example))
    found.sort(key=lambda one: (one.site, -one.records, one.key))
    return Recurring(
        found,
        np.array(sorted(one.key for one in found), np.uint64),
        np.array(sorted(everywhere), np.uint64),
    )


def keys_anywhere(corpus: Corpus, first: int, last: int) -> Numbers:
    """Return 64 bits for each paragraph of some records: of its words."""
    return corpus.paragraph_prints.between(first, last)


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


def _recurring(corpus: Corpus, is_live: Numbers, keys_in: Keys) -> Iterator[tuple[int, int, int]]:
    """Yield the key of each paragraph under different stories, how many records hold it, and one."""
    often, totals = _count(corpus, is_live, keys_in)
    carried = _Carried(corpus)
    for at, numbers in _carriers(corpus, is_live, often, totals, keys_in):
        if carried.are_different(numbers):
            yield int(often[at]), int(totals[at]), numbers[0]


def _count(corpus: Corpus, is_live: Numbers, keys_in: Keys) -> tuple[Numbers, Numbers]:
    """Return the keys that enough records hold, sorted, and how many do."""
    held = Buckets(buckets_for(int(corpus.paragraphs.starts[-1])))
    for first, last in corpus.paragraphs.batches(_BATCH):
        counts = corpus.paragraphs.lengths()[first:last]
        keys = keys_in(corpus, first, last)
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


def _carriers(
    corpus: Corpus, is_live: Numbers, wanted: Numbers, totals: Numbers, keys_in: Keys
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the place of each key and those of its carriers that are looked at, in any order of input."""
    held = Buckets(buckets_for(int(totals.sum())))
    for first, last in corpus.paragraphs.batches(_BATCH) if len(wanted) else ():
        counts = corpus.paragraphs.lengths()[first:last]
        keys = keys_in(corpus, first, last)
        owners = np.repeat(np.arange(first, last, dtype=np.uint64), counts)
        some = is_in(keys, wanted) & is_live[owners]
        places = np.searchsorted(wanted, keys[some]).astype(np.uint64)
        held.add(places << _HALF | owners[some], places % np.uint64(held.count))
    for bucket in range(held.count):
        found = np.unique(held.read(bucket))
        places, numbers = (found >> _HALF).astype(np.int64), (found & _LOW).astype(np.int64)
        order = np.lexsort((corpus.prints[numbers], places))
        places, numbers = places[order], numbers[order]
        starts = np.flatnonzero(np.diff(places, prepend=-1))
        ends = np.append(starts, len(places))[1:]
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            yield int(places[start]), tuple(numbers[start : min(end, start + _LOOKED_AT)].tolist())


class _Carried:
    """What the carriers of a paragraph hold besides."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        # The paragraphs of one story have the same carriers, and stand in the order of their keys.
        self.are_different = lru_cache(_KEPT)(self._are_different)
        self._read = lru_cache(_KEPT)(self._read_once)

    def _are_different(self, numbers: tuple[int, ...]) -> bool:
        """Return whether the carriers are stories enough, by what only some of them hold."""
        held = np.concatenate([np.unique(self._read(number)[0]) for number in numbers])
        keys, times = np.unique(held, return_counts=True)
        shared = keys[times >= _TRAVELS_WITH * len(numbers)]
        rests: list[Numbers] = []
        witnesses = 0
        for number in numbers:
            keys, sizes, words = self._read(number)
            rest = words[~np.repeat(is_in(keys, shared), sizes)]
            if len(rest) < _LEAST_REST_WORDS:
                continue
            own = shingle_sets(rest, np.array([len(rest)]))[0]
            if all(_shared(own, other) < _ALIKE for other in rests):
                rests.append(own)
                witnesses += len(rest) >= _LEAST_REST * len(words)
                if witnesses >= FEWEST_STORIES or len(rests) >= _FEWEST_THIN:
                    return True
        return False

    def _read_once(self, number: int) -> tuple[Numbers, Numbers, Numbers]:
        """Return a record's paragraphs, how many words each has, and the words."""
        corpus = self._corpus
        keys = keys_anywhere(corpus, number, number + 1)
        return keys, corpus.paragraphs.row(number).astype(np.int64), corpus.words.row(number)


def _size(corpus: Corpus, number: int, key: int) -> int:
    """Return how many words a paragraph of a record has."""
    at = np.flatnonzero(keys_of(corpus, number, number + 1) == np.uint64(key))[0]
    return int(corpus.paragraphs.row(number)[at])


def _shared(one: Numbers, other: Numbers) -> float:
    common = len(np.intersect1d(one, other, assume_unique=True))
    return common / max(1, min(len(one), len(other)))

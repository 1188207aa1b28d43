"""What became of each record: its cluster, whom it copies, and in which way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from newsclean.runners.dedup.clusters import find_middles
from newsclean.runners.dedup.history import find_first, find_newest, groups, precedence
from newsclean.runners.dedup.likeness import is_one_story, measure
from newsclean.runners.dedup.recurring import Recurring, find_recurring
from newsclean.runners.dedup.shingles import shingle_sets
from newsclean.runners.dedup.signatures import sketch
from newsclean.runners.dedup.workers import no_note

if TYPE_CHECKING:
    import numpy.typing as npt

    from newsclean.runners.dedup.likeness import Bar
    from newsclean.runners.dedup.reading import Corpus
    from newsclean.runners.dedup.signatures import Sketches
    from newsclean.runners.dedup.workers import Note, Workers

    Numbers = npt.NDArray[Any]

RELATIONS = (None, "exact", "near", "part", "linked", "version")
"""How a record stands to the one it is a duplicate of: the same words; nearly the same; one a part of
the other; both like the longest text of the cluster, but not so like each other; an older state."""
_NEAR_FROM = 0.5
"""What two texts share of all their shingles, from where neither is called a part of the other."""
_FIRST, _EXACT, _NEAR, _PART, _LINKED, _VERSION = range(6)


@dataclass(slots=True)
class Clusters:
    """What was found, a row a record."""

    corpus: Corpus
    recurring: Recurring
    representative: Numbers
    """The record that stands for the cluster: published first, then longest, then of the least id."""
    duplicate_of: Numbers
    """The representative, for an older state of a page the newest one; itself where it is kept."""
    relation: Numbers
    """Index into `RELATIONS`."""
    similarity: Numbers
    """To what it is a duplicate of: what they share of all their shingles; 1 for what is kept."""

    def __len__(self) -> int:
        return len(self.representative)

    def id_of(self, number: int) -> str:
        """Return the id of a record."""
        return self.corpus.id_bytes(number).decode("utf-8", "surrogatepass")

    def is_kept(self, number: int) -> bool:
        """Return whether a record stands for its cluster."""
        return bool(self.duplicate_of[number] == number)


def decide(corpus: Corpus, bar: Bar, workers: Workers, note: Note = no_note) -> Clusters:
    """Return the clusters of a corpus."""
    newest = find_newest(corpus)
    first = find_first(corpus, newest)
    numbers = np.arange(len(corpus))
    live = np.flatnonzero((first == numbers) & (corpus.words.lengths() > 0))
    recurring = find_recurring(corpus, live)
    sketches = sketch(corpus, live, recurring, workers, note)
    middles = find_middles(corpus, sketches, bar, note)
    group = numbers.copy()
    group[sketches.numbers] = sketches.numbers[middles]
    group = group[first]
    representative = _representatives(corpus, newest, group)
    duplicate_of = np.where(newest == numbers, representative, newest)
    relation, similarity = _relate(corpus, sketches, first, newest, duplicate_of, bar)
    return Clusters(corpus, recurring, representative, duplicate_of, relation, similarity)


def _representatives(corpus: Corpus, newest: Numbers, group: Numbers) -> Numbers:
    current = np.flatnonzero(newest == np.arange(len(newest)))
    representative = np.arange(len(newest))
    order = current[np.argsort(group[current], kind="stable")]
    for members in groups(group[order].astype(np.uint64), order):
        representative[members] = min(members.tolist(), key=lambda one: precedence(corpus, one))
    # An older state goes where the newest one went.
    return representative[newest]


def _relate(
    corpus: Corpus,
    sketches: Sketches,
    first: Numbers,
    newest: Numbers,
    duplicate_of: Numbers,
    bar: Bar,
) -> tuple[Numbers, Numbers]:
    relation = np.full(len(corpus), _FIRST, np.uint8)
    similarity = np.ones(len(corpus), np.float32)
    numbers = np.arange(len(corpus))
    copies = np.flatnonzero((duplicate_of != numbers) & (newest == numbers))
    same = first[copies] == first[duplicate_of[copies]]
    relation[copies[same]] = _EXACT
    others = copies[~same]
    if len(others):
        rows = np.searchsorted(sketches.numbers, first[others])
        found = measure(
            sketches, rows, np.searchsorted(sketches.numbers, first[duplicate_of[others]]), bar
        )
        relation[others] = np.where(
            found.near >= _NEAR_FROM, _NEAR, np.where(is_one_story(found, bar), _PART, _LINKED)
        )
        similarity[others] = found.near
    for number in np.flatnonzero(newest != numbers).tolist():
        relation[number] = _VERSION
        similarity[number] = _compare(corpus, number, int(newest[number]))
    return relation, similarity


def _compare(corpus: Corpus, one: int, other: int) -> float:
    """Return what two records share of all their shingles, straight from their words."""
    if corpus.prints[one] == corpus.prints[other]:
        return 1.0
    sets = []
    for number in (one, other):
        words = corpus.words.row(number)
        sets.append(shingle_sets(words, np.array([len(words)]))[0])
    shared = len(np.intersect1d(sets[0], sets[1], assume_unique=True))
    return shared / max(1, len(sets[0]) + len(sets[1]) - shared)

"""Sets of shingles → what similar ones have in common: bands of MinHash, and anchors.

Bands find texts that are much alike, whatever their number. Anchors, the lowest shingles of each
text, find a short text in a long one: what is lowest in the whole is lowest in its part.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from newsclean.runners.dedup.shingles import figures, mix, shingle_sets, sorted_sets
from newsclean.runners.dedup.spool import Spool

if TYPE_CHECKING:
    import numpy.typing as npt

    from newsclean.runners.dedup.reading import Corpus
    from newsclean.runners.dedup.recurring import Recurring

    Numbers = npt.NDArray[Any]

BANDS, ROWS = 32, 4
"""Pairs of similarity .5 share a band in 87 of 100 cases, .6 in 99 (1 - (1 - s⁴)³²)."""
ANCHORS = 32
"""Of a story cut to three tenths, ten are expected in the whole."""
_SEED = 1
_BATCH_WORDS = 2**18
_SALT = np.uint32(0x5BD1E995)


@dataclass(slots=True)
class Sketches:
    """What is known of the texts that are compared, a row each."""

    numbers: Numbers
    """The record of each row."""
    shingles: Spool
    graphemes: Spool
    """Of short texts: the runs of their graphemes; other rows are empty."""
    vocabulary: Spool
    """The different words."""
    figures: Spool
    """Each number, weekday and month with the word before it, and with the one behind it."""
    bands: Numbers
    """A row, 32 bits a band."""
    grapheme_rows: Numbers
    grapheme_bands: Numbers
    anchors: Numbers
    """32 bits each, row behind row."""
    anchor_counts: Numbers

    def __len__(self) -> int:
        return len(self.numbers)


def sketch(corpus: Corpus, live: Numbers, recurring: Recurring) -> Sketches:
    """Return the sketches of the records `live`, without the paragraphs that recur on their site."""
    shingles, graphemes, vocabulary, in_context = (Spool(np.uint32) for _ in range(4))
    parts: list[tuple[Numbers, ...]] = []
    is_live = np.zeros(len(corpus), bool)
    is_live[live] = True
    for first, last in corpus.words.batches(_BATCH_WORDS):
        numbers = np.flatnonzero(is_live[first:last]) + first
        words, lengths, whole = recurring.texts_without(corpus, first, last)
        keep = is_live[first:last]
        words, lengths = words[np.repeat(keep, lengths)], lengths[keep]
        values, counts = shingle_sets(words, lengths)
        shingles.add(values, counts)
        vocabulary.add(*sorted_sets(words, lengths))
        in_context.add(*figures(words, lengths))
        sizes = corpus.graphemes.lengths()[first:last]
        runs = corpus.graphemes.between(first, last)[np.repeat(keep & whole, sizes)]
        small, small_counts = sorted_sets(runs, np.where(whole, sizes, 0)[keep])
        graphemes.add(small, small_counts)
        # A set that is empty has no band in common with anything.
        short = np.flatnonzero(small_counts)
        lowest = _places(counts) < ANCHORS
        parts.append(
            (
                numbers,
                _bands(values, counts),
                numbers[short],
                _bands(small, small_counts)[short] ^ _SALT,
                values[lowest],
                np.minimum(counts, ANCHORS),
            )
        )
    for spool in (shingles, graphemes, vocabulary, in_context):
        spool.close()
    numbers, bands, short, short_bands, anchors, counts = (
        np.concatenate(part) for part in zip(*parts, strict=True)
    )
    rows = np.searchsorted(numbers, short)
    return Sketches(
        numbers,
        shingles,
        graphemes,
        vocabulary,
        in_context,
        bands,
        rows,
        short_bands,
        anchors,
        counts,
    )


def _places(counts: Numbers) -> Numbers:
    """Return for each member of sets, one behind the other, its place in its own set."""
    starts = np.cumsum(counts) - counts
    places: Numbers = np.arange(int(counts.sum())) - np.repeat(starts, counts)
    return places


def _bands(values: Numbers, counts: Numbers) -> Numbers:
    """Return the bands of sets of shingles; those of an empty set mean nothing."""
    from rensa import RMinHash

    if not len(counts):
        return np.zeros((0, BANDS), np.uint32)
    ends = np.concatenate(([0], np.cumsum(counts))).astype(np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(
        mix(values), ends, num_perm=BANDS * ROWS, seed=_SEED
    )
    flat = array("I", chain.from_iterable(matrix.to_rows()))
    digests = np.frombuffer(flat, np.uint32).reshape(len(counts), BANDS, ROWS)
    # Each band starts from its own number, so that equal bits of two bands are two things.
    bands = np.broadcast_to(np.arange(BANDS, dtype=np.uint64), (len(counts), BANDS))
    for row in range(ROWS):
        bands = mix(bands ^ digests[:, :, row])
    return (bands >> np.uint64(32)).astype(np.uint32)

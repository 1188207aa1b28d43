"""Which records are states of one page, and which texts are the same word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from newsclean.runners.dedup.reading import Corpus

    Numbers = npt.NDArray[np.int64]


def find_newest(corpus: Corpus) -> Numbers:
    """Return for each record the newest of its address: itself, where there is no newer one.

    Newest is what was fetched (else modified, else published) last, then the longest.
    """
    newest = np.arange(len(corpus), dtype=np.int64)
    order = np.lexsort((corpus.prints, corpus.words.lengths(), corpus.seen, corpus.url))
    for group in groups(corpus.url[order], order):
        if corpus.url[group[0]]:
            newest[group] = group[-1]
    return newest


def find_first(corpus: Corpus, newest: Numbers) -> Numbers:
    """Return for each newest record the first published of those with its very words."""
    first = newest.copy()
    current = np.flatnonzero((newest == np.arange(len(newest))) & (corpus.words.lengths() > 0))
    order = current[np.argsort(corpus.prints[current], kind="stable")]
    for group in groups(corpus.prints[order], order):
        first[group] = min(group.tolist(), key=lambda one: precedence(corpus, one))
    return first


def precedence(corpus: Corpus, number: int) -> tuple[float, int, bytes, int]:
    """Return what puts the record first that others are copies of: published, length, id."""
    starts = corpus.words.starts
    length = int(starts[number + 1] - starts[number])
    # The text decides between records that share even their id, so that no order of input does.
    return corpus.published[number], -length, corpus.id_bytes(number), int(corpus.prints[number])


def groups(keys: npt.NDArray[np.uint64], values: Numbers) -> Iterator[Numbers]:
    """Yield the values of each run of two or more equal keys; keys are sorted."""
    edges = np.flatnonzero(keys[1:] != keys[:-1]) + 1
    bounds = np.concatenate(([0], edges, [len(keys)]))
    many = np.flatnonzero(np.diff(bounds) > 1)
    for at in many.tolist():
        yield values[bounds[at] : bounds[at + 1]]

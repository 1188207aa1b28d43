"""Words → sets of shingles: runs of three words, each as 32 bits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from newsclean.runners.dedup.words import NUMBER

if TYPE_CHECKING:
    import numpy.typing as npt

    Numbers = npt.NDArray[Any]

WORDS_TOGETHER = 3
"""benchmarks/dedup/quality.py --sizes: two merge columns of one frame, four and five lose the
stories whose names are spelled another way."""

FIGURES_TOGETHER = 2

_ODD = np.uint64(0x9E3779B97F4A7C15)


def mix(numbers: Numbers) -> Numbers:
    """Return 64 bits for each number that depend on all of its bits (splitmix64)."""
    z = numbers.astype(np.uint64) + _ODD
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def shingle_sets(
    words: Numbers, lengths: Numbers, together: int = WORDS_TOGETHER, *, numbers: bool = False
) -> tuple[Numbers, Numbers]:
    """Return the shingles of texts, sorted and once each, one text behind the other; and how many.

    `words` are those of all texts, `lengths` the number of each. With `numbers`, only the shingles
    that have a number in them.
    """
    count = len(words) - together + 1
    if count <= 0:
        return np.zeros(0, np.uint32), np.zeros(len(lengths), np.int64)
    owners = np.repeat(np.arange(len(lengths), dtype=np.uint64), lengths)
    inside = owners[:count] == owners[together - 1 :]
    if numbers:
        marked = (words & NUMBER).astype(bool)
        some = marked[:count].copy()
        for at in range(1, together):
            some |= marked[at : at + count]
        inside &= some
    places = np.flatnonzero(inside)
    shingles = np.zeros(len(places), np.uint64)
    for at in range(together):
        shingles = mix(shingles ^ words[places + at].astype(np.uint64))
    return distinct(owners[places] << np.uint64(32) | shingles >> np.uint64(32), len(lengths))


def sorted_sets(values: Numbers, lengths: Numbers) -> tuple[Numbers, Numbers]:
    """Return sets of 32 bits, given one behind the other, each sorted and without repeats."""
    owners = np.repeat(np.arange(len(lengths), dtype=np.uint64), lengths)
    return distinct(owners << np.uint64(32) | values.astype(np.uint64), len(lengths))


def distinct(keys: Numbers, rows: int) -> tuple[Numbers, Numbers]:
    """Return the low halves of keys, sorted by their high halves and once each; and how many."""
    keys.sort()
    if len(keys):
        keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))]
    owners = (keys >> np.uint64(32)).astype(np.int64)
    return keys.astype(np.uint32), np.bincount(owners, minlength=rows).astype(np.int64)

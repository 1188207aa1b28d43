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

_ODD = np.uint64(0x9E3779B97F4A7C15)


def mix(numbers: Numbers) -> Numbers:
    """Return 64 bits for each number that depend on all of its bits (splitmix64)."""
    z = numbers.astype(np.uint64) + _ODD
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def shingle_sets(
    words: Numbers, lengths: Numbers, together: int = WORDS_TOGETHER
) -> tuple[Numbers, Numbers]:
    """Return the shingles of texts, sorted and once each, one text behind the other; and how many.

    `words` are those of all texts, `lengths` the number of each. A shingle with a number in it has
    the bit `NUMBER`.
    """
    count = len(words) - together + 1
    if count <= 0:
        return np.zeros(0, np.uint32), np.zeros(len(lengths), np.int64)
    owners = np.repeat(np.arange(len(lengths), dtype=np.uint64), lengths)
    shingles = np.zeros(count, np.uint64)
    flags = np.zeros(count, np.uint64)
    for at in range(together):
        part = words[at : at + count].astype(np.uint64)
        shingles = mix(shingles ^ part)
        flags |= part & np.uint64(NUMBER)
    inside = owners[:count] == owners[together - 1 :]
    short = (shingles >> np.uint64(32)) & ~np.uint64(NUMBER) | flags
    keys = (owners[:count] << np.uint64(32) | short)[inside]
    return distinct(keys, len(lengths))


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


def marked(values: Numbers, counts: Numbers) -> Numbers:
    """Return how many shingles of each set have a number in them."""
    owners = np.repeat(np.arange(len(counts)), counts)
    return np.bincount(owners[(values & NUMBER).astype(bool)], minlength=len(counts))

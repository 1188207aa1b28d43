"""Words → sets of shingles: runs of three words, each as 32 bits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from newsclean.runners.dedup.words import NUMBER

if TYPE_CHECKING:
    import numpy.typing as npt

    Numbers = npt.NDArray[Any]

WORDS_TOGETHER = 3
"""benchmarks/dedup/quality.py --sizes: recall is best at three (.982; two .979, four .976, five .975), and
precision rises from .992 at two to .997 at five."""

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

    `words` are those of all texts, `lengths` the number of each.
    """
    count = len(words) - together + 1
    if count <= 0:
        return np.zeros(0, np.uint32), np.zeros(len(lengths), np.int64)
    owners = np.repeat(np.arange(len(lengths), dtype=np.uint64), lengths)
    shingles = np.zeros(count, np.uint64)
    for at in range(together):
        shingles = mix(shingles ^ words[at : at + count].astype(np.uint64))
    inside = owners[:count] == owners[together - 1 :]
    keys = owners[:count] << np.uint64(32) | shingles >> np.uint64(32)
    return distinct(keys[inside], len(lengths))


def figures(words: Numbers, lengths: Numbers) -> tuple[Numbers, Numbers]:
    """Return two numbers for each figure of texts: of it and the word before, and the word behind.

    They stand in the order of the texts, which have as many as the second answer says.
    """
    places = np.flatnonzero(words & NUMBER)
    owners = np.repeat(np.arange(len(lengths)), lengths)
    outside = np.concatenate((words, np.zeros(1, words.dtype))).astype(np.uint64)
    around = []
    for step in (-1, 1):
        beside = places + step
        # Of another text, or none at all.
        beside[(beside < 0) | (owners[np.clip(beside, 0, len(words) - 1)] != owners[places])] = -1
        around.append(mix(mix(outside[places]) ^ outside[beside] ^ np.uint64(step + 1)))
    both = (np.stack(around, axis=1).reshape(-1) >> np.uint64(32)).astype(np.uint32)
    return both, 2 * np.bincount(owners[places], minlength=len(lengths))


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

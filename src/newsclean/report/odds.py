"""How likely a figure is by chance: exact where counts are compared, so that five pages cry no wolf."""

from __future__ import annotations

from math import comb, erfc, exp, lgamma, log, log1p, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Below this many values on either side the normal approximation of rank sums is off in the tails.
LEAST_RANKED = 8


def fewer_by_chance(hits: int, of: int, hits_before: int, of_before: int) -> float:
    """Return how likely so few hits are if nothing changed: Fisher's exact test, one-sided.

    >>> round(fewer_by_chance(4, 5, 50, 50), 3), fewer_by_chance(0, 5, 50, 50) < 1e-6
    (0.091, True)
    """
    total, successes = of + of_before, hits + hits_before
    least = max(0, successes - of_before)
    if total <= 1000:
        ways = sum(comb(of, k) * comb(of_before, successes - k) for k in range(least, hits + 1))
        return ways / comb(total, successes)
    whole = _log_comb(total, successes)
    return min(
        1.0,
        sum(
            exp(_log_comb(of, k) + _log_comb(of_before, successes - k) - whole)
            for k in range(least, hits + 1)
        ),
    )


def more_by_chance(hits: int, of: int, hits_before: int, of_before: int) -> float:
    """Return how likely so many hits are if nothing changed.

    >>> more_by_chance(3, 5, 0, 50) < 0.001, more_by_chance(1, 5, 0, 50) > 0.05
    (True, True)
    """
    return fewer_by_chance(of - hits, of, of_before - hits_before, of_before)


def fewer_than(hits: int, of: int, share: float) -> float:
    """Return how likely so few hits are where each page has one with this probability.

    >>> round(fewer_than(3, 5, 0.9), 3)
    0.081
    """
    if of == 0 or share <= 0:
        return 1.0
    if share >= 1:
        return 0.0 if hits < of else 1.0
    yes, no = log(share), log1p(-share)
    terms = (exp(_log_comb(of, k) + k * yes + (of - k) * no) for k in range(hits + 1))
    return min(1.0, sum(terms))


def more_than(hits: int, of: int, share: float) -> float:
    """Return how likely so many hits are where each page has one with this probability."""
    return fewer_than(of - hits, of, 1 - share)


def moved_by_chance(now: Mapping[int, int], before: Mapping[int, int]) -> tuple[float, float]:
    """Return how likely two histograms differ so much by chance, and how far the values moved.

    The distance is the chance that a value of now is larger than one of before: 0.5 is none.
    Mann and Whitney's test with the correction for ties, two-sided; with few values, how likely so
    many of them would lie outside all that was seen before.

    >>> moved_by_chance({5: 10, 6: 10}, {5: 20, 6: 20})
    (1.0, 0.5)
    >>> p, distance = moved_by_chance({9: 10}, {5: 20, 6: 20})
    >>> p < 1e-5, distance
    (True, 1.0)
    """
    n, m = sum(now.values()), sum(before.values())
    if not n or not m:
        return 1.0, 0.5
    below, wins, ties = 0, 0.0, 0.0
    for value in sorted({*now, *before}):
        here, there = now.get(value, 0), before.get(value, 0)
        wins += here * (below + there / 2)
        below += there
        ties += (here + there) ** 3 - (here + there)
    distance = wins / (n * m)
    if n < LEAST_RANKED or m < LEAST_RANKED:
        low, high = min(before), max(before)
        outside = sum(count for value, count in now.items() if not low <= value <= high)
        return min(1.0, 2 * more_by_chance(outside, n, 0, m)), distance
    total = n + m
    variance = n * m / 12 * (total + 1 - ties / (total * (total - 1)))
    if variance <= 0:
        return 1.0, distance
    z = max(0.0, abs(wins - n * m / 2) - 0.5) / sqrt(variance)
    return erfc(z / sqrt(2)), distance


def _log_comb(of: int, k: int) -> float:
    return lgamma(of + 1) - lgamma(k + 1) - lgamma(of - k + 1)

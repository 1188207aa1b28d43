"""Lengths of any number of texts → quantiles and bars, in a memory that does not grow."""

from __future__ import annotations

from collections import Counter
from typing import Any

# Steps to a doubling: a step is 1/64 of its value wide, so that its middle is right to 0.8 %.
_STEPS = 64
_QUANTILES = {"p5": 0.05, "p25": 0.25, "median": 0.5, "p75": 0.75, "p95": 0.95}
# Bars to a doubling: each holds whole steps.
_BARS = 4


class Lengths:
    """Counts lengths on a scale of fixed steps; below 128 each has a step of its own.

    >>> lengths = Lengths()
    >>> for size in range(1, 1001):
    ...     lengths.add(size)
    >>> lengths.quantile(0.5), lengths.quantile(0.05)
    (501, 50)
    """

    def __init__(self) -> None:
        self._steps: Counter[int] = Counter()
        self._count = self._total = 0
        self._least: int | None = None
        self._most = 0

    def add(self, size: int) -> None:
        """Count one length."""
        self._steps[_step_of(size)] += 1
        self._count += 1
        self._total += size
        self._most = max(self._most, size)
        self._least = size if self._least is None else min(self._least, size)

    def quantile(self, share: float) -> int:
        """Return the length that this share of the texts does not exceed; 0 where there are none."""
        wanted = max(1, -int(-share * self._count // 1))
        for step in sorted(self._steps):
            wanted -= self._steps[step]
            if wanted <= 0:
                low, high = _edges(step)
                return max(self._least or 0, min(self._most, (low + high - 1) // 2))
        return 0

    def to_json(self) -> dict[str, Any]:
        """Return least, quantiles, most, mean and total."""
        return {
            "min": self._least or 0,
            **{name: self.quantile(share) for name, share in _QUANTILES.items()},
            "max": self._most,
            "mean": round(self._total / self._count) if self._count else 0,
            "total": self._total,
        }

    def bars(self) -> list[tuple[int, int, int]]:
        """Return least length, first length beyond, and count of each bar, empty ones included."""
        bars: Counter[int] = Counter()
        for step, count in self._steps.items():
            bars[_step_of(_edges(step)[0], _BARS)] += count
        if not bars:
            return []
        return [(*_edges(bar, _BARS), bars[bar]) for bar in range(min(bars), max(bars) + 1)]


def _step_of(size: int, steps: int = _STEPS) -> int:
    """Return where a length stands on a scale of so many steps to a doubling."""
    if size < 2 * steps:
        return size
    shift = size.bit_length() - steps.bit_length()
    return shift * steps + (size >> shift)


def _edges(step: int, steps: int = _STEPS) -> tuple[int, int]:
    """Return the least length of a step, and the first beyond it."""
    if step < 2 * steps:
        return step, step + 1
    shift = step // steps - 1
    low = (step - shift * steps) << shift
    return low, low + (1 << shift)

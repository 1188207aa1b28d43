"""A run in a few lines: how many were read and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.runners import Tally

# Of fewer pages a rate says more about the start than about the run.
_WORTH_A_RATE = 100


def counts_of(tally: Tally, read_before: int, taken_s: float) -> str:
    """Return counts that add up, how long they took, and how many `read_before` by an earlier run."""
    parts = [f"{tally.read} read", f"{tally.written} written"]
    if tally.rejected:
        parts.append(f"{sum(tally.rejected.values())} rejected")
    if tally.unread:
        parts.append(f"{tally.unread} unread")
    if tally.skipped:
        parts.append(f"{tally.skipped} skipped as no page")
    before = f" ({read_before} of them earlier)" if read_before else ""
    read_now = tally.read - read_before
    rate = f", {read_now / taken_s:.0f} pages/s" if read_now >= _WORTH_A_RATE else ""
    return f"{', '.join(parts)}{before} in {taken_s:.1f} s{rate}"


def shares_of(tally: Tally) -> Iterator[str]:
    """Yield a line of rejections by reason and one of warnings by code, where there are any."""
    for name, counter in (("rejected", tally.rejected), ("warnings", tally.warnings)):
        if counter:
            shares = ", ".join(f"{key} {count}" for key, count in counter.most_common())
            yield f"{name}: {shares}"

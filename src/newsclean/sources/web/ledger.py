"""What became of the addresses of a run, host by host."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Ledger:
    """Counts of one run; read while it goes on, and when it is over."""

    given: int = 0
    same: int = 0
    """Addresses of a page that was asked for under another address."""
    known: int = 0
    """Addresses that an earlier run of the journal has delivered."""
    kept: int = 0
    """Answers that a killed run had got."""
    hosts: dict[str, Counter[str]] = field(default_factory=dict)
    """For each host: `page`, or the reason for which there is none, with counts."""
    waiting: Counter[str] = field(default_factory=Counter)
    cached: int = 0

    def count(self, host: str, outcome: str) -> None:
        """Add one finished address."""
        self.hosts.setdefault(host, Counter())[outcome] += 1

    def lines(self) -> list[str]:
        """Return the closing summary: what is special about the run, then a line for each host."""
        parts = [
            f"{count} {what}"
            for count, what in (
                (self.kept, "from the run before"),
                (self.known, "known already"),
                (self.same, "of a page asked for already"),
                (self.cached, "from the cache"),
            )
            if count
        ]
        lines = [f"addresses: {self.given} given, {', '.join(parts)}"] if parts else []
        for host, outcomes in sorted(self.hosts.items(), key=lambda item: -item[1].total()):
            shares = ", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common())
            lines.append(f"{host}: {shares}")
        return lines

    def progress(self, host: str, taken_s: float) -> str:
        """Return how one host is doing."""
        outcomes = self.hosts.get(host, Counter())
        done = outcomes.total()
        failed = done - outcomes["page"]
        rate = done / taken_s if taken_s else 0.0
        return f"{done} done, {self.waiting[host]} waiting, {failed} without a page, {rate:.1f}/s"

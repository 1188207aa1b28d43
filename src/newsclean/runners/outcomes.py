"""What became of the inputs, one by one and all together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from newsclean.model import Article

if TYPE_CHECKING:
    from newsclean.model import Result


class Done(NamedTuple):
    """What became of one input."""

    origin: str
    result: Result | None
    """None for a file that is no page, and where there is only something to say."""
    line: bytes = b""
    """The record or the rejection as JSON, without a line feed."""
    read: bool = False
    """There was a page, whatever came of it."""
    failed: bool = False
    """The input could not be read, or its cleaning crashed: more than a page without an article."""
    note: str = ""
    """Something to say about the input that its record does not hold."""


@dataclass(slots=True)
class Tally:
    """Counts that add up: `read + unread == written + rejected`."""

    read: int = 0
    unread: int = 0
    written: int = 0
    failed: int = 0
    skipped: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    """By reason; what could not be read is among them."""
    warnings: Counter[str] = field(default_factory=Counter)
    """By code."""
    methods: Counter[str] = field(default_factory=Counter)
    """By the step of the cascade that answered."""

    def count(self, done: Done) -> None:
        """Add one input."""
        if done.result is None:
            self.skipped += not done.note
            return
        self.read += done.read
        self.unread += not done.read
        self.failed += done.failed
        outcome = done.result.outcome
        if isinstance(outcome, Article):
            self.written += 1
            self.warnings.update(outcome.warnings)
            self.methods[outcome.extraction.method] += 1
        else:
            self.rejected[outcome.reason] += 1

    def exit_code(self, *, strict: bool = False) -> int:
        """Return 0 where all went well, 1 for failed (or strictly: rejected) inputs, 3 for none read."""
        if not self.read:
            return 3
        return 1 if self.failed or (strict and self.rejected) else 0

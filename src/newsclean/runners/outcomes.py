"""What became of the inputs, one by one and all together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from newsclean._version import __version__
from newsclean.model import Article, Rejection, Result

if TYPE_CHECKING:
    from newsclean.model import Reason
    from newsclean.sources import Parcel


class Done(NamedTuple):
    """What became of one input: small, for it crosses from process to process."""

    origin: str
    fate: Literal["record", "rejection", "skipped", "noted"]
    """Noted: there is only something to say of the input, which is read all the same."""
    line: bytes = b""
    """The record or the rejection as JSON, without a line feed."""
    read: bool = False
    """There was a page, whatever came of it."""
    failed: bool = False
    """The input could not be read, or its cleaning crashed: more than a page without an article."""
    note: str = ""
    """Something to say about the input that its record does not hold."""
    reason: str = ""
    detail: str = ""
    """Of a rejection: the same as in its line."""
    method: str = ""
    """Of a record: the step of the cascade that answered."""
    warnings: tuple[str, ...] = ()
    charset: str = ""
    result: Result | None = None
    """All that can be shown of the page, where it was cleaned in this process."""


class Finished(NamedTuple):
    """All inputs of a parcel are done, and nothing of the next is."""

    parcel: Parcel


Step: TypeAlias = Done | Finished


def report_result(origin: str, result: Result) -> Done:
    """Return what became of a page that was cleaned."""
    outcome = result.outcome
    line = outcome.to_json()
    if isinstance(outcome, Article):
        return Done(
            origin,
            "record",
            line,
            read=True,
            method=outcome.extraction.method,
            warnings=tuple(outcome.warnings),
            charset=outcome.source.charset,
            result=result,
        )
    return Done(
        origin,
        "rejection",
        line,
        read=True,
        reason=outcome.reason,
        detail=outcome.detail,
        result=result,
    )


def report_failure(
    origin: str, url: str | None, reason: Reason, detail: str, *, read: bool = False
) -> Done:
    """Return what became of an input that could not be read, or whose cleaning failed."""
    rejection = Rejection(path=origin, url=url, reason=reason, detail=detail, newsclean=__version__)
    line, result = rejection.to_json(), Result(rejection)
    return Done(
        origin,
        "rejection",
        line,
        read=read,
        failed=True,
        reason=reason,
        detail=detail,
        result=result,
    )


@dataclass(slots=True)
class Tally:
    """Counts that add up: `inputs == written + sum(rejected) + skipped`."""

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

    @property
    def inputs(self) -> int:
        """Everything that was looked at."""
        return self.read + self.unread + self.skipped

    def count(self, done: Done) -> None:
        """Add one input."""
        if done.fate == "noted":
            return
        if done.fate == "skipped":
            self.skipped += 1
            return
        self.read += done.read
        self.unread += not done.read
        self.failed += done.failed
        if done.fate == "record":
            self.written += 1
            self.warnings.update(done.warnings)
            self.methods[done.method] += 1
        else:
            self.rejected[done.reason] += 1

    def exit_code(self, *, strict: bool = False) -> int:
        """Return 0 where all went well, 1 for failed (or strictly: rejected) inputs, 3 for none read."""
        if not self.read:
            return 3
        return 1 if self.failed or (strict and self.rejected) else 0

    def as_dict(self) -> dict[str, Any]:
        """Return the counts as JSON can hold them."""
        return {name: _plain(getattr(self, name)) for name in self.__slots__}

    @classmethod
    def of_dict(cls, counts: dict[str, Any]) -> Tally:
        """Return the tally that `as_dict` was made of."""
        values: dict[str, Any] = {
            name: Counter(value) if isinstance(value, dict) else value
            for name, value in counts.items()
        }
        return cls(**values)


def _plain(value: int | Counter[str]) -> int | dict[str, int]:
    return value if isinstance(value, int) else dict(value)

"""The files of a run: what is told to them as it begins, goes on and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from newsclean.runners.outcomes import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsclean.sinks import SplitLines
    from newsclean.sources import Parcel


class Complete(Exception):
    """The run that should be gone on with is complete; there is nothing to do."""


class Files(Protocol):
    """Where the results of a run go."""

    sinks: SplitLines
    tally: Tally
    """What is in the files; of a run that goes on, with what was there before."""
    weight: int
    """Of the parcels that are done."""

    @property
    def resumable(self) -> bool:
        """Whether the run can be gone on with when it has ended early."""

    def identities(self) -> frozenset[tuple[int, int]]:
        """Return device and inode of what is written and is no input."""

    def follow(self, parcels: Iterable[Parcel]) -> Iterable[Parcel]:
        """Yield the parcels that are still to be done."""

    def finish(self, parcel: Parcel) -> None:
        """Note that a parcel is done, and everything of it written."""

    def complete(self, *, articles: bool = True) -> None:
        """End well; without `articles` only the rejections are put in place."""

    def keep(self) -> bool:
        """End early with what is finished; return whether the records have their final name."""

    def salvage(self) -> bool:
        """End with what is on disk for certain; return whether that has its final name."""

    def abandon(self) -> None:
        """End because something is wrong."""


class Unkept:
    """Files, pipes and streams of which nothing is left, or as much as was finished."""

    resumable = False

    def __init__(self, sinks: SplitLines) -> None:
        self.sinks = sinks
        self.tally = Tally()
        self.weight = 0

    def identities(self) -> frozenset[tuple[int, int]]:
        """Return device and inode of what is written and is no input."""
        return self.sinks.identities()

    def follow(self, parcels: Iterable[Parcel]) -> Iterable[Parcel]:
        """Return all parcels."""
        return parcels

    def finish(self, parcel: Parcel) -> None:
        """Weigh it: nobody goes on with this."""
        self.weight += parcel.weight

    def complete(self, *, articles: bool = True) -> None:
        """Make what was written final; without `articles` only the rejections."""
        self.sinks.commit(articles=articles)

    def keep(self) -> bool:
        """Make what was written final, if there is a record."""
        found = self.sinks.articles.count > 0
        self.sinks.commit(articles=found)
        return found

    def salvage(self) -> bool:
        """Leave nothing behind that looks finished."""
        self.sinks.discard()
        return False

    def abandon(self) -> None:
        """Leave nothing behind that looks finished."""
        self.sinks.discard()

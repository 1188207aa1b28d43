"""A run whose output survives its end: after Ctrl-C, kill -9, a full disk or a power cut it goes on.

Records lie in a hidden file beside the output until the run is complete. Every few seconds, where a
parcel ends, they are brought to disk, and then the journal says so. To go on is to cut the files
back to what the journal says and to begin at the next parcel.
"""

from __future__ import annotations

import contextlib
import os
import time
from hashlib import blake2b
from typing import TYPE_CHECKING

from newsclean.errors import SourceError, UsageError
from newsclean.runners.files import Complete
from newsclean.runners.journal import SUFFIX, Journal, Mark, Written, read_journal
from newsclean.runners.outcomes import Tally
from newsclean.runners.reading import place_of
from newsclean.sinks import SplitLines, is_special, open_lines
from newsclean.sinks.kept import Again, KeptLines, settle
from newsclean.sinks.pending import require_room
from newsclean.sources import release_parcel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.runners.journal import Terms
    from newsclean.sinks.kept import How
    from newsclean.sources import Parcel

# Bringing files to disk takes some hundredths of a second.
_MARK_EVERY_S = 2.0
# Of a packed file a mark ends a member, and the members must be the same in each run.
_MEMBER_BYTES = 2**22


class Keeping:
    """The files of one run, and how far it is."""

    def __init__(
        self,
        output: str,
        rejects: str | None,
        terms: Terms,
        how: How = "new",
        *,
        resume: bool = False,
    ) -> None:
        """Open everything; UsageError where that is not possible, with what to do about it.

        With `resume`, Complete where the run is finished already.
        """
        self.path = output
        self._discarded = False
        require_room(output, os.path.realpath(output), force=True)
        written = read_journal(output + SUFFIX)
        if resume:
            written = _require_same(output, written, terms)
        elif written is not None and how != "force":
            raise UsageError(
                f"{output}: an unfinished run has left {output + SUFFIX}: --resume goes on with it,"
                " --force starts anew"
            )
        self._marks = written.marks if resume and written else []
        kept = False
        if written is not None and self._marks:
            how, kept = written.how, written.ending == "kept"
        try:
            self._journal = Journal(output + SUFFIX, written.size if written and self._marks else 0)
        except OSError as error:
            raise UsageError(f"{output}: cannot be written here: {error.strerror}") from error
        again = self._marks[-1] if self._marks else None
        try:
            self.sinks = _open_sinks(output, rejects, how, again, kept=kept)
        except BaseException:
            self._journal.close(remove=not self._marks)
            raise
        self._resumed = again is not None
        self._last = again or self._begin(terms, how)
        self.tally = Tally.of_dict(self._last.tally)
        self._parcels, self._chain = self._last.parcels, self._last.chain
        self.weight = 0
        self._marked_at = time.monotonic()

    def _begin(self, terms: Terms, how: How) -> Mark:
        before = Mark(0, "", *self._mark_files(), Tally().as_dict())
        try:
            self._journal.begin(terms, how, before)
        except BaseException:
            self.discard()
            raise
        return before

    @property
    def resumable(self) -> bool:
        """Whether the run can be gone on with: not where nothing of it is left."""
        return not self._discarded

    def identities(self) -> frozenset[tuple[int, int]]:
        """Return device and inode of what is written and is no input."""
        return self.sinks.identities() | {self._journal.identity()}

    def follow(self, parcels: Iterable[Parcel]) -> Iterator[Parcel]:
        """Yield the parcels that are still to be done; UsageError where the earlier ones changed."""
        known = {mark.parcels: mark.chain for mark in self._marks}
        todo, chain, count, first = self._parcels, "", 0, ""
        for parcel in _guarded(parcels):
            if count >= todo:
                yield parcel
                continue
            count += 1
            self.weight += parcel.weight
            first = first or place_of(parcel)
            chain = _link(chain, parcel)
            release_parcel(parcel)
            if count in known:
                if known[count] != chain:
                    raise UsageError(
                        f"{self.path}: the inputs have changed since: something between {first} and"
                        f" {place_of(parcel)} is new, gone or different; --force starts anew"
                    )
                first = ""
        if count < todo:
            raise UsageError(
                f"{self.path}: the inputs have changed since: there are fewer now; --force starts anew"
            )

    def finish(self, parcel: Parcel) -> None:
        """Note that a parcel is done, and bring it to disk if it is time."""
        self._parcels += 1
        self.weight += parcel.weight
        self._chain = _link(self._chain, parcel)
        kept = [sink for sink in self.sinks.all() if isinstance(sink, KeptLines)]
        if any(sink.packing for sink in kept):
            due = sum(sink.fresh_bytes for sink in kept) >= _MEMBER_BYTES
        else:
            due = time.monotonic() - self._marked_at >= _MARK_EVERY_S
        if due:
            self._mark()

    def complete(self, *, articles: bool = True) -> None:
        """Put the files in place; without `articles` only the rejections."""
        self._mark()
        self._journal.end("complete")
        self.sinks.commit(articles=articles)
        self._journal.close(remove=True)

    def keep(self) -> bool:
        """End early with what is finished; return whether the records have their final name."""
        if not self.tally.inputs:
            self.discard()
            return False
        self._journal.end("kept")
        articles, rejects = self.sinks.articles, self.sinks.rejects
        named = isinstance(articles, KeptLines) and articles.keep()
        if isinstance(rejects, KeptLines):
            rejects.keep(even_empty=True)
        elif rejects is not None:
            rejects.commit()
        self._journal.close()
        return named

    def abandon(self) -> None:
        """End because something is wrong: leave nothing, or what an earlier mark says is finished."""
        if self._last.parcels and self._marks and self._last == self._marks[-1]:
            # Nothing has been added to what was there.
            self._leave()
        elif self._last.parcels:
            self.salvage()
        else:
            self.discard()

    def salvage(self) -> bool:
        """End with what is on disk for certain; return whether that has its final name."""
        self.tally = Tally.of_dict(self._last.tally)
        for sink in self.sinks.all():
            if isinstance(sink, KeptLines):
                sink.cut_back()
        try:
            return self.keep()
        except OSError:
            # The journal is as it was, and the files may have their hidden names: that is enough.
            self._leave()
            return False

    def _leave(self) -> None:
        for sink in self.sinks.all():
            sink.leave() if isinstance(sink, KeptLines) else sink.discard()
        with contextlib.suppress(OSError):
            self._journal.close()

    def discard(self) -> None:
        """Leave nothing behind."""
        self._discarded = True
        self.sinks.discard()
        with contextlib.suppress(OSError):
            self._journal.close(remove=True)

    def _mark(self) -> None:
        output, rejects = self._mark_files()
        self._last = Mark(self._parcels, self._chain, output, rejects, self.tally.as_dict())
        self._journal.mark(self._last)
        self._marked_at = time.monotonic()

    def _mark_files(self) -> tuple[int, int]:
        marks = [s.mark() if isinstance(s, KeptLines) else 0 for s in self.sinks.all()]
        return marks[0], marks[1] if len(marks) > 1 else 0


def _open_sinks(
    output: str, rejects: str | None, how: How, again: Mark | None, *, kept: bool
) -> SplitLines:
    articles = KeptLines(output, how, Again(again.output, kept) if again else None)
    if rejects is None:
        return SplitLines(articles)
    try:
        if is_special(rejects):
            return SplitLines(articles, open_lines(rejects, force=True))
        place = Again(again.rejects, kept) if again else None
        return SplitLines(articles, KeptLines(rejects, how, place))
    except BaseException:
        if again is None:
            articles.discard()
        raise


def _require_same(output: str, written: Written | None, terms: Terms) -> Written | None:
    """Return the journal to go on with, or None to begin; UsageError where it is of another run."""
    if written is None:
        if os.path.lexists(output):
            raise Complete
        return None
    if written.ending == "complete":
        _settle(output, written)
        raise Complete
    changes = written.terms.changes(terms) if written.marks else []
    if changes:
        raise UsageError(
            f"{output}: cannot be gone on with, for {'; '.join(changes)}: give the same again, or"
            " start anew with --force"
        )
    return written


def _settle(output: str, written: Written) -> None:
    """Put in place what a run had no time to put there after it was complete."""
    last = written.marks[-1]
    settle(output, last.output, wanted=last.tally["read"] > 0)
    rejects = written.terms.options.get("--rejects")
    if rejects:
        settle(rejects, last.rejects, wanted=True)
    os.unlink(output + SUFFIX)


def _link(chain: str, parcel: Parcel) -> str:
    return blake2b(chain.encode() + parcel.identity, digest_size=16).hexdigest()


def _guarded(parcels: Iterable[Parcel]) -> Iterator[Parcel]:
    """Yield the parcels; where the disk for temporary files fails, that is said."""
    try:
        yield from parcels
    except OSError as error:
        raise SourceError(
            f"temporary files cannot be written: {error.strerror}; TMPDIR may name another folder"
        ) from error

"""Many processes, one order: parcels go out to workers, and what becomes of them comes back in turn.

A page that ends its worker, hangs or eats memory costs itself. It is tried a second time in a fresh
process, and rejected where that ends too: a worker may also be lost for no fault of its page.
"""

from __future__ import annotations

import signal
from collections import deque
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, NamedTuple

from newsclean.runners.ahead import Ahead
from newsclean.runners.crew import AT_HAND, Crew
from newsclean.runners.outcomes import Finished, report_failure
from newsclean.runners.reading import place_of, say_unreadable, split_files
from newsclean.runners.signals import name_of_signal
from newsclean.runners.worker import READING, Failed, Handover, Next, Task
from newsclean.sources import release_parcel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.model import Reason
    from newsclean.runners.crew import Hand
    from newsclean.runners.outcomes import Done, Step
    from newsclean.runners.worker import Work
    from newsclean.sources import Parcel

_TRIES = 2
# By signals that come from outside more often than from a page.
_TRIES_SHOT = 4
_SHOTS = tuple(getattr(signal, name, None) for name in ("SIGKILL", "SIGTERM"))
# Parcels under way for each worker: what is done while an early one still takes its time waits.
_WINDOW = 8
_WAITING_BYTES = 2**22
_TICK_S = 1.0
# Workers that end before they have begun: it is the machine or the installation, not a page.
_FALSE_STARTS = 5


def run_pool(parcels: Iterable[Parcel], work: Work, workers: int) -> Iterator[Step]:
    """Yield what became of each input of the parcels, in their order, by this many processes."""
    ahead = Ahead(parcels, _WINDOW * workers)
    crew = Crew(work, workers)
    try:
        yield from _Pool(ahead, crew, work).steps()
    finally:
        crew.dismiss()
        ahead.close()


class _Cause(NamedTuple):
    """Why a worker was lost."""

    reason: Reason
    detail: str
    shot: bool = False
    """Somebody else may have done it."""


class _Job:
    """A parcel on its way: what is known of it, and what is still to be done."""

    def __init__(self, number: int, parcel: Parcel) -> None:
        self.number = number
        self.parcel = parcel
        self.pieces: deque[Parcel] = deque([parcel])
        self.drop = 0
        """Outcomes that are known already, of pieces that are done anew."""
        self.waiting: deque[Done] = deque()
        self.piece_done = 0
        """Inputs of the first piece that are done."""
        self.deaths: dict[tuple[Parcel, int], int] = {}
        self.careful = False
        self.announced: tuple[str, str | None] | None = None

    def add(self, done: Iterable[Done]) -> int:
        """Take in what became of the next inputs; return the bytes that wait to be written for it."""
        size = 0
        self.announced = None
        for one in done:
            self.piece_done += 1
            if self.drop:
                self.drop -= 1
            else:
                self.waiting.append(one)
                size += len(one.line)
        return size

    def end_piece(self) -> None:
        """Go on with the next piece."""
        self.pieces.popleft()
        self.piece_done = 0

    def task(self) -> Task:
        """Return what is to be done next."""
        return Task(self.number, self.pieces[0], self.piece_done, self.careful)


class _Pool:
    def __init__(self, ahead: Ahead, crew: Crew, work: Work) -> None:
        self._ahead = ahead
        self._crew = crew
        self._work = work
        self._jobs: deque[_Job] = deque()
        self._by_number: dict[int, _Job] = {}
        self._to_give: deque[_Job] = deque()
        self._count = 0
        self._window = _WINDOW * len(crew.workers)
        self._waiting_bytes = 0
        self._false_starts = 0

    def steps(self) -> Iterator[Step]:
        """Yield everything, in the order of the parcels."""
        while True:
            self._fetch()
            self._give()
            while self._jobs:
                job = self._jobs[0]
                while job.waiting:
                    done = job.waiting.popleft()
                    self._waiting_bytes -= len(done.line)
                    yield done
                if job.pieces:
                    break
                self._jobs.popleft()
                del self._by_number[job.number]
                yield Finished(job.parcel)
                release_parcel(job.parcel)
            if not self._jobs and self._ahead.ended:
                return
            self._listen()

    def _fetch(self) -> None:
        """Take in parcels that are ready, as far as there is room."""
        while self._has_room():
            parcel = self._ahead.take()
            if parcel is None:
                return
            job = _Job(self._count, parcel)
            self._count += 1
            self._jobs.append(job)
            self._by_number[job.number] = job
            self._to_give.append(job)

    def _has_room(self) -> bool:
        return len(self._jobs) < self._window and self._waiting_bytes < _WAITING_BYTES

    def _give(self) -> None:
        """Give tasks to workers that want some, the earliest first and evenly."""
        for at_hand in range(AT_HAND):
            for hand in self._crew.workers:
                if self._to_give and len(hand.tasks) <= at_hand:
                    hand.give(self._to_give.popleft().task())

    def _listen(self) -> None:
        """Wait for something to happen, and take in what did."""
        hands = {hand.connection: hand for hand in self._crew.workers}
        sources = [*hands]
        if self._has_room() and not self._ahead.ended:
            sources.append(self._ahead.signal)
        ready = wait(sources, _TICK_S)
        for source in ready:
            hand = hands.get(source)
            if hand is not None:
                self._hear(hand)
        if not ready:
            for hand in self._crew.workers:
                if hand.is_stuck():
                    hand.end_overdue()

    def _hear(self, hand: Hand) -> None:
        """Take in one message of a worker, or that it is gone."""
        message = hand.take()
        if message is None:
            self._bury(hand)
        elif isinstance(message, Handover):
            job = self._by_number[message.number]
            self._waiting_bytes += job.add(message.done)
            if message.ended:
                hand.tasks.popleft()
                job.end_piece()
                if job.pieces:
                    self._to_give.appendleft(job)
        elif isinstance(message, Next):
            self._by_number[message.number].announced = (message.origin, message.url)
        elif isinstance(message, Failed):
            raise message.error(message.said)
        else:
            hand.ready = True
            self._false_starts = 0

    def _bury(self, hand: Hand) -> None:
        """Have another worker do what this one has left."""
        tasks, (number, index, doing) = [*hand.tasks], hand.crumb()
        self._crew.replace(hand)
        code = hand.stop()
        if not hand.ready:
            self._false_starts += 1
            if self._false_starts >= _FALSE_STARTS:
                raise RuntimeError(f"worker processes end as they start ({name_of_signal(code)})")
        for task in reversed(tasks):
            self._to_give.appendleft(self._by_number[task.number])
        if tasks and tasks[0].number == number and hand.ready:
            cause = self._cause(code, overdue=hand.overdue)
            self._blame(self._by_number[number], index, doing, cause)

    def _blame(self, job: _Job, index: int, doing: int, cause: _Cause) -> None:
        """Note at which input a worker was lost; the second time, that input is given up."""
        piece = job.pieces[0]
        tries = job.deaths[piece, index] = job.deaths.get((piece, index), 0) + 1
        job.careful = True
        if tries < (_TRIES_SHOT if cause.shot else _TRIES):
            return
        if doing == READING:
            self._give_up_reading(job, cause.detail)
            return
        origin, url = job.announced or (place_of(piece), None)
        lost = report_failure(origin, url, cause.reason, cause.detail, read=True)
        self._waiting_bytes += job.add([lost])

    def _give_up_reading(self, job: _Job, why: str) -> None:
        piece = job.pieces[0]
        pieces = split_files(piece)
        if pieces:
            # Only one of its files is to blame: what is known of them is told once.
            job.pieces.popleft()
            job.pieces.extendleft(reversed(pieces))
            job.drop, job.piece_done = job.piece_done, 0
            return
        lost = say_unreadable(piece, f"cannot be read: {why}")
        done = report_failure(lost.origin, lost.url, lost.reason, lost.detail)
        self._waiting_bytes += job.add([done])
        job.end_piece()
        if not job.pieces:
            self._to_give.remove(job)

    def _cause(self, code: int, *, overdue: bool) -> _Cause:
        if overdue or -code == getattr(signal, "SIGALRM", None):
            return _Cause("timeout", self._work.limits.timeout_detail)
        said = f"each process that dealt with it was ended by {name_of_signal(code)}"
        return _Cause("crashed", said, shot=-code in _SHOTS)

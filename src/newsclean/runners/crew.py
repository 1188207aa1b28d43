"""The processes of a pool, as their parent sees them: each with a pipe of its own.

Nothing is shared between workers, so that one which is lost in the middle of a word leaves the
others as they are. (A pool with one pipe and one lock for all, pebble's, was lost as a whole in
five of five runs after three to seven workers had been shot at random moments.)
"""

from __future__ import annotations

import contextlib
import multiprocessing
import time
from collections import deque
from typing import TYPE_CHECKING, Any

from newsclean.runners.signals import uninterrupted
from newsclean.runners.worker import Crumbs, serve

if TYPE_CHECKING:
    from newsclean.runners.worker import Message, Task, Work

# A second parcel waits at the worker, so that it need not wait for us.
AT_HAND = 2
_FAREWELL_S = 2.0
# How much later than the worker's own clock ours rings: a process that is stopped has none.
_GRACE_S = 5.0


class Crew:
    """Starts workers; stops all of them when it is left."""

    def __init__(self, work: Work, count: int) -> None:
        methods = multiprocessing.get_all_start_methods()
        # A forked copy of this process would share its threads' locks and its open files.
        self._context: Any = multiprocessing.get_context(
            "forkserver" if "forkserver" in methods else "spawn"
        )
        if hasattr(self._context, "set_forkserver_preload"):
            self._context.set_forkserver_preload(["newsclean.runners.worker", "newsclean.pipeline"])
        self._work = work
        self.workers: list[Hand] = []
        try:
            for _ in range(count):
                self.workers.append(self._start())
        except BaseException:
            self.dismiss()
            raise

    def _start(self) -> Hand:
        with uninterrupted():
            return Hand(self._context, self._work)

    def replace(self, gone: Hand) -> None:
        """Start a worker in the place of one that is gone."""
        gone.stop()
        self.workers[self.workers.index(gone)] = self._start()

    def dismiss(self) -> None:
        """Stop all workers, whatever they are doing."""
        for hand in self.workers:
            hand.process.terminate()
        for hand in self.workers:
            hand.stop()


class Hand:
    """One worker."""

    def __init__(self, context: Any, work: Work) -> None:
        self.connection, theirs = context.Pipe(duplex=True)
        shared = context.RawArray("q", [-1, 0, 0, 0])
        self._crumbs = Crumbs(shared)
        self.process = context.Process(
            target=serve, args=(theirs, shared, work), name="newsclean-worker", daemon=True
        )
        self.process.start()
        theirs.close()
        self.tasks: deque[Task] = deque()
        """What it has been given and has not ended, the one it is at first."""
        self.ready = False
        self.overdue = False
        """It was ended because it had been at one page for too long."""
        self._limit_s = work.limits.page_timeout_s
        self._seen = (0, time.monotonic())

    @property
    def wants_more(self) -> bool:
        """Whether it should be given another task."""
        return len(self.tasks) < AT_HAND

    def give(self, task: Task) -> None:
        """Send it a task; of a worker that is gone, the next `take` tells."""
        self.tasks.append(task)
        with contextlib.suppress(OSError):
            self.connection.send(task)

    def take(self) -> Message | None:
        """Return the next message; None where the worker is gone, in the middle of one maybe."""
        try:
            message: Message = self.connection.recv()
        except (EOFError, OSError):
            return None
        return message

    def crumb(self) -> tuple[int, int, int]:
        """Return which task, which of its inputs, and whether it was read or cleaned."""
        return self._crumbs.take()[:3]

    def is_stuck(self) -> bool:
        """Return whether it has been at one page for longer than its own clock would let it."""
        count, now = self._crumbs.take()[3], time.monotonic()
        if not self.tasks or not self.ready or count != self._seen[0]:
            self._seen = (count, now)
        return bool(self._limit_s) and now - self._seen[1] > self._limit_s + _GRACE_S

    def end_overdue(self) -> None:
        """End it at once, whatever it is doing."""
        self.overdue = True
        self.process.kill()

    def stop(self) -> int:
        """End it if it has not ended, and return its exit code."""
        self.connection.close()
        self.process.join(_FAREWELL_S)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        return self.process.exitcode or 0

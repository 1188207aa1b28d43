"""Ranks on this machine: one that is lost or stuck is begun anew, and given up the third time.

datatrove's own executor waits for ever for a rank whose process was killed.
"""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading
import time
from collections import deque
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

import multiprocess  # type: ignore[import-untyped]
from datatrove.executor import LocalPipelineExecutor

from newsclean.runners.cluster import progress
from newsclean.runners.cluster.ranks import STALLED_S, Losses, raise_told, run_rank
from newsclean.runners.signals import name_of_signal

if TYPE_CHECKING:
    from collections.abc import Callable

_BEAT_S = 0.5
_FAREWELL_S = 2.0


class WatchedExecutor(LocalPipelineExecutor):  # type: ignore[misc]
    """The executor of datatrove for this machine, with an eye on each process."""

    def __init__(
        self,
        *args: Any,
        tell: Callable[[str], None] = lambda _said: None,
        show: Callable[[int, int], None] = lambda _ranks, _inputs: None,
        stalled_s: float = STALLED_S,
        **options: Any,
    ) -> None:
        """`tell` is called with what goes wrong, `show` with the ranks and inputs done in this run."""
        super().__init__(*args, **options)
        self.stalled_s = stalled_s
        self._losses, self._show = Losses(tell), show

    @property
    def given_up(self) -> dict[int, str]:
        """Ranks that were lost too often, and how the last time."""
        return self._losses.given_up

    def __getstate__(self) -> dict[str, Any]:
        """Return what a rank needs: whom to tell is an affair of the process that watches."""
        return {key: value for key, value in vars(self).items() if key not in ("_losses", "_show")}

    def run(self) -> None:
        """Run the ranks that are not completed; UsageError or SiteError of a rank ends them all."""
        waiting = deque(self.get_incomplete_ranks(range(self.tasks)))
        if not waiting:
            return
        self.save_executor_as_json()
        # A forked copy of this process would share its threads' locks.
        context = multiprocess.get_context("forkserver")
        context.set_forkserver_preload(["newsclean.runners.cluster.blocks"])
        runners: list[_Runner] = []
        try:
            for _ in range(min(self.workers, len(waiting))):
                runners.append(_Runner(context, self))  # noqa: PERF401 - each is ended below
            self._watch(runners, waiting, context)
        finally:
            for runner in runners:
                runner.process.terminate()
            for runner in runners:
                runner.end()

    def _watch(self, runners: list[_Runner], waiting: deque[int], context: Any) -> None:
        past_ranks = past_inputs = 0
        while True:
            for runner in runners:
                if runner.rank is None and waiting:
                    runner.give(waiting.popleft())
            self._show(
                past_ranks + sum(runner.ranks for runner in runners),
                past_inputs + sum(runner.inputs for runner in runners),
            )
            if not waiting and all(runner.rank is None for runner in runners):
                return
            ready = wait([runner.connection for runner in runners], _BEAT_S)
            for place, runner in enumerate(runners):
                lost = runner.hear() if runner.connection in ready else ""
                lost = lost or runner.find_stall(self.stalled_s + self.randomize_start_duration)
                if lost:
                    past_ranks += runner.ranks
                    past_inputs += runner.inputs
                    runner.end()
                    runners[place] = _Runner(context, self)
                    rank = runner.rank
                    if rank is not None and self._losses.is_to_begin_anew(rank, lost):
                        waiting.append(rank)


class _Runner:
    """One process that runs ranks, as its parent sees it."""

    def __init__(self, context: Any, executor: WatchedExecutor) -> None:
        self.connection, theirs = context.Pipe(duplex=True)
        self.process = context.Process(
            target=_serve, args=(executor, theirs), name="newsclean-rank"
        )
        self.process.start()
        theirs.close()
        self.rank: int | None = None
        self.ranks = self.inputs = 0
        """Completed by this process."""
        self._moved = time.monotonic()

    def give(self, rank: int) -> None:
        """Have it run a rank; of a process that is gone, the next `hear` tells."""
        self.rank, self._moved = rank, time.monotonic()
        try:
            self.connection.send(rank)
        except OSError:
            return

    def hear(self) -> str:
        """Take in one message; return how the rank was lost, if it was. Raises what it must end with."""
        try:
            word, what = self.connection.recv()
        except (EOFError, OSError):
            self.process.join(_FAREWELL_S)
            return f"was ended by {name_of_signal(self.process.exitcode or 0)}"
        if word == "beat":
            if what != self.inputs:
                self.inputs, self._moved = what, time.monotonic()
        elif word == "done":
            self.rank, self.ranks = None, self.ranks + 1
        elif word == "failed":
            return f"failed: {what}"
        else:
            raise_told(word, what)
        return ""

    def find_stall(self, limit_s: float) -> str:
        """Return that it does not move, if it should."""
        if self.rank is None or time.monotonic() - self._moved < limit_s:
            return ""
        return f"did not move for {limit_s:g} s"

    def end(self) -> None:
        """End it, whatever it is doing; what it has started ends with it."""
        self.connection.close()
        self.process.join(0 if self.process.exitcode is not None else _FAREWELL_S)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def _serve(executor: WatchedExecutor, connection: Any) -> None:
    """Run the ranks that come over the connection; the main function of such a process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What goes wrong is in the log of the task, and told by the parent in one line.
    sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    ranks: queue.SimpleQueue[int] = queue.SimpleQueue()
    lock = threading.Lock()

    def send(word: str, what: object) -> None:
        with lock:
            connection.send((word, what))

    def listen() -> None:
        # When the parent is gone so is this process: another may be at the same rank soon.
        try:
            while True:
                ranks.put(connection.recv())
        except (EOFError, OSError):
            os._exit(0)

    def beat() -> None:
        while True:
            time.sleep(_BEAT_S)
            send("beat", progress.inputs_done())

    threading.Thread(target=listen, daemon=True).start()
    threading.Thread(target=beat, daemon=True).start()
    while True:
        rank = ranks.get()
        word, said = run_rank(executor, rank)
        if word == "done":
            send("beat", progress.inputs_done())
        send(word, said)

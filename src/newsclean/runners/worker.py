"""A worker: a process that reads parcels and cleans their pages, and may be lost at any of them."""

from __future__ import annotations

import contextlib
import os
import queue
import threading
import time
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from newsclean.errors import NewscleanError, SiteError, SourceError, UsageError
from newsclean.model import RawPage
from newsclean.runners.limits import Limits, Watch, resident_bytes
from newsclean.runners.outcomes import report_failure
from newsclean.runners.reading import read_on
from newsclean.runners.serial import settle
from newsclean.runners.signals import leave_interrupts_to_the_parent
from newsclean.sources import Files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

    from newsclean.runners.outcomes import Done
    from newsclean.runners.serial import Clean, FillIn
    from newsclean.sources import Input, Parcel

# What is done is handed over in one go where pages are small, and soon where they are not.
_HANDOVER_BYTES = 2**17
_HANDOVER_S = 0.05
_LATE_S = 0.1
# lexbor takes any markup and gives up where it is refused memory: at none of 620,000 pages with
# damage and without a limit, at 73 of 73 that had too little room.
_PARSER_GAVE_UP = "the parser gave up: Can't parse HTML."
# A worker that has grown is replaced; one that has cleaned 5,000 pages of the fixtures has 130 MB.
_WORN_BYTES = 3 * 2**28


@dataclass(frozen=True, slots=True)
class Work:
    """What every worker does: small enough to be sent to it, functions by their name."""

    load: Callable[[], Clean]
    fill_in: FillIn
    limits: Limits = Limits()  # noqa: RUF009
    environment: tuple[tuple[str, str], ...] = ()
    """Variables to set: a worker may be started from a process that is older than the run."""


class Task(NamedTuple):
    """A parcel for a worker, or what is left of it."""

    number: int
    parcel: Parcel
    start: int = 0
    """Inputs of it that are done already."""
    announce: bool = False
    """Say which page is next: it, or one near it, has cost a worker."""


class Handover(NamedTuple):
    """What became of the next inputs of a task."""

    number: int
    done: list[Done]
    ended: bool = False


class Next(NamedTuple):
    """The page that is cleaned next."""

    number: int
    origin: str
    url: str | None


class Failed(NamedTuple):
    """Something is wrong that no page is to blame for: the run ends with it."""

    error: type[Exception]
    said: str


Message: TypeAlias = Handover | Next | Failed | Literal["ready"]

READING, CLEANING = 0, 1


class Crumbs:
    """Where a worker is: written by it, read by the parent even when it is gone."""

    def __init__(self, shared: Any) -> None:
        self._shared = shared

    def put(self, task: int, index: int, doing: int) -> None:
        """Note that this input of a task is being read or cleaned."""
        shared = self._shared
        shared[0], shared[1], shared[2] = task, index, doing
        shared[3] += 1

    def take(self) -> tuple[int, int, int, int]:
        """Return task, index, what was being done, and a count of all notes."""
        return tuple(self._shared)


def serve(connection: Connection, shared: Any, work: Work) -> None:
    """Do what comes over the connection until it ends; the main function of a worker."""
    leave_interrupts_to_the_parent()
    # Records go to the parent's standard output: nothing that a library prints may get there.
    with contextlib.suppress(OSError):
        os.dup2(2, 1)
    os.environ.update(work.environment)
    tasks: queue.SimpleQueue[Task] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(connection, tasks), daemon=True).start()
    try:
        worker = _Worker(connection, Crumbs(shared), work)
        connection.send("ready")
        threading.Thread(target=worker.hand_over_late, daemon=True).start()
        while resident_bytes() < _WORN_BYTES:
            worker.do(tasks.get())
    except (BrokenPipeError, ConnectionResetError):
        pass
    except Exception as error:  # noqa: BLE001 - the parent raises it
        with contextlib.suppress(OSError):
            connection.send(_failed(error))
    os._exit(0)


def _failed(error: Exception) -> Failed:
    """Return an error in a form that crosses to the parent, whatever its arguments are."""
    for kind in (UsageError, SourceError, SiteError, NewscleanError):
        if isinstance(error, kind):
            return Failed(kind, str(error))
    return Failed(RuntimeError, "".join(traceback.format_exception(error)))


def _listen(connection: Connection, tasks: queue.SimpleQueue[Task]) -> None:
    """Take in tasks; when the parent is gone, so is this process, whatever it is doing."""
    while True:
        try:
            tasks.put(connection.recv())
        except (EOFError, OSError):
            os._exit(0)


class _Worker:
    """Does one task after the other and hands over what becomes of them."""

    def __init__(self, connection: Connection, crumbs: Crumbs, work: Work) -> None:
        self._connection = connection
        self._crumbs = crumbs
        self._clean = work.load()
        self._fill_in = work.fill_in
        self._watch = Watch(work.limits, deadly=True)
        self._done: list[Done] = []
        self._lock = threading.Lock()
        self._task: Task = Task(-1, Files(()))
        self._bytes = 0
        self._since = time.monotonic()

    def do(self, task: Task) -> None:
        """Read what is left of a parcel and clean its pages."""
        with self._lock:
            self._task = task
        inputs = iter(self._fill_in(read_on(task.parcel)))
        for index in range(task.start):
            self._read(inputs, task, index)
        index = task.start
        while (one := self._read(inputs, task, index)) is not None:
            self._crumbs.put(task.number, index, CLEANING)
            if task.announce and isinstance(one, RawPage):
                with self._lock:
                    self._connection.send(Next(task.number, one.origin, one.url))
            self._add(task, self._settle(one))
            if task.announce:
                self._hand_over(task)
            index += 1
        self._hand_over(task, ended=True)

    def _read(self, inputs: Iterator[Input], task: Task, index: int) -> Input | None:
        self._crumbs.put(task.number, index, READING)
        with self._watch:
            return next(inputs, None)

    def _settle(self, one: Input) -> Done:
        """Return what becomes of an input; a parser that was refused memory is told as such."""
        done, limits = settle(one, self._clean, self._watch), self._watch.limits
        is_limited = limits.page_memory_bytes > 0 and resident_bytes() > 0
        if isinstance(one, RawPage) and is_limited and done.detail == _PARSER_GAVE_UP:
            detail = limits.memory_detail
            return report_failure(one.origin, one.url, "memory", detail, read=True)
        return done

    def _add(self, task: Task, done: Done) -> None:
        with self._lock:
            self._done.append(done._replace(result=None))
            self._bytes += len(done.line)
            full = self._bytes >= _HANDOVER_BYTES
        if full or time.monotonic() - self._since >= _HANDOVER_S:
            self._hand_over(task)

    def _hand_over(self, task: Task, *, ended: bool = False) -> None:
        with self._lock:
            self._send(task, ended=ended)

    def _send(self, task: Task, *, ended: bool = False) -> None:
        self._connection.send(Handover(task.number, self._done, ended))
        self._done, self._bytes, self._since = [], 0, time.monotonic()

    def hand_over_late(self) -> None:
        """Hand over, again and again, what is done while the page behind it takes its time."""
        with contextlib.suppress(OSError):
            while True:
                time.sleep(_LATE_S)
                with self._lock:
                    # Whatever is done here is of this task: the last of it ends with a handover.
                    if self._done and time.monotonic() - self._since >= _LATE_S:
                        self._send(self._task)

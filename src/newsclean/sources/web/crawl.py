"""Many addresses → their pages: a queue for each host, all of them in one event loop.

The loop lives in a thread of its own, so that pages come in while others are being cleaned. What
is waiting is bounded on both sides: addresses that were read and not asked for, and pages that
were fetched and not taken.
"""

from __future__ import annotations

import asyncio
import contextlib
import queue
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from newsclean.model import RawPage
from newsclean.sources.answers import NoPage, page_of, unread_of
from newsclean.sources.inputs import Noted, Unread, visible
from newsclean.sources.web.addresses import page_key, parse_url
from newsclean.sources.web.client import Client
from newsclean.sources.web.ledger import Ledger
from newsclean.sources.web.limits import Limits, Manners
from newsclean.sources.web.lists import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newsclean.sources.answers import Answer
    from newsclean.sources.inputs import Input
    from newsclean.sources.web.addresses import StoryOf
    from newsclean.sources.web.cache import Cache
    from newsclean.sources.web.journal import Journal
    from newsclean.sources.web.warc_out import WarcOut

# Some 10 MB of addresses; a list may be longer than that.
_MOST_WAITING = 20_000
# A page has 200 kB and is cleaned in some milliseconds: this many hide the gaps between the two.
_MOST_READY = 32
# With the interpreter's own five milliseconds, the loop waits that long for each turn while a page
# is being cleaned: a fifth fewer pages a second over one connection, measured by benchmarks/fetch.
_SWITCH_S = 0.001
_TOLD_HOSTS = 5
_END = object()


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run is done: everything but the addresses."""

    limits: Limits = field(default_factory=Limits)
    manners: Manners = field(default_factory=Manners)
    cache: Cache | None = None
    offline: bool = False
    refresh: bool = False
    journal: Journal | None = None
    warc: WarcOut | None = None
    story_of: StoryOf | None = None
    """The slug of the newspaper that publishes at an address, and the story's number there."""
    expect: Callable[[str, Wanted], None] | None = None
    """Told what a list says of a page, before the page comes."""
    progress_s: float | None = None
    """How often to say how the hosts are doing."""


class _Task(NamedTuple):
    wanted: Wanted
    key: str


def read_urls(
    urls: Iterable[str | Wanted], plan: Plan | None = None, ledger: Ledger | None = None
) -> Iterator[Input]:
    """Yield the page of each address, or why there is none.

    Those of one host come in their order, hosts side by side. An address whose page was asked for
    already, under whatever name, is counted and asked for no more. Nothing is raised for an address.
    """
    plan = plan or Plan()
    ledger = ledger if ledger is not None else Ledger()
    if plan.journal is not None:
        for outcome, wanted in plan.journal.kept():
            ledger.kept += 1
            ledger.count(_host_name(wanted.url), _outcome_name(outcome))
            _tell(plan, wanted)
            yield outcome
    yield from _Run(plan, ledger).results(urls)
    if not (ledger.given or ledger.kept):
        yield Unread("-", "empty", "no URL was given")
    if plan.journal is not None:
        plan.journal.exhausted = True


def _tell(plan: Plan, wanted: Wanted) -> None:
    if plan.expect is not None and (wanted.title or wanted.published):
        plan.expect(visible(wanted.url), wanted)


class _Run:
    """One run: a thread that reads addresses, a thread that asks, and the caller, who takes."""

    def __init__(self, plan: Plan, ledger: Ledger) -> None:
        self.plan = plan
        self.ledger = ledger
        self._ready: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._loop = asyncio.new_event_loop()
        self._stop = threading.Event()
        self._queues: dict[str, deque[_Task]] = {}
        self._workers: dict[str, int] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._keys: set[int] = set()
        self._started = time.monotonic()

    def results(self, urls: Iterable[str | Wanted]) -> Iterator[Input]:
        """Yield what comes, until everything has come."""
        thread = threading.Thread(
            target=self._work, args=(urls,), name="newsclean-web", daemon=True
        )
        switch_s = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH_S)
        thread.start()
        try:
            while (one := self._ready.get()) is not _END:
                if isinstance(one, BaseException):
                    raise one
                yield one  # type: ignore[misc]
                self._call(self._room.release)
        finally:
            sys.setswitchinterval(switch_s)
            self._stop.set()
            self._call(self._cancel)
            thread.join(10)

    def _call(self, function: Callable[[], object]) -> None:
        with contextlib.suppress(RuntimeError, AttributeError):  # the loop has come to its end
            self._loop.call_soon_threadsafe(function)

    def _cancel(self) -> None:
        self._main.cancel()

    def _work(self, urls: Iterable[str | Wanted]) -> None:
        """Run the loop to its end, and say so whatever happens."""
        try:
            with contextlib.suppress(asyncio.CancelledError), contextlib.closing(self._loop):
                self._main = self._loop.create_task(self._ask_all(urls))
                try:
                    self._loop.run_until_complete(self._main)
                finally:
                    self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        # It is raised again in the thread of the caller.
        except BaseException as error:  # noqa: BLE001
            self._ready.put(error)
        finally:
            self._ready.put(_END)

    async def _ask_all(self, urls: Iterable[str | Wanted]) -> None:
        plan = self.plan
        self._room = asyncio.Semaphore(_MOST_READY)
        self._waiting = asyncio.Semaphore(_MOST_WAITING)
        self._client = Client(
            plan.limits,
            plan.manners,
            cache=plan.cache,
            offline=plan.offline,
            refresh=plan.refresh,
            note=lambda host, text: self._ready.put(Noted(host, text)),
        )
        progress = self._loop.create_task(self._report()) if plan.progress_s else None
        try:
            if plan.journal is not None:
                for key, wanted in plan.journal.waiting():
                    self.ledger.given += 1
                    self._enqueue(_Task(wanted, key))
            await self._read_list(urls)
            while self._running:
                await asyncio.gather(*self._running)
        finally:
            for task in [*self._running, *([progress] if progress else [])]:
                task.cancel()
            await asyncio.gather(*self._running, return_exceptions=True)
            await self._client.close()

    async def _read_list(self, urls: Iterable[str | Wanted]) -> None:
        """Take addresses as they come; a list in memory needs no thread to wait for it."""
        if isinstance(urls, list | tuple):
            for one in urls:
                await self._take(one)
            return
        given: asyncio.Queue[object] = asyncio.Queue()
        room = threading.Semaphore(1000)

        def read() -> None:
            put = self._loop.call_soon_threadsafe
            with contextlib.suppress(RuntimeError):
                try:
                    for one in urls:
                        room.acquire()
                        if self._stop.is_set():
                            return
                        put(given.put_nowait, one)
                # The list is the caller's, and so is what it raises.
                except BaseException as error:  # noqa: BLE001
                    put(given.put_nowait, error)
                put(given.put_nowait, _END)

        threading.Thread(target=read, name="newsclean-list", daemon=True).start()
        try:
            while (one := await given.get()) is not _END:
                room.release()
                if isinstance(one, BaseException):
                    raise one
                await self._take(one)  # type: ignore[arg-type]
        finally:
            room.release()

    async def _take(self, one: str | Wanted) -> None:
        wanted = one if isinstance(one, Wanted) else Wanted(one)
        self.ledger.given += 1
        key = _safe_key(wanted.url, self.plan.story_of)
        if not self._is_new(key):
            self.ledger.same += 1
            return
        if self.plan.journal is not None and not self.plan.journal.expect(key, wanted):
            self.ledger.known += 1
            return
        await self._waiting.acquire()
        self._enqueue(_Task(wanted, key))

    def _is_new(self, key: str) -> bool:
        mark = hash(key)
        if mark in self._keys:
            return False
        self._keys.add(mark)
        return True

    def _enqueue(self, task: _Task) -> None:
        self._keys.add(hash(task.key))
        name = _host_name(task.wanted.url)
        self.ledger.waiting[name] += 1
        self._queues.setdefault(name, deque()).append(task)
        if self._workers.get(name, 0) < self.plan.manners.per_host:
            self._workers[name] = self._workers.get(name, 0) + 1
            worker = self._loop.create_task(self._serve(name))
            self._running.add(worker)
            worker.add_done_callback(self._running.discard)

    async def _serve(self, name: str) -> None:
        """Ask for the addresses of one host, one after the other, until there are none left."""
        tasks = self._queues[name]
        try:
            while tasks:
                task = tasks.popleft()
                self.ledger.waiting[name] -= 1
                self._waiting.release()
                await self._finish(task, name)
        finally:
            self._workers[name] -= 1
            host = self._client.hosts.get(name)
            if host is not None and not self._workers[name] and len(self._client.hosts) > 64:
                await host.close()

    async def _finish(self, task: _Task, name: str) -> None:
        plan, origin = self.plan, visible(task.wanted.url)
        outcome: RawPage | Unread
        answer: Answer | None = None
        passing = False
        try:
            answer = await self._client.get(task.wanted.url)
            outcome = page_of(answer, origin, task.wanted.url)
            if answer.moved and self._is_double(answer.url, task.key):
                self.ledger.same += 1
                if plan.journal is not None:
                    plan.journal.same_as(task.key)
                return
        except NoPage as told:
            outcome, passing = unread_of(told, origin), told.passing
        self.ledger.count(name, _outcome_name(outcome))
        if answer is not None and isinstance(outcome, RawPage):
            self.ledger.cached += answer.cache is not None
            if plan.warc is not None:
                plan.warc.write(answer)
        if plan.journal is not None:
            plan.journal.keep(task.key, outcome, passing=passing)
        _tell(plan, task.wanted)
        await self._room.acquire()
        self._ready.put(outcome)

    def _is_double(self, url: str, own_key: str) -> bool:
        """Return whether the page behind a redirect was asked for by itself."""
        key = _safe_key(url, self.plan.story_of)
        path = url.partition("://")[2].partition("/")[2]
        # Many an address leads to the front page: each is told.
        if key == own_key or not path:
            return False
        if not self._is_new(key):
            return True
        journal = self.plan.journal
        return journal is not None and not journal.expect(key, Wanted(url), came_up=True)

    async def _report(self) -> None:
        """Say now and then how the busiest hosts are doing."""
        while True:
            await asyncio.sleep(self.plan.progress_s or 60.0)
            taken_s = time.monotonic() - self._started
            for name, waiting in self.ledger.waiting.most_common(_TOLD_HOSTS):
                if waiting:
                    self._ready.put(Noted(name, self.ledger.progress(name, taken_s)))


def _host_name(url: str) -> str:
    try:
        return parse_url(url).netloc.decode("ascii")
    except NoPage:
        return "-"


def _safe_key(url: str, story_of: StoryOf | None) -> str:
    try:
        return page_key(url, story_of)
    except ValueError:  # half an address: it is told when it is asked for
        return visible(url)


def _outcome_name(outcome: RawPage | Unread) -> str:
    return "page" if isinstance(outcome, RawPage) else outcome.reason

"""A stream of inputs → what becomes of each, cleaned in one process that may be lost at any page."""

from __future__ import annotations

import contextlib
import os
import queue
from collections.abc import Generator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from newsclean.model import Options, RawPage
from newsclean.runners.limits import Limits
from newsclean.runners.outcomes import Finished
from newsclean.runners.pool import run_pool
from newsclean.runners.serial import load_clean
from newsclean.runners.worker import Work
from newsclean.sources import Files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newsclean.runners.outcomes import Done, Step
    from newsclean.runners.serial import Clean
    from newsclean.sources import Input

# Some tenths of a second of work: two of them wait at the process while it is at a third.
_INPUTS = 64
_BYTES = 2**19
_SITES = "NEWSCLEAN_SITES"


@dataclass(frozen=True, slots=True)
class Cleaning:
    """How the pages are cleaned: small, and the same on every machine."""

    options: Options = field(default_factory=Options)
    sites: str | None = None
    """Folders of site files of the user's own, as the variable `NEWSCLEAN_SITES` names them."""
    limits: Limits = field(default_factory=Limits)
    load: Callable[[Options], Clean] = load_clean

    def work(self) -> Work:
        """Return what the process is to do."""
        environment = ((_SITES, self.sites),) if self.sites else ()
        return Work(partial(_load_first_to_go, self), _as_they_come, self.limits, environment)


def clean_inputs(inputs: Iterable[Input], cleaning: Cleaning) -> Iterator[Done]:
    """Yield what becomes of each input, in their order; no page stops it or costs another.

    The process stays for the next call: its first pages cost it as much as some hundred others.
    """
    # A forked copy of this process has no part in the pipes of the other.
    standing = _idle.pop((os.getpid(), cleaning), None) or _Standing(cleaning)
    try:
        yield from standing.clean(inputs)
    except BaseException:
        standing.close()
        raise
    for (pid, _), other in [*_idle.items()]:
        if pid == os.getpid():
            other.close()
    _idle.clear()
    _idle[os.getpid(), cleaning] = standing


class _Standing:
    """A process that cleans one stream of inputs after the other."""

    def __init__(self, cleaning: Cleaning) -> None:
        self._streams: queue.SimpleQueue[Iterable[Input] | None] = queue.SimpleQueue()
        steps = run_pool(self._parcels(), cleaning.work(), 1)
        assert isinstance(steps, Generator)
        self._steps: Generator[Step] = steps

    def clean(self, inputs: Iterable[Input]) -> Iterator[Done]:
        self._streams.put(inputs)
        for step in self._steps:
            if not isinstance(step, Finished):
                yield step
            elif step.parcel is _END:
                return

    def close(self) -> None:
        self._streams.put(None)
        self._steps.close()

    def _parcels(self) -> Iterator[Files]:
        while (inputs := self._streams.get()) is not None:
            yield from _hand_over(inputs)
            yield _END


_END = Files(())
_idle: dict[tuple[int, Cleaning], _Standing] = {}


def _hand_over(inputs: Iterable[Input]) -> Iterator[Files]:
    """Yield the inputs in parcels that hold them: no other process can read them once more."""
    held: list[Any] = []
    size = 0
    for one in inputs:
        held.append(one)
        size += len(one.body) if isinstance(one, RawPage) else 0
        if len(held) >= _INPUTS or size >= _BYTES:
            yield Files(tuple(held))
            held, size = [], 0
    if held:
        yield Files(tuple(held))


def _as_they_come(inputs: Iterable[Input]) -> Iterable[Input]:
    return inputs


def _load_first_to_go(cleaning: Cleaning) -> Clean:
    """Return the cleaning; where memory runs out, this process ends, and not what counts on it."""
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")
    return cleaning.load(cleaning.options)

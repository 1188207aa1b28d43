"""The same work for many pieces, in this process or in several, answered in order."""

from __future__ import annotations

import multiprocessing
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Self, TypeAlias, TypeVar

from newsclean.errors import SourceError
from newsclean.runners.signals import leave_interrupts_to_the_parent, uninterrupted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future
    from types import TracebackType

    Piece = TypeVar("Piece")
    Answer = TypeVar("Answer")

Note: TypeAlias = "Callable[[str, int], None]"
"""Is told what is being done, and how much of it is done."""


def no_note(_what: str, _done: int) -> None:
    """Say nothing."""


_AHEAD = 3
"""Pieces a worker that wait or are done: enough that none idles, few enough for any input."""


class Workers:
    """Some processes, or none: with one worker everything is done here."""

    def __init__(self, count: int = 1) -> None:
        self._count = count
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        if self._count > 1:
            # Started afresh: what this process holds by now is not copied into each of them.
            self._pool = ProcessPoolExecutor(
                self._count, multiprocessing.get_context("spawn"), leave_interrupts_to_the_parent
            )
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _at: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def map(self, work: Callable[[Piece], Answer], pieces: Iterable[Piece]) -> Iterator[Answer]:
        """Yield what `work` makes of each piece, in their order, a few of them ahead."""
        if self._pool is None:
            yield from map(work, pieces)
            return
        waiting: deque[Future[Answer]] = deque()
        try:
            for piece in pieces:
                # The first piece starts the processes.
                with uninterrupted():
                    waiting.append(self._pool.submit(work, piece))
                if len(waiting) > _AHEAD * self._count:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise SourceError(
                "a worker was ended from outside, perhaps for want of memory: try --workers 1"
            ) from error

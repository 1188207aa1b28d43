"""Ctrl-C and the signal to end, held back while a line is being written."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from types import FrameType, TracebackType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupts:
    """Turns the signals into KeyboardInterrupt, but never in the middle of a write.

    Used twice with `with`: once around the run, as `with Interrupts() as interrupts`, and around
    each write, as `with interrupts.held`. A second signal breaks a write that hangs.
    """

    def __init__(self) -> None:
        self.signal = 0
        """The signal that came, or 0."""
        self.held = _Held(self)
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        # Python lets only the main thread set handlers; elsewhere nothing is changed.
        if threading.current_thread() is threading.main_thread():
            for number in _SIGNALS:
                # What was started with `nohup`, or in the background of a script, stays so.
                if signal.getsignal(number) is not signal.SIG_IGN:
                    self._before[number] = signal.signal(number, self._note)
        return self

    def __exit__(self, *_exit: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _note(self, number: int, _frame: FrameType | None) -> None:
        again = bool(self.signal)
        self.signal = number
        if again or not self.held.now:
            raise KeyboardInterrupt


class _Held:
    """A stretch that the first signal does not cut; it is raised at the end of it."""

    def __init__(self, interrupts: Interrupts) -> None:
        self.now = False
        self._interrupts = interrupts

    def __enter__(self) -> None:
        self.now = True

    def __exit__(
        self,
        kind: type[BaseException] | None,
        _error: BaseException | None,
        _at: TracebackType | None,
    ) -> None:
        self.now = False
        if self._interrupts.signal and kind is None:
            raise KeyboardInterrupt

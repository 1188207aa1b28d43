"""Signals that are meant for one process of several."""

from __future__ import annotations

import contextlib
import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


_ENDING = (signal.SIGINT, signal.SIGTERM)


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Let a process be started whole: what ends this one is raised afterwards.

    A process that is cut off half-way says so with a traceback, and so does one that Ctrl-C meets
    before it can call `leave_interrupts_to_the_parent`: until then it is kept from it.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    # A signal may be taken by any thread, so that to block them in this one would not do.
    before = {
        number: signal.signal(number, lambda number, _frame: came.append(number))
        for number in _ENDING
        if callable(signal.getsignal(number))
    }
    has_masks = hasattr(signal, "pthread_sigmask")
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if has_masks else set()
    try:
        yield
    finally:
        if has_masks:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for number, handler in before.items():
            signal.signal(number, handler)
    for one in came:
        signal.raise_signal(one)


def leave_interrupts_to_the_parent() -> None:
    """Take no Ctrl-C, which is meant for the parent, and end at its signal to end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def name_of_signal(code: int) -> str:
    """Return what an exit code says.

    >>> name_of_signal(-9)
    'SIGKILL'
    >>> name_of_signal(3)
    'exit code 3'
    """
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"exit code {code}"

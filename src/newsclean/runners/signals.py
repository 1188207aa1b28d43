"""Signals that are meant for one process of several."""

from __future__ import annotations

import contextlib
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Have what is started here take no Ctrl-C: it is meant for the parent, which tells the others."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


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

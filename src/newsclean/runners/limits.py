"""What one page may cost: time and memory, watched over from inside the process that cleans it.

The clock can stop code that runs in Python; what hangs in a library ends with its process, which
only a pool survives.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Self

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from types import FrameType

_PAGE_BYTES = resource.getpagesize() if resource is not None else 4096


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one page may take, and how much memory; 0 sets no limit."""

    page_timeout_s: float = 30.0
    """The slowest of 337 saved pages takes .4 s, trafilatura included."""
    page_memory_bytes: int = 2**30

    @property
    def timeout_detail(self) -> str:
        """What is said of a page that took too long."""
        return f"took longer than the {self.page_timeout_s:g} s that a page may take"

    @property
    def memory_detail(self) -> str:
        """What is said of a page that needed too much."""
        size = f"{self.page_memory_bytes / 2**20:.0f} MB"
        return f"needs more memory than the {size} that a page may take"


NO_LIMITS = Limits(0, 0)


class OutOfTime(BaseException):
    """The page has taken too long; no page's own errors, which some code catches, are this."""


class Watch:
    """Around each page: `with watch:` raises OutOfTime or MemoryError for one that costs too much.

    Does nothing where the platform lacks the means. `deadly` is for a process that may be spared:
    the clock ends it whatever it does, at once and without a word.
    """

    def __init__(self, limits: Limits, *, deadly: bool = False) -> None:
        self.limits = limits
        self._timed = (
            limits.page_timeout_s > 0
            and hasattr(signal, "setitimer")
            and threading.current_thread() is threading.main_thread()
        )
        self._deadly = deadly
        self._before: Any = None
        if self._timed and deadly:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
        self._ceiling: tuple[int, int] | None = None
        if limits.page_memory_bytes > 0 and resource is not None and _mapped_bytes():
            with contextlib.suppress(OSError, ValueError):
                self._ceiling = resource.getrlimit(resource.RLIMIT_AS)

    def __enter__(self) -> Self:
        if self._ceiling is not None:
            self._set_memory(_mapped_bytes() + self.limits.page_memory_bytes)
        if self._timed:
            if not self._deadly:
                self._before = signal.signal(signal.SIGALRM, _ring)
            signal.setitimer(signal.ITIMER_REAL, self.limits.page_timeout_s)
        return self

    def __exit__(self, *_exit: object) -> None:
        if self._timed:
            signal.setitimer(signal.ITIMER_REAL, 0)
            if not self._deadly:
                signal.signal(signal.SIGALRM, self._before)
        if self._ceiling is not None:
            self._set_memory(None)

    def _set_memory(self, wanted: int | None) -> None:
        assert self._ceiling is not None
        soft, hard = self._ceiling
        allowed = [limit for limit in (wanted, soft, hard) if limit not in (None, _UNLIMITED)]
        # A limit that somebody set outside stays the lower of the two.
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (min(allowed, default=_UNLIMITED), hard))


_UNLIMITED = resource.RLIM_INFINITY if resource is not None else -1


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise OutOfTime


def _mapped_bytes() -> int:
    """Return the size of this process's address space, or 0 where that is not told."""
    return _statm(0)


def resident_bytes() -> int:
    """Return the memory that this process has in use, or 0 where that is not told."""
    return _statm(1)


def _statm(place: int) -> int:
    file = _open_statm(os.getpid())
    return int(os.pread(file, 128, 0).split()[place]) * _PAGE_BYTES if file is not None else 0


@cache
def _open_statm(_process: int) -> int | None:
    # It stays open: looking at it around each page costs a tenth of opening it anew.
    try:
        return os.open("/proc/self/statm", os.O_RDONLY)
    except OSError:
        return None

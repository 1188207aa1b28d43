"""What moves on a terminal while a run goes on: a bar, or one line; and the lines that pass above."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

from newsclean.cli.messages import printable, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsclean.runners import Tally

# What is over sooner needs no bar, and does not wait for rich to be imported.
_PATIENCE_S = 0.4
_REFRESH_S = 0.1
_LINE_REFRESH_S = 0.5


class Lines:
    """Says things, and shows no bar."""

    def say(self, text: str, *, prefix: str = "newsclean: ") -> None:
        """Write one line to stderr."""
        say(text, prefix=prefix)

    def advance(self, tally: Tally, weight: int) -> None:
        """Note that one more input is done, and the weight of the parcels that are finished."""

    def close(self) -> None:
        """Take away whatever is shown."""


class Bar(Lines):
    """A bar on stderr, once the run has taken long enough to wonder about it."""

    def __init__(self, measure: Callable[[], int | None], *, by_weight: bool = False) -> None:
        self._measure = measure
        self._by_weight = by_weight
        self._total: int | None = None
        self._done = 0
        self._read_before: int | None = None
        self._started = time.monotonic()
        self._next = self._started + _PATIENCE_S
        self._progress: Any = None
        self._task: Any = None

    def say(self, text: str, *, prefix: str = "newsclean: ") -> None:
        """Write one line to stderr, above the bar."""
        if self._progress is None:
            say(text, prefix=prefix)
        else:
            line = prefix + printable(text)
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def advance(self, tally: Tally, weight: int) -> None:
        """Note that one more input is done, and show it if it is time."""
        self._done += 1
        if self._read_before is None:
            # What an earlier run has read is no work of this one.
            self._read_before = tally.read - 1
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _REFRESH_S
        completed = weight if self._by_weight else self._done
        if self._progress is None:
            self._open(completed)
        if self._total is not None and completed > self._total:
            # A file of JSON lines holds more pages than one.
            self._total = None
        rate = (tally.read - self._read_before) / (now - self._started)
        self._progress.update(
            self._task,
            total=self._total,
            completed=completed,
            said=" · ".join((f"{tally.read} pages", f"{rate:.0f}/s", *_shares(tally))),
        )

    def close(self) -> None:
        """Take the bar away."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None

    def _open(self, completed: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        # Looking at a million files takes a while, and the run need not wait for it.
        threading.Thread(target=self._weigh, daemon=True).start()
        self._progress = Progress(
            TextColumn("cleaning"),
            BarColumn(bar_width=30),
            TextColumn("{task.fields[said]}"),
            TimeRemainingColumn(compact=True),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task("", total=None, completed=completed, said="")
        self._progress.start()

    def _weigh(self) -> None:
        with contextlib.suppress(OSError):
            self._total = self._measure()


class OneLine:
    """One line on stderr that is written over and gone in the end; nothing where it is not shown."""

    def __init__(self, shown: bool) -> None:
        self._shown = shown
        self._next = time.monotonic() + _LINE_REFRESH_S

    def note(self, what: str, done: int) -> None:
        """Say how much is done in the place of what stands there, if it is time."""
        if self._shown and time.monotonic() >= self._next:
            self._next = time.monotonic() + _LINE_REFRESH_S
            self._write(f"\r{done:,} {what}\x1b[K")

    def say(self, text: str) -> None:
        """Say something on a line of its own."""
        self.close()
        say(text)

    def close(self) -> None:
        """Take the line away."""
        if self._shown:
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(text)
            sys.stderr.flush()


def _shares(tally: Tally) -> Iterator[str]:
    """Yield how the records were read, as shares, and what was rejected."""
    if tally.written:
        for method, count in tally.methods.most_common(3):
            yield f"{method} {100 * count / tally.written:.0f} %"
    rejected = sum(tally.rejected.values())
    if rejected:
        yield f"{rejected} rejected"


def is_bar_wanted(*, quiet: bool, to_stdout: bool) -> bool:
    """Return whether a bar helps: somebody looks at stderr, and no records run through the same screen."""
    if quiet or not sys.stderr.isatty():
        return False
    return not (to_stdout and sys.stdout is not None and sys.stdout.isatty())

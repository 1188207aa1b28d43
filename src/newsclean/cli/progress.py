"""The bar on a terminal, and the lines that pass above it."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

from newsclean.cli.messages import printable, say

if TYPE_CHECKING:
    from newsclean.runners import Tally

# What is over sooner needs no bar, and does not wait for rich to be imported.
_PATIENCE_S = 0.4
_REFRESH_S = 0.1


class Lines:
    """Says things, and shows no bar."""

    def say(self, text: str, *, prefix: str = "newsclean: ") -> None:
        """Write one line to stderr."""
        say(text, prefix=prefix)

    def advance(self, tally: Tally) -> None:
        """Note that one more input is done."""

    def close(self) -> None:
        """Take away whatever is shown."""


class Bar(Lines):
    """A bar on stderr, once the run has taken long enough to wonder about it."""

    def __init__(self, total: int | None) -> None:
        self._total = total
        self._done = 0
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

    def advance(self, tally: Tally) -> None:
        """Note that one more input is done, and show it if it is time."""
        self._done += 1
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _REFRESH_S
        if self._progress is None:
            self._open()
        if self._total is not None and self._done > self._total:
            # A file of JSON lines holds more pages than one.
            self._total = None
        rejected = sum(tally.rejected.values())
        self._progress.update(
            self._task,
            total=self._total,
            completed=self._done,
            pages=tally.read,
            rate=tally.read / (now - self._started),
            rejected=f" · {rejected} rejected" if rejected else "",
        )

    def close(self) -> None:
        """Take the bar away."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None

    def _open(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self._progress = Progress(
            TextColumn("cleaning"),
            BarColumn(bar_width=30),
            TextColumn(
                "{task.fields[pages]} pages · {task.fields[rate]:.0f}/s{task.fields[rejected]}"
            ),
            TimeRemainingColumn(compact=True),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task("", total=self._total, pages=0, rate=0.0, rejected="")
        self._progress.start()


def is_bar_wanted(*, quiet: bool, to_stdout: bool) -> bool:
    """Return whether a bar helps: somebody looks at stderr, and no records run through the same screen."""
    if quiet or not sys.stderr.isatty():
        return False
    return not (to_stdout and sys.stdout.isatty())

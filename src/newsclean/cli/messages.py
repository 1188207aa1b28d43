"""What is said on stderr: one line a matter, safe to print whatever is in it."""

import contextlib
import os
import re
import sys
from collections.abc import Callable, Iterable
from typing import TextIO

from newsclean.errors import UsageError

# A file name may hold what moves the cursor, rings the bell or turns the line around.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
# About what a terminal shows at once.
_TOLD = 20


def printable(text: str) -> str:
    r"""Return `text` on one line, its control characters spelled out.

    >>> print(printable("a\nb\x1b[31m"))
    a\nb\x1b[31m
    """
    return _UNPRINTABLE.sub(lambda found: ascii(found.group())[1:-1], text)


def say(text: str, *, prefix: str = "newsclean: ") -> None:
    """Write one line to stderr; a stderr that nobody reads any more is no error."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(f"{prefix}{printable(text)}\n")
        sys.stderr.flush()


class FirstFew:
    """Says what is of one kind one by one as far as a person reads it, and counts it all."""

    def __init__(self, kind: str, say: Callable[[str], None] = say, hint: str = "") -> None:
        self.count = 0
        self._kind = kind
        self._say = say
        self._hint = hint

    def tell(self, text: str) -> None:
        """Say this one, or once that further ones are not said, with the hint."""
        self.count += 1
        if self.count <= _TOLD:
            self._say(text)
        elif self.count == _TOLD + 1:
            self._say(f"further {self._kind} are only counted{self._hint}")

    def sum_up(self) -> None:
        """Say how many there are, where not all were said."""
        if self.count > _TOLD:
            self._say(f"{self.count} {self._kind} in all")


def say_if_typed(paths: Iterable[str], what: str) -> None:
    """Say that standard input is read, where it is a terminal: nothing seems to happen there."""
    if "-" in paths and sys.stdin is not None and sys.stdin.isatty():
        say(f"reading {what} from the terminal; Ctrl-D ends it")


def require_stdout() -> TextIO:
    """Return standard output; UsageError where it is closed."""
    if sys.stdout is None:
        raise UsageError("standard output is closed")
    return sys.stdout


def emit(text: str) -> None:
    """Write text to standard output; a reader that has seen enough is no error."""
    out = require_stdout()
    try:
        out.write(text)
        out.flush()
    except BrokenPipeError:
        silence_stdout()


def silence_stdout() -> None:
    """Have what is still buffered for a reader that has gone vanish, not raise once more at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

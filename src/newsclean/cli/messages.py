"""What is said on stderr: one line a matter, safe to print whatever is in it."""

import contextlib
import os
import re
import sys

# A file name may hold what moves the cursor, rings the bell or turns the line around.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


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


def emit(text: str) -> None:
    """Write text to standard output; a reader that has seen enough is no error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        silence_stdout()


def silence_stdout() -> None:
    """Have what is still buffered for a reader that has gone vanish, not raise once more at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

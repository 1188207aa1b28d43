"""Lines in, answers out: what the small tools around the main job share."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

from newsclean.cli.exits import NOTHING_READ
from newsclean.cli.messages import require_stdout, silence_stdout
from newsclean.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def read_lines(path: str) -> Iterator[str]:
    """Yield the lines of a file, or of standard input for `-`, without their line ends.

    Bytes that are no UTF-8 become U+FFFD. UsageError where the file cannot be read.
    """
    with contextlib.ExitStack() as stack:
        if path == "-":
            stream = sys.stdin.buffer
        else:
            try:
                stream = stack.enter_context(open(path, "rb"))
            except OSError as error:
                raise UsageError(
                    f"{path}: {error.strerror}: name a file, or - for standard input"
                ) from error
        for line in stream:
            yield line.decode("utf-8", "replace").removesuffix("\n").removesuffix("\r")


def answer_lines(lines: Iterator[str], answer: Callable[[str], str]) -> int:
    """Write one answer a line, in the order of the lines; return the exit code.

    Each answer is flushed when a terminal or a pipe waits for it. A reader that leaves is no error.
    """
    out = require_stdout().buffer
    count = 0
    try:
        for count, line in enumerate(lines, 1):  # noqa: B007
            out.write(answer(line).encode("utf-8", "replace") + b"\n")
            if sys.stdin.isatty():
                out.flush()
        out.flush()
    except BrokenPipeError:
        silence_stdout()
    return 0 if count else NOTHING_READ

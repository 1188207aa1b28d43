"""Lists of URLs, from files and standard input, a line at a time as they come."""

from __future__ import annotations

import codecs
import io
import os
import sys
from typing import TYPE_CHECKING, Any

from newsclean.errors import UsageError
from newsclean.sources.web import read_url_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.sources.web import Wanted

_STEP_BYTES = 2**16


def read_list(path: str) -> Iterator[Wanted]:
    """Yield the URLs of a file, or of standard input for `-`; UsageError where it cannot be read."""
    if path == "-":
        yield from read_url_lines(_lines(_standard_input()))
        return
    try:
        with open(path, "rb", buffering=0) as file:
            yield from read_url_lines(_lines(file))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error


def _standard_input() -> Any:
    """Return standard input without its buffer: a thread that waits in there blocks the exit."""
    try:
        descriptor = sys.stdin.fileno()
    except (io.UnsupportedOperation, ValueError, AttributeError):
        return getattr(sys.stdin, "buffer", io.BytesIO())
    return io.FileIO(os.dup(descriptor), closefd=True)


def _lines(raw: Any) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    begun = ""
    while piece := raw.read(_STEP_BYTES):
        *lines, begun = (begun + decoder.decode(piece)).split("\n")
        yield from lines
    begun += decoder.decode(b"", final=True)
    if begun:
        yield begun

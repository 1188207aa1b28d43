"""Paragraphs that a dump broke at a fixed width, put together again."""

from __future__ import annotations

import re
from statistics import median

# Mails and old dumps wrap between 65 and 80 characters; paragraphs and headlines keep no width.
WIDTHS = (50, 110)
LEAST_LINES = 8
# Of the long lines of a wrapped text, most reach the width, half hold a danda before their end and
# half end without one. A list of headlines has the length but no dandas; paragraphs have the
# dandas but no common width.
FULL_SHARE = 0.6
INNER_SHARE = 0.35
_INNER = re.compile("[।৷?!]['\"’”]? ?[^\\s।৷?!'\"’”)]")
_ENDS = re.compile("[।৷॥?!.:…]['\"’”»)\\]]*$")

Lines = list[tuple[int, str]]


def unwrap(lines: Lines) -> Lines:
    """Return the non-blank lines, joined to paragraphs where the whole text is wrapped.

    A wrapped paragraph ends at a blank line, and where the next word would still have fitted.
    """
    width = _width(lines)
    if width is None:
        return [(n, line) for n, line in lines if line]
    joined: Lines = []
    open_line = ""
    for number, line in lines:
        if not line:
            open_line = ""
            continue
        word = len(line.split(None, 1)[0])
        if open_line and len(open_line) + 1 + word > width - 1 and len(open_line) > width * 0.6:
            first, text = joined[-1]
            joined[-1] = (first, f"{text} {line}")
        else:
            joined.append((number, line))
        open_line = line
    return joined


def _width(lines: Lines) -> int | None:
    """Return the width at which a text was wrapped, or None where it was not."""
    lengths = sorted(len(line) for _, line in lines if len(line) >= WIDTHS[0])
    if len(lengths) < LEAST_LINES or lengths[-1] > WIDTHS[1] + 10:
        return None
    width = lengths[-1]
    if median(lengths) < width * 0.75:
        return None
    long = [line for _, line in lines if len(line) >= max(WIDTHS[0], width * 0.7)]
    if len(long) < LEAST_LINES or len(long) < FULL_SHARE * len(lengths):
        return None
    inner = sum(1 for line in long if _INNER.search(line))
    unended = sum(1 for line in long if not _ENDS.search(line))
    if inner < INNER_SHARE * len(long) or unended < FULL_SHARE * len(long):
        return None
    return width

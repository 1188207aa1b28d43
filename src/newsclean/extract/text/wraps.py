"""Paragraphs that a dump broke at a fixed width, put together again."""

from __future__ import annotations

import re

# Mails and old dumps wrap between 60 and 100 characters; paragraphs and headlines keep no width.
WIDTHS = (50, 120)
# A wrapped line is full: the first word of the next would not have fitted. Of the long lines of a
# wrapped text seven in ten and more are (the others end paragraphs), of a list of headlines under
# three. The text has sentences, which end inside its lines rather than with them.
FULL_SHARE = 0.6
LEAST_PAIRS = 5
LONG_SHARE = 0.6
ENDED_SHARE = 0.5
LEAST_MARKS = 3
_ENDS = re.compile("[।৷॥?!.…]['\"’”»)\\]]*$")

Lines = list[tuple[int, str]]


def unwrap(lines: Lines) -> Lines:
    """Return the non-blank lines, joined to paragraphs where the whole text is wrapped.

    A wrapped paragraph ends at a blank line, and where the next word would still have fitted.
    """
    width = _width(lines)
    if width is None:
        return [(n, line) for n, line in lines if line]
    joined: Lines = []
    above = ""
    for number, line in lines:
        if line:
            if above and _is_full(above, line, width):
                first, text = joined[-1]
                joined[-1] = (first, f"{text} {line}")
            else:
                joined.append((number, line))
        above = line
    return joined


def _width(lines: Lines) -> int | None:
    """Return the width at which a text was wrapped, or None where it was not."""
    width = 0
    for _, line in lines:
        if len(line) > width and " " in line:
            width = len(line)
            if width > WIDTHS[1]:
                return None
    if width < WIDTHS[0]:
        return None
    pairs = full = ended = marks = 0
    above = ""
    for _, line in lines:
        if line and len(above) >= LONG_SHARE * width:
            pairs += 1
            full += _is_full(above, line, width)
            ended += _ENDS.search(above) is not None
        marks += line.count("।") + line.count("৷")
        above = line
    if pairs < LEAST_PAIRS or full < FULL_SHARE * pairs:
        return None
    return None if ended > ENDED_SHARE * pairs or marks < LEAST_MARKS else width


def _is_full(line: str, following: str, width: int) -> bool:
    """Tell whether the first word of the next line would not have fitted on this one."""
    return len(line) + 1 + len(following.split(None, 1)[0]) > width

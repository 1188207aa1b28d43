"""Rules about white space and line ends."""

from __future__ import annotations

import re

from newsclean.normalize.rules.rule import rule

_LINE_END = re.compile("[\r\v\f\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}](?:(?<=\r)\n)?")
_BLANKS = re.compile(
    "[ \t\N{NO-BREAK SPACE}\u2000-\u200a\N{NARROW NO-BREAK SPACE}\N{MEDIUM MATHEMATICAL SPACE}"
    "\N{IDEOGRAPHIC SPACE}]+"
)
_AROUND_LINE_END = re.compile(" ?\n ?")


@rule("space.lines", source="Unicode 5.8 newline guidelines")
def unify_line_ends(text: str) -> str:
    r"""Write every line end as LF, and the paragraph separator as a blank line.

    Line breaks are neither added nor removed: a blank line is a paragraph.

    >>> unify_line_ends("এক\r\nদুই\N{PARAGRAPH SEPARATOR}তিন")
    'এক\nদুই\n\nতিন'
    """
    return _LINE_END.sub(lambda m: "\n\n" if m[0] == "\N{PARAGRAPH SEPARATOR}" else "\n", text)


@rule("space.runs", source="No-break and typographic spaces of editors and templates")
def collapse_spaces(text: str) -> str:
    r"""Write every run of blanks as one space, and none at the ends of a line or of the text.

    The space before a danda stays: it is how some houses print.

    >>> collapse_spaces(" নদী \t বয়\N{NO-BREAK SPACE}।\n খবর ")
    'নদী বয় ।\nখবর'
    """
    return _AROUND_LINE_END.sub("\n", _BLANKS.sub(" ", text)).strip(" \n")

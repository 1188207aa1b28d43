"""What a line looks like, whatever its words say: prose, a bare line, a question, a ticker."""

from __future__ import annotations

import re
from enum import IntEnum

BENGALI = re.compile("[\u0980-\u09ff]")
_WORD = re.compile("[\u0980-\u09ff]{3,}|[a-z0-9]{2,}")
# What may follow the last mark of a sentence: closing quotes and brackets.
_CLOSERS = " '\"’”»)]"
_MARK = re.compile(r"[।৷॥?!]|\. ")
_DANDA = re.compile("[।৷॥]")
# A dot before a closing quote is no mark, nor is a bar: they end a line all the same.
_SURE_ENDS = frozenset("।৷॥?!")
_ASKING_ENDS = frozenset("?!")
_ENDS = _SURE_ENDS | frozenset(".…|")

# Headlines run together: 200 to 1,306 characters with at most .08 marks per 100 characters, where
# body paragraphs over 120 characters have .5 to 2.1 (docs/evidence.md; seed 001). One long sentence
# falls under .3 too, but it ends in its mark.
TICKER_CHARS = 160
TICKER_MARKS_PER_100 = 0.3
SENTENCE_CHARS = 600
PROSE_CHARS = 60
# Headlines ask and exclaim, and are no longer than this; they do not end in a danda.
ASKING_CHARS = 80
# A line that holds a mark but does not end in one is a paragraph from here on.
OPEN_CHARS = 120
# A line of this length that ends in a colon leads to a quotation or a list below it; shorter ones
# are as often labels and headings (bnbench as text: 27 pages gain, one loses).
LEAD_IN_CHARS = 45


class Shape(IntEnum):
    """The look of a line."""

    FOREIGN = 0
    """No Bengali letter."""
    BARE = 1
    """No sentence mark: a headline, a sub-heading, a caption, a menu word."""
    TICKER = 2
    """Headlines run together."""
    ASKING = 3
    """Short, and its only marks are `?` or `!`."""
    SENTENCE = 4
    """Ends a sentence, but is short."""
    OPEN = 5
    """Holds a mark, does not end in one, and is short."""
    CUT = 6
    """Ends in three dots: the excerpt of another story."""
    PROSE = 7
    """Sentences, or a line that leads to them with a colon."""


# A member of an enum costs ten times what a name of the module does.
_FOREIGN, _BARE, _TICKER, _ASKING = Shape.FOREIGN, Shape.BARE, Shape.TICKER, Shape.ASKING
_SENTENCE, _OPEN, _CUT, _PROSE = Shape.SENTENCE, Shape.OPEN, Shape.CUT, Shape.PROSE


def shape_of(key: str) -> Shape:
    """Return the look of a folded line.

    >>> shape_of("বাজেট অধিবেশন আজ শুরু").name, shape_of("কে জিতবে?").name, shape_of("news").name
    ('BARE', 'ASKING', 'FOREIGN')
    """
    # Most lines open with a Bengali letter: no search is needed to find one.
    if not "\u0980" <= key[:1] <= "\u09ff" and (key.isascii() or not BENGALI.search(key)):
        return _FOREIGN
    length = len(key)
    bare = key.rstrip(_CLOSERS)
    last = bare[-1:]
    if last == ":" and length >= LEAD_IN_CHARS:
        return _PROSE if length >= PROSE_CHARS else _SENTENCE
    if length > TICKER_CHARS and _is_run_together(key):
        return _PROSE if last in _ENDS and length <= SENTENCE_CHARS else _TICKER
    if last == "…" or bare.endswith("..."):
        return _CUT
    if last not in _SURE_ENDS and not (key.endswith(".") or _MARK.search(key)):
        return _BARE
    if last not in _ENDS:
        return _PROSE if length >= OPEN_CHARS else _OPEN
    if length < ASKING_CHARS and last in _ASKING_ENDS and not _DANDA.search(key):
        return _ASKING
    return _PROSE if length >= PROSE_CHARS else _SENTENCE


def _is_run_together(key: str) -> bool:
    """Tell whether a line has fewer marks than sentences of its length have."""
    least = TICKER_MARKS_PER_100 * len(key)
    if key.count("।") * 100 >= least:
        return False
    return (len(_MARK.findall(key)) + key.endswith(".")) * 100 < least


def stems(text: str) -> set[str]:
    """Return the words of a folded text by their first four characters: endings inflect."""
    return {word[:4] for word in _WORD.findall(text)}

"""The entries of a live blog, a horoscope, a round of questions: short heads between paragraphs.

A single bare line between two paragraphs says little. Three and more of a kind, each over its own
paragraph and nothing else between them, are the heads of entries; but a page of leads of other
stories looks the same, so an article has to open above them: a paragraph, a byline or a date.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.extract.text.shapes import Shape
from newsclean.lexicon.bylines import is_byline
from newsclean.model import Kind, Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.model import Block

LEAST_ENTRIES = 3
# Signs and names; headlines of other stories are longer (docs/evidence.md).
HEAD_CHARS = 25
# A clock and a headline, or a headline and a clock; some print the day part over the clock.
CLOCKED_LINES = 3
CLOCK_CHARS = 25
LEAST_PARAGRAPH = 40
# Lead, byline and date stand this near above the first entry, a share row between them.
OPENING_LINES = 8

_CLOCK = re.compile(
    "(?:(?:আজ|গতকাল),? )?(?:ভোর|সকাল|বেলা|দুপুর|বিকাল|বিকেল|সন্ধ্যা|রাত) ?:? ?[0-9]{1,2}"
    "(?: ?[:.] ?[0-9]{2}| ?(?:টা|টে|টায়|টার সময়)(?: ?[0-9]{1,2}(?: ?মিনিটে?)?)?)? ?[:।]?$"
    "|[0-9]{1,2} ?[:.] ?[0-9]{2} ?(?:এএম|পিএম|[ap]\\.?m\\.?|পূর্বাহ্[নণ]|অপরাহ্[নণ])$"
    "|[0-2]?[0-9] ?: ?[0-5][0-9]$"
)
# Adverts and players stand between entries as they do between paragraphs.
_BESIDE = frozenset((Kind.ADVERT, Kind.MEDIA, Kind.CAPTION, Kind.SHARE, Kind.CODE))
# What parts the entries of a text from the stories listed below it.
_BETWEEN = frozenset((Kind.DATE, Kind.RELATED, Kind.COMMENT, Kind.TAGS, Kind.FOOTER))
# A member of an enum costs ten times what a name of the module does.
_FOREIGN, _BARE, _SENTENCE, _PROSE = Shape.FOREIGN, Shape.BARE, Shape.SENTENCE, Shape.PROSE


def find_entries(
    blocks: Sequence[Block], own: Sequence[Label | None], shapes: Sequence[Shape]
) -> tuple[frozenset[int], frozenset[int]]:
    """Return the lines that head the entries of a page, and those of them that are clocks."""
    heads: set[int] = set()
    clocks: set[int] = set()
    chain: list[int] = []
    run: list[int] = []
    seen: set[str] = set()
    entries = 0
    for number, (label, shape) in enumerate(zip(own, shapes, strict=True)):
        if label is None:
            if shape is _BARE or (shape is _FOREIGN and _is_clock(blocks[number].key)):
                run.append(number)
                continue
        elif label.rule == "line.duration":
            run.append(number)
            continue
        if label is not None:
            if label.kind in _BESIDE:
                continue
        elif shape is _FOREIGN:
            continue
        elif shape is _PROSE or (shape is _SENTENCE and len(blocks[number].key) >= LEAST_PARAGRAPH):
            if not run:
                continue
            # A line that stands over every paragraph is the word of an advert or a player.
            if len(run) <= CLOCKED_LINES and blocks[run[-1]].key not in seen:
                seen.add(blocks[run[-1]].key)
                timed = [n for n in run if _is_clock(blocks[n].key)]
                if timed or (len(run) == 1 and len(blocks[run[0]].key) < HEAD_CHARS):
                    chain += run
                    clocks.update(timed)
                    entries += 1
                    run = []
                    continue
        if entries >= LEAST_ENTRIES and _is_opened(blocks, own, shapes, chain[0]):
            heads.update(chain)
        chain, run, entries, seen = [], [], 0, set()
    if entries >= LEAST_ENTRIES and _is_opened(blocks, own, shapes, chain[0]):
        heads.update(chain)
    return frozenset(heads), frozenset(clocks & heads)


def _is_opened(
    blocks: Sequence[Block], own: Sequence[Label | None], shapes: Sequence[Shape], first: int
) -> bool:
    """Tell whether an article opens just above the first entry."""
    for number in range(first - 1, max(0, first - OPENING_LINES) - 1, -1):
        label = own[number]
        if label is not None:
            if label.kind in _BETWEEN:
                return label.kind is Kind.DATE
        elif shapes[number] is _PROSE or is_byline(blocks[number].key):
            return True
    return False


def _is_clock(key: str) -> bool:
    return len(key) <= CLOCK_CHARS and _CLOCK.match(key) is not None

"""Which lines of the core are the article's text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.extract.text.captions import is_signed_caption
from newsclean.extract.text.copies import find_contained
from newsclean.extract.text.edges import trim
from newsclean.extract.text.shapes import Shape
from newsclean.lexicon.bylines import is_byline
from newsclean.model import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from newsclean.extract.text.sheet import Sheet

# A line without a Bengali letter inside the text: a quotation from here on, else an embed's word.
FOREIGN_CHARS = 120
# Captions and headlines with a mark inside (`দ. আফ্রিকা`, `ছবি. এএফপি`): of such lines from here to
# OPEN_CHARS that have a bare line or furniture beside them, four of five are no text.
OPEN_CHARS = 40
# Of runs of two bare lines, those with one of 40 characters are headlines in two of three; so is one
# alone that stands beside furniture (bnbench as text: 13 pages gain, 4 lose).
PAIR_CHARS = 40
# Three and four bare lines are cards more often than not; eight without furniture are a list.
LIST_LINES = 8
LIST_CHARS = 80
# A list inside a text, with its heading: up to seven lines shorter than headlines are.
SHORT_RUN, SHORT_CHARS = 7, 20
ASKING_RUN = 3
# Bare lines of this length are text, whatever stands beside them: 9 pages gain by it, 5 lose (bnbench
# as text, each half of the publishers gains).
TEXT_CHARS = 100
# Section, headline of this length, excerpt of that: a card between two paragraphs. Where a quarter
# of the paragraphs look so, the page is a live blog and they are its entries.
HEADLINE_CHARS, EXCERPT_CHARS, SECTION_CHARS = 25, 220, 30
CARD_SHARE = 0.25

_BULLET = re.compile("^(?:[•●▪■◆►*–—-]|[0-9]{1,2}[.)।])")
# Somebody's words behind their name: `… প্রশ্ন, ‘কবে হবে সেতু?’`.
_QUOTED = re.compile("[,:] ?[‘“'\"].*[?!][’”'\"]$")
# Between two paragraphs a long line without a mark is text in 20 of 24 cases, and no ticker.
_UNMARKED = frozenset((Shape.BARE, Shape.TICKER))
_ENDS = frozenset((Kind.COMMENT, Kind.TAGS, Kind.FOOTER))
# A member of an enum costs ten times what a name of the module does.
_FOREIGN, _BARE, _ASKING = Shape.FOREIGN, Shape.BARE, Shape.ASKING
_OPEN, _PROSE = Shape.OPEN, Shape.PROSE


def read_body(
    sheet: Sheet, start: int, end: int, copies: Mapping[int, int], repeats: Collection[int]
) -> list[int]:
    """Return the numbers of the lines that are the article's text, in reading order."""
    end = _with_question(sheet, end)
    blocks, own, shapes = sheet.blocks, sheet.own, sheet.shapes
    paragraphs = [n for n in range(start, end) if own[n] is None and shapes[n] is _PROSE]
    if sum(n in copies for n in paragraphs) * 2 > len(paragraphs):
        originals = [copies[n] for n in paragraphs if n in copies]
        start, end = min(originals), max(originals) + 1
    cards = _cards(sheet, start, end, repeats)
    if len(cards) > CARD_SHARE * len(paragraphs):
        cards = frozenset()
    last = paragraphs[-1] if paragraphs else end
    body: list[int] = []
    run: list[int] = []
    listing, between = False, 0
    for number in range(start, end):
        label, shape, key = own[number], shapes[number], blocks[number].key
        if label is not None:
            if label.kind is Kind.DATELINE:
                listing = False
                continue
            between += 1
            listing = label.rule == "line.related"
            if label.kind in _ENDS:
                run = []
        elif number in cards:
            run = []
        elif number in copies or number in repeats:
            listing = False
        elif number < last and shape > _ASKING and is_signed_caption(key):
            between += 1
        elif shape is _FOREIGN:
            if len(key) >= FOREIGN_CHARS:
                body.append(number)
        elif (shape is _BARE and " | " in key) or (shape < _PROSE and is_byline(key)):
            between += 1
        elif shape is _BARE and len(key) >= TEXT_CHARS and body and not listing:
            body += _headings(sheet, run, between)
            body.append(number)
            run, between = [], 0
        elif shape in _UNMARKED or (shape is _ASKING and len(run) >= ASKING_RUN):
            if body and not listing:
                run.append(number)
        elif shape is not _OPEN or not (
            len(key) >= OPEN_CHARS and (run or between or _bare_follows(sheet, number, end))
        ):
            body += _headings(sheet, run, between)
            body.append(number)
            run, listing, between = [], False, 0
    lines = range(start, end)
    body = trim(sheet, body, {n: twin for twin, n in copies.items() if twin in lines})
    contained = find_contained(blocks, body)
    return [n for n in body if n not in contained] if contained else body


def _with_question(sheet: Sheet, end: int) -> int:
    """Return the end of a core with the question that closes it: quoted, furniture below it.

    A question is as often a headline: those of a list follow a heading or each other.
    """
    if end >= len(sheet.blocks) or sheet.own[end] is not None:
        return end
    closing = sheet.shapes[end] is Shape.ASKING and _QUOTED.search(sheet.blocks[end].key)
    followed = end + 1 == len(sheet.blocks) or sheet.own[end + 1] is not None
    return end + 1 if closing and followed else end


def _headings(sheet: Sheet, run: list[int], between: int) -> list[int]:
    """Return the bare lines between two paragraphs that are sub-headings or items of a list.

    `between` counts the furniture among them.
    """
    size = len(run)
    keys = [sheet.blocks[n].key for n in run]
    longest = max(map(len, keys), default=0)
    if size < 2:
        return run if not between or longest < PAIR_CHARS else []
    if size == 2:
        return run if longest < PAIR_CHARS else []
    if between:
        return []
    if size <= SHORT_RUN and longest < SHORT_CHARS:
        return run
    bullets = sum(1 for key in keys if _BULLET.match(key))
    listed = bullets * 2 > size or size >= LIST_LINES or keys[0].endswith(":")
    return run if listed or sum(map(len, keys)) > LIST_CHARS * size else []


def _cards(sheet: Sheet, start: int, end: int, repeats: Collection[int]) -> frozenset[int]:
    """Return the excerpts of other stories: headline above, and a section over it or a date below."""
    blocks, own, shapes = sheet.blocks, sheet.own, sheet.shapes
    found = set()
    for number in range(start + 2, end):
        head = number - 1
        if (
            shapes[head] is not Shape.BARE
            or own[head] is not None
            or own[number] is not None
            or shapes[number] is Shape.BARE
            or len(blocks[head].key) < HEADLINE_CHARS
            or len(blocks[number].key) > EXCERPT_CHARS
        ):
            continue
        section = number - 2
        named = sheet.kind(section) is Kind.NAVIGATION or (
            section in repeats and len(blocks[section].key) < SECTION_CHARS
        )
        if named or (number + 1 < end and sheet.kind(number + 1) is Kind.DATE):
            found.add(number)
    return frozenset(found)


def _bare_follows(sheet: Sheet, number: int, end: int) -> bool:
    """Tell whether the next line of its own is a bare one, or none follows."""
    for n in range(number + 1, end):
        if sheet.own[n] is None and sheet.shapes[n] is not Shape.FOREIGN:
            return sheet.shapes[n] is Shape.BARE
    return True

"""Where the text of an article begins and ends: decks above it, notes on its author below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.extract.text.shapes import Shape
from newsclean.lexicon.bylines import is_byline
from newsclean.model import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsclean.extract.text.sheet import Sheet

# A deck above byline or date has at most two sentences.
DECK_PARAGRAPHS, DECK_CHARS = 2, 500
# A last paragraph behind two lines that are no text is the article's in 4 of 15 pages.
APART_LINES = 2
# The note on the author: within the last paragraphs, and a small part of the whole.
NOTE_PARAGRAPHS, NOTE_SHARE = 3, 0.2
NAME_CHARS, NAME_WORDS = 40, (2, 5)
LEAST_PARAGRAPHS = 3

# A caption before the text, signed: `…ছবিটি তোলা। -কেএম নজরুল ইসলাম`.
_SIGNED = re.compile("।.*[ ।’”][-–—] ?[^ ।?!][^।?!]{2,40}$")
_WORD = re.compile("[\u0980-\u09ff]{2,}|[a-z0-9]{2,}")
_STRONG = frozenset(
    (
        Kind.COMMENT,
        Kind.TAGS,
        Kind.FOOTER,
        Kind.SHARE,
        Kind.NAVIGATION,
        Kind.COUNTER,
        Kind.DATE,
        Kind.SOURCE,
    )
)


def trim(sheet: Sheet, body: list[int], twins: Mapping[int, int]) -> list[int]:
    """Return the body without what stands above its first paragraph and below its last.

    `twins` are the lines of the core that print lines of the body again: where a deck goes that is
    the lead too, its twin is the lead.
    """
    if len(body) > 2 and body[1] - body[0] > 1 and _is_signed(sheet.blocks[body[0]].key):
        body = body[1:]
    below = _below_deck(sheet, body)
    if twins and len(below) < len(body):
        below = sorted({*below, *(twins[n] for n in body[: -len(below)] if n in twins)})
    body = below
    first = next((at for at, n in enumerate(body) if sheet.shapes[n] is not Shape.BARE), len(body))
    return _above_note(sheet, _above_apart(sheet, body[first:]))


def _is_signed(key: str) -> bool:
    """Tell whether a name stands behind a dash at the end, somewhere behind a sentence."""
    # What does not follow the first danda follows no other: a line of a thousand is tried once.
    sentence = key.find("।")
    return sentence >= 0 and _SIGNED.match(key, sentence) is not None


def _below_deck(sheet: Sheet, body: list[int]) -> list[int]:
    """Return the body below the deck: the summary that stands over byline or date."""
    prose = chars = 0
    for at in range(len(body) - 1):
        number, following = body[at], body[at + 1]
        prose += sheet.shapes[number] in (Shape.PROSE, Shape.CUT)
        chars += len(sheet.blocks[number].key)
        if prose > DECK_PARAGRAPHS or chars > DECK_CHARS:
            break
        for between in range(number + 1, following):
            label = sheet.own[between]
            if label is None:
                heads = is_byline(sheet.blocks[between].key)
            else:
                heads = label.kind is Kind.DATE and label.rule.startswith("date.")
            if heads:
                return body[at + 1 :]
    return body


def _above_apart(sheet: Sheet, body: list[int]) -> list[int]:
    """Return the body without last paragraphs that stand alone behind other things."""
    while len(body) > LEAST_PARAGRAPHS:
        gap = range(body[-2] + 1, body[-1])
        alone = len(gap) >= APART_LINES or any(sheet.kind(n) in _STRONG for n in gap)
        if not alone and sheet.shapes[body[-1]] is not Shape.BARE:
            break
        body = body[:-1]
    return body


def _above_note(sheet: Sheet, body: list[int]) -> list[int]:
    """Return the body without the note on its author: a name, then a text that begins with it."""
    blocks, shapes = sheet.blocks, sheet.shapes
    total = sum(len(blocks[n].key) for n in body)
    texts = [at for at, n in enumerate(body) if shapes[n] is not Shape.BARE]
    for at in texts[2:][-NOTE_PARAGRAPHS:]:
        number = body[at]
        for name in (number - 1, number - 2):
            key = blocks[name].key
            if (
                sheet.own[name] is not None
                or name in sheet.heads
                or shapes[name] is not Shape.BARE
                or len(key) > NAME_CHARS
            ):
                continue
            words = set(_WORD.findall(key))
            shared = words.intersection(_WORD.findall(blocks[number].key[: 3 * NAME_CHARS])[:8])
            if not NAME_WORDS[0] <= len(words) <= NAME_WORDS[1] or len(shared) < max(
                2, len(words) / 2
            ):
                continue
            if sum(len(blocks[n].key) for n in body[at:]) <= NOTE_SHARE * total:
                return body[: at - 1] if body[at - 1] == name else body[:at]
    return body

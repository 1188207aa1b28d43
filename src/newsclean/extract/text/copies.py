"""What a page prints more than once: the whole article, its captions, its boxes.

Two or more consecutive equal paragraphs make a copy. A single repeated sentence does not: first
and last paragraphs of real articles end alike (docs/evidence.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.lexicon.bylines import is_byline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsclean.extract.text.sheet import Sheet
    from newsclean.model import Block

# Shorter lines repeat honestly: names, section titles, share words.
COPY_CHARS = 40
# A line up to here that stands twice is a caption with its alt text, a box or its heading; a longer
# one only where both stand side by side.
REPEAT_CHARS = 80
CAPTION_CHARS = 200
HEAD_LINES = 12
LEAD_CHARS = 120
# Each line is looked for in all the text: no article seen has so many lines.
CONTAINED_LINES = 1000


def find_copies(blocks: Sequence[Block], numbers: Iterable[int]) -> dict[int, int]:
    """Return {block number: number of the block it repeats} for whole copies.

    `numbers` are the candidate paragraphs in reading order. A run counts from two paragraphs on,
    or from one where that is the whole of what stands twice.
    """
    first: dict[str, int] = {}
    twin: dict[int, int] = {}
    order = [n for n in numbers if len(blocks[n].key) >= COPY_CHARS]
    for number in order:
        key = blocks[number].key
        if key in first:
            twin[number] = first[key]
        else:
            first[key] = number
    if not twin:
        return {}
    place = {number: at for at, number in enumerate(order)}
    copies: dict[int, int] = {}
    run: list[int] = []
    for number in [*order, -1]:
        follows = run and number in twin and place[twin[number]] == place[twin[run[-1]]] + 1
        if run and not follows:
            if len(run) >= 2 or len(twin) == len(first) == 1:
                copies.update((n, twin[n]) for n in run)
            run = []
        if number in twin:
            run.append(number)
    return copies


def find_repeats(sheet: Sheet, copies: Mapping[int, int]) -> frozenset[int]:
    """Return the numbers of single lines that the page prints again and that are no text.

    A caption and its alt text stand side by side over the text: both go. Of other long lines one
    is text: the first, or the second where byline or date stand between deck and lead.
    """
    blocks = sheet.blocks
    copied = {*copies, *copies.values()}
    places: dict[str, list[int]] = {}
    for number in sheet.free():
        if number not in copied:
            places.setdefault(blocks[number].key, []).append(number)
    text_starts = min(
        (at[0] for key, at in places.items() if len(at) == 1 and len(key) >= LEAD_CHARS),
        default=0,
    )
    found: set[int] = set()
    for key, at in places.items():
        if len(at) < 2:
            continue
        if len(key) > CAPTION_CHARS:
            # Twice an article may say a paragraph, three times only a template does.
            found.update(at[1:] if len(at) > 2 else ())
            continue
        side_by_side = at[1] - at[0] == 1 and at[0] < text_starts
        if len(key) < REPEAT_CHARS or len(at) > 2 or side_by_side:
            found.update(at)
        else:
            found.add(at[0] if _head_between(sheet, at[0], at[1]) else at[1])
    return frozenset(found)


def _head_between(sheet: Sheet, first: int, second: int) -> bool:
    """Tell whether byline or date stand between two lines that follow each other closely."""
    inner = range(first + 1, second)
    return len(inner) <= HEAD_LINES and any(
        sheet.is_date(n) or (sheet.own[n] is None and is_byline(sheet.blocks[n].key)) for n in inner
    )


def find_contained(blocks: Sequence[Block], body: Sequence[int]) -> frozenset[int]:
    """Return the body lines whose words stand inside another body line: quotes pulled out, decks.

    Short lines stay: a name or a sub-heading recurs in the sentence that follows it.
    """
    if not 2 <= len(body) <= CONTAINED_LINES:
        return frozenset()
    text = "\n".join(blocks[n].key for n in body)
    found: set[int] = set()
    for number in body:
        key = blocks[number].key.strip(" \"'“”‘’«».।…")
        if not COPY_CHARS <= len(key) <= 3 * CAPTION_CHARS or text.count(key) < 2:
            continue
        holders = [n for n in body if n != number and n not in found and key in blocks[n].key]
        # The page's whole text in one line, an embed code, holds every paragraph.
        if any(len(blocks[n].key) <= 10 * len(key) for n in holders):
            found.add(number)
    return frozenset(found)

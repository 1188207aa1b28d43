"""What a page prints more than once: the whole article, its captions, its boxes.

Two or more consecutive equal paragraphs make a copy. A single repeated sentence does not: first
and last paragraphs of real articles end alike (CATALOGUE 4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsclean.model import Block

# Shorter lines repeat honestly: names, section titles, share words.
COPY_CHARS = 40
# A line up to here that stands twice is a caption with its alt text, a box or its heading; a longer
# one only where both stand side by side.
REPEAT_CHARS = 80
CAPTION_CHARS = 200


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


def find_repeats(
    blocks: Sequence[Block], numbers: Iterable[int], copies: Mapping[int, int]
) -> frozenset[int]:
    """Return the numbers of single lines that the page prints again and that are no text.

    Of a long line that stands twice, far apart, the first is text and only the second a repeat.
    """
    copied = {*copies, *copies.values()}
    places: dict[str, list[int]] = {}
    for number in numbers:
        if len(blocks[number].key) <= CAPTION_CHARS and number not in copied:
            places.setdefault(blocks[number].key, []).append(number)
    found: set[int] = set()
    for key, at in places.items():
        if len(at) > 1:
            short = len(key) < REPEAT_CHARS or len(at) > 2
            found.update(at if short or at[1] - at[0] <= 2 else at[1:])
    return frozenset(found)


def find_contained(blocks: Sequence[Block], body: Sequence[int]) -> frozenset[int]:
    """Return the body lines whose words stand inside another body line: quotes pulled out, decks.

    Short lines stay: a name or a sub-heading recurs in the sentence that follows it.
    """
    if len(body) < 2:
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

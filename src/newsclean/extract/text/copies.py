"""Whole copies: the same paragraphs printed again, for another layout of the same page.

Two or more consecutive equal paragraphs make a copy. A single repeated sentence does not: first
and last paragraphs of real articles end alike (CATALOGUE 4).
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.model import Block

# Shorter lines repeat honestly: names, section titles, share words.
COPY_CHARS = 40


def find_copies(blocks: Sequence[Block], numbers: Sequence[int]) -> dict[int, int]:
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

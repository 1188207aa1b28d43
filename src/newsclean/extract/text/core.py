"""The body core of a page without a DOM: the stretch of lines that reads most like prose.

Each line is worth something: prose adds, menus, cards and furniture take away; the core is the
stretch with the greatest sum. That lets an article keep its sub-headings and lose its sidebars
without any rule on their order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.model import Block, Kind, Label

MARKS = re.compile("[।৷॥?!]|[.](?= |$)")
ENDS_SENTENCE = re.compile("[।৷॥?!.…][\\s'\"’”»)\\]]*$")
BENGALI = re.compile("[\u0980-\u09ff]")

# Headlines run together: 200 to 1,306 characters with at most .08 marks per 100 characters, where
# body paragraphs over 120 characters have .5 to 2.1 (CATALOGUE 3; seed 001).
TICKER_CHARS = 160
TICKER_MARKS_PER_100 = 0.3
# A paragraph counts up to here: one long paragraph must not outweigh an article.
CAP_CHARS = 500
PROSE_CHARS = 80
LATIN_RUN = 12

# What a furniture line takes away, tuned on text dumps of pages (benchmarks/quality).
_COST = {
    Kind.COMMENT: 1.5,
    Kind.FOOTER: 1.5,
    Kind.TAGS: 1.5,
    Kind.HEADER_DATE: 2.0,
    Kind.RELATED: 1.0,
    Kind.DATE: 1.0,
    Kind.VISIT_CLOCK: 1.0,
    Kind.NAVIGATION: 0.6,
    Kind.SOURCE: 0.4,
    Kind.PROMO: 0.4,
    Kind.ADVERT: 0.1,
    Kind.CAPTION: 0.1,
    Kind.MEDIA: 0.1,
    Kind.CODE: 0.1,
    Kind.SHARE: 0.2,
    Kind.COUNTER: 0.3,
}


def is_ticker(key: str) -> bool:
    """Tell whether a line is headlines run together rather than a paragraph."""
    if len(key) <= TICKER_CHARS:
        return False
    return len(MARKS.findall(key)) * 100 < TICKER_MARKS_PER_100 * len(key)


def is_prose(key: str) -> bool:
    """Tell whether a line reads as a paragraph by itself."""
    return len(key) >= PROSE_CHARS and bool(MARKS.search(key)) and not is_ticker(key)


def line_values(blocks: Sequence[Block], own: Sequence[Label | None]) -> list[float]:
    """Return what each line adds to a stretch of text; negative where it speaks against one."""
    values = []
    latin = 0
    for block, label in zip(blocks, own, strict=True):
        if label is None and BENGALI.search(block.key):
            latin = 0
            values.append(_value(block.key))
            continue
        cost = _COST.get(label.kind, 0.5) if label else 0.05
        if label is None or cost <= 0.1 or not BENGALI.search(block.key):
            # One player dialog prints ninety lines inside an article (rtvonline's markup): a run
            # of foreign words costs no more than its first lines.
            latin += 1
            cost = cost if latin <= LATIN_RUN else 0.0
        else:
            latin = 0
        values.append(-cost)
    return values


def _value(key: str) -> float:
    length = len(key)
    marks = len(MARKS.findall(key))
    if length > TICKER_CHARS and marks * 100 < TICKER_MARKS_PER_100 * length:
        return -3.0
    if not marks:
        return -0.45 if length < 40 else -0.4 if length < 120 else -0.3
    if ENDS_SENTENCE.search(key):
        if length < 160 and "।" not in key and key.endswith(("?", "!")):
            return 0.0  # headlines ask and exclaim; they do not end in a danda
        if length < 40:
            return 0.15
        if length < PROSE_CHARS:
            return 0.5
        return min(length, CAP_CHARS) / 100
    if length < 120:
        return 0.0
    return min(length, CAP_CHARS) / 100 * 0.7


def best_stretch(values: Sequence[float]) -> tuple[int, int, float]:
    """Return (start, end, sum) of the stretch with the greatest sum; (0, 0, 0.0) without any."""
    best = (0, 0, 0.0)
    start, total = 0, 0.0
    for index, value in enumerate(values):
        if total <= 0:
            start, total = index, 0.0
        total += value
        if total > best[2]:
            best = (start, index + 1, total)
    return best

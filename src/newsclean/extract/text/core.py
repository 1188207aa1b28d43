"""The body core of a page without a DOM: the stretch of lines that reads most like prose.

Each line is worth something: prose adds, menus, cards and furniture take away; the core is the
stretch with the greatest sum. That lets an article keep its sub-headings and lose its sidebars
without any rule on their order. The worths were set on text dumps of bnbench and pages, one half
of the publishers checked against the other (benchmarks/quality).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.extract.text.shapes import Shape
from newsclean.model import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from newsclean.extract.text.sheet import Sheet

# A paragraph counts up to here: one long paragraph must not outweigh an article.
CAP_CHARS = 500
SHORT_CHARS = 40
SHORT_SENTENCE, SENTENCE = 0.15, 0.5
BARE, BARE_LONG = -0.45, -0.3
BARE_LONG_CHARS = 120
# Entries of a horoscope are as short as two such lines (fixtures/pages/_text).
ENTRY_HEAD = -0.1
CUT, TICKER, FOREIGN = -0.3, -3.0, -0.05
# Prose with a bare line on either side is as often an excerpt under a headline as a paragraph.
BETWEEN_BARE = 0.6
# A player's dialog of ninety lines can stand inside an article: a run of foreign words costs no
# more than its first lines.
FOREIGN_RUN = 12
# Where three bare lines and two of strong furniture lie between two paragraphs, the second belongs
# to the first in 5 of 97 gaps; it has to be a whole article to be chosen with it.
GAP_BARE, GAP_STRONG, GAP = 2, 2, -12.0

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
    Kind.COUNTER: 0.3,
    Kind.SHARE: 0.2,
}
_SLIGHT = 0.1
# What stands inside articles as often as behind them.
_WEAK = frozenset(
    (
        Kind.ADVERT,
        Kind.CAPTION,
        Kind.MEDIA,
        Kind.CODE,
        Kind.RELATED,
        Kind.SOURCE,
        Kind.PROMO,
        Kind.DATELINE,
    )
)
# A member of an enum costs ten times what a name of the module does.
_FOREIGN, _BARE, _TICKER = Shape.FOREIGN, Shape.BARE, Shape.TICKER
_SENTENCE, _CUT, _PROSE = Shape.SENTENCE, Shape.CUT, Shape.PROSE


def line_values(sheet: Sheet, repeats: Collection[int]) -> list[float]:
    """Return what each line adds to a stretch of text; negative where it speaks against one."""
    values: list[float] = []
    foreign = bare = strong = 0
    prose, before = -1, _PROSE
    led = False
    heads = sheet.heads
    for number, (block, label, shape) in enumerate(
        zip(sheet.blocks, sheet.own, sheet.shapes, strict=True)
    ):
        if label is None and shape is not _FOREIGN:
            foreign = 0
            value = _worth(shape, len(block.key))
            if number in repeats:
                value = min(value, 0.0)
            if value > 0:
                if bare >= GAP_BARE and strong >= GAP_STRONG:
                    values[-1] += GAP
                if led and before is _BARE:
                    values[prose] *= BETWEEN_BARE
                led = before is _BARE
                prose, bare, strong = number, 0, 0
            elif number in heads:
                value, shape = ENTRY_HEAD, before
            elif shape is _BARE:
                bare += 1
            before = shape
            values.append(value)
            continue
        cost = -FOREIGN if label is None else _COST.get(label.kind, _SLIGHT)
        if label is not None and label.kind not in _WEAK:
            strong += 1
        if cost <= _SLIGHT or shape is _FOREIGN:
            foreign += 1
            cost = cost if foreign <= FOREIGN_RUN else 0.0
        else:
            foreign = 0
        values.append(-cost)
    return values


def _worth(shape: Shape, length: int) -> float:
    if shape is _BARE:
        return BARE if length < BARE_LONG_CHARS else BARE_LONG
    if shape is _PROSE:
        return min(length, CAP_CHARS) / 100
    if shape is _SENTENCE:
        return SENTENCE if length >= SHORT_CHARS else SHORT_SENTENCE
    if shape is _TICKER:
        return TICKER
    return CUT if shape is _CUT else 0.0


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

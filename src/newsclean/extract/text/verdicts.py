"""Why a page text is no article: a check of the visitor, a list of headlines, an empty shell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.extract.text.shapes import Shape, stems
from newsclean.model import Kind, Label, Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.extract.text.head import Head
    from newsclean.extract.text.sheet import Sheet

# Challenge pages have seven to some twenty lines; a page that quotes these words is longer.
BLOCKED_LINES = 60
_BLOCKED = re.compile(
    r"enable javascript and cookies|ray id\b|you have been blocked|verify(?:ing)? (?:that )?you are (?:a )?(?:not a bot|human)"
    r"|checking (?:if the site connection|your browser)|security (?:verification|check|service)|access denied"
    r"|attention required|complete the captcha|are you a robot|unusual traffic|request blocked|403 forbidden"
    r"|just a moment\.\.\.|ddos protection by"
)
# Headlines have four words and more; a shell of menus and footer has at most a few such lines.
HEADLINE_CHARS, HEADLINE_WORDS = 25, 4
LISTED = 5
# Dates beside the paragraphs make cards of them.
CARD_DATES = 3
# One paragraph of its own under ten excerpts of others introduces a list.
CUT_LINES, CUTS_PER_PARAGRAPH, FEW_PARAGRAPHS = 5, 3, 2
# So does a note of the house under a home page's headlines: no date, and no headline over it that
# shares two words with it. A story of an agency has both.
NOTE_CHARS, SHARED_WORDS, TITLE_LINES = 500, 2, 8
FOREIGN_CHARS, FOREIGN_LINES = 100, 4


def refuse(sheet: Sheet) -> Refusal:
    """Return why a page without an article core is none."""
    blocks = sheet.blocks
    count = len(blocks)
    labels = _no_article(sheet)
    if count <= BLOCKED_LINES:
        for block in blocks:
            if found := _BLOCKED.search(block.key):
                return Refusal("blocked", f"{block.where}: {found[0]}", blocks, labels)
    headlines = _headlines(sheet)
    cut = sum(1 for n in sheet.free() if sheet.shapes[n] is Shape.CUT)
    dates = sum(1 for n in range(count) if sheet.is_date(n))
    if headlines + cut >= LISTED or min(headlines, dates) >= CARD_DATES:
        detail = f"{headlines} headlines, {cut} excerpts and no article among {count} lines"
        return Refusal("listing", detail, blocks, labels)
    prose = sum(
        1
        for n in sheet.free()
        if sheet.shapes[n] is Shape.FOREIGN and len(blocks[n].key) >= FOREIGN_CHARS
    )
    if prose >= FOREIGN_LINES:
        return Refusal("language", f"{prose} paragraphs without a Bengali letter", blocks, labels)
    if not any(sheet.shapes[n] in (Shape.PROSE, Shape.SENTENCE) for n in sheet.free()):
        return Refusal("shell", f"menus and footer only, {count} lines", blocks, labels)
    return Refusal("no-text", f"no paragraph of an article in {count} lines", blocks, labels)


def refuse_listing(sheet: Sheet, body: Sequence[int], heads: Sequence[Head]) -> Refusal | None:
    """Return why what reads like a body is a list of other pages' leads, or None where it is one."""
    shapes = sheet.shapes
    inner = range(body[0], body[-1] + 1)
    dates = sum(
        1
        for n in inner
        if sheet.is_date(n)
        and not (sheet.own[n] or Label(0, Kind.DATE, "")).rule.endswith("-label")
    )
    if dates >= CARD_DATES and dates * 2 >= len(body):
        return _listing(sheet, f"{dates} dated cards and no article between them")
    prose = sum(1 for n in body if shapes[n] is Shape.PROSE)
    cut = sum(1 for n in sheet.free() if shapes[n] is Shape.CUT)
    dated = any(head.dates for head in heads)
    if not dated and cut >= max(CUT_LINES, CUTS_PER_PARAGRAPH * prose):
        return _listing(sheet, f"{cut} cut excerpts round {prose} paragraphs")
    if prose > FEW_PARAGRAPHS:
        return None
    if not dated and (headlines := _headlines(sheet)) >= LISTED:
        chars = sum(len(sheet.blocks[n].key) for n in body)
        if chars < NOTE_CHARS and not any(_speaks_of(sheet, head.title, body) for head in heads):
            return _listing(sheet, f"{headlines} headlines round {prose} paragraphs")
    cards = max((_dated_headlines(sheet, head.title) for head in heads), default=0)
    if cards >= CARD_DATES:
        return _listing(sheet, f"{cards} dated headlines over {prose} paragraphs")
    return None


def _speaks_of(sheet: Sheet, title: int | None, body: Sequence[int]) -> bool:
    """Tell whether the headline stands near the body and shares its words."""
    if title is None or body[0] - title > TITLE_LINES:
        return False
    words = stems(" ".join(sheet.blocks[n].key for n in body))
    return len(stems(sheet.blocks[title].key) & words) >= SHARED_WORDS


def _headlines(sheet: Sheet) -> int:
    """Return how many lines read like headlines."""
    return sum(
        1
        for n in sheet.free()
        if sheet.shapes[n] in (Shape.BARE, Shape.ASKING, Shape.OPEN)
        and len(sheet.blocks[n].key) >= HEADLINE_CHARS
        and sheet.blocks[n].key.count(" ") >= HEADLINE_WORDS - 1
    )


def _dated_headlines(sheet: Sheet, title: int | None) -> int:
    """Return how many pairs of headline and date end with what was taken for the title."""
    pairs = 0
    while (
        title is not None and title >= 0 and sheet.own[title] is None and sheet.is_date(title + 1)
    ):
        pairs += 1
        title -= 2
    return pairs


def _listing(sheet: Sheet, detail: str) -> Refusal:
    return Refusal("listing", detail, sheet.blocks, _no_article(sheet))


def _no_article(sheet: Sheet) -> tuple[Label, ...]:
    """Return one label for each line of a page without an article."""
    return tuple(
        label or Label(block.index, Kind.OUTSIDE, "outside.no-article")
        for block, label in zip(sheet.blocks, sheet.own, strict=True)
    )

"""Which date lines of a text page belong to the article, and in which role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.lexicon.calendar import find_date_label
from newsclean.model import DateFound, DateRole, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.extract.text.head import Head
    from newsclean.extract.text.sheet import Sheet

# A date printed after the text is the article's only if it says so, and stands near.
AFTER_LINES = 8
CREDIT_CHARS = 80
DATELINE_CHARS = 120


def read_dates(sheet: Sheet, heads: Sequence[Head], body: Sequence[int]) -> tuple[DateFound, ...]:
    """Return the dates of the article's own lines, most telling first; other dates are left out.

    A date above the title is the visitor's day (`header`); one between title and text is the
    article's; one after the text only where it carries a label. The first words of the text
    (`dateline`) and the desk's closing line (`credit`) come last.
    """
    blocks = sheet.blocks
    found: list[DateFound] = []
    for head in heads:
        for number in head.dates:
            if number == 0 or not _role(sheet, number - 1).endswith("-label"):
                found.extend(_line(sheet, number))
    for head in heads:
        for number in head.headers:
            role: DateRole = "visit" if sheet.kind(number) is Kind.VISIT_CLOCK else "header"
            found.append(
                DateFound(blocks[number].text, blocks[number].where, "date.above-title", role)
            )
    last = body[-1]
    for number in range(last + 1, min(last + 1 + AFTER_LINES, len(blocks))):
        if sheet.kind(number) is Kind.RELATED:
            break
        if _role(sheet, number) in ("published", "updated"):
            found.extend(_line(sheet, number))
    first = blocks[body[0]]
    found.append(DateFound(first.text[:DATELINE_CHARS], first.where, "date.dateline", "dateline"))
    closing = last + 1
    if (
        closing < len(blocks)
        and sheet.own[closing] is None
        and len(blocks[closing].key) <= CREDIT_CHARS
    ):
        block = blocks[closing]
        found.append(DateFound(block.text, block.where, "date.closing-credit", "credit"))
    return tuple(dict.fromkeys(found))


def _line(sheet: Sheet, number: int) -> Iterator[DateFound]:
    block, label = sheet.blocks[number], sheet.own[number]
    if label is None:
        if at := find_date_label(block.key):
            yield DateFound(block.text, block.where, "date.behind-byline", at[2])
        return
    role = _role(sheet, number)
    raw = block.text
    if label.rule.endswith("-label"):
        # The label stands alone: its date is on the next line, sometimes split over two.
        following = range(number + 1, min(number + 3, len(sheet.blocks)))
        rest = [sheet.blocks[n].text for n in following if _role(sheet, n) == "unlabelled"]
        if not rest:
            return
        raw = " ".join([raw, *rest])
        role = role.removesuffix("-label")
    if role in ("published", "updated", "visit", "header"):
        yield DateFound(raw, block.where, label.rule, role)  # type: ignore[arg-type]
    elif role == "three-calendars":
        yield DateFound(raw, block.where, label.rule, "header")
    elif role in ("unlabelled", "relative"):
        yield DateFound(raw, block.where, label.rule, "unlabelled")


def _role(sheet: Sheet, number: int) -> str:
    label = sheet.own[number]
    return label.rule.removeprefix("date.") if label and label.rule.startswith("date.") else ""

"""Which date lines of a text page belong to the article, and in which role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.extract.text.head import Head
from newsclean.lexicon.calendar import find_date_label
from newsclean.model import Block, DateFound, DateRole, Kind, Label

# A date printed after the text is the article's only if it says so, and stands near.
AFTER_LINES = 8


def read_dates(
    blocks: Sequence[Block], own: Sequence[Label | None], heads: Sequence[Head], body: Sequence[int]
) -> tuple[DateFound, ...]:
    """Return the dates of the article's own lines, most telling first; other dates are left out.

    A date above the title is the visitor's day (`header`); one between title and text is the
    article's; one after the text only where it carries a label. The first words of the text
    (`dateline`) and the desk's closing line (`credit`) come last.
    """
    found: list[DateFound] = []
    for head in heads:
        for number in head.dates:
            found.extend(_line(blocks, own, number))
    for head in heads:
        for number in head.headers:
            role: DateRole = "visit" if _kind(own[number]) is Kind.VISIT_CLOCK else "header"
            found.append(DateFound(blocks[number].text, blocks[number].where, "date.above-title", role))
    last = body[-1]
    for number in range(last + 1, min(last + 1 + AFTER_LINES, len(blocks))):
        if _kind(own[number]) is Kind.RELATED:
            break
        if _role(own[number]) in ("published", "updated"):
            found.extend(_line(blocks, own, number))
    first = blocks[body[0]]
    found.append(DateFound(first.text[:120], first.where, "date.dateline", "dateline"))
    if last + 1 < len(blocks) and own[last + 1] is None and len(blocks[last + 1].key) <= 80:
        block = blocks[last + 1]
        found.append(DateFound(block.text, block.where, "date.closing-credit", "credit"))
    return tuple(found)


def _line(
    blocks: Sequence[Block], own: Sequence[Label | None], number: int
) -> Iterator[DateFound]:
    block, label = blocks[number], own[number]
    if label is None:
        if at := find_date_label(block.key):
            yield DateFound(block.text, block.where, "date.behind-byline", at[2])
        return
    role = _role(label)
    raw = block.text
    if label.rule.endswith("-label"):
        # The label stands alone: its date is on the next line, sometimes split over two.
        rest = [b.text for b in blocks[number + 1 : number + 3] if _role(own[b.index]) == "unlabelled"]
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


def _kind(label: Label | None) -> Kind | None:
    return label.kind if label else None


def _role(label: Label | None) -> str:
    return label.rule.removeprefix("date.") if label and label.rule.startswith("date.") else ""

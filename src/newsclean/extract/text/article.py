"""Raw page text → Draft: menus, ticker, article, related lists and footers, all of them lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.extract.labels import is_initials
from newsclean.extract.text.body import read_body
from newsclean.extract.text.copies import find_copies, find_repeats
from newsclean.extract.text.core import best_stretch, line_values
from newsclean.extract.text.dates import read_dates
from newsclean.extract.text.glued import clean_paragraph, split_source
from newsclean.extract.text.head import Head, lead_words, read_foot, read_head
from newsclean.extract.text.shapes import Shape
from newsclean.extract.text.sheet import Sheet, read_sheet
from newsclean.extract.text.titles import clean_deck, clean_title
from newsclean.extract.text.verdicts import refuse, refuse_listing
from newsclean.lexicon.bylines import BYLINE_OPENINGS
from newsclean.model import Draft, Found, Kind, Label, Refusal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from newsclean.extract.labels import Told

# The shortest real article seen has two paragraphs and 1,000 characters; agency flashes have one
# of some 120 (docs/evidence.md).
LEAST_CHARS = 100
LEAST_SUM = 1.0
# Source lines, authors' names and initials stand within so many lines below the text.
CLOSING_LINES = 5
# The core holds this much when twenty paragraphs of average length stand in it.
SURE_SUM = 40
TITLELESS = 0.7
_BODY = (Kind.BODY, "core.body", "")
_HEADING = (Kind.HEADING, "core.heading", "")
_REPEATED = (Kind.REPEAT, "copy.line", "")
_BEFORE, _WITHIN, _AFTER = (
    (Kind.OUTSIDE, f"outside.{where}", "") for where in ("before", "within", "after")
)
_MARKED = (Shape.PROSE, Shape.SENTENCE, Shape.OPEN, Shape.ASKING, Shape.CUT)


def extract_text(text: str) -> Draft | Refusal:
    """Return what the page text says, raw, or why it is no article."""
    sheet = read_sheet(text)
    blocks = sheet.blocks
    if not blocks:
        return Refusal("empty", "no line with text")
    copies = find_copies(blocks, (n for n in sheet.free() if sheet.shapes[n] in _MARKED))
    repeats = find_repeats(sheet, copies)
    start, end, total = best_stretch(line_values(sheet, repeats))
    body = read_body(sheet, start, end, copies, repeats) if total >= LEAST_SUM else []
    if sum(len(blocks[n].text) for n in body) < LEAST_CHARS:
        return refuse(sheet)
    heads = _heads(sheet, body, copies)
    if listing := refuse_listing(sheet, body, heads):
        return listing
    return _draft(sheet, body, heads, copies, repeats, total)


def _heads(sheet: Sheet, body: list[int], copies: Mapping[int, int]) -> list[Head]:
    """Return the head of each copy of the body, the printed one first."""
    words = lead_words(sheet, body)
    heads = [read_head(sheet, body[0], words)]
    starts = [n for n, twin in copies.items() if twin == body[0] and n > body[-1]]
    heads += [read_head(sheet, n, words, floor=body[-1] + 1) for n in starts]
    if not any(head.title is not None for head in heads):
        heads.append(read_foot(sheet, body))
    return heads


def _draft(
    sheet: Sheet,
    body: list[int],
    heads: Sequence[Head],
    copies: Mapping[int, int],
    repeats: Collection[int],
    total: float,
) -> Draft:
    blocks = sheet.blocks
    head = max(heads, key=lambda h: h.score)
    paragraphs = [clean_paragraph(blocks[n].text) for n in body]
    paragraphs[-1], source = split_source(paragraphs[-1])
    after = range(body[-1] + 1, min(body[-1] + 1 + CLOSING_LINES, len(blocks)))
    sources = [
        Found(blocks[n].text, blocks[n].where, "source.line")
        for n in after
        if sheet.kind(n) is Kind.SOURCE
    ]
    if source is not None:
        sources.insert(0, Found(source, blocks[body[-1]].where, "source.glued"))
    # A head that is printed with each copy of the body signs it once.
    signed = {blocks[n].key: n for n in sorted({n for h in heads for n in h.bylines}, reverse=True)}
    bylines = sorted(signed.values())
    closing = (
        []
        if bylines
        else [
            n for n in after if sheet.own[n] is None and blocks[n].key.startswith(BYLINE_OPENINGS)
        ]
    )
    title = _found(sheet, head.title, "title.above-core")
    subtitle = _found(sheet, head.subtitle, "subtitle.below-title")
    return Draft(
        method="text",
        layout=None,
        confidence=round(min(1.0, 0.4 + total / SURE_SUM) * (1.0 if title else TITLELESS), 2),
        title=title and title._replace(raw=clean_title(title.raw)),
        paragraphs=tuple(p for p in paragraphs if p),
        blocks=blocks,
        labels=_labels(sheet, body, heads, copies, repeats, closing),
        body_where=f"{blocks[body[0]].where}–{blocks[body[-1]].where.removeprefix('line ')}",
        subtitle=subtitle and subtitle._replace(raw=clean_deck(subtitle.raw)),
        kicker=_found(sheet, head.kicker, "kicker.above-title"),
        bylines=(
            *(Found(blocks[n].text, blocks[n].where, "byline.line") for n in bylines),
            *(Found(blocks[n].text, blocks[n].where, "byline.closing") for n in closing),
        ),
        dates=read_dates(sheet, heads, body),
        sources=tuple(sources),
    )


def _found(sheet: Sheet, number: int | None, rule: str) -> Found | None:
    if number is None:
        return None
    return Found(sheet.blocks[number].text, sheet.blocks[number].where, rule)


def _labels(
    sheet: Sheet,
    body: Sequence[int],
    heads: Sequence[Head],
    copies: Mapping[int, int],
    repeats: Collection[int],
    closing: Sequence[int],
) -> tuple[Label, ...]:
    """Return one label for each line of the page."""
    roles: dict[int, Told] = {}
    for head in reversed(heads):
        for number, kind, rule in (
            (head.kicker, Kind.KICKER, "kicker.above-title"),
            (head.subtitle, Kind.SUBTITLE, "subtitle.below-title"),
            (head.title, Kind.TITLE, "title.above-core"),
        ):
            if number is not None:
                roles[number] = (kind, rule, "")
        roles |= dict.fromkeys(head.bylines, (Kind.BYLINE, "byline.line", ""))
        visit = (Kind.HEADER_DATE, "date.above-title", "the visitor's day")
        roles |= dict.fromkeys(head.headers, visit)
    roles |= dict.fromkeys(closing, (Kind.BYLINE, "byline.closing", ""))
    bare = Shape.BARE
    for n in body:
        roles[n] = _HEADING if sheet.shapes[n] is bare else _BODY
    first, last = body[0], body[-1]
    ticker = Shape.TICKER
    labels: list[Label] = []
    for block, own, shape in zip(sheet.blocks, sheet.own, sheet.shapes, strict=True):
        number = block.index
        if number in roles:
            told = roles[number]
        elif own is not None:
            labels.append(own)
            continue
        elif number in copies:
            told = Kind.REPEAT, "copy.whole", f"same as {sheet.blocks[copies[number]].where}"
        elif shape is ticker:
            told = Kind.TICKER, "core.ticker", f"{len(block.key)} characters"
        elif last < number < last + CLOSING_LINES and is_initials(block.key):
            told = Kind.CREDIT, "credit.initials", block.text
        elif first < number < last:
            told = _REPEATED if number in repeats else _WITHIN
        else:
            told = _BEFORE if number < first else _AFTER
        labels.append(Label(number, *told))
    return tuple(labels)

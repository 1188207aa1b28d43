"""Raw page text → Draft: menus, ticker, article, related lists and footers, all of them lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.extract.labels import furniture, is_initials
from newsclean.extract.text.copies import find_copies
from newsclean.extract.text.core import BENGALI, MARKS, best_stretch, is_prose, is_ticker, line_values
from newsclean.extract.text.dates import read_dates
from newsclean.extract.text.head import Head, read_head
from newsclean.lexicon import fold_lines
from newsclean.model import KEPT, Block, Draft, Found, Kind, Label, Refusal

# The shortest real article seen has two paragraphs and 1,000 characters; agency flashes have one
# of some 120 (CATALOGUE 3).
LEAST_CHARS = 100
LEAST_SUM = 1.0
# A caption before the text, signed: `…ছবিটি তোলা। -কেএম নজরুল ইসলাম`, with share words behind it.
_PHOTOGRAPHER = re.compile("।.*[ ।’”][-–—] ?[^ ।?!][^।?!]{2,40}$")
CARD_DATES = 3
# A short line without a Bengali letter between paragraphs is a player's or an embed's.
FOREIGN_CHARS = 120


def read_lines(text: str) -> tuple[Block, ...]:
    """Return the non-blank lines of a text as blocks, in order; `where` counts from line 1."""
    lines = [(n, line.strip()) for n, line in enumerate(text.split("\n"), 1)]
    lines = [(n, line) for n, line in lines if line]
    keys = fold_lines([line for _, line in lines])
    return tuple(
        Block(index, line, key, where=f"line {n}")
        for index, ((n, line), key) in enumerate(zip(lines, keys, strict=True))
    )


def extract_text(text: str) -> Draft | Refusal:
    """Return what the page text says, raw, or why it is no article."""
    blocks = read_lines(text)
    if not blocks:
        return Refusal("empty", "no line with text")
    own = [furniture(block) for block in blocks]
    start, end, total = best_stretch(line_values(blocks, own))
    prose = [b.index for b in blocks if own[b.index] is None and MARKS.search(b.key)]
    copies = find_copies(blocks, prose)
    body = _body(blocks, own, start, end, copies)
    chars = sum(len(blocks[n].text) for n in body)
    if total < LEAST_SUM or chars < LEAST_CHARS:
        return Refusal("no-text", f"no paragraph of an article in {len(blocks)} lines", blocks, _none(blocks, own))
    if card_dates := _cards(own, body):
        return Refusal("listing", f"{card_dates} dated cards and no article between them", blocks, _none(blocks, own))

    heads = _heads(blocks, own, body, copies)
    labels = _labels(blocks, own, body, copies, heads)
    head = max(heads, key=lambda h: h.score)
    title = next((h.title for h in heads if h.title == head.title), None)
    pick = lambda number, rule: Found(blocks[number].text, blocks[number].where, rule) if number is not None else None  # noqa: E731
    return Draft(
        method="text",
        layout=None,
        confidence=_confidence(total, title),
        title=pick(title, "title.above-core"),
        paragraphs=tuple(blocks[n].text for n in body),
        blocks=blocks,
        labels=labels,
        body_where=f"{blocks[body[0]].where}–{blocks[body[-1]].where.removeprefix('line ')}",
        subtitle=pick(head.subtitle, "subtitle.below-title"),
        kicker=pick(head.kicker, "kicker.above-title"),
        bylines=tuple(
            Found(blocks[n].text, blocks[n].where, "byline.line")
            for n in sorted({n for h in heads for n in h.bylines})
        ),
        dates=read_dates(blocks, own, heads, body),
        tags=(),
        sources=tuple(
            Found(label_block.text, label_block.where, "source.line")
            for label_block in blocks[body[-1] + 1 : body[-1] + 6]
            if (label := own[label_block.index]) and label.kind is Kind.SOURCE
        ),
    )


def _body(
    blocks: Sequence[Block],
    own: Sequence[Label | None],
    start: int,
    end: int,
    copies: dict[int, int],
) -> list[int]:
    """Return the numbers of the lines that are the article's text, in reading order."""
    paragraphs = [n for n in range(start, end) if own[n] is None and is_prose(blocks[n].key)]
    if paragraphs and sum(n in copies for n in paragraphs) * 2 > len(paragraphs):
        originals = sorted(copies[n] for n in paragraphs if n in copies)
        start, end = originals[0], originals[-1] + 1
    body: list[int] = []
    listing = False
    run: list[int] = []
    for number in range(start, end):
        label = own[number]
        if label is not None or number in copies or is_ticker(blocks[number].key):
            listing = label is not None and label.rule == "line.related"
            if label is not None and label.kind in (Kind.COMMENT, Kind.TAGS, Kind.FOOTER):
                run = []
            continue
        if len(blocks[number].key) < FOREIGN_CHARS and not BENGALI.search(blocks[number].key):
            continue
        if MARKS.search(blocks[number].key):
            # One or two bare lines between paragraphs are sub-headings; more are a list of cards.
            if len(run) <= 2 or sum(len(blocks[n].key) for n in run) > 60 * len(run):
                body.extend(run)
            run, listing = [], False
            body.append(number)
        elif not listing and body:
            run.append(number)
    if len(body) > 2 and _PHOTOGRAPHER.search(blocks[body[0]].key) and body[1] - body[0] > 1:
        del body[0]
    return body


def _none(blocks: Sequence[Block], own: Sequence[Label | None]) -> tuple[Label, ...]:
    """Return one label for each line of a page without an article."""
    return tuple(
        label or Label(block.index, Kind.OUTSIDE, "outside.no-article")
        for block, label in zip(blocks, own, strict=True)
    )


def _cards(own: Sequence[Label | None], body: Sequence[int]) -> int:
    """Return how many dates stand between the paragraphs, where they make a list of cards."""
    if not body:
        return 0
    dates = sum(
        1
        for label in own[body[0] : body[-1] + 1]
        if label and label.rule.startswith("date.") and not label.rule.endswith("-label")
    )
    return dates if dates >= CARD_DATES and dates * 2 >= len(body) else 0


def _heads(
    blocks: Sequence[Block], own: Sequence[Label | None], body: list[int], copies: dict[int, int]
) -> list[Head]:
    """Return the head of each copy of the body, the printed one first."""
    heads = [read_head(blocks, own, body[0], body)]
    starts = [n for n, twin in copies.items() if twin == body[0]]
    heads += [read_head(blocks, own, n, body, floor=body[-1] + 1) for n in starts if n > body[-1]]
    return heads


def _labels(
    blocks: Sequence[Block],
    own: Sequence[Label | None],
    body: Sequence[int],
    copies: dict[int, int],
    heads: Sequence[Head],
) -> tuple[Label, ...]:
    """Return one label for each line of the page."""
    roles: dict[int, tuple[Kind, str, str]] = {}
    for head in reversed(heads):
        for number, kind, rule in (
            (head.kicker, Kind.KICKER, "kicker.above-title"),
            (head.subtitle, Kind.SUBTITLE, "subtitle.below-title"),
            (head.title, Kind.TITLE, "title.above-core"),
        ):
            if number is not None:
                roles[number] = (kind, rule, "")
        roles |= {n: (Kind.BYLINE, "byline.line", "") for n in head.bylines}
        roles |= {n: (Kind.HEADER_DATE, "date.above-title", "the visitor's day") for n in head.headers}
    kept = set(body)
    labels = []
    for block in blocks:
        number = block.index
        label = own[number]
        if number in kept:
            kind = Kind.BODY if MARKS.search(block.key) else Kind.HEADING
            label = Label(number, kind, f"core.{kind}")
        elif number in roles:
            label = Label(number, *roles[number])
        elif label is None and number in copies:
            label = Label(number, Kind.REPEAT, "copy.whole", f"same as {blocks[copies[number]].where}")
        elif label is None and is_ticker(block.key):
            label = Label(number, Kind.TICKER, "core.ticker", f"{len(block.key)} characters")
        elif label is None and body[-1] < number <= body[-1] + 4 and is_initials(block.key):
            label = Label(number, Kind.CREDIT, "credit.initials", block.text)
        elif label is None:
            rule = "outside.before" if number < body[0] else "outside.after" if number > body[-1] else "outside.within"
            label = Label(number, Kind.OUTSIDE, rule)
        labels.append(label)
    assert all(label.kind not in KEPT or label.block in kept for label in labels)
    return tuple(labels)


def _confidence(total: float, title: int | None) -> float:
    """Return 0 to 1: how much prose the core holds, and whether a title stands above it."""
    return round(min(1.0, 0.4 + total / 40) * (1.0 if title is not None else 0.7), 2)

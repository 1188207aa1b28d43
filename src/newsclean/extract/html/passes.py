"""What the blocks of a region are beside each other: copies, edges, headings over nothing.

Each pass looks at all readings and changes some; their order is that of `boxes.read_boxes`.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from newsclean.extract.html.readings import TEXT, Reading, is_sentence
from newsclean.extract.html.region import PROSE_CHARS
from newsclean.extract.html.walk import CELL, TAGS
from newsclean.model import Kind

if TYPE_CHECKING:
    from newsclean.extract.html.region import Region
    from newsclean.extract.html.walk import Walk

_EDGE = Reading(Kind.OUTSIDE, "box.edge")
_REPEAT = Reading(Kind.REPEAT, "box.repeat")
_APART = Reading(Kind.OUTSIDE, "box.apart")
_LONE_HEADING = Reading(Kind.RELATED, "box.lone-heading")
_TABLE = Reading(Kind.OUTSIDE, "box.table")
# An article of this many characters stands without its tables; one that is a table does not.
_ENOUGH_CHARS = 800


def mark_tables(w: Walk, region: Region, readings: list[Reading]) -> None:
    """Take the rows of tables out of an article that has text enough besides them."""
    rows = [n for n in range(len(readings)) if CELL in w.text[region.start + n]]
    if not rows:
        return
    chars = sum(
        len(w.text[region.start + n])
        for n, r in enumerate(readings)
        if r.kind in TEXT and CELL not in w.text[region.start + n]
    )
    if chars >= _ENOUGH_CHARS:
        for n in rows:
            if readings[n].kind in TEXT:
                readings[n] = _TABLE


_REPEAT_CHARS = 40
_WHOLE_CHARS = 700
_WHOLE_SHARE = 0.3


def mark_repeats(w: Walk, region: Region, readings: list[Reading]) -> None:
    """Mark text that is there already: twins for desktop and phone, and copies in one piece."""
    seen: set[str] = set()
    long = []
    for n, reading in enumerate(readings):
        text = w.text[region.start + n]
        if len(text) < _REPEAT_CHARS or reading.kind not in TEXT:
            continue
        text = w.form[region.start + n]
        if text in seen:
            readings[n] = _REPEAT
        seen.add(text)
        if len(text) > _WHOLE_CHARS:
            long.append(n)
    least = sum(map(len, seen)) * _WHOLE_SHARE
    for n in long:
        text = w.form[region.start + n]
        if len(text) < least:
            continue
        if len(seen) > 2 and sum(1 for s in seen if len(s) < len(text) and s in text) > 1:
            readings[n] = _REPEAT


# On 320 pages where one box directly holds four fifths of the prose, what stands outside of it
# was text of the article in 8 blocks and something else in 39.
_FLOW_SHARE = 0.8
_LEAVES = frozenset(
    TAGS[n]
    for n in [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "blockquote",
        "tr",
        "tbody",
        "table",
    ]
)


def mark_apart(w: Walk, region: Region, readings: list[Reading]) -> None:
    """Take out what stands outside the box that directly holds nearly all paragraphs."""
    held: dict[int, int] = {}
    total = 0
    for n, reading in enumerate(readings):
        length = len(w.text[region.start + n])
        if reading.kind in TEXT and length >= PROSE_CHARS:
            box = w.box[region.start + n]
            while w.box_tag[box] in _LEAVES and box != region.box:
                box = w.box_parent[box]
            held[box] = held.get(box, 0) + length
            total += length
    if not held:
        return
    flow = max(held, key=held.__getitem__)
    if held[flow] < total * _FLOW_SHARE:
        return
    start, end = w.box_start[flow] - region.start, w.box_end[flow] - region.start
    inside = Counter(w.box_names[w.box[region.start + n]] for n in range(start, end))
    name, times = inside.most_common(1)[0]
    for n, reading in enumerate(readings):
        if not start <= n < end and reading.kind in TEXT:
            # Of one class with the paragraphs of the flow: cut off from them by an advert.
            if name and times > 2 and w.box_names[w.box[region.start + n]] == name:
                continue
            readings[n] = _APART


_PASSED_OVER = frozenset(
    (Kind.CAPTION, Kind.MEDIA, Kind.ADVERT, Kind.SHARE, Kind.CODE, Kind.CREDIT, Kind.FOOTER)
)


# Boxes of their own bring their own headings.
_BOXED = frozenset(
    (
        "box.aside",
        "box.promo",
        "box.form",
        "box.dialog",
        "box.pull-quote",
        "box.related",
        "box.card",
        "box.article",
    )
)


def mark_headings(readings: list[Reading]) -> None:
    """Take out headings that head something that is no text."""
    follows = False
    for n in range(len(readings) - 1, -1, -1):
        kind = readings[n].kind
        if kind is Kind.HEADING:
            if not follows:
                readings[n] = _LONE_HEADING
        elif kind not in _PASSED_OVER and readings[n].rule not in _BOXED:
            follows = kind in TEXT


# `[প্রতিবেদন তৈরিতে সহায়তা করেছেন …]`: thanks and notes of the desk close a text in brackets.
_THANKS = re.compile(r"\s*[(\[][^()\[\]]+[)\]][\s।.]*")
_DECK = Reading(Kind.SUBTITLE, "box.deck")


def mark_edges(w: Walk, region: Region, readings: list[Reading]) -> None:
    """Take what stands before the first and after the last paragraph out of the text."""
    solid = [
        n
        for n, r in enumerate(readings)
        if r.kind in TEXT and r.kind is not Kind.HEADING
        and len(w.text[region.start + n]) >= PROSE_CHARS
    ]  # fmt: skip
    while solid and _THANKS.fullmatch(w.text[region.start + solid[-1]]):
        readings[solid.pop()] = _EDGE
    if not solid:
        return
    for n in range(solid[0]):
        if readings[n].kind in TEXT and not is_sentence(w.text[region.start + n]):
            readings[n] = _EDGE
    for n in range(len(readings) - 1, solid[-1], -1):
        if readings[n].kind in TEXT:
            text = w.text[region.start + n]
            if readings[n].kind is Kind.ITEM or CELL in text or is_sentence(text):
                break
            readings[n] = _EDGE


_TITLE = Reading(Kind.TITLE, "title.block")


def mark_title(w: Walk, region: Region, readings: list[Reading], title: int) -> None:
    """Mark the headline, and a deck beside it; text above is none where most stands below."""
    above = sum(r.kind in TEXT for r in readings[:title])
    below = sum(r.kind in TEXT for r in readings[title + 1 :])
    readings[title] = _TITLE
    if above < below:
        for n in range(title):
            if readings[n].kind in TEXT:
                readings[n] = _EDGE
    below_title = range(title + 1, len(readings))
    first = next((n for n in below_title if readings[n].kind in TEXT), None)
    if first is not None and readings[first].kind is Kind.HEADING:
        # A sub-heading stands with the paragraphs; a deck with the headline.
        boxes = (w.box[region.start + first], w.box[region.start + title])
        if w.box_parent[boxes[0]] == w.box_parent[boxes[1]]:
            readings[first] = _DECK

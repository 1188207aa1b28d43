"""Which part of the page is the article: the box whose blocks are worth most together.

Each block has a value: prose counts for the box that holds it, link lists, menus and boxes of
other kinds count against it. The best box is the one with the greatest sum, so it grows over
paragraphs that are wrapped one by one and stops before it would take in a sidebar.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsclean.extract.html import families as f
from newsclean.extract.html.walk import TAGS

if TYPE_CHECKING:
    from newsclean.extract.html.walk import Walk

MARK = re.compile(r"[।৷॥?!.…]")
PROSE_CHARS = 60
_CAP_CHARS = 1200
_MAX_LINK_SHARE = 0.5
# What a box of these families holds is not the article's text, whatever it looks like.
FOREIGN = (
    f.RELATED | f.COMMENT | f.SHARE | f.ADVERT | f.PROMO | f.NAVIGATION | f.FOOTER | f.ASIDE
    | f.BIO | f.DIALOG | f.TAGS | f.CAPTION | f.UNSEEN
)  # fmt: skip
_FOREIGN_TAGS = {
    TAGS["aside"]: f.ASIDE,
    TAGS["footer"]: f.FOOTER,
    TAGS["figcaption"]: f.CAPTION,
}


class Region(NamedTuple):
    """The article's box and what was measured on the way to it."""

    box: int
    start: int
    end: int
    chars: int
    """Characters of prose in it."""
    total: int
    """Characters of prose on the page."""
    foreign: list[int]
    """For each box the families of the boxes around it, as far as they are believed."""
    own: list[int]
    """For each box its own families, as far as they are believed."""
    sums: list[int]
    """Characters of prose before each block."""


def prose_lengths(w: Walk) -> list[int]:
    """Return for each block how many characters of prose it holds; 0 for all other text.

    Prose that stands on the page a second time counts once.
    """
    lengths = []
    seen = set()
    for text, form, links in zip(w.text, w.form, w.links, strict=True):
        n = len(text)
        if n >= PROSE_CHARS:
            if form in seen:
                lengths.append(0)
                continue
            seen.add(form)
        if n < PROSE_CHARS or links > n * _MAX_LINK_SHARE or not MARK.search(text):
            lengths.append(0)
        else:
            lengths.append(n if n < _CAP_CHARS else _CAP_CHARS)
    _drop_wholes(w.text, lengths)
    return lengths


def _drop_wholes(texts: list[str], lengths: list[int]) -> None:
    """Take out the one block that is the whole text once more, in one piece."""
    total = sum(lengths)
    for block, length in enumerate(lengths):
        if length * 5 < total * 2 or length == total:
            continue
        text = texts[block]
        others = [t for t, n in zip(texts, lengths, strict=True) if n and t is not text]
        if len(others) > 1 and sum(t in text for t in others) * 2 > len(others):
            lengths[block] = 0


def _sums(values: list[int]) -> list[int]:
    total = 0
    sums = [0]
    for value in values:
        total += value
        sums.append(total)
    return sums


class Measures(NamedTuple):
    """What a walk's blocks and boxes hold, measured once for every region that is tried."""

    prose: list[int]
    sums: list[int]
    own: list[int]
    foreign: list[int]


def measure(w: Walk) -> Measures:
    """Return the prose of each block with its running sums, and the families of each box."""
    prose = prose_lengths(w)
    sums = _sums(prose)
    return Measures(prose, sums, *_believed(w, sums))


def measure_region(w: Walk, measures: Measures, box: int) -> Region | None:
    """Return a given box as the region of the article, or None where it holds no text."""
    start, end = w.box_start[box], w.box_end[box]
    if start == end:
        return None
    _, sums, own, foreign = measures
    return Region(box, start, end, sums[end] - sums[start], sums[-1], foreign, own, sums)


def find_region(w: Walk, measures: Measures) -> Region | None:
    """Return the box of the article, or None where the page has no prose at all."""
    prose, sums, own, foreign = measures
    total = sums[-1]
    if not total:
        return None
    values = []
    for block, text in enumerate(w.text):
        length = prose[block]
        families = foreign[w.box[block]]
        if families & FOREIGN or block >= w.end:
            values.append(-length if length else -(len(text) // 4) - 5)
        elif length:
            values.append(length)
        elif w.links[block] * 2 > len(text):
            values.append(-8 if families & f.BODY else -len(text) // 2 - 15)
        else:
            values.append(min(len(text), 40) // 4 if families & f.BODY else -3)
    worth = _sums(values)
    best, best_worth = -1, 0
    for box in range(len(w.box_node)):
        start, end = w.box_start[box], w.box_end[box]
        value = worth[end] - worth[start]
        # Of two boxes worth the same the inner one is taken: boxes stand in document order.
        if value > best_worth or (
            value == best_worth
            and best >= 0
            and start >= w.box_start[best]
            and end <= w.box_end[best]
        ):
            best, best_worth = box, value
    if best < 0:
        return None
    best = _inner_body(w, _own_story(w, best, sums), sums)
    start, end = w.box_start[best], w.box_end[best]
    end = _next_story(w, start, end, sums)
    return Region(best, start, end, sums[end] - sums[start], total, foreign, own, sums)


_ARTICLE, _H1 = TAGS["article"], TAGS["h1"]


def _own_story(w: Walk, outer: int, sums: list[int]) -> int:
    """Return the one `<article>` of several in `outer` that has the page's headline, else `outer`.

    Pages that scroll on into other stories, and archives of posts, hold one article element a
    story. A live blog has its headline outside of them and stays whole.
    """
    end = w.box_end[outer]
    stories: list[int] = []
    prose = covered = 0
    for box in range(outer + 1, len(w.box_node)):
        start = w.box_start[box]
        if start >= end and w.box_end[box] > end:
            break
        if w.box_tag[box] == _ARTICLE and start >= covered and w.box_end[box] <= end:
            covered = w.box_end[box]
            held = sums[covered] - sums[start]
            if held:
                stories.append(box)
                prose += held
    if len(stories) < 2 or prose * 10 < (sums[end] - sums[w.box_start[outer]]) * 7:
        return outer
    headed = [
        story
        for story in stories
        if any(
            w.box_tag[box] == _H1
            for box in range(story + 1, len(w.box_node))
            if w.box_start[box] < w.box_end[story]
        )
    ]
    return headed[0] if headed else outer


_STORY_CHARS = 200


def _next_story(w: Walk, start: int, end: int, sums: list[int]) -> int:
    """Return the block where a second story of the same make begins, or `end`.

    Pages scroll on into other stories: the same boxes again, each with a first-level heading. A
    heading of that level inside the text stands in one box with the paragraphs around it.
    """
    heads = [
        box
        for box, tag in enumerate(w.box_tag)
        if tag == _H1 and start <= w.box_start[box] < end and w.box_end[box] > w.box_start[box]
    ]
    if len(heads) < 2:
        return end
    first = heads[0]
    around = w.box_parent[first]
    for other in heads[1:]:
        beside = w.box_parent[other]
        if (
            beside == around
            or w.box_names[other] != w.box_names[first]
            or w.box_names[beside] != w.box_names[around]
            or sums[w.box_start[other]] - sums[w.box_end[first]] < _STORY_CHARS
            or sums[end] - sums[w.box_end[other]] < _STORY_CHARS
        ):
            continue
        box = other
        while w.box_parent[box] >= 0 and w.box_start[w.box_parent[box]] > w.box_start[first]:
            box = w.box_parent[box]
        return w.box_start[box]
    return end


# An inner box that calls itself the article's text is believed when it holds this share of the
# prose: boxes around it add headers, forms and notices, which are prose too.
_INNER_SHARE = 0.7


def _inner_body(w: Walk, outer: int, sums: list[int]) -> int:
    """Return the innermost box inside `outer` that names itself the text and holds most of it."""
    start, end = w.box_start[outer], w.box_end[outer]
    need = (sums[end] - sums[start]) * _INNER_SHARE
    best = outer
    for box in range(outer + 1, len(w.box_node)):
        if w.box_start[box] >= end:
            break
        held = sums[w.box_end[box]] - sums[w.box_start[box]]
        # One of several boxes of the same class is a part of the text, not the text.
        if w.box_flags[box] & f.BODY and held >= need and _has_no_like(w, box, outer, sums):
            best = box
    return best


def _has_no_like(w: Walk, box: int, outer: int, sums: list[int]) -> bool:
    names = w.box_names[box]
    return not any(
        names == w.box_names[other]
        and w.box_end[other] > w.box_start[other]
        and not w.box_start[other] <= w.box_start[box] < w.box_end[other]
        and not w.box_start[box] <= w.box_start[other] < w.box_end[box]
        and sums[w.box_end[other]] > sums[w.box_start[other]]
        for other in range(outer + 1, len(w.box_node))
    )


def _believed(w: Walk, sums: list[int]) -> tuple[list[int], list[int]]:
    """Return for each box its own families, and those together with the boxes around it.

    A box that holds most of the page's prose is no sidebar, whatever its classes say of its
    surroundings (`has-sidebar`, `comments-open`, `no-share`).
    """
    total = sums[-1]
    owns: list[int] = []
    believed: list[int] = []
    # An article may be cut into several boxes of one class: they are measured together.
    together: dict[str, int] = {}
    for box, flags in enumerate(w.box_flags):
        if flags & FOREIGN:
            names = w.box_names[box]
            prose = sums[w.box_end[box]] - sums[w.box_start[box]]
            together[names] = together.get(names, 0) + prose
    teasers = _teasers(w, sums)
    boxes = zip(w.box_flags, w.box_tag, w.box_parent, strict=True)
    for box, (flags, tag, parent) in enumerate(boxes):
        if tag in _FOREIGN_TAGS:
            flags |= _FOREIGN_TAGS[tag]
        if flags:
            if box in teasers:
                flags = f.RELATED
            elif flags & ~f.BODY:
                prose = sums[w.box_end[box]] - sums[w.box_start[box]]
                if max(prose, together.get(w.box_names[box], 0)) * 2 > total:
                    flags &= f.BODY
        owns.append(flags)
        believed.append(flags | believed[parent] if parent >= 0 else flags)
    return owns, believed


# A linked headline is longer than `আরও` or a section's name; the longest teaser of the listings in
# hand has 170 characters.
_HEADLINE_CHARS = 20
_TEASER_CHARS = 400


def _teasers(w: Walk, sums: list[int]) -> frozenset[int]:
    """Return the cards that hold a linked headline and a few lines: teasers, however many."""
    cards = [box for box, flags in enumerate(w.box_flags) if flags & f.CARD]
    if not cards:
        return frozenset()
    linked = _sums([n if n * 2 > len(text) else 0 for n, text in zip(w.links, w.text, strict=True)])
    return frozenset(
        box
        for box in cards
        if linked[w.box_end[box]] - linked[w.box_start[box]] >= _HEADLINE_CHARS
        and 0 < sums[w.box_end[box]] - sums[w.box_start[box]] < _TEASER_CHARS
    )

"""What each block of the article region is, by where it stands in the tree.

A rule looks at the families of the boxes around the block, at its tag and at its links. What the
tree does not tell, the words may (`newsclean.extract.labels`); what is left is text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.extract.html import families as f
from newsclean.extract.html.passes import (
    mark_apart,
    mark_edges,
    mark_headings,
    mark_repeats,
    mark_tables,
    mark_title,
)
from newsclean.extract.html.readings import TEXT, Reading, is_sentence
from newsclean.extract.html.region import FOREIGN, MARK, PROSE_CHARS
from newsclean.extract.html.walk import NAMES, TAGS
from newsclean.extract.labels import furniture
from newsclean.lexicon import fold_lines
from newsclean.model import Block, Kind

if TYPE_CHECKING:
    from newsclean.extract.html.region import Region
    from newsclean.extract.html.walk import Walk


_FAMILIES: tuple[tuple[int, Reading], ...] = (
    (f.COMMENT, Reading(Kind.COMMENT, "box.comment")),
    (f.ADVERT, Reading(Kind.ADVERT, "box.advert")),
    (f.SHARE, Reading(Kind.SHARE, "box.share")),
    (f.RELATED, Reading(Kind.RELATED, "box.related")),
    (f.NAVIGATION, Reading(Kind.NAVIGATION, "box.navigation")),
    (f.CAPTION, Reading(Kind.CAPTION, "box.caption")),
    (f.BIO, Reading(Kind.BYLINE, "box.bio")),
    (f.PROMO, Reading(Kind.PROMO, "box.promo")),
    (f.DIALOG, Reading(Kind.PROMO, "box.dialog")),
    (f.TAGS, Reading(Kind.TAGS, "box.tags")),
    (f.FOOTER, Reading(Kind.FOOTER, "box.footer")),
    (f.ASIDE, Reading(Kind.RELATED, "box.aside")),
    (f.UNSEEN, Reading(Kind.CODE, "box.unseen")),
    (f.CARD, Reading(Kind.RELATED, "box.card")),
    (f.PULL, Reading(Kind.REPEAT, "box.pull-quote")),
    (f.IMAGE, Reading(Kind.CAPTION, "box.image")),
    (f.TWEET, Reading(Kind.MEDIA, "box.embed")),
)
_ALIEN = FOREIGN | f.CARD | f.PULL | f.IMAGE | f.TWEET
# Families that take a block only where it is no prose.
_WEAK: tuple[tuple[int, Reading], ...] = (
    (f.BYLINE, Reading(Kind.BYLINE, "box.byline")),
    (f.DATE, Reading(Kind.DATE, "box.date")),
    (f.MEDIA, Reading(Kind.MEDIA, "box.media")),
    (f.KICKER, Reading(Kind.KICKER, "box.kicker")),
    (f.COUNTER, Reading(Kind.COUNTER, "box.counter")),
    (f.SUBTITLE, Reading(Kind.SUBTITLE, "box.subtitle")),
)
_WEAK_BITS = f.BYLINE | f.DATE | f.MEDIA | f.KICKER | f.COUNTER | f.SUBTITLE
_HEADINGS = frozenset(TAGS[n] for n in ("h1", "h2", "h3", "h4", "h5", "h6"))
_LINKED = Reading(Kind.RELATED, "box.linked")
_SHORT = Reading(Kind.OUTSIDE, "box.short")
_BODY = Reading(Kind.BODY, "box.text")
_HEADING = Reading(Kind.HEADING, "box.heading")
_ITEM = Reading(Kind.ITEM, "box.item")
_QUOTE = Reading(Kind.QUOTE, "box.quote")
_FIGURE = Reading(Kind.CAPTION, "box.figure")
_MEDIA_HEADING = Reading(Kind.MEDIA, "box.media-heading")
_PLAYER = Reading(Kind.MEDIA, "box.player")
_FORM = Reading(Kind.PROMO, "box.form")
_CARD = Reading(Kind.RELATED, "box.article")

# What a player says of itself is in the language of whoever made it.
_BENGALI = re.compile("[\u0985-\u09b9]")

_IN_LIST, _IN_QUOTE, _IN_FIGURE, _IN_TABLE, _IN_HEADING, _IN_P, _IN_HEADER, _IN_CARD, _IN_FORM = (
    1 << n for n in range(9)
)
_TAG_BITS = {
    TAGS["li"]: _IN_LIST,
    TAGS["blockquote"]: _IN_QUOTE,
    TAGS["figure"]: _IN_FIGURE,
    TAGS["figcaption"]: _IN_FIGURE,
    TAGS["tr"]: _IN_TABLE,
    TAGS["p"]: _IN_P,
    TAGS["header"]: _IN_HEADER,
    TAGS["article"]: _IN_CARD,
    TAGS["form"]: _IN_FORM,
    **dict.fromkeys(_HEADINGS, _IN_HEADING),
}


def read_boxes(w: Walk, region: Region, title: int = -1) -> tuple[list[Block], list[Reading]]:
    """Return the blocks of the region and what each of them is, in order.

    `title` is the block that the headline is printed in: what stands above it is no text.
    """
    around = _around(w, region)
    start = region.start
    texts = w.text[start : region.end]
    readings: list[Reading] = []
    asked: list[int] = []
    for n, text in enumerate(texts):
        reading = _by_tree(text, w.links[start + n], *around[w.box[start + n]])
        if (reading.kind in TEXT and _may_be_furniture(text)) or (
            reading is _SHORT and (":" in text or "\N{BENGALI SIGN VISARGA}" in text)
        ):
            asked.append(n)
        readings.append(reading)
    keys: dict[int, str] = {}
    if asked:
        keys = dict(zip(asked, fold_lines([texts[n] for n in asked]), strict=True))
    for n in asked:
        label = furniture(Block(n, texts[n], keys[n]))
        # A sentence that ends as one is no caption, though it may speak of a picture.
        if label is not None and not (label.kind is Kind.CAPTION and is_sentence(texts[n])):
            readings[n] = Reading(label.kind, label.rule, label.why)
    places: dict[int, str] = {}
    blocks = []
    for n, text in enumerate(texts):
        box = w.box[start + n]
        place = places.get(box)
        if place is None:
            place = places[box] = f"{w.name(w.box_parent[box])} > {w.name(box)}"
        share = min(1.0, w.links[start + n] / len(text))
        tag = NAMES.get(w.box_tag[box], "")
        blocks.append(Block(n, text, keys.get(n, ""), tag, place, w.box_names[box], share))
    mark_tables(w, region, readings)
    mark_repeats(w, region, readings)
    mark_apart(w, region, readings)
    mark_headings(readings)
    mark_edges(w, region, readings)
    if region.start <= title < region.end:
        mark_title(w, region, readings, title - region.start)
    return blocks, readings


# A sentence of this length is furniture only if it holds one of these: the promos that sites print
# of themselves, and teasers that open with `আরও পড়ুন` (read more). Asking the rules of words costs
# ten times as much as looking for them; both ways to write ড় are met by leaving it out.
_SENTENCE_CHARS = 70
_SENTENCE_WORDS = (
    "আরও প", "আরো প", "আরও দ", "আরো দ", "আরও খ", "আরো খ", "পেতে", "লিখতে পারেন", "পাঠি", "পাঠা", "ফলো ", "সাবস্ক্রাইব",
    "ডাউনলোড", "অনুসরণ", "অনুমতি", "কর্তৃক", "cookie", "ubscri", "mail", "©", "বিজ্ঞাপন", "সূত্র", "http",
)  # fmt: skip


def _may_be_furniture(text: str) -> bool:
    """Tell whether the rules of words may know a block at all."""
    if len(text) > _FURNITURE_CHARS:
        return False
    if len(text) < _SENTENCE_CHARS or not is_sentence(text):
        return True
    for word in _SENTENCE_WORDS:  # noqa: SIM110  # half the time of `any`: it is asked of every sentence
        if word in text:
            return True
    return False


# Promos of two sentences reach 260 characters (docs/evidence.md).
_FURNITURE_CHARS = 400


def _around(w: Walk, region: Region) -> dict[int, tuple[int, int]]:
    """Return for each box of the region the families and the tags of the boxes around it.

    Tags are told as bits of the few that matter. The region's own box says nothing.
    """
    sums = region.sums
    believed = ~_disbelieved(w, region)
    own, parents, box_tags = region.own, w.box_parent, w.box_tag
    seen: dict[int, tuple[int, int]] = {region.box: (0, 0)}
    for box in range(region.box + 1, len(box_tags)):
        parent = seen.get(parents[box])
        if parent is None:
            break
        flags, tags = parent
        bit = _TAG_BITS.get(box_tags[box], 0)
        if bit & (_IN_CARD | _IN_HEADER | _IN_FORM):
            # An article or header element with most of the text is the article, not a card in it.
            held = sums[w.box_end[box]] - sums[w.box_start[box]]
            if held * 2 > region.chars or not believed & f.CARD:
                bit = 0
        seen[box] = flags | own[box] & believed, tags | bit
    return seen


def _disbelieved(w: Walk, region: Region) -> int:
    """Return the families that would take more of the region's prose than they can be right about.

    In a story that is told in cards, or as a live blog of articles, cards are the text.
    """
    sums, own, tags = region.sums, region.own, w.box_tag
    starts, ends, article = w.box_start, w.box_end, TAGS["article"]
    held = covered = 0
    for box in range(region.box + 1, len(tags)):
        start, end = starts[box], ends[box]
        if start >= region.end and end > region.end:
            break
        if start >= covered and (own[box] & f.CARD or tags[box] == article):
            held += sums[end] - sums[start]
            covered = end
    return f.CARD if held * 10 > region.chars * 4 else 0


def _by_tree(text: str, links: int, flags: int, tags: int) -> Reading:
    """Return what the tree alone says of a block."""
    if flags & _ALIEN:
        for family, reading in _FAMILIES:
            if flags & family:
                return reading
    if tags & (_IN_CARD | _IN_HEADER | _IN_FIGURE):
        if tags & _IN_CARD:
            return _CARD
        if tags & _IN_FIGURE:
            return _FIGURE
        return Reading(Kind.SUBTITLE if len(text) >= PROSE_CHARS else Kind.OUTSIDE, "box.header")
    length = len(text)
    prose = length >= PROSE_CHARS and MARK.search(text) is not None
    # A sentence may be half a link; what is nearly all link points somewhere else.
    if links * 10 > length * (8 if prose and tags & (_IN_P | _IN_LIST) else 5):
        return _LINKED
    if tags & _IN_HEADING:
        return _MEDIA_HEADING if flags & (f.MEDIA | f.EMBED) else _HEADING
    if tags & _IN_FORM:
        return _FORM
    if flags & f.MEDIA and prose and not _BENGALI.search(text):
        return _PLAYER
    if not prose and flags & _WEAK_BITS:
        for family, reading in _WEAK:
            if flags & family:
                return reading
    if tags & _IN_LIST:
        return _ITEM
    if tags & _IN_QUOTE:
        return _QUOTE
    if prose or tags & (_IN_P | _IN_TABLE) or MARK.search(text):
        return _BODY
    return _SHORT

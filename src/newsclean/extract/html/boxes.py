"""What each block of the article region is, by where it stands in the tree.

A rule looks at the families of the boxes around the block, at its tag and at its links. What the
tree does not tell, the words may (`newsclean.extract.labels`); what is left is text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsclean.extract.html import families as f
from newsclean.extract.html.region import FOREIGN, MARK, PROSE_CHARS
from newsclean.extract.html.walk import BREAK, TAGS
from newsclean.model import Kind

if TYPE_CHECKING:
    from newsclean.extract.html.region import Region
    from newsclean.extract.html.walk import Walk


_TEXT = frozenset((Kind.BODY, Kind.QUOTE, Kind.ITEM, Kind.HEADING))


class Reading(NamedTuple):
    """What a block is and by which rule."""

    kind: Kind
    rule: str
    why: str = ""


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
)
# Families that take a block only where it is no prose.
_WEAK: tuple[tuple[int, Reading], ...] = (
    (f.BYLINE, Reading(Kind.BYLINE, "box.byline")),
    (f.DATE, Reading(Kind.DATE, "box.date")),
    (f.MEDIA, Reading(Kind.MEDIA, "box.media")),
    (f.KICKER, Reading(Kind.KICKER, "box.kicker")),
    (f.COUNTER, Reading(Kind.COUNTER, "box.counter")),
    (f.SUBTITLE, Reading(Kind.SUBTITLE, "box.subtitle")),
    (f.CARD, Reading(Kind.RELATED, "box.card")),
)
_HEADINGS = frozenset(TAGS[n] for n in ("h1", "h2", "h3", "h4", "h5", "h6"))
_TEXT_TAGS = frozenset(TAGS[n] for n in ("p", "li", "blockquote", "dd", "td", "pre", "section"))
_LINKED = Reading(Kind.RELATED, "box.linked")
_SHORT = Reading(Kind.OUTSIDE, "box.short")
_BODY = Reading(Kind.BODY, "box.text")
_HEADING = Reading(Kind.HEADING, "box.heading")
_ITEM = Reading(Kind.ITEM, "box.item")
_QUOTE = Reading(Kind.QUOTE, "box.quote")
_EDGE = Reading(Kind.OUTSIDE, "box.edge")


def read_boxes(w: Walk, region: Region) -> list[Reading]:
    """Return a reading for each block of the region, in order."""
    inherited = _inherited(w, region)
    readings = [_read_block(w, b, inherited[w.box[b]]) for b in range(region.start, region.end)]
    _mark_repeats(w, region, readings)
    _trim(w, region, readings)
    return readings


def _inherited(w: Walk, region: Region) -> dict[int, tuple[int, int]]:
    """Return for each box of the region the families and the tags of the boxes around it.

    Tags are told as bits of the few that matter. The region's own box says nothing.
    """
    seen: dict[int, tuple[int, int]] = {region.box: (0, 0)}
    for box in range(region.box + 1, len(w.box_node)):
        parent = seen.get(w.box_parent[box])
        if parent is None:
            break
        flags, tags = parent
        own = w.box_flags[box]
        if own & FOREIGN:
            own = region.foreign[box]
        seen[box] = flags | own | (region.foreign[box] & FOREIGN), tags | _TAG_BITS.get(w.box_tag[box], 0)
    return seen


_IN_LIST, _IN_QUOTE, _IN_FIGURE, _IN_TABLE, _IN_HEADING, _IN_P, _IN_HEADER = (1 << n for n in range(7))
_TAG_BITS = {
    TAGS["li"]: _IN_LIST,
    TAGS["blockquote"]: _IN_QUOTE,
    TAGS["figure"]: _IN_FIGURE,
    TAGS["figcaption"]: _IN_FIGURE,
    TAGS["table"]: _IN_TABLE,
    TAGS["p"]: _IN_P,
    TAGS["header"]: _IN_HEADER,
    **dict.fromkeys(_HEADINGS, _IN_HEADING),
}


def _read_block(w: Walk, block: int, around: tuple[int, int]) -> Reading:
    flags, tags = around
    text = w.text[block]
    if flags & FOREIGN:
        for family, reading in _FAMILIES:
            if flags & family:
                return reading
    length = len(text)
    linked = w.links[block] * 2 > length
    prose = length >= PROSE_CHARS and not linked and MARK.search(text) is not None
    if tags & _IN_FIGURE:
        return Reading(Kind.CAPTION, "box.figure")
    if linked:
        return _LINKED
    if tags & _IN_HEADING:
        return _HEADING
    if not prose:
        for family, reading in _WEAK:
            if flags & family:
                return reading
    if tags & _IN_LIST:
        return _ITEM
    if tags & _IN_QUOTE:
        return _QUOTE
    if prose or tags & _IN_P or MARK.search(text):
        return _BODY
    return _SHORT


_REPEAT = Reading(Kind.REPEAT, "box.repeat")
_REPEAT_CHARS = 40
_WHOLE_CHARS = 700


def _mark_repeats(w: Walk, region: Region, readings: list[Reading]) -> None:
    """Mark text that is there already: twins for desktop and phone, and copies in one piece."""
    seen: set[str] = set()
    long = []
    for n, reading in enumerate(readings):
        text = w.text[region.start + n]
        if len(text) < _REPEAT_CHARS or reading.kind not in _TEXT:
            continue
        if text in seen:
            readings[n] = _REPEAT
        seen.add(text)
        if len(text) > _WHOLE_CHARS:
            long.append(n)
    for n in long:
        text = w.text[region.start + n]
        if len(seen) > 2 and sum(1 for s in seen if len(s) < len(text) and s in text) > 1:
            readings[n] = _REPEAT


def _trim(w: Walk, region: Region, readings: list[Reading]) -> None:
    """Take what stands before the first and after the last paragraph out of the text."""
    solid = [
        n
        for n, r in enumerate(readings)
        if r.kind in (Kind.BODY, Kind.QUOTE, Kind.ITEM) and len(w.text[region.start + n]) >= PROSE_CHARS
    ]
    if not solid:
        return
    for n in range(solid[0]):
        if readings[n].kind is Kind.HEADING or readings[n].kind is Kind.ITEM:
            readings[n] = _EDGE
    for n in range(len(readings) - 1, solid[-1], -1):
        if readings[n].kind is Kind.HEADING:
            readings[n] = _EDGE
        elif readings[n].kind in (Kind.BODY, Kind.QUOTE, Kind.ITEM):
            break

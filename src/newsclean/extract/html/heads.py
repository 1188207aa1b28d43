"""What stands round the article's text: dates, deck and kicker, with their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.extract.html import families as f
from newsclean.extract.html.walk import TAGS, place_of
from newsclean.extract.labels import furniture
from newsclean.lexicon import fold
from newsclean.lexicon.bylines import names_role, split_dated
from newsclean.lexicon.calendar import find_date_label, has_bangla_calendar, is_date_line
from newsclean.model import Block, DateFound, Found, Kind, Label

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from newsclean.extract.html.parse import HtmlPage
    from newsclean.extract.html.walk import Walk
    from newsclean.model import DateRole

DIGIT = re.compile(r"[0-9০-৯]")
# A `<time>` behind the text is the story's only where its box says so: WordPress's block themes put
# `wp-block-post-date` there; cards of other stories stand farther below.
_OWN_DATE = re.compile(
    "post-date|entry-date|publish(?:ed)?-(?:date|time|on)|article-date", re.IGNORECASE
)
_UPDATED = re.compile("updat|modif|revis|আপডেট|হালনাগাদ|সংশোধ", re.IGNORECASE)
_LINE_CHARS = 200
# A photo, share buttons and a font switch stand between title and text; menus are longer.
_WINDOW_BLOCKS = 40
_ABOVE_BLOCKS = 4
# What stands on one line with a date is a desk or a name, with its town; other words are a caption.
_DESK_WORDS, _BESIDE_WORDS = 10, 5
_OVER_BLOCKS, _OVER_BOXES = 2, 4
_HEADER_BLOCKS = 60
_HEADER_CHARS = 120
_AFTER_BLOCKS = 8
_DATELINE_CHARS = 120
_HEADINGS = frozenset(TAGS[n] for n in ("h2", "h3", "h4"))
ELSEWHERE = f.COMMENT | f.RELATED | f.FOOTER | f.CARD | f.NAVIGATION | f.ADVERT
_NO_DECK = f.CAPTION | f.IMAGE | f.SHARE | f.MEDIA | f.TAGS
_CLOCK = re.compile(r"[0-9০-৯]{1,2} ?[:.] ?[0-9০-৯]{2}")


class Head:
    """The blocks round the text, labelled by their words when they are asked for."""

    def __init__(self, w: Walk, title: int, first: int, last: int) -> None:
        self.walk = w
        self.first, self.last = first, last
        low = title - _ABOVE_BLOCKS if 0 <= title < first else first - 12
        self.low = max(0, low, first - _WINDOW_BLOCKS)
        self.title = title
        self._labels: dict[int, Label | None] = {}
        self._keys: dict[int, str] = {}

    def key(self, block: int) -> str:
        """Return a block folded for matching."""
        key = self._keys.get(block)
        if key is None:
            key = self._keys[block] = fold(self.walk.text[block])
        return key

    def label(self, block: int) -> Label | None:
        """Return what the words of a block say that it is; long blocks are not asked."""
        if block not in self._labels:
            text = self.walk.text[block]
            label = None
            if len(text) <= _LINE_CHARS:
                label = furniture(Block(block, text, self.key(block)))
            self._labels[block] = label
        return self._labels[block]

    def dates(self) -> list[DateFound]:
        """Return the visible dates: between title and text, above the title, after the text."""
        found: list[DateFound] = []
        texts = self.walk.text
        for block in range(self.low, self.first):
            text = texts[block]
            if len(text) > _LINE_CHARS:
                continue
            above = self.title >= 0 and block < self.title
            if DIGIT.search(text):
                found.extend(self._date(block, self.label(block), above=above))
            elif block + 1 < self.first and DIGIT.search(texts[block + 1]) and len(text) < 40:
                # The label of a date stands alone on the line before it.
                found.extend(self._date(block, self.label(block), above=above))
        found.extend(self._time_elements())
        for block in range(self.last + 1, min(self.last + 1 + _AFTER_BLOCKS, len(self.walk.text))):
            if (
                not DIGIT.search(self.walk.text[block])
                or len(self.walk.text[block]) > _HEADER_CHARS
            ):
                continue
            label = self.label(block)
            if label is not None and label.rule in ("date.published", "date.updated"):
                found.extend(self._date(block, label, above=False))
        found.extend(self._header_days())
        return found

    def _date(self, block: int, label: Label | None, *, above: bool) -> list[DateFound]:
        w = self.walk
        text = w.text[block]
        if label is None:
            # A name or a section before the label, all on one line.
            key = self.key(block)
            if (at := find_date_label(key)) and DIGIT.search(text):
                whose: DateRole = "unlabelled" if DIGIT.search(key, 0, at[0]) else at[2]
                return [DateFound(text, w.where(block), "date.behind-byline", whose)]
            parts = split_dated(text) if not above else None
            if parts is not None and _is_beside(parts[0]):
                return [DateFound(parts[1], w.where(block), "date.beside-byline", "unlabelled")]
            return self._date_in_pieces(block) if not above else []
        if not label.rule.startswith("date."):
            return []
        role = label.rule.removeprefix("date.")
        if role.endswith("-label"):
            rest = w.text[block + 1 : block + 3]
            role = role.removesuffix("-label")
            text = " ".join([text, *(r for r in rest if DIGIT.search(r) and len(r) < 60)])
            if not DIGIT.search(text):
                return []
        if role == "updated" and _is_behind_date(text):
            role = "unlabelled"
        if role == "unlabelled" and above and self._heads_the_title(block):
            return [DateFound(text, w.where(block), "date.over-title", "unlabelled")]
        if role == "three-calendars" or (above and role not in ("published", "updated", "visit")):
            return [DateFound(text, w.where(block), label.rule, "header")]
        if role in ("published", "updated", "visit", "header"):
            return [DateFound(text, w.where(block), label.rule, role)]  # type: ignore[arg-type]
        if role in ("unlabelled", "relative"):
            key = fold(text)
            if (at := find_date_label(key)) and not DIGIT.search(key, 0, at[0]):
                return [DateFound(text, w.where(block), "date.behind-byline", at[2])]
            return [DateFound(text, w.where(block), label.rule, "unlabelled")]
        return []

    def _date_in_pieces(self, block: int) -> list[DateFound]:
        """Return the date of a line of several elements: author, day, section, number of readers."""
        w = self.walk
        pieces = w.box_node[w.box[block]].text(separator="\n").split("\n")
        for piece in (" ".join(piece.split()) for piece in pieces):
            if DIGIT.search(piece) and piece in w.text[block] and len(piece) < len(w.text[block]):
                label = furniture(Block(block, piece, fold(piece)))
                role = label.rule.removeprefix("date.") if label is not None else ""
                if role in ("published", "updated", "unlabelled"):
                    return [DateFound(piece, w.where(block), "date.piece", role)]  # type: ignore[arg-type]
        return []

    def _heads_the_title(self, block: int) -> bool:
        """Tell whether a date with a clock stands just above the headline, in one column with it."""
        if self.title - block > _OVER_BLOCKS or not _CLOCK.search(self.walk.text[block]):
            return False
        w = self.walk
        around = w.box_parent[w.box[block]]
        return around > 0 and around in w.ancestors(w.box[self.title])[:_OVER_BOXES]

    def _time_elements(self) -> list[DateFound]:
        """Return `<time datetime>` between title and text, and those printed with the date."""
        found: list[DateFound] = []
        low = self.title if 0 <= self.title < self.first else self.low
        for block, node in self.walk.times:
            after = self.last < block <= self.last + _AFTER_BLOCKS and _names_date(node)
            if not after and not low <= block < self.first + 1:
                continue
            raw = node.attributes.get("datetime") or ""
            if not DIGIT.search(raw):
                continue
            role: DateRole = "machine-updated" if _is_update(node) else "machine-published"
            found.append(
                DateFound(raw.strip(), f"{place_of(node)}[datetime]", "time.datetime", role)
            )
        return found

    def _header_days(self) -> list[DateFound]:
        found: list[DateFound] = []
        end = self.low if self.title < 0 else min(self.low, self.title)
        for block in range(min(end, _HEADER_BLOCKS)):
            text = self.walk.text[block]
            if len(text) > _HEADER_CHARS or not DIGIT.search(text):
                continue
            label = self.label(block)
            if label is not None and label.rule.startswith("date."):
                role: DateRole = "visit" if label.kind is Kind.VISIT_CLOCK else "header"
                found.append(DateFound(text, self.walk.where(block), "date.above-title", role))
        return found


def _names_date(node: LexborNode) -> bool:
    """Tell whether a `<time>` behind the text, or the box it is alone in, is the story's own date."""
    parent = node.parent
    boxes = (node, parent) if parent is not None else (node,)
    return any(_OWN_DATE.search(box.attributes.get("class") or "") for box in boxes)


def _is_behind_date(text: str) -> bool:
    """Tell whether the label of a line stands behind a date that it says nothing of."""
    key = fold(text)
    at = find_date_label(key)
    return at is not None and DIGIT.search(key, 0, at[0]) is not None


def _is_beside(words: str) -> bool:
    """Tell whether the words before a date are a byline, or nothing."""
    size = len(words.split())
    return size <= _BESIDE_WORDS or (size <= _DESK_WORDS and names_role(fold(words)))


def _is_update(node: LexborNode) -> bool:
    """Tell whether a `<time>` is that of an update: by its own words or those around it."""
    attributes = node.attributes
    own = f"{attributes.get('class') or ''} {attributes.get('itemprop') or ''}"
    # WordPress calls the day of publication `entry-date updated` until there is an update.
    if "entry-date" in own or "publish" in own.lower():
        return False
    if _UPDATED.search(own):
        return True
    parent = node.parent
    if parent is None or not parent.is_element_node:
        return False
    around = parent.text()
    names = f"{parent.attributes.get('class') or ''}"
    return bool(_UPDATED.search(names)) or (len(around) < 80 and bool(_UPDATED.search(around)))


def find_copy_dates(w: Walk, title: str) -> list[DateFound]:
    """Return the labelled dates below a headline that is printed a second time.

    Asked only where the article itself has no date.
    """
    found: list[DateFound] = []
    printed = [block for block, text in enumerate(w.text) if text == title]
    for copy in printed[1:]:
        for block in range(copy + 1, min(copy + 1 + _ABOVE_BLOCKS, len(w.text))):
            text = w.text[block]
            if len(text) > _HEADER_CHARS or not DIGIT.search(text):
                continue
            label = furniture(Block(block, text, fold(text)))
            if label is not None and label.rule == "date.published":
                found.append(DateFound(text, w.where(block), "date.beside-copy", "published"))
    return found


_HEADER_DATES = '[class*="date" i]'


def find_header_days(page: HtmlPage) -> list[DateFound]:
    """Return the lines that print the day in several calendars: the header's, wherever it stands.

    Asked where the header was not walked.
    """
    found: list[DateFound] = []
    for node in page.tree.css(_HEADER_DATES)[:6]:
        text = " ".join(node.text(separator=" ").split())
        if len(text) <= _HEADER_CHARS and DIGIT.search(text):
            key = fold(text)
            if has_bangla_calendar(key) and is_date_line(key):
                found.append(DateFound(text, _HEADER_DATES, "date.three-calendars", "header"))
    return found


def read_decks(
    w: Walk, believed: list[int], title: int, first: int
) -> tuple[Found | None, Found | None]:
    """Return the deck below the headline and the kicker above it, where boxes say so."""
    deck = kicker = None
    if title < 0 or title >= first:
        return None, None
    for block in range(title + 1, min(first, title + 12)):
        box = w.box[block]
        flags = believed[box]
        text = w.text[block]
        if flags & (ELSEWHERE | _NO_DECK) or len(text) < 20:
            continue
        if w.links[block] * 2 > len(text):
            continue
        if flags & f.SUBTITLE or w.box_tag[box] in _HEADINGS:
            deck = Found(text, w.where(block), "subtitle.box")
            break
    for block in range(max(0, title - 3), title):
        if believed[w.box[block]] & f.KICKER and len(w.text[block]) < 100:
            kicker = Found(w.text[block], w.where(block), "kicker.box")
    return deck, kicker


def dateline(text: str) -> DateFound:
    """Return the opening of the first paragraph, where a dateline may stand."""
    return DateFound(text[:_DATELINE_CHARS], "first paragraph", "date.dateline", "dateline")

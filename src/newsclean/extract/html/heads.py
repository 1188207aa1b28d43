"""What stands round the article's text: byline, dates, deck and kicker, with their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.extract.html import families as f
from newsclean.extract.html.walk import TAGS, place_of
from newsclean.extract.labels import furniture
from newsclean.lexicon import fold
from newsclean.lexicon.bylines import ACCOUNTS, BYLINE_OPENINGS, names_role
from newsclean.lexicon.calendar import find_date_label, has_bangla_calendar, is_date_line
from newsclean.model import Block, DateFound, Found, Kind, Label

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from newsclean.extract.html.parse import HtmlPage
    from newsclean.extract.html.walk import Walk
    from newsclean.extract.structured import Structured
    from newsclean.model import DateRole

_DIGIT = re.compile(r"[0-9০-৯]")
_UPDATED = re.compile("updat|modif|revis|আপডেট|হালনাগাদ|সংশোধ", re.IGNORECASE)
_LINE_CHARS = 200
_BYLINE_CHARS = 120
_NAME_WORDS = 6
# A photo, share buttons and a font switch stand between title and text; menus are longer.
_WINDOW_BLOCKS = 40
_ABOVE_BLOCKS = 4
_HEADER_BLOCKS = 60
_HEADER_CHARS = 120
_AFTER_BLOCKS = 8
_DATELINE_CHARS = 120
_HEADINGS = frozenset(TAGS[n] for n in ("h2", "h3", "h4"))
_ELSEWHERE = f.COMMENT | f.RELATED | f.FOOTER | f.CARD | f.NAVIGATION | f.ADVERT
_PARTS = re.compile(r"\s*[|·•●»]\s*|\s+[-–—]\s+")
_NOT_NAMES = re.compile(r"[0-9০-৯@?!।:]|https?|www\.")


class Head:
    """The blocks round the text, labelled by their words when they are asked for."""

    def __init__(self, w: Walk, title: int, first: int, last: int) -> None:
        self._w = w
        self._first, self._last = first, last
        low = title - _ABOVE_BLOCKS if 0 <= title < first else first - 12
        self._low = max(0, low, first - _WINDOW_BLOCKS)
        self._title = title
        self._labels: dict[int, Label | None] = {}

    def _label(self, block: int) -> Label | None:
        """Return what the words of a block say that it is; long blocks are not asked."""
        if block not in self._labels:
            text = self._w.text[block]
            label = None
            if len(text) <= _LINE_CHARS:
                label = furniture(Block(block, text, fold(text)))
            self._labels[block] = label
        return self._labels[block]

    def dates(self) -> list[DateFound]:
        """Return the visible dates: between title and text, above the title, after the text."""
        found: list[DateFound] = []
        texts = self._w.text
        for block in range(self._low, self._first):
            text = texts[block]
            if len(text) > _LINE_CHARS:
                continue
            above = self._title >= 0 and block < self._title
            if _DIGIT.search(text):
                found.extend(self._date(block, self._label(block), above=above))
            elif block + 1 < self._first and _DIGIT.search(texts[block + 1]) and len(text) < 40:
                # The label of a date stands alone on the line before it.
                found.extend(self._date(block, self._label(block), above=above))
        found.extend(self._time_elements())
        for block in range(self._last + 1, min(self._last + 1 + _AFTER_BLOCKS, len(self._w.text))):
            if not _DIGIT.search(self._w.text[block]) or len(self._w.text[block]) > _HEADER_CHARS:
                continue
            label = self._label(block)
            if label is not None and label.rule in ("date.published", "date.updated"):
                found.extend(self._date(block, label, above=False))
        found.extend(self._header_days())
        return found

    def _date(self, block: int, label: Label | None, *, above: bool) -> list[DateFound]:
        text, where = self._w.text[block], self._w.where(block)
        if label is None:
            # A name or a section before the label, all on one line.
            if (at := find_date_label(fold(text))) and _DIGIT.search(text):
                return [DateFound(text, where, "date.behind-byline", at[2])]
            return []
        if not label.rule.startswith("date."):
            return []
        role = label.rule.removeprefix("date.")
        if role.endswith("-label"):
            rest = self._w.text[block + 1 : block + 3]
            role = role.removesuffix("-label")
            text = " ".join([text, *(r for r in rest if _DIGIT.search(r) and len(r) < 60)])
            if not _DIGIT.search(text):
                return []
        if role == "three-calendars" or (above and role not in ("published", "updated", "visit")):
            return [DateFound(text, where, label.rule, "header")]
        if role in ("published", "updated", "visit", "header"):
            return [DateFound(text, where, label.rule, role)]  # type: ignore[arg-type]
        if role in ("unlabelled", "relative"):
            if at := find_date_label(fold(text)):
                return [DateFound(text, where, "date.behind-byline", at[2])]
            return [DateFound(text, where, label.rule, "unlabelled")]
        return []

    def _time_elements(self) -> list[DateFound]:
        """Return `<time datetime>` between title and text, and those printed with the date."""
        found: list[DateFound] = []
        low = self._title if 0 <= self._title < self._first else self._low
        for block, node in self._w.times:
            if not low <= block < self._first + 1:
                continue
            raw = node.attributes.get("datetime") or ""
            if not _DIGIT.search(raw):
                continue
            role: DateRole = "machine-updated" if _is_update(node) else "machine-published"
            found.append(
                DateFound(raw.strip(), f"{place_of(node)}[datetime]", "time.datetime", role)
            )
        return found

    def _header_days(self) -> list[DateFound]:
        found: list[DateFound] = []
        end = self._low if self._title < 0 else min(self._low, self._title)
        for block in range(min(end, _HEADER_BLOCKS)):
            text = self._w.text[block]
            if len(text) > _HEADER_CHARS or not _DIGIT.search(text):
                continue
            label = self._label(block)
            if label is not None and label.rule.startswith("date."):
                role: DateRole = "visit" if label.kind is Kind.VISIT_CLOCK else "header"
                found.append(DateFound(text, self._w.where(block), "date.above-title", role))
        return found

    def bylines(self, believed: list[int]) -> list[Found]:
        """Return the visible bylines, one a person where the markup parts them."""
        found: list[Found] = []
        w = self._w
        for block in range(self._low, self._first):
            text = w.text[block]
            if len(text) > _BYLINE_CHARS or block == self._title:
                continue
            box = w.box[block]
            flags = believed[box]
            if not flags & f.BYLINE and not _DIGIT.search(text) and not _may_name(text):
                continue
            key = fold(text)
            opened = key.startswith(BYLINE_OPENINGS)
            if (flags & f.BYLINE and not flags & _ELSEWHERE) or opened:
                if self._label(block) is None:
                    found.extend(self._names(block, box, text, key))
            elif _DIGIT.search(text) and (part := self._beside_date(text)):
                found.append(Found(part, w.where(block), "byline.beside-date"))
            elif (
                names_role(key)
                and len(key.split()) <= 12
                and (self._title < 0 or block > self._title)
                and self._label(block) is None
            ):
                found.append(Found(text, w.where(block), "byline.role"))
        return found

    def _beside_date(self, text: str) -> str | None:
        """Return the name that stands on one line with a date: `নাম | ৫ মে ২০২৪`."""
        key = fold(text)
        if at := find_date_label(key):
            # `নাম প্রকাশ: ৫ মে ২০২৪`: as many words of the line as stand before the label.
            before = " ".join(text.split()[: len(key[: at[0]].split())])
            if len(before.split()) > 1 and _is_name(before):
                return before
        parts = _PARTS.split(text)
        if len(parts) < 2 or not any(is_date_line(fold(part)) for part in parts):
            return None
        for part in parts:
            key = fold(part)
            if key.startswith(BYLINE_OPENINGS):
                return part
        first = parts[0]
        return first if len(first.split()) > 1 and _is_name(first) else None

    def _names(self, block: int, box: int, text: str, key: str) -> list[Found]:
        if key in ACCOUNTS or not key or _is_account(text):
            return []
        links = [
            " ".join(link.text().split()) for link in self._w.box_node[box].css("a") if link.text()
        ]
        names = [name for name in links if _is_name(name) and name in text]
        if not names:
            pieces = self._w.box_node[box].text(separator="\n").split("\n")
            parts = [part for piece in pieces if (part := " ".join(piece.split()))]
            if len(parts) > 1 and all(len(p.split()) in (2, 3, 4) and _is_name(p) for p in parts):
                names = parts
        rest = text
        for name in names:
            rest = rest.replace(name, " ")
        # What is left of a line of linked names is `By`, `and`, a comma: else the line is the byline.
        if names and len(rest.split()) <= 4:
            return [Found(name, self._w.where(block), "byline.link") for name in names]
        return [Found(text, self._w.where(block), "byline.box")]


# Stems of every opening, desk and post, as they are written with either nukta: folding each line
# of a head costs more than the rest of it.
_NAMING = (
    "ডেস্ক", "ডেক্স", "ব্যুরো", "রুম", "প্রতি", "দাতা", "রিপোর্ট", "করেস", "করস", "লিখেছেন", "লেখ", "লেখা", "অনুবাদ", "সাংবাদিক", "সম্পাদক",
    "এডিটর", "পরিবেশক", "টিম", "অনলাইন", "প্রদা", "by", "By", "BY", "esk", "eport", "rrespond", "riter", "ditor", "uthor", "ureau", "room",
    "ESK", "ontribut", "tringer",
)  # fmt: skip


def _may_name(text: str) -> bool:
    return any(stem in text for stem in _NAMING)


def _is_name(name: str) -> bool:
    return 1 <= len(name.split()) <= _NAME_WORDS and not _NOT_NAMES.search(name)


def _is_update(node: LexborNode) -> bool:
    """Tell whether a `<time>` is that of an update: by its own words or those around it."""
    attributes = node.attributes
    own = f"{attributes.get('class') or ''} {attributes.get('itemprop') or ''}"
    if _UPDATED.search(own):
        return True
    if "publish" in own.lower():
        return False
    parent = node.parent
    if parent is None or not parent.is_element_node:
        return False
    around = parent.text()
    names = f"{parent.attributes.get('class') or ''}"
    return bool(_UPDATED.search(names)) or (len(around) < 80 and bool(_UPDATED.search(around)))


_HEADER_DATES = '[class*="date" i]'


def find_header_days(page: HtmlPage) -> list[DateFound]:
    """Return the lines that print the day in several calendars: the header's, wherever it stands.

    Asked where the header was not walked.
    """
    found: list[DateFound] = []
    for node in page.tree.css(_HEADER_DATES)[:6]:
        text = " ".join(node.text(separator=" ").split())
        if len(text) <= _HEADER_CHARS and _DIGIT.search(text):
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
        if flags & _ELSEWHERE or len(text) < 20 or w.links[block] * 2 > len(text):
            continue
        if flags & f.SUBTITLE or w.box_tag[box] in _HEADINGS:
            deck = Found(text, w.where(block), "subtitle.box")
            break
    for block in range(max(0, title - 3), title):
        if believed[w.box[block]] & f.KICKER and len(w.text[block]) < 100:
            kicker = Found(w.text[block], w.where(block), "kicker.box")
    return deck, kicker


def find_byline_nodes(page: HtmlPage) -> list[Found]:
    """Return the first byline that inline markup marks as one; asked only where boxes had none."""
    for selector in (
        '[itemprop="author"] [itemprop="name"]', '[rel="author"]', '[itemprop="author"]',
        '[class*="author-name"]', '[class*="authorName"]', '[class*="author_name"]', '[class*="byline"]',
        '[class*="author"]', '[class*="reporter"]',
    ):  # fmt: skip
        for node in page.tree.css(selector)[:3]:
            text = " ".join(node.text(separator=" ").split())
            if (
                text
                and len(text) <= 80
                and not _NOT_NAMES.search(text)
                and not _is_account(text)
                and fold(text) not in ACCOUNTS
            ):
                return [Found(text, selector, "byline.css")]
    return []


def choose_bylines(
    structured: Structured, visible: list[Found], sites: frozenset[str], page: HtmlPage
) -> tuple[Found, ...]:
    """Return the bylines of the best witness: persons of JSON-LD, the printed line, the rest.

    An organisation in JSON-LD is mostly the paper itself, so a printed line is believed before it.
    """
    people = [
        found
        for found in structured.authors
        if found.rule in ("json-ld.author", "microdata.author") and not _is_account(found.raw)
    ]
    foreign = [found for found in people if not _is_site(found.raw, sites)]
    if foreign:
        return tuple(foreign)
    if visible:
        opened = [found for found in visible if fold(found.raw).startswith(BYLINE_OPENINGS)]
        return tuple(opened or visible)
    if people:
        return tuple(people)
    meta = [
        found
        for found in structured.authors
        if found.rule.startswith("meta.")
        and "@" not in found.raw
        and not _is_site(found.raw, sites)
        and not _is_account(found.raw)
    ]
    if meta:
        return tuple(found for found in meta if found.rule == meta[0].rule)
    marked = find_byline_nodes(page)
    if marked:
        return tuple(marked)
    return tuple(f for f in structured.authors if f.rule == "json-ld.author-desk")


def _is_account(name: str) -> bool:
    """Tell whether a machine-readable author is a login: one small Latin word, `satter`."""
    return name.isascii() and name.isalpha() and name.islower()


def _is_site(name: str, sites: frozenset[str]) -> bool:
    key = fold(name)
    return key in sites or key.replace(" ", "") in sites or ("." in key and " " not in key)


def dateline(text: str) -> DateFound:
    """Return the opening of the first paragraph, where a dateline may stand."""
    return DateFound(text[:_DATELINE_CHARS], "first paragraph", "date.dateline", "dateline")

"""Who wrote it, as the page prints it: bylines with their places, and the witness to believe."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.extract.html import families as f
from newsclean.extract.html.heads import DIGIT, ELSEWHERE
from newsclean.extract.html.walk import TAGS
from newsclean.extract.labels import is_section
from newsclean.lexicon import fold
from newsclean.lexicon.bylines import (
    ACCOUNTS,
    BYLINE_OPENINGS,
    PUBLISHER_OPENINGS,
    is_place,
    names_role,
    split_dated,
)
from newsclean.lexicon.calendar import is_date_line
from newsclean.model import Found

if TYPE_CHECKING:
    from newsclean.extract.html.heads import Head
    from newsclean.extract.html.parse import HtmlPage
    from newsclean.extract.structured import Structured

_BYLINE_CHARS = 120
_NAME_WORDS = 6
_ROLE_WORDS = 12
_PARTS = re.compile(r"\s*(?:\|\||[|·•●»॥])\s*|\s+[-–—]\s+")
_NOT_NAMES = re.compile(r"[0-9০-৯@?!।:]|https?|www\.")
# A name that nothing marks as one: two to four words of Bengali letters, a town may follow.
_BARE = re.compile(
    r"(?P<name>[\u0981-\u09e3.]+(?: [\u0981-\u09e3.]+){1,3})"
    r"(?:, (?P<place>[\u0981-\u09e3]+(?: \([\u0981-\u09e3 ]+\))?)(?: থেকে)?)?"
)
_BENGALI = re.compile("[\u0985-\u09b9]")
_BARE_CHARS = 45
_NEAR_BLOCKS = 2
_UNNAMED = (
    f.CAPTION | f.KICKER | f.SUBTITLE | f.SHARE | f.TAGS | f.MEDIA | f.PROMO | f.TITLE | f.ASIDE
)
_UNNAMED_TAGS = frozenset(TAGS[n] for n in ("h1", "h2", "h3", "h4", "figcaption", "figure"))
# Words of lines that stand between headline and text and are no names.
_NO_NAME = frozenset((
    "ফিচার", "সংবাদ", "খবর", "সংস্করণ", "শেয়ার", "আপডেট", "প্রকাশ", "পাঠক", "ভিডিও", "ছবি", "প্রিন্ট", "মন্তব্য", "ফন্ট",
    "সাইজ", "লিংক", "লিঙ্ক", "কপি", "পড়া", "মিনিট", "বিজ্ঞাপন", "অডিও", "শুনুন", "গুগল", "নিউজ", "ফলো", "ফেসবুক", "টুইটার",
    "পড়ুন", "দেখুন", "করুন", "হোম", "বিভাগ", "বিষয়", "আরও", "আরো", "সব", "জাতীয়", "সারাদেশ", "রাজনীতি", "খেলা", "বিনোদন",
    "পত্রিকা", "পাতা", "লাইভ", "বিশেষ", "সংগৃহীত", "হাইলাইটস", "সারাংশ",
))  # fmt: skip


def find_bylines(head: Head, believed: list[int], sites: frozenset[str]) -> list[Found]:
    """Return the visible bylines, one a person where the markup parts them.

    A line that nothing marks is one only where no other is: a name beside the date, or a name and
    its town.
    """
    found: list[Found] = []
    bare: list[int] = []
    dated: list[int] = []
    w, title = head.walk, head.title
    for block in range(head.low, head.first):
        text = w.text[block]
        if len(text) > _BYLINE_CHARS or block == title:
            continue
        box = w.box[block]
        flags = believed[box]
        has_digit = DIGIT.search(text) is not None
        if not flags & f.BYLINE and not has_digit and not _may_name(text):
            if block > title and len(text) <= _BARE_CHARS and " " in text:
                bare.append(block)
            continue
        key = head.key(block)
        opened = key.startswith(BYLINE_OPENINGS)
        own = bool(flags & f.BYLINE) and not flags & ELSEWHERE
        if has_digit and (parts := split_dated(text)) is not None:
            dated.append(block)
            name = _beside_date(text, parts[0])
            if name and (block > title or own or opened or names_role(fold(name))):
                found.append(Found(name, w.where(block), "byline.beside-date"))
        elif has_digit and not own and not opened and (name := _in_parts(text)):
            found.append(Found(name, w.where(block), "byline.beside-date"))
        elif own or opened:
            if has_digit and (name := _in_parts(text)):
                found.append(Found(name, w.where(block), "byline.beside-date"))
            elif head.label(block) is None:
                found.extend(_names(head, block, box, text, key))
        elif (
            names_role(key)
            and len(key.split()) <= _ROLE_WORDS
            and (title < 0 or block > title)
            and head.label(block) is None
        ):
            found.append(Found(text, w.where(block), "byline.role"))
    found = [_as_house(one, sites) for one in found]
    if all(one.rule == "byline.house" for one in found):
        found = [*_bare_names(head, believed, bare, dated, sites), *found]
    return found


def _bare_names(
    head: Head, believed: list[int], bare: list[int], dated: list[int], sites: frozenset[str]
) -> list[Found]:
    """Return the first unmarked line that is a name beside the date, or a name and its town."""
    w = head.walk
    for block in bare:
        text = w.text[block]
        match = _BARE.fullmatch(text)
        box = w.box[block]
        if (
            match is None
            or believed[box] & (_UNNAMED | ELSEWHERE)
            or w.box_tag[box] in _UNNAMED_TAGS
        ):
            continue
        placed = match["place"] is not None
        if placed and not is_place(fold(match["place"].split(" (")[0])):
            continue
        if not placed and not any(abs(block - day) <= _NEAR_BLOCKS for day in dated):
            continue
        key = fold(text)
        words = key.split()
        if not _NO_NAME.isdisjoint(words) or is_section(key) or is_place(key):
            continue
        if head.label(block) is None and not _is_site(text, sites):
            return [Found(text, w.where(block), "byline.bare")]
    return []


def _as_house(found: Found, sites: frozenset[str]) -> Found:
    """Return a byline without the paper's own name behind a bar; one that is nothing else is marked."""
    parts = [part for part in _PARTS.split(found.raw) if part.strip()]
    others = [part for part in parts if not _is_site(part, sites)]
    if not others:
        return found._replace(rule="byline.house") if parts else found
    raw = found.raw if len(others) == len(parts) else " | ".join(others)
    before, comma, last = raw.rpartition(",")
    if comma and _is_site(last, sites):
        raw = before.rstrip()
    return found if raw == found.raw else found._replace(raw=raw)


def _beside_date(text: str, before: str) -> str | None:
    """Return the name that stands on one line with a date: `নাম | ৫ মে ২০২৪`."""
    if before:
        if fold(before).startswith(BYLINE_OPENINGS) or names_role(fold(before)):
            return before
        return before if len(before.split()) > 1 and _is_name(before) else None
    return _in_parts(text)


def _in_parts(text: str) -> str | None:
    """Return the name of a line that bars part from a date, wherever it stands."""
    parts = _PARTS.split(text)
    if len(parts) < 2 or not any(is_date_line(fold(part)) for part in parts):
        return None
    for part in parts:
        key = fold(part)
        if key.startswith(BYLINE_OPENINGS) or (
            names_role(key) and key not in ACCOUNTS and not is_date_line(key)
        ):
            return part
    first = parts[0]
    return first if len(first.split()) > 1 and _is_name(first) else None


def _names(head: Head, block: int, box: int, text: str, key: str) -> list[Found]:
    if key in ACCOUNTS or not key or _is_account(text):
        return []
    w = head.walk
    links = [" ".join(link.text().split()) for link in w.box_node[box].css("a") if link.text()]
    names = [name for name in links if _is_name(name) and name in text]
    if not names:
        pieces = w.box_node[box].text(separator="\n").split("\n")
        parts = [part for piece in pieces if (part := " ".join(piece.split()))]
        if len(parts) > 1 and all(len(p.split()) in (2, 3, 4) and _is_name(p) for p in parts):
            names = parts
    rest = text
    for name in names:
        rest = rest.replace(name, " ")
    # What is left of a line of linked names is `By`, `and`, a comma: else the line is the byline.
    if names and len(rest.split()) <= 4 and not key.startswith(PUBLISHER_OPENINGS):
        return [Found(name, w.where(block), "byline.link") for name in names]
    return [Found(text, w.where(block), "byline.box")]


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

    An organisation in JSON-LD is mostly the paper itself, so a printed line is believed before it;
    so is a printed name before one in Latin letters.
    """
    people = [
        found
        for found in structured.authors
        if found.rule in ("json-ld.author", "microdata.author") and not _is_account(found.raw)
    ]
    foreign = [found for found in people if not _is_site(found.raw, sites)]
    if foreign and not (all(found.raw.isascii() for found in foreign) and _names_person(visible)):
        return tuple(foreign)
    printed = [found for found in visible if found.rule != "byline.house"]
    if printed:
        keys = [fold(found.raw) for found in printed]
        opened = [
            found
            for found, key in zip(printed, keys, strict=True)
            if key.startswith(BYLINE_OPENINGS) and not key.startswith(PUBLISHER_OPENINGS)
        ]
        return tuple(opened or printed)
    house = [found._replace(rule=f"{found.rule}-house") for found in people] or visible
    if house:
        return tuple(house)
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
        return tuple(_as_house(found, sites) for found in marked)
    return tuple(
        found if not _is_site(found.raw, sites) else found._replace(rule=f"{found.rule}-house")
        for found in structured.authors
        if found.rule == "json-ld.author-desk"
    )


def best_bylines(
    sure: tuple[Found, ...],
    own: tuple[Found, ...],
    unsure: tuple[Found, ...],
    sites: frozenset[str],
) -> tuple[Found, ...]:
    """Return the first group that names somebody: a layout's sure one, the page's own, an unsure one.

    The house, and a name that nothing marks, stand only where no group has better.
    """
    groups = [
        [_as_house(one, sites) for one in sure],
        own,
        [_as_house(one, sites) for one in unsure],
    ]
    for group in groups:
        if any(one.rule != "byline.bare" and not one.rule.endswith("house") for one in group):
            return tuple(group)
    for group in (own, *groups):
        if group:
            return tuple(group)
    return ()


def _names_person(visible: list[Found]) -> bool:
    """Tell whether a printed byline names a person in Bengali letters."""
    return any(
        found.rule != "byline.house"
        and _BENGALI.search(found.raw)
        and not names_role(key := fold(found.raw))
        and not key.startswith(PUBLISHER_OPENINGS)
        for found in visible
    )


def _is_account(name: str) -> bool:
    """Tell whether a machine-readable author is a login: one small Latin word, `satter`."""
    return name.isascii() and name.isalpha() and name.islower()


def _is_site(name: str, sites: frozenset[str]) -> bool:
    key = fold(name)
    return key in sites or key.replace(" ", "") in sites or ("." in key and " " not in key)

"""What one line is by its own words, wherever it stands.

A line that these rules know is never text of an article, unless a rule of position (`runs`)
knows better. Real sentences hold the same words, so a rule asks for a whole line, or for an
opening or ending of a short line without a sentence mark.
"""

from __future__ import annotations

import re

from newsclean.lexicon.calendar import (
    date_label,
    has_bangla_calendar,
    is_date_line,
    is_relative_time,
)
from newsclean.lexicon.phrases import (
    ENDINGS,
    LINES,
    OPENINGS,
    PICTURE_CREDITS,
    PROMO_SENTENCES,
    SOURCE_OPENINGS,
)
from newsclean.model import Block, Kind, Label

# Longer lines are told by what they say, not by how they begin: captions end near 177
# characters (CATALOGUE 3), headlines near 145.
SHORT_CHARS = 150
LONG_CHARS = 700

# Vertical bars, bullets and arrows stand round menu words; brackets and quotes belong to titles.
_EDGES = " \t:;,.-–—|•●·*»«<>→←▶►+#/[](){}…।৷ঃ\"'“”‘’!"
_SENTENCE_MARK = re.compile(r"[।৷॥?!]")

_WHOLE = {line.strip(_EDGES): kind for kind, lines in LINES.items() for line in lines}
_OPENING = re.compile("|".join(f"(?P<o{n}>{pattern})" for n, (_, pattern) in enumerate(OPENINGS)))
_ENDING = re.compile(
    "|".join(f"(?P<e{n}>(?:{pattern}))[ .।!:]*$" for n, (_, pattern) in enumerate(ENDINGS))
)
_PROMO = re.compile(PROMO_SENTENCES)
# A search over `.{0,80}` is dear: these words stand in every match of it.
_PROMO_GATE = re.compile("লিখতে পারেন|পাঠি|ফলো|সাবস্ক্রাইব|যুক্ত|ভিজিট|লাইক|ডাউনলোড|চোখ রাখুন|অনুসরণ|cookie|subscri|email addr|অনুমতি|কর্তৃক|ওয়েবসাইট|সাইটের|পত্রিকার|সম্পাদকীয়|সঙ্গে থাকুন|পাঠা")  # fmt: skip
_PICTURE = re.compile(PICTURE_CREDITS)
# A whole sentence under a photo, told by the credit behind its last danda.
_CREDITED = re.compile(rf"[।.’”'\" )](?: ?[-–—|/])? ?(?:{PICTURE_CREDITS})[^।]{{0,40}}$")
_SOURCE = re.compile(SOURCE_OPENINGS)
_IMAGE_NAME = re.compile(r"^[^ ]+\.(?:jpe?g|png|webp|gif|svg|avif|mp4)\)?$")
_CLOCK = re.compile(r"^(?:[0-9]{1,2}:)?[0-9]{1,2}:[0-9]{2}$")
_COUNT = re.compile(r"^[0-9][0-9.,]*\+?(?: ?[km])?$")
_NO_LETTER = re.compile(r"^[\W0-9_]+$")
# `ইএ/টিকে`, `আরটিভি/এসকে`, `/এনএ`, `টিটিএন`, `এমএম`: initials of the desk, with slashes or spelt
# as letter names run together (CATALOGUE 2.3).
_LETTER_NAME = "এ|বি|সি|ডি|ই|এফ|জি|এইচ|আই|জে|কে|এল|এম|এন|ও|পি|কিউ|আর|এস|টি|ইউ|ভি|ডব্লিউ|এক্স|ওয়াই|জেড|জেডি|আ|হ|ম|স|র|ন"  # fmt: skip
_INITIALS = re.compile(rf"^[/(]?(?:{_LETTER_NAME}){{2,5}}[./]?\)?$")
_SLASHED = re.compile(r"^[(/\[]?[^ ।/]{1,24}(?: ?/ ?[^ ।/]{0,24}){1,4}[)\]]?$")


def furniture(block: Block) -> Label | None:
    """Return what the line is by its words alone, or None where they do not say.

    Date lines of every role are told too (`date.*`). Body text, titles and bylines are never
    told here.
    """
    key = block.key
    length = len(key)
    if not length:
        return Label(block.index, Kind.CODE, "line.empty")
    if length > LONG_CHARS:
        return None
    if length <= 60:
        bare = key.strip(_EDGES)
        if kind := _WHOLE.get(bare):
            return Label(block.index, kind, f"line.{kind}", bare)
        if found := _short_shape(block, key, bare):
            return found
    if length <= SHORT_CHARS:
        if found := _date_shape(block, key):
            return found
        if found := _short_words(block, key):
            return found
    if match := _CREDITED.search(key, max(0, length - 70)):
        return Label(block.index, Kind.CAPTION, "line.picture-credit-ending", match[0])
    if _PROMO_GATE.search(key) and (match := _PROMO.search(key)):
        return Label(block.index, Kind.PROMO, "line.promo-sentence", match[0])
    return None


def _short_shape(block: Block, key: str, bare: str) -> Label | None:
    if not bare or _NO_LETTER.match(key):
        if _CLOCK.match(key):
            return Label(block.index, Kind.MEDIA, "line.duration", key)
        if _COUNT.match(key):
            return Label(block.index, Kind.COUNTER, "line.count", key)
        if not any(c.isdigit() for c in key):
            return Label(block.index, Kind.CODE, "line.no-letter", key)
    if _IMAGE_NAME.match(key):
        return Label(block.index, Kind.MEDIA, "line.image-name", key)
    return None


def _date_shape(block: Block, key: str) -> Label | None:
    if labelled := date_label(key):
        role, _ = labelled
        kind = Kind.VISIT_CLOCK if role == "visit" else Kind.DATE
        if is_date_line(key):
            return Label(block.index, kind, f"date.{role}", key)
        if not _ and role in ("published", "updated", "visit", "unlabelled"):
            return Label(block.index, kind, f"date.{role}-label", key)
    if is_relative_time(key):
        return Label(block.index, Kind.DATE, "date.relative", key)
    if is_date_line(key):
        if has_bangla_calendar(key):
            return Label(block.index, Kind.HEADER_DATE, "date.three-calendars", key)
        return Label(block.index, Kind.DATE, "date.unlabelled", key)
    return None


def _short_words(block: Block, key: str) -> Label | None:
    marked = _SENTENCE_MARK.search(key, 0, max(0, len(key) - 1)) is not None
    if match := _OPENING.match(key):
        kind, _ = OPENINGS[int(str(match.lastgroup)[1:])]
        if kind is Kind.RELATED or not marked:
            return Label(block.index, kind, f"line.{kind}-opening", match[0])
    if match := _SOURCE.match(key):
        return Label(block.index, Kind.SOURCE, "line.source", match[0])
    if not marked:
        if match := _ENDING.search(key):
            kind, _ = ENDINGS[int(str(match.lastgroup)[1:])]
            return Label(block.index, kind, f"line.{kind}-ending", match[0])
        if match := _PICTURE.search(key):
            return Label(block.index, Kind.CAPTION, "line.picture-credit", match[0])
    return None


def is_initials(key: str) -> bool:
    """Tell whether a folded line is a desk's initials: `ইএ/টিকে`, `টিটিএন`, `/এনএ`."""
    return len(key) <= 40 and bool(_INITIALS.match(key) or ("/" in key and _SLASHED.match(key)))


def is_section(key: str) -> bool:
    """Tell whether folded words are the name of a section or a menu word."""
    return _WHOLE.get(key.strip(_EDGES)) is Kind.NAVIGATION

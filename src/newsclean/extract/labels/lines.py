"""What one line is by its own words, wherever it stands.

A line that these rules know is never text of an article, unless a rule of position knows better.
Real sentences hold the same words, so a rule asks for a whole line, or for an opening or ending of
a short line without a sentence mark.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsclean.lexicon.calendar import (
    DATE_LABELS,
    date_label,
    find_date_label,
    has_bangla_calendar,
    is_date_line,
    is_relative_time,
)
from newsclean.lexicon.phrases import (
    ENDINGS,
    LINES,
    OPENING_LETTERS,
    OPENINGS,
    PICTURE_CREDITS,
    PICTURE_WORDS,
    PROMOS,
    SOURCE_OPENINGS,
)
from newsclean.model import Block, Kind, Label

WHOLE_CHARS = 60
# Longer lines are told by what they say, not by how they begin: headlines end near 145 characters,
# captions near 240 (docs/evidence.md, pages/kalerkantho-1).
SHORT_CHARS = 150
CAPTION_SENTENCES = 2
RELATED_CHARS = CAPTION_CHARS = 300
LONG_CHARS = 700
CREDIT_CHARS = 70
COPYRIGHT_CHARS = 250
AGE_CHARS = 40
DATE_DIGITS = 5
CHAIN_WORDS = 16
PHRASE_WORDS = 5

Told = tuple[Kind, str, str]
"""Kind, rule and why: a label without its block."""

# Vertical bars, bullets and arrows stand round menu words; brackets and quotes belong to titles.
_EDGES = " \t:;,.-–—|•●·×✕*»«<>→←▶►+#/[](){}…।৷ঃ\"'“”‘’!"
_SENTENCE_MARK = re.compile("[।৷॥?!]")
_DIGIT = re.compile("[0-9]")
_TAG = re.compile("<[^<> ]{1,12}[^<>]{0,80}>")
_TAGS = 3

_WHOLE = {line.strip(_EDGES): kind for kind, lines in LINES.items() for line in lines}
# With a danda these are answers, names and sub-headings of a text: `না।`, `শিক্ষা।`.
_PLAIN = frozenset((Kind.NAVIGATION, Kind.COMMENT, Kind.TAGS, Kind.MEDIA, Kind.FOOTER))
_OPENING = re.compile("|".join(f"(?P<o{n}>{pattern})" for n, (_, pattern) in enumerate(OPENINGS)))
_OPENING_KIND = {f"o{n}": kind for n, (kind, _) in enumerate(OPENINGS)}
_LETTERS = frozenset(OPENING_LETTERS)
_ENDING = tuple((rule.kind, rule.words, re.compile(f"(?:{rule.pattern})$")) for rule in ENDINGS)
_ENDING_WORDS = tuple({word for rule in ENDINGS for word in rule.words})
_ENDING_TAILS = frozenset(word[-2:] for word in _ENDING_WORDS)
_PROMO = tuple((rule.kind, rule.words, re.compile(rule.pattern)) for rule in PROMOS)
_PROMO_WORDS = tuple({word for rule in PROMOS for word in rule.words})
_PICTURE = re.compile(PICTURE_CREDITS)
# A whole sentence under a photo, told by the credit behind its last danda.
_CREDITED = re.compile(rf"[।.’”'\" )/](?: ?[-–—|/])? ?(?:{PICTURE_CREDITS})[^।]{{0,40}}$")
_SOURCE = re.compile(SOURCE_OPENINGS)
_SOURCE_LETTERS = frozenset("তসখউsv")
_IMAGE_NAME = re.compile(r"[^ ]+\.(?:jpe?g|png|webp|gif|svg|avif|mp4)\)?$")
_CLOCK = re.compile("(?:[0-9]{1,2}:)?[0-9]{1,2}:[0-9]{2}$")
_COUNT = re.compile(r"[0-9][0-9.,]*\+?(?: ?[km])?$")
_AGE = re.compile("[0-9]+ (?:মিনিট|ঘণ্টা|ঘন্টা|দিন|সপ্তাহ|মাস|বছর) আগে ?(?:[0-9]{1,2}:[0-9]{2})?$")
_JUST_NOW = ("এইমাত্র", "এই মাত্র", "just")
_LABELS = tuple({label.split(" ", 1)[0] for label in DATE_LABELS})
_LABEL_LETTERS = frozenset(label[:2] for label in _LABELS)
_NO_LETTER = re.compile(r"[\W0-9_]+$")
# `ইএ/টিকে`, `আরটিভি/এসকে`, `/এনএ`, `টিটিএন`, `এমএম`: initials of the desk, with slashes or spelt
# as letter names run together (docs/evidence.md).
_LETTER_NAME = "এ|বি|সি|ডি|ই|এফ|জি|এইচ|আই|জে|কে|এল|এম|এন|ও|পি|কিউ|আর|এস|টি|ইউ|ভি|ডব্লিউ|এক্স|ওয়াই|জেড|জেডি|আ|হ|ম|স|র|ন"  # fmt: skip
_INITIALS = re.compile(rf"[/(]?(?:{_LETTER_NAME}){{2,5}}[./]?\)?$")
_SLASHED = re.compile(r"[(/\[]?[^ ।/]{1,24}(?: ?/ ?[^ ।/]{0,24}){1,4}[)\]]?$")


def furniture(block: Block) -> Label | None:
    """Return what the line is by its words alone, or None where they do not say.

    Date lines of every role are told too (`date.*`). Body text, titles and bylines are never
    told here.
    """
    told = tell(block.key)
    return None if told is None else Label(block.index, *told)


def tell(key: str) -> Told | None:
    """Return what `furniture` says of a folded line."""
    return _tell_short(key) if len(key) <= WHOLE_CHARS else _tell(key)


def _tell(key: str) -> Told | None:
    length = len(key)
    plain = False
    if length <= SHORT_CHARS:
        plain = _SENTENCE_MARK.search(key, 0, length - 1) is None
        if told := _date_shape(key) or _opening(key, plain=plain):
            return told
        if plain and (told := _ending(key) or _picture(key)):
            return told
    if length <= RELATED_CHARS:
        if key[0] in "আ[(" and (match := _OPENING.match(key)) and match.lastgroup == "o0":
            return Kind.RELATED, "line.related-opening", match[0]
        # A line without a mark was searched for credits as a whole.
        if not plain and (match := _credited(key)):
            return Kind.CAPTION, "line.picture-credit-ending", match[0]
        owned = "©" in key and length <= COPYRIGHT_CHARS
        if owned and (match := _OPENING.match(key, key.index("©"))):
            return Kind.FOOTER, "line.copyright", match[0]
    if "<" in key and len(_TAG.findall(key)) >= _TAGS:
        return Kind.CODE, "line.markup", ""
    return _promo(key) if length <= LONG_CHARS else None


# Pages of one site print the same menus: most short lines of a batch were told before.
@lru_cache(maxsize=8192)
def _tell_short(key: str) -> Told | None:
    if not key:
        return Kind.CODE, "line.empty", ""
    return _whole(key) or _tell(key)


def _whole(key: str) -> Told | None:
    bare = key.strip(_EDGES)
    kind = _WHOLE.get(bare)
    if kind is not None:
        if kind in _PLAIN and key.endswith(("।", "৷")):
            return None
        return kind, f"line.{kind}", bare
    if not bare or _NO_LETTER.match(key):
        if _CLOCK.match(key):
            return Kind.MEDIA, "line.duration", key
        if _COUNT.match(key):
            return Kind.COUNTER, "line.count", key
        return None if _DIGIT.search(key) else (Kind.CODE, "line.no-letter", key)
    if "." in key and _IMAGE_NAME.match(key):
        return Kind.MEDIA, "line.image-name", key
    return _chained(key)


def _chained(key: str) -> Told | None:
    """Return what a line is that holds nothing but known lines: `আরও পড়ুন সর্বাধিক পঠিত`."""
    if key.lstrip(_EDGES).split(" ", 1)[0].rstrip(_EDGES) not in _FIRST_WORDS:
        return None
    words = key.strip(_EDGES).translate(_PARTING).split()
    if not 1 < len(words) <= CHAIN_WORDS:
        return None
    kinds: list[Kind] = []
    at = 0
    while at < len(words):
        for size in range(min(PHRASE_WORDS, len(words) - at), 0, -1):
            kind = _WHOLE.get(" ".join(words[at : at + size]))
            if kind is not None:
                kinds.append(kind)
                at += size
                break
        else:
            return None
    return kinds[0], f"line.{kinds[0]}-chain", key


_PARTING = str.maketrans("|»›>·•/", "       ")
_FIRST_WORDS = frozenset(line.split(" ", 1)[0] for line in _WHOLE if line)


def _date_shape(key: str) -> Told | None:
    digits = len(_DIGIT.findall(key))
    bare = key.lstrip(_EDGES)
    # Two letters are looked up at a third of what it costs to try all the labels.
    labels = bare[:2] in _LABEL_LETTERS and bare.startswith(_LABELS)
    if labels and (labelled := date_label(key)):
        role, rest = labelled
        kind = Kind.VISIT_CLOCK if role == "visit" else Kind.DATE
        if digits and is_date_line(key):
            return kind, f"date.{role}", key
        if not rest and role in ("published", "updated", "visit", "unlabelled"):
            return kind, f"date.{role}-label", key
    aged = (digits and len(key) <= AGE_CHARS) or "আগে" in key or "ago" in key or "পূর্বে" in key
    if (aged or key.startswith(_JUST_NOW)) and (is_relative_time(key) or _AGE.match(key)):
        return Kind.DATE, "date.relative", key
    # A longer line has to hold the digits of a day, a year and a clock.
    if digits >= (1 if len(key) <= WHOLE_CHARS else DATE_DIGITS) and is_date_line(key):
        if has_bangla_calendar(key):
            return Kind.HEADER_DATE, "date.three-calendars", key
        behind = find_date_label(key)
        return Kind.DATE, f"date.{behind[2] if behind else 'unlabelled'}", key
    return None


def _opening(key: str, *, plain: bool) -> Told | None:
    """Return what the first words say; of a line with a sentence mark inside they say less."""
    if key[0] in _LETTERS and (match := _OPENING.match(key)):
        kind = _OPENING_KIND[str(match.lastgroup)]
        if plain or kind in (Kind.RELATED, Kind.CODE):
            return kind, f"line.{kind}-opening", match[0]
    if key[0] in _SOURCE_LETTERS and (match := _SOURCE.match(key)):
        return Kind.SOURCE, "line.source", match[0]
    return None


def _ending(key: str) -> Told | None:
    bare = key.rstrip(" .।!:")
    if bare[-2:] in _ENDING_TAILS and bare.endswith(_ENDING_WORDS):
        for kind, words, pattern in _ENDING:
            if bare.endswith(words) and (match := pattern.search(bare)):
                return kind, f"line.{kind}-ending", match[0]
    return None


def _picture(key: str) -> Told | None:
    for word in PICTURE_WORDS:
        if word in key:
            match = _PICTURE.search(key)
            return (Kind.CAPTION, "line.picture-credit", match[0]) if match else None
    return None


def _credited(key: str) -> re.Match[str] | None:
    """Return the credit behind the last sentence of a caption."""
    if key.count("।") > CAPTION_SENTENCES:
        return None
    tail = key[-CREDIT_CHARS:]
    for word in PICTURE_WORDS:
        if word in tail:
            return _CREDITED.search(key, max(0, len(key) - CREDIT_CHARS))
    return None


def _promo(key: str) -> Told | None:
    for word in _PROMO_WORDS:
        if word in key:
            break
    else:
        return None
    for kind, words, pattern in _PROMO:
        if any(word in key for word in words) and (match := pattern.search(key)):
            return kind, f"line.{kind}-sentence", match[0]
    return None


def is_initials(key: str) -> bool:
    """Tell whether a folded line is a desk's initials: `ইএ/টিকে`, `টিটিএন`, `/এনএ`.

    >>> is_initials("ইএ/টিকে"), is_initials("টিটিএন"), is_initials("ঢাকা ও কলকাতা")
    (True, True, False)
    """
    return len(key) <= 40 and bool(_INITIALS.match(key) or ("/" in key and _SLASHED.match(key)))


def is_section(key: str) -> bool:
    """Tell whether folded words are the name of a section or a menu word."""
    return _WHOLE.get(key.strip(_EDGES)) is Kind.NAVIGATION

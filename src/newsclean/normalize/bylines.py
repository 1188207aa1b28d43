"""Raw bylines, datelines and source lines → authors, agencies and a place.

A person is an author; a desk is one where no person is named; a reporter's post is cut from the
name and gives the place. CMS accounts are nobody (docs/evidence.md).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsclean.lexicon import fold
from newsclean.lexicon.bylines import (
    ACCOUNTS,
    AGENCIES,
    BYLINE_OPENINGS,
    OCCUPATIONS,
    PLACES,
    POSTS,
    PUBLISHER_OPENINGS,
    is_place,
    names_role,
    split_dated,
)
from newsclean.lexicon.calendar import find_date_label, is_date_line
from newsclean.lexicon.folding import one_form
from newsclean.model import Found
from newsclean.normalize.posts import (
    BRACKETS,
    DESK,
    DESK_PLACE,
    POST,
    TRIM,
    find_run_in,
    is_of_post,
    is_plain_post,
    place_of_post,
    split_at_colon,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A desk prefix of a first paragraph has at most eight words (docs/evidence.md).
PREFIX_WORDS = 8
NAME_WORDS = 6
NAME_CHARS = 60

# One look tells at most characters that no mark stands there.
_PREFIX = re.compile(
    r"^(?P<prefix>[^।!?\n]{2,90}?)\s*(?=[\s:ঃ।॥–—-])(?:::|[:ঃ]|।।|॥|\s[-–—]|[-–—]{1,2}\s|—-)\s*"
)
_SPLIT_WIDE = re.compile(r"\s*(?:\||॥|●|•|\s[-–—]\s|[-–—]\s|/)\s*")
_SPLIT_NAMES = re.compile(r"\s+(?:ও|এবং|and|&)\s+")
# These open headlines too, so that they say nothing of a line: only of a byline.
_OPENINGS = (
    "রিপোর্ট:", "রিপোর্ট :", "প্রতিবেদনে:", "কলমে:", "কলমে :", "গ্রন্থনা:", "অনুলিখন:", "সাক্ষাৎকার:", "সাক্ষাৎকার নিয়েছেন", "সাক্ষাৎকার গ্রহণ:",
    "সাক্ষাৎকার গ্রহণে:", "story by", "লেখকঃ", "প্রতিবেদকঃ", "রিপোর্টারঃ",
)  # fmt: skip
# A pen or a head drawn before the name; addresses behind it; how long ago.
_SIGNS = re.compile("^[^@\\w\u0980-\u09ff\"'‘“(]+")
# With bounds: ten thousand commas in a row were tried from each of them, to each of them.
_MAIL = re.compile(r"[,|(]? ?[^\s@(]{1,64}@[^\s@]{1,64}\.[a-z]{2,12}\)?", re.IGNORECASE)
_AGE = re.compile(
    r"[\s|•·,]{0,4}(?<![0-9০-৯])[0-9০-৯]{1,3} ?(?:সেকেন্ড|মিনিট|ঘণ্টা|ঘন্টা|দিন|সপ্তাহ|মাস|বছর|minutes?|hours?|days?)\s(?:আগে|পূর্বে|ago)$"
)
_OPENING = re.compile(
    "^(?:"
    + "|".join(map(re.escape, sorted((*BYLINE_OPENINGS, *_OPENINGS), key=len, reverse=True)))
    + r")\s*[:ঃ\-–]?\s*",
    re.IGNORECASE,
)
# Bounded on both sides: a byline has few words, a hostile page has many brackets.
_INSIDE = r"[^()\[\]]{0,40}"
_ROLE_IN_BRACKETS = re.compile(
    rf"\s?[(\[]{_INSIDE}(?:{POST.pattern}|{DESK.pattern}){_INSIDE}[)\]]", re.IGNORECASE
)
_ORGANISATION = re.compile(r"নিউজ|টিভি|টেলিভিশন|\.কম|\.com|\.net|পত্রিকা|ডটকম|অনলাইন|news|tv$")
_HOUSE = re.compile(r"টিভি|টেলিভিশন|\.কম$|\.com$|\.net$|ডটকম|ডট কম|পত্রিকা$| নিউজ| news$")
_DATELINE_AGENCY = re.compile(r"[(\[]\s*(?P<agency>[^)\]]{1,24})\s*[)\]]")
_SOURCE = re.compile(
    r"^(?:তথ্য ?সূত্র|তথ্যসূত্র|সূত্র|সুত্র|খবর|সৌজন্যে|সোর্স|sources?|via)\s*[:ঃ\-–—]*\s*", re.IGNORECASE
)
_SOURCE_SPLIT = re.compile(r"\s*(?:,|\bও\b| ও | এবং | and |/|;)\s*")


# `তিনি বলেন, ঢাকা:` opens no byline.
_VERB_ENDINGS = ("েন", "ছি", "লো", "ে")
_LETTERS = re.compile(r"[\u0981-\u09e3.]+")
# `ফরিদপুর থেকে নিজস্ব প্রতিবেদক`: from where, before who.
_FROM_BEFORE = re.compile(r"^(?P<place>\S+(?: \S+)?) থেকে (?=\S)")
_COUNTER = re.compile(
    r"(?<![0-9০-৯,.])[0-9০-৯][0-9০-৯,.]* ?(?:views?|বার|ভিউ|জন|পঠিত|পাঠক)(?: .{0,20})?$",
    re.IGNORECASE,
)
# `শ্যামনগর থেকে ফিরে`: where the author was.
_FROM = re.compile(r"(?P<place>[^,।]{2,30}?) থেকে(?: ফিরে)?$")
_CLOSING_SOURCE = re.compile("(?:^|[।\\s(\\[])খবর:? (?P<name>[^।:]{2,30}?)।?[)\\]]?\\s*$")
_CASES = ("’র", "'র", "-র", "-এর", " এর", "ের", "র")


class Bylines(NamedTuple):
    """Who wrote it, who supplied it, and where; each with the raw string it was read from."""

    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    place: str | None = None
    authors_from: tuple[Found, ...] = ()
    agencies_from: tuple[Found, ...] = ()
    place_from: Found | None = None


def read_bylines(
    bylines: Sequence[Found],
    first: Found | None = None,
    sources: Sequence[Found] = (),
    closings: Sequence[Found] = (),
) -> Bylines:
    """Return authors, agencies and place from raw bylines, a first paragraph and source lines.

    `closings` are paragraphs whose last words may name an agency. Desks count only where no person
    is named. Text is never changed here: a prefix stays in the
    body as printed. Unknown is empty.
    """
    people: dict[str, Found] = {}
    desks: dict[str, Found] = {}
    publishers: dict[str, Found] = {}
    houses: dict[str, Found] = {}
    agencies: dict[str, Found] = {}
    places: dict[str, Found] = {}
    stores = {
        "person": people, "desk": desks, "house": houses, "agency": agencies, "place": places,
    }  # fmt: skip
    candidates = list(bylines)
    prefix = _read_prefix(first) if first is not None else None
    if prefix is not None and _is_byline(prefix.raw):
        candidates.append(prefix)
    for found in candidates:
        from_prefix = found is prefix
        published = fold(found.raw).startswith(PUBLISHER_OPENINGS)
        for kind, value in _parts(found.raw, dateline=from_prefix):
            store = stores[kind]
            if kind in ("person", "desk"):
                store = (
                    houses if found.rule.endswith("house") else publishers if published else store
                )
            store.setdefault(value, found)
    for found in sources:
        for name in _SOURCE_SPLIT.split(_SOURCE.sub("", found.raw.strip(TRIM))):
            name = name.strip(TRIM + "।)(")
            if 1 < len(name) <= 40 and len(name.split()) <= 4:
                agencies.setdefault(_agency(name) or name, found)
    for found in closings:
        if name := find_closing_source(found.raw):
            agencies.setdefault(name, found)
    # `আন্তর্জাতিক ডেস্ক - প্রতিনিধি`: a bare post beside a desk says nothing.
    named_desks = {name: found for name, found in desks.items() if fold(name) not in POSTS}
    authors = people or named_desks or desks or publishers or houses
    place = next(iter(places), None)
    return Bylines(
        authors=tuple(authors),
        agencies=tuple(agencies),
        place=place,
        authors_from=tuple(dict.fromkeys(authors.values())),
        agencies_from=tuple(dict.fromkeys(agencies.values())),
        place_from=places[place] if place else None,
    )


def find_closing_source(paragraph: str) -> str | None:
    """Return the agency that a paragraph's last words name, or None: `… খবর বিবিসির।`.

    >>> find_closing_source("বৈঠক শেষ হয়েছে। খবর এএফপি’র।")
    'এএফপি'
    """
    ending = paragraph[-60:]
    match = _CLOSING_SOURCE.search(ending) if "খবর" in ending else None
    if match is None:
        return None
    name = match["name"].strip()
    return _agency(name) or next((a for s in _CASES if (a := _agency(name.removesuffix(s)))), None)


def halve(text: str) -> str:
    """Return one copy of a string that is printed twice or more, glued or spaced.

    >>> halve("সারাদিন ডেস্কসারাদিন ডেস্ক")
    'সারাদিন ডেস্ক'
    >>> halve("Staff Staff Reporter")
    'Staff Reporter'
    """
    words = text.split()
    for size in range(1, len(words) // 2 + 1):
        if len(words) % size == 0 and words == words[:size] * (len(words) // size):
            return " ".join(words[:size])
    half = len(text) // 2
    if len(text) % 2 == 0 and half > 3 and text[:half] == text[half:]:
        return text[:half].strip()
    if len(words) > 2 and words[0] == words[1]:
        return " ".join(words[1:])
    return text


def _read_prefix(first: Found) -> Found | None:
    match = _PREFIX.match(first.raw)
    if match is None:
        return None
    prefix = match["prefix"].strip()
    if len(prefix.split()) > PREFIX_WORDS + (4 if "(" in prefix else 0):
        return None
    return Found(prefix, first.where, "byline.prefix")


def _is_byline(prefix: str) -> bool:
    """Tell whether a prefix names a desk or a known place, or a person and a town: `নাম, মালবাজার:`."""
    if names_role(fold(prefix)) or _has_place(prefix) or find_run_in(prefix) is not None:
        return True
    name, comma, town = fold(prefix).partition(", ")
    if comma and _agency(name) is not None and town in PLACES:
        return True
    words = name.split()
    return (
        bool(comma)
        and len(words) in (2, 3)
        and is_place(BRACKETS.sub("", town).strip())
        and not words[-1].endswith(_VERB_ENDINGS)
        and words[-1] not in OCCUPATIONS
        and PLACES.isdisjoint(words)
        and all(_LETTERS.fullmatch(word) for word in words)
    )


def _has_place(prefix: str) -> bool:
    """Tell whether a prefix opens as a dateline: a known place, then a comma, date or the end."""
    head = fold(re.split(r"[,(]", prefix, maxsplit=1)[0])
    return head in PLACES


def _parts(raw: str, *, dateline: bool) -> Iterable[tuple[str, str]]:
    """Yield (person | desk | agency | place, name) for each part of one raw byline."""
    # The two forms of a letter stand side by side where an alt text doubles a name.
    text = _SIGNS.sub("", " | ".join(one_form(_undated(raw)).split("\n")).strip())
    text = _OPENING.sub("", text)
    text = " ".join((_MAIL.sub("", text) if "@" in text else text).strip(TRIM).split())
    text = halve(_ROLE_IN_BRACKETS.sub(", ", text).strip(TRIM))
    if dateline and _has_place(text):
        yield "place", re.split(r"[,(]", text, maxsplit=1)[0].strip()
        for match in _DATELINE_AGENCY.finditer(text):
            if name := _agency(match["agency"]):
                yield "agency", name
        return
    named = posted = False
    segments = [s for wide in _SPLIT_WIDE.split(text) for s in split_at_colon(wide)]
    for segment in segments:
        parts = [part.strip(TRIM) for part in segment.split(",")]
        for number, part in enumerate(parts):
            key = fold(part)
            if not key or key in ACCOUNTS or is_date_line(key):
                continue
            if (before := _FROM_BEFORE.match(part)) and names_role(key):
                if fold(before["place"]) in PLACES:
                    yield "place", before["place"]
                part = part[before.end() :]
                key = fold(part)
            if (run_in := find_run_in(part)) is not None:
                for kind, value in (("place", run_in.place), ("person", run_in.name)):
                    if value:
                        yield kind, value
                named, posted = named or bool(run_in.name), True
                if run_in.post and not named:
                    yield "desk", run_in.post
                continue
            desk = DESK_PLACE.match(part)
            if desk is not None and not names_role(fold(desk["place"])):
                if fold(desk["place"]) in PLACES:
                    yield "place", desk["place"]
                part = desk["desk"]
                key = fold(part)
            if name := _agency(part):
                yield "agency", name
            elif key in PLACES:
                yield "place", part
            elif named and number and _is_town(part):
                continue  # of the one who was named
            elif DESK.search(key) or (POST.search(key) and not named and is_plain_post(key)):
                if house := _house_behind(parts, number):
                    yield "desk", f"{part}, {house}"
                    return
                if POST.search(key) and (place := place_of_post(part)):
                    yield "place", place
                posted = POST.search(key) is not None
                yield "desk", _named_desk(part)
            elif POST.search(key):
                if place := place_of_post(part):
                    yield "place", place
                posted = True
                if not named:
                    # `রাজশাহী প্রতিনিধি`: the post is all there is
                    house = _house_behind(parts, number)
                    yield "desk", f"{part}, {house}" if house else part
                    if house:
                        return
            elif key in OCCUPATIONS or (
                named and (_ORGANISATION.search(key) or _is_occupation(key))
            ):
                continue
            elif _HOUSE.search(key) and _SPLIT_NAMES.search(part) is None:
                yield "house", part
            elif posted and is_of_post(part):
                if "(" in part:
                    yield "place", BRACKETS.sub("", part).strip(TRIM)
            elif from_where := _FROM.match(key):
                if from_where["place"] in PLACES:
                    yield "place", part[: len(from_where["place"])]
            elif len(part) <= NAME_CHARS and len(part.split()) <= NAME_WORDS * 2:
                for whole in _SPLIT_NAMES.split(part):
                    name = BRACKETS.sub("", whole).strip(TRIM)
                    if not _is_name(name):
                        continue
                    if (place := place_of_post(whole)) and (place == name or " " in name):
                        yield "place", place
                    if fold(name) not in PLACES:
                        named = True
                        yield "person", halve(name)


def _house_behind(parts: list[str], number: int) -> str | None:
    """Return the house that is printed behind a desk, or None: `স্পোর্টস ডেস্ক, নদী নিউজ`."""
    follows = parts[number + 1] if number + 1 < len(parts) else ""
    key = fold(follows)
    return follows if key and _ORGANISATION.search(key) and not names_role(key) else None


def _is_town(part: str) -> bool:
    """Tell whether a part is a town: `মালবাজার`, `টেকনাফ (কক্সবাজার)`."""
    town = BRACKETS.sub("", part).strip()
    district = fold(part[len(town) :]).strip(" ()[]")
    return is_place(fold(town)) or (" " not in town and district in PLACES)


def _is_occupation(key: str) -> bool:
    """Tell whether a folded part of a byline says what its author is besides: `বিজ্ঞান লেখক`."""
    words = BRACKETS.sub("", key).split()
    return bool(words) and words[-1].strip(TRIM + "।") in OCCUPATIONS


def _named_desk(part: str) -> str:
    return BRACKETS.sub("", part).strip(TRIM)


def _is_name(name: str) -> bool:
    key = fold(name)
    if not key or key in ACCOUNTS or len(name) < 2 or len(name.split()) > NAME_WORDS:
        return False
    return not any(c.isdigit() for c in key) and "@" not in key and "http" not in key


def _agency(name: str) -> str | None:
    return AGENCIES.get(fold(name).strip(TRIM + "।)("))


def _undated(raw: str) -> str:
    """Return a byline without the date or the counter behind it."""
    raw = _AGE.sub("", _COUNTER.sub("", raw))
    if (parts := split_dated(raw)) is not None and parts[0]:
        return parts[0]
    key = fold(raw)
    at = find_date_label(key)
    if at is None or at[0] == 0:
        return raw
    # Offsets of the folded copy do not hold in the raw text; the label's word does.
    label = key[at[0] : at[1]].split(" ")[0].strip(":ঃ")
    cut = raw.find(label)
    return raw[:cut] if cut > 0 else raw

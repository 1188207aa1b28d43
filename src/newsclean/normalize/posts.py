"""Posts of reporters and desks, and where they run into a name or a place."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.lexicon import fold
from newsclean.lexicon.bylines import DESKS, PLACES, POSTS, names_role

TRIM = " \t,;:.-–—|/•●·ঃ\u00a0\"'"
BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
POST = re.compile("|".join(map(re.escape, sorted(POSTS, key=len, reverse=True))))
DESK = re.compile("|".join(map(re.escape, sorted(DESKS, key=len, reverse=True))))
_PLAIN_POSTS = re.compile(
    "^(?:নিজস্ব|স্টাফ|বিশেষ|জ্যেষ্ঠ|সিনিয়র|জেলা|উপজেলা|স্পেশাল|মাল্টিমিডিয়া|ক্যাম্পাস|বিশ্ববিদ্যালয়|বিনোদন|ক্রীড়া|আদালত|অনলাইন|নগর|মফস্বল|দূতাবাস|কূটনৈতিক|অর্থনৈতিক|সংসদ|চট্টগ্রাম|staff|special|senior|own) ?"
)  # fmt: skip
# `নাম চট্টগ্রাম ব্যুরো`: a name and its place run into the post. `News Desk জলপাইগুড়ি`: a desk into its place.
_RUN_IN = re.compile(r"^(?P<name>\S+(?: \S+){1,3}) (?P<place>\S+) (?P<post>\S+)$")
DESK_PLACE = re.compile(
    r"^(?P<desk>.*?(?:ডেস্ক|ডেক্স|ব্যুরো|[Dd]esk|DESK|[Bb]ureau)) (?P<place>[\u0985-\u09e3]+)$"
)

# Posts that are told by their first word; a district and its post are not: `চাঁপাই নবাবগঞ্জ জেলা প্রতিনিধি`.
_RANKS = "নিজস্ব|স্টাফ|বিশেষ|জ্যেষ্ঠ|সিনিয়র|স্পেশাল|প্রধান|চিফ|মাল্টিমিডিয়া|ক্রীড়া|বিনোদন|অর্থনৈতিক|কূটনৈতিক|আদালত|staff|senior|special|chief"
_RANKED = rf"(?:(?:{_RANKS}) )+(?:{POST.pattern})|সাব[- ]এডিটর|সহ-?সম্পাদক|নিউজরুম এডিটর|আউটপুট এডিটর|ব্যুরো (?:প্রধান|চিফ)"
_RANKED_LAST = re.compile(rf"^(?P<name>\S+(?: \S+){{1,3}}) (?:{_RANKED})$", re.IGNORECASE)
_RANKED_FIRST = re.compile(rf"^(?P<post>{_RANKED}) ?(?P<rest>\S+(?: \S+){{0,3}})$", re.IGNORECASE)
_HOUSE_WORDS = frozenset(
    "আলো কণ্ঠ খবর সংবাদ বার্তা সময় দেশ বাংলা দিগন্ত কাগজ প্রতিদিন টাইমস পোস্ট জার্নাল ট্রিবিউন নিউজ টিভি ডেস্ক".split()  # noqa: SIM905
)
_OFFICE = re.compile(r"^(?P<place>\S+) (?:অফিস|ব্যুরো অফিস|office)$")
_COLON = re.compile(r"\s*(?:::?|।।)\s+")


class RunIn(NamedTuple):
    """What stands in one part of a byline without a mark between; empty where there is none."""

    name: str = ""
    post: str = ""
    place: str = ""


def split_at_colon(segment: str) -> list[str]:
    """Return a segment in two where a colon parts a name from a post: `স্টাফ রিপোর্টার: নাম`.

    >>> split_at_colon("স্টাফ রিপোর্টার: রফিকা খাতুন"), split_at_colon("মোঃ আলী")
    (['স্টাফ রিপোর্টার', 'রফিকা খাতুন'], ['মোঃ আলী'])
    """
    pieces = _COLON.split(segment, maxsplit=1)
    if len(pieces) == 2 and all(pieces) and any(names_role(fold(piece)) for piece in pieces):
        return pieces
    return [segment]


def find_run_in(part: str) -> RunIn | None:
    """Return name, post and place of a part that runs them together, or None.

    >>> find_run_in("রফিকা খাতুন জ্যেষ্ঠ প্রতিবেদক")
    RunIn(name='রফিকা খাতুন', post='', place='')
    >>> find_run_in("নিজস্ব প্রতিবেদক ফেনী")
    RunIn(name='', post='নিজস্ব প্রতিবেদক', place='ফেনী')
    >>> find_run_in("প্রথম আলো নিজস্ব প্রতিবেদক") is None
    True
    """
    found = _RUN_IN.match(part)
    if found is not None and _is_run_in(found):
        return RunIn(name=found["name"], place=found["place"])
    found = _RANKED_LAST.match(part)
    if found is not None and _is_person(found["name"]):
        return RunIn(name=found["name"])
    found = _RANKED_FIRST.match(part)
    if found is not None:
        if fold(found["rest"]) in PLACES:
            return RunIn(post=found["post"], place=found["rest"])
        if part[len(found["post"])] == " " and _is_person(found["rest"]):
            return RunIn(name=found["rest"])
    found = _OFFICE.match(part)
    if found is not None and fold(found["place"]) in PLACES:
        return RunIn(post=part)  # of its house: the story may be from elsewhere
    return None


def _is_person(name: str) -> bool:
    """Return whether words that stand beside a post without a mark may be a person's name."""
    words = fold(name).split()
    return (
        2 <= len(words) <= 4
        and _HOUSE_WORDS.isdisjoint(words)
        and PLACES.isdisjoint(words)
        and not names_role(fold(name))
        and not any(word.isdigit() for word in words)
    )


def place_of_post(part: str) -> str | None:
    """Return the known place that a post names, or None: `ফেনী জেলা প্রতিনিধি`, `প্রতিনিধি (ফেনী)`.

    >>> place_of_post("ফেনী জেলা প্রতিনিধি"), place_of_post("জেলা প্রতিনিধি (ফেনী)"), place_of_post("নিজস্ব প্রতিবেদক")
    ('ফেনী', 'ফেনী', None)
    """
    before, _, behind = part.partition("(")
    outside = POST.sub("", f"{before} {behind.partition(')')[2]}").strip(TRIM)
    town = outside.removesuffix("উপজেলা").removesuffix("জেলা").strip(TRIM)
    for place in (outside, town):
        if place and fold(place) in PLACES:
            return place
    # The district behind a town is not where it was: `হাকিমপুর (দিনাজপুর) প্রতিনিধি`.
    inside = behind.partition(")")[0].strip(TRIM)
    return inside if fold(inside) in PLACES and (not town or " " in town) else None


def _is_run_in(found: re.Match[str]) -> bool:
    """Tell whether a post stands behind a name and a known place without a comma."""
    return (
        fold(found["place"]) in PLACES
        and names_role(fold(found["post"]))
        and not names_role(fold(found["name"]))
        and _PLAIN_POSTS.match(fold(found["name"]) + " ") is None
    )


def is_plain_post(key: str) -> bool:
    """Tell whether a post stands without a place or a name: `নিজস্ব প্রতিবেদক`."""
    return (
        _PLAIN_POSTS.match(POST.sub("", key).strip() + " ") is not None
        or not POST.sub("", key).strip()
    )


def is_of_post(part: str) -> bool:
    """Tell whether a part behind a post is its place or paper: one word, or a district in brackets."""
    place = BRACKETS.sub("", part).strip(TRIM)
    return bool(place) and (" " not in place or fold(part[len(place) :]).strip(" ()[]") in PLACES)

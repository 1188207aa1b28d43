"""Which lines between a title and its text say who wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.extract.text.shapes import Shape
from newsclean.lexicon.bylines import AGENCIES, BYLINE_OPENINGS, POSTS, is_byline, is_place
from newsclean.lexicon.calendar import find_date_label
from newsclean.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.extract.text.sheet import Sheet
    from newsclean.model import DateRole

BYLINE_CHARS = 110
NAME_WORDS, NAME_CHARS = 5, 50
# Over a post with no date beside it, a line is a name only if it is as short as most names are.
SURE_NAME_WORDS, SURE_NAME_CHARS = 4, 30
POST_WORDS = 4
# A date line that opens with this much else opens with a byline.
LEAST_CHARS = 8

_NAME = re.compile("^[^0-9।?!:/|()]+$")
# `মাসুদ রানা, রাজবাড়ী`, `… শিবচর (মাদারীপুর)`, `… শ্যামনগর থেকে ফিরে`.
_SIGNED = re.compile(
    "^(?P<name>[^0-9।?!:/|(),]+), ?(?:(?P<place>[^,()।]{2,30}?)|[^,()।]{2,30}? ?\\((?P<district>[^()]{2,30})\\))"
    "(?P<back> থেকে(?: ফিরে)?)?[ :ঃ।]*$"
)


def find_bylines(sheet: Sheet, between: range, dates: Sequence[int]) -> tuple[int, ...]:
    """Return the byline lines among those between title and text, each text once, in order.

    A line that opens or ends as bylines do is one anywhere; a bare name only beside a date, a
    post or its own place.
    """
    found: list[int] = []
    keys: set[str] = set()
    named = False
    for number in between:
        key = sheet.blocks[number].key
        if key in keys or len(key) > BYLINE_CHARS or sheet.shapes[number] is Shape.SENTENCE:
            continue
        if sheet.own[number] is not None:
            if number in dates and _opens_with_name(key):
                found.append(number)
                keys.add(key)
            continue
        if number in dates or is_byline(key) or key.startswith(BYLINE_OPENINGS):
            above = number - 1
            if not named and above in between and _names_of_post(sheet, above, key):
                found.append(above)
                keys.add(sheet.blocks[above].key)
        elif named:
            if not (is_place(key) and number - 1 in found):
                continue
        elif not (
            _is_signed(sheet, number) or (_is_name(key) and _beside_date(sheet, number, dates))
        ):
            continue
        named = True
        found.append(number)
        keys.add(key)
    return tuple(found)


def find_byline_above(sheet: Sheet, title: int, floor: int) -> tuple[int, ...]:
    """Return the line of a desk or an agency just above the title, a date between them or not."""
    for number in range(title - 1, max(floor, title - 3) - 1, -1):
        if is_signature(sheet, number):
            return (number,)
        if not sheet.is_date(number):
            break
    return ()


def is_signature(sheet: Sheet, number: int) -> bool:
    """Tell whether a line names a desk, a post or an agency and nothing else."""
    key = sheet.blocks[number].key
    return sheet.own[number] is None and (is_byline(key) or key.strip(" :।.") in AGENCIES)


def label_inside(key: str) -> tuple[int, int, DateRole] | None:
    """Return where a date label with its colon stands in a line; most lines hold no colon."""
    return find_date_label(key) if ":" in key or "ঃ" in key else None


def _opens_with_name(key: str) -> bool:
    """Tell whether other words than a date's stand before the label of a date line."""
    label = label_inside(key)
    return label is not None and len(key[: label[0]].strip(" |-–—")) >= LEAST_CHARS


def _is_name(key: str) -> bool:
    """Tell whether a folded line may be a person's name: two to five words and nothing else."""
    words = key.count(" ") + 1
    return len(key) <= NAME_CHARS and 2 <= words <= NAME_WORDS and _NAME.match(key) is not None


def _is_sure_name(key: str) -> bool:
    sure = len(key) <= SURE_NAME_CHARS and key.count(" ") < SURE_NAME_WORDS
    return sure and "," not in key and _is_name(key)


def _names_of_post(sheet: Sheet, number: int, post: str) -> bool:
    """Tell whether a line is the name over a post that names nobody: `নওগাঁ প্রতিনিধি`."""
    return (
        sheet.own[number] is None
        and sheet.kind(number - 1) is not Kind.MEDIA
        and post.count(" ") < POST_WORDS
        and "," not in post
        and any(word in post for word in POSTS)
        and not post.startswith(BYLINE_OPENINGS)
        and _is_sure_name(sheet.blocks[number].key)
    )


def _is_signed(sheet: Sheet, number: int) -> bool:
    """Tell whether a line is a name with the place that its bearer writes from."""
    key = sheet.blocks[number].key
    if "," not in key or sheet.kind(number - 1) is Kind.MEDIA:
        return False
    found = _SIGNED.match(key)
    if found is None or not _is_sure_name(found["name"].strip()):
        return False
    known = is_place((found["place"] or found["district"]).strip())
    return known or (found["back"] or "").endswith("ফিরে")


def _beside_date(sheet: Sheet, number: int, dates: Sequence[int]) -> bool:
    """Tell whether a date is the next line over or under one, a place between them or not."""
    below = number + 1
    if below < len(sheet.blocks) and sheet.own[below] is None and is_place(sheet.blocks[below].key):
        below += 1
    return number - 1 in dates or below in dates

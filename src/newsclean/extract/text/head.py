"""What stands round a body core on a page without a DOM: title, byline, date, deck, kicker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.extract.text.shapes import Shape, stems
from newsclean.extract.text.signatures import (
    find_byline_above,
    find_bylines,
    is_signature,
    label_inside,
)
from newsclean.lexicon.bylines import is_byline
from newsclean.lexicon.calendar import date_label
from newsclean.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.extract.text.sheet import Sheet

# How far above a core its head may reach. A photo with share buttons, a font switch and a reading
# aid puts some forty lines between title and text.
HEAD_LINES = 60
FOOT_LINES = 12
# Titles: 5 % below 18 to 30 characters, 95 % below 77, longest 145 of 1,710 (docs/evidence.md).
TITLE_CHARS = (8, 170)
FULL_TITLE_CHARS = 45
LONG_TITLE_CHARS = 115
DECK_CHARS = 30
# Kickers are shorter than this; a line of twice that under a headline is its deck.
OVER_DECK_CHARS = 30
ABOVE_DATE, BELOW_DATE, BELOW_SECTION = 0.5, 0.4, 0.2
RECURS, SHARED, PER_LINE = 1.2, 2.0, 0.03
KICKER_CHARS, KICKER_WORDS = (8, 60), 8
# Under a list's heading a line of this length is one of its headlines.
LISTED_CHARS = 25
# The visitor's day stands among the first lines of a page, before any headline.
TOP_LINES, HEADLINE_CHARS = 12, 25
RECUR_CHARS = 20
# The first paragraphs say what the title says.
LEAD_CHARS = 1500
TAIL_CHARS = 60

_NEIGHBOURS = re.compile("(?:<<|«|←)? ?(?:আগের|পরের|পূর্ববর্তী|পরবর্তী) (?:সংবাদ|খবর|পোস্ট|নিউজ)")
_NO_TITLE = re.compile("[(\\[|*•>»#@]|[0-9:. /-]+(?:[^0-9]{0,12})$")
_NO_TITLE_ENDS = ("।", "৷", ",", ":", "|")
_HEADLINE = frozenset((Shape.BARE, Shape.ASKING, Shape.OPEN, Shape.SENTENCE, Shape.CUT))


@dataclass(slots=True)
class Head:
    """The lines above one copy of the body, by what they are."""

    title: int | None = None
    kicker: int | None = None
    subtitle: int | None = None
    bylines: tuple[int, ...] = ()
    dates: tuple[int, ...] = ()
    """Date lines between title and core, and labelled ones just above the title."""
    headers: tuple[int, ...] = ()
    """Date lines above the title: the visitor's day."""
    score: float = 0.0


def lead_words(sheet: Sheet, body: Sequence[int]) -> set[str]:
    """Return the stems of the first paragraphs: they say what the title says."""
    return stems(" ".join([sheet.blocks[n].key for n in body[:4]])[:LEAD_CHARS])


def read_head(sheet: Sheet, start: int, words: set[str], floor: int = 0) -> Head:
    """Return the head of the copy that starts at line `start`; lines above `floor` are not its own.

    The title is the line that recurs on the page, shares its words with the lead, and stands
    nearest above byline, date or text. Lines beside `আগের সংবাদ` are other people's headlines.
    """
    window = _window(sheet, start, max(floor, start - HEAD_LINES))
    best, score = _best_title(sheet, window, start, words)
    if best is None:
        dates = tuple(n for n in window if start - n <= 6 and sheet.is_date(n))
        return Head(dates=dates)
    head = Head(title=best, score=score)
    between = range(best + 1, start)
    above = range(best - 1, window[-1] - 1, -1)
    _read_dates(sheet, head, between, above)
    head.bylines = find_bylines(sheet, between, head.dates)
    if not head.bylines:
        head.bylines = find_byline_above(sheet, best, window[-1])
    taken = {*head.bylines, *head.dates}
    deck = next((n for n in between if n not in taken and _is_deck(sheet, n)), None)
    if deck is not None and deck - best <= 4 and sheet.blocks[deck].key != sheet.blocks[best].key:
        head.subtitle = deck
    shoulder = best - 1
    if shoulder >= window[-1] and shoulder not in taken and _is_kicker(sheet, shoulder):
        head.kicker = shoulder
    return head


def read_foot(sheet: Sheet, body: Sequence[int]) -> Head:
    """Return the head that some pages print below the text; without a title where none is sure."""
    last = body[-1]
    window = range(last + 1, min(last + 1 + FOOT_LINES, len(sheet.blocks)))
    words = stems(" ".join(sheet.blocks[n].key for n in body))
    for number in window:
        key = sheet.blocks[number].key
        if sheet.kind(number) in (Kind.RELATED, Kind.COMMENT, Kind.FOOTER):
            break
        if sheet.own[number] is not None or sheet.shapes[number] not in _HEADLINE:
            continue
        own = stems(key)
        beside = any(n in window and sheet.is_date(n) for n in (number - 1, number + 1, number + 2))
        if (
            len(own) > 2
            and len(key) <= TITLE_CHARS[1]
            and beside
            and len(own & words) * 2 >= len(own)
        ):
            dates = tuple(n for n in window if abs(n - number) <= 2 and sheet.is_date(n))
            return Head(title=number, dates=dates, score=1.0)
    return Head()


def _window(sheet: Sheet, start: int, floor: int) -> range:
    """Return the lines above a core that may be its head, nearest first; other prose ends it."""
    prose = 0
    for number in range(start - 1, floor - 1, -1):
        if sheet.own[number] is None and sheet.shapes[number] is Shape.PROSE:
            prose += 1
            if prose > 2 or start - number > HEAD_LINES // 2:
                return range(start - 1, number, -1)
    return range(start - 1, floor - 1, -1)


def _best_title(
    sheet: Sheet, window: range, start: int, words: set[str]
) -> tuple[int | None, float]:
    text = ""
    best: int | None = None
    best_score = 0.0
    for number in window:
        score = _title_score(sheet, number, start, words)
        if score <= 0:
            continue
        key = sheet.blocks[number].key
        if len(key) >= RECUR_CHARS:
            text = text or "\n".join(["", *(block.key for block in sheet.blocks), ""])
            score += RECURS * _recurs(text, key)
        if score > best_score:
            best, best_score = number, score
    if best is not None:
        for upper in (best - 1, best - 2):
            if (
                upper >= window[-1]
                and _over_deck(sheet, upper, best)
                and _title_score(sheet, upper, start, words) > 0
            ):
                return upper, best_score
            if sheet.own[best - 1] is None:
                break
    return best, best_score


def _over_deck(sheet: Sheet, upper: int, lower: int) -> bool:
    """Tell whether the lower of two headlines is the deck of the upper: it says more."""
    length, below = len(sheet.blocks[upper].key), len(sheet.blocks[lower].key)
    return length >= OVER_DECK_CHARS and below >= 2 * OVER_DECK_CHARS and below > length


def _may_be_title(sheet: Sheet, number: int) -> bool:
    key = sheet.blocks[number].key
    return (
        sheet.own[number] is None
        and TITLE_CHARS[0] <= len(key) <= TITLE_CHARS[1]
        and sheet.shapes[number] in _HEADLINE
        and not key.endswith(_NO_TITLE_ENDS)
        and not _NO_TITLE.match(key)
        and not is_byline(key)
        and not date_label(key)
        and not label_inside(key)
        and not _names_neighbour(sheet, number - 1)
        and not _names_neighbour(sheet, number + 1)
    )


def _names_neighbour(sheet: Sheet, number: int) -> bool:
    """Tell whether a line announces the headline of the story before or after this one."""
    inside = 0 <= number < len(sheet.blocks)
    return inside and _NEIGHBOURS.match(sheet.blocks[number].key) is not None


def _title_score(sheet: Sheet, number: int, start: int, words: set[str]) -> float:
    """Return how much a line reads like the title of these words; 0 where it is none."""
    if not _may_be_title(sheet, number):
        return 0.0
    key = sheet.blocks[number].key
    own = stems(key)
    score = SHARED * len(own & words) / max(3, len(own))
    score += min(len(key), FULL_TITLE_CHARS) / FULL_TITLE_CHARS
    score -= PER_LINE * (start - number)
    if len(key) > LONG_TITLE_CHARS:
        score -= 0.5
    if sheet.shapes[number] in (Shape.SENTENCE, Shape.CUT):
        score -= 0.4
    for n in range(number + 1, min(number + 4, start)):
        if sheet.is_date(n) or (sheet.own[n] is None and is_byline(sheet.blocks[n].key)):
            score += ABOVE_DATE - 0.1 * (n - number)
            break
    else:
        for n in range(number - 1, max(number - 7, -1), -1):
            if sheet.kind(n) is Kind.DATE or (
                sheet.own[n] is None and is_byline(sheet.blocks[n].key)
            ):
                score -= BELOW_DATE
                break
    if sheet.kind(number - 1) is Kind.NAVIGATION:
        score += BELOW_SECTION
    return max(score, 0.01)


def _recurs(text: str, key: str) -> bool:
    """Tell whether a line stands again on the page: alone, in a breadcrumb, before a site name."""
    at = text.find(key)
    first = True
    while at >= 0:
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        whole = start == at and end == at + len(key)
        edge = start == at or end == at + len(key)
        if whole and first:
            first = False
        elif edge and end - start <= len(key) + TAIL_CHARS:
            return True
        at = text.find(key, end)
    return False


def _read_dates(sheet: Sheet, head: Head, between: range, above: range) -> None:
    """Fill in which date lines are the article's and which the visitor's."""
    head.dates = tuple(n for n in between if sheet.is_date(n) or _mid_label(sheet, n))
    dates = [n for n in above if sheet.is_date(n)]
    own = [
        n
        for n in dates
        if between.start - 1 - n <= 4 and _role(sheet, n) in ("published", "updated")
    ]
    if not head.dates and not own and dates and between.start - 1 - dates[0] <= 2:
        # An unlabelled date over the title is the article's where a byline stands over it.
        nearest = dates[0]
        header = sheet.kind(nearest) is Kind.HEADER_DATE or _role(sheet, nearest) == "header"
        if not header and nearest > 0 and is_signature(sheet, nearest - 1):
            own = [nearest]
    head.dates += tuple(own)
    head.headers = (*(n for n in dates if n not in own), *_top_dates(sheet, above.stop + 1))


def _top_dates(sheet: Sheet, end: int) -> tuple[int, ...]:
    """Return the date lines at the top of a page whose menus reach from there to the window."""
    found: list[int] = []
    for number in range(min(TOP_LINES, end)):
        if sheet.own[number] is None and len(sheet.blocks[number].key) >= HEADLINE_CHARS:
            break
        if _role(sheet, number) in ("unlabelled", "three-calendars", "header", "visit"):
            found.append(number)
    return tuple(found)


def _is_deck(sheet: Sheet, number: int) -> bool:
    return (
        sheet.own[number] is None
        and sheet.kind(number - 1) is not Kind.MEDIA  # an image's caption
        and len(sheet.blocks[number].key) > DECK_CHARS
        and sheet.shapes[number] is not Shape.TICKER
    )


def _is_kicker(sheet: Sheet, number: int) -> bool:
    key = sheet.blocks[number].key
    if number > 0:
        above = sheet.blocks[number - 1].key
        listed = sheet.kind(number - 1) is Kind.RELATED and len(key) >= LISTED_CHARS
        if listed or _NEIGHBOURS.match(above):
            return False
    return (
        sheet.own[number] is None
        and sheet.shapes[number] in (Shape.BARE, Shape.FOREIGN)
        and KICKER_CHARS[0] <= len(key) <= KICKER_CHARS[1]
        and len(key.split()) <= KICKER_WORDS
        and not is_byline(key)
    )


def _mid_label(sheet: Sheet, number: int) -> bool:
    """Tell whether a byline carries a labelled date behind it, on one line."""
    block = sheet.blocks[number]
    return (
        sheet.own[number] is None and len(block.key) <= 150 and label_inside(block.key) is not None
    )


def _role(sheet: Sheet, number: int) -> str:
    label = sheet.own[number]
    return label.rule.removeprefix("date.") if label else ""

"""What stands round a body core on a page without a DOM: title, byline, date, deck, kicker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsclean.extract.text.core import ENDS_SENTENCE, MARKS, is_prose, is_ticker
from newsclean.lexicon.bylines import BYLINE_OPENINGS, names_role
from newsclean.lexicon.calendar import find_date_label
from newsclean.model import Block, Kind, Label

# How far above a core its head may reach. A photo with share buttons and a font switch puts some
# fifteen lines between title and text.
HEAD_LINES = 30
# Titles: 5 % below 18 to 30 characters, 95 % below 77, longest 145 of 1,710 (CATALOGUE 3).
TITLE_CHARS = (8, 150)
DECK_CHARS = 78
NAME_WORDS = 5
BYLINE_CHARS = 110

_NEIGHBOURS = re.compile("^(?:<<|«|←)? ?(?:আগের|পরের|পূর্ববর্তী|পরবর্তী) (?:সংবাদ|খবর|পোস্ট|নিউজ)")
_WORD = re.compile("[\u0980-\u09ff]{3,}|[a-z0-9]{2,}")
_NAME = re.compile("^[^0-9।?!:/|()]+$")


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


def read_head(
    blocks: Sequence[Block],
    own: Sequence[Label | None],
    start: int,
    body: Sequence[int],
    floor: int = 0,
) -> Head:
    """Return the head of the copy that starts at block `start`; lines above `floor` are not its own.

    The title is the line that recurs on the page, shares its words with the body, and stands
    nearest above byline, date or text. Lines beside `আগের সংবাদ` are other people's headlines.
    """
    floor = max(floor, start - HEAD_LINES)
    window = range(start - 1, floor - 1, -1)
    words = _stems(" ".join(blocks[n].key for n in body[:4]))
    best, best_score = None, 0.0
    for number in window:
        if own[number] is None and is_prose(blocks[number].key) and start - number > 2:
            break
        score = _title_score(blocks, own, number, start, words)
        if score > best_score:
            best, best_score = number, score
    head = Head(title=best, score=best_score)
    if best is None:
        head.dates = tuple(n for n in window if start - n <= 6 and _is_date(own[n]))
        return head
    between = [n for n in range(best + 1, start)]
    head.dates = tuple(n for n in between if _is_date(own[n]) or _mid_label(blocks[n], own[n]))
    above = [n for n in range(best - 1, floor - 1, -1) if _is_date(own[n])]
    labelled = [n for n in above if best - n <= 4 and _role(own[n]) in ("published", "updated")]
    if not head.dates and not labelled and above and best - above[0] <= 2 and _adjoins(blocks, own, above[0], best):
        labelled = above[:1]
    head.dates += tuple(labelled)
    head.headers = tuple(n for n in above if n not in labelled)
    head.bylines = tuple(_bylines(blocks, own, between, best, head.dates))
    free = [n for n in between if own[n] is None and n not in head.bylines and n not in head.dates]
    deck = [n for n in free if len(blocks[n].key) > 30 and not is_ticker(blocks[n].key)]
    if deck and deck[0] - best <= 4 and blocks[deck[0]].key != blocks[best].key:
        head.subtitle = deck[0]
    shoulder = best - 1
    if shoulder >= floor and own[shoulder] is None and _is_kicker(blocks, shoulder):
        head.kicker = shoulder
    return head


def _title_score(
    blocks: Sequence[Block], own: Sequence[Label | None], number: int, start: int, words: set[str]
) -> float:
    block = blocks[number]
    key = block.key
    low, high = TITLE_CHARS
    if own[number] is not None or not low <= len(key) <= high or key.endswith(("।", "৷", ",")):
        return 0.0
    if names_role(key) and len(key) < 60:
        return 0.0
    if any(
        0 <= n < len(blocks) and _NEIGHBOURS.match(blocks[n].key) for n in (number - 1, number + 1)
    ):
        return 0.0
    stems = _stems(key)
    score = 2.0 * len(stems & words) / max(3, len(stems))
    score += min(len(key), 45) / 60
    score -= 0.06 * (start - number)
    if len(key) > DECK_CHARS:
        score -= 0.6
    score += 1.5 * _recurs(blocks, number)
    following = own[number + 1] if number + 1 < len(blocks) else None
    if _is_date(following) or (number + 1 < start and names_role(blocks[number + 1].key)):
        score += 0.4
    return max(score, 0.01)


def _recurs(blocks: Sequence[Block], number: int) -> bool:
    """Tell whether the line stands again on the page: alone, in a breadcrumb, before a site name."""
    key = blocks[number].key
    if len(key) < 20:
        return False
    return any(
        other.index != number
        and key in other.key
        and len(other.key) <= len(key) + 60
        and (other.key.startswith(key) or other.key.endswith(key))
        for other in blocks
    )


def _bylines(
    blocks: Sequence[Block],
    own: Sequence[Label | None],
    between: Sequence[int],
    title: int,
    dates: Sequence[int],
) -> Iterable[int]:
    named = False
    for number in between:
        block = blocks[number]
        key = block.key
        if own[number] is not None or len(key) > BYLINE_CHARS or MARKS.search(key[:-1]):
            continue
        if names_role(key) or key.startswith(BYLINE_OPENINGS) or number in dates:
            named = True
            yield number
        elif not named and _NAME.match(key) and 2 <= len(key.split()) <= NAME_WORDS and len(key) <= 50:
            beside = (number - 1 in dates) or (number + 1 in dates)
            if beside and number != title:
                named = True
                yield number


def _adjoins(blocks: Sequence[Block], own: Sequence[Label | None], date: int, title: int) -> bool:
    """Tell whether an unlabelled date just above the title is the article's: it follows a byline."""
    label = own[date]
    if label is None or label.kind is Kind.HEADER_DATE or label.rule == "date.header":
        return False
    return date > 0 and own[date - 1] is None and names_role(blocks[date - 1].key)


def _is_kicker(blocks: Sequence[Block], number: int) -> bool:
    key = blocks[number].key
    return 8 <= len(key) <= 60 and len(key.split()) <= 8 and not ENDS_SENTENCE.search(key)


def _is_date(label: Label | None) -> bool:
    return label is not None and label.rule.startswith("date.")


def _mid_label(block: Block, label: Label | None) -> bool:
    """Tell whether a byline carries a labelled date behind it, on one line."""
    return label is None and len(block.key) <= 150 and find_date_label(block.key) is not None


def _role(label: Label | None) -> str:
    return label.rule.removeprefix("date.") if label else ""


def _stems(text: str) -> set[str]:
    """Return the words of a folded text by their first four characters: endings inflect."""
    return {word[:4] for word in _WORD.findall(text)}

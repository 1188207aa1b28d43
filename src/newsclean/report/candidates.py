"""What was not chosen for title, date and body, with what it says and why it lost."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from newsclean.lexicon import fold
from newsclean.model import Kind
from newsclean.normalize.dates import parse_dates
from newsclean.report.origins import kept_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from newsclean.model import Article, DateFound
    from newsclean.report.surroundings import Placed, Surroundings

# Body candidates: paragraphs, not lines of a list; and enough of them to be somebody's article.
_PARAGRAPH_CHARS = 80
_BODY_CHARS = 300
_MOST = 12
_MOST_BODIES = 6
# A date stands in the first words of what was found; a whole paragraph may be handed over.
_DATE_CHARS = 200

_ROLES = {
    "header": "the day of the visit, printed in the header: never the article's",
    "visit": "the clock of the visit: never the article's",
    "related": "the date of another story",
    "updated": "an update, not the publication",
    "machine-updated": "an update, not the publication",
    "url": "from the address: asked only where the page itself prints no date",
    "credit": "a credit line: asked only where nothing better is printed",
    "dateline": "the day of the report: asked only where nothing better is printed",
}


class Loser(NamedTuple):
    """One candidate that was not chosen."""

    raw: str
    where: str
    rule: str
    why: str
    reading: str = ""
    """What a date says."""
    places: tuple[int, ...] = ()
    """Blocks, where they are known already."""
    others: tuple[str, ...] = ()
    """Further places that say the same."""


def losing_titles(
    article: Article | None, placed: Sequence[Placed], around: Surroundings
) -> list[Loser]:
    """Return the headlines that the page offers besides the one that was taken."""
    evidence = article.evidence.title if article else None
    taken = (evidence.raw, evidence.where) if evidence else ("", "")
    key = fold(taken[0])
    losers: dict[tuple[str, str], Loser] = {}
    for found in around.titles:
        if (found.raw, found.where) != taken:
            why = _why_title(found.raw, key)
            losers.setdefault(
                (found.raw, found.where), Loser(found.raw, found.where, found.rule, why)
            )
    for n, (block, label) in enumerate(placed):
        named = label is not None and label.kind is Kind.TITLE
        if not named and block.tag != "h1":
            continue
        own = block.where == taken[1] or (block.tag == taken[1] and block.text == taken[0])
        if not own:
            rule = label.rule if label and named else "title.h1"
            losers.setdefault(
                (block.text, block.where),
                Loser(block.text, block.where, rule, _why_title(block.text, key), places=(n,)),
            )
    return list(losers.values())[:_MOST]


def _why_title(raw: str, taken: str) -> str:
    key = fold(raw)
    if not taken:
        return "offered, and the record has no headline"
    if key == taken:
        return "the same words in another place"
    if taken in key:
        return "the headline with more around it"
    if key in taken:
        return "a shorter form of the headline"
    return "other words than the headline that was taken"


def losing_dates(
    article: Article | None, dates: Sequence[DateFound], zone: str | None, ref: datetime | None
) -> list[Loser]:
    """Return the dates that were found and are not the article's, with what they say."""
    evidence = article.evidence if article else None
    taken = [e for e in (evidence.published, evidence.modified) if e] if evidence else []
    published = article.published if article else None
    losers: dict[tuple[str, str], Loser] = {}
    for found in dates:
        if any((found.raw, found.where) == (e.raw, e.where) for e in taken):
            continue
        readings = parse_dates(found.raw[:_DATE_CHARS], zone=zone, ref=ref)
        read = [r.iso for r in readings if r.iso]
        if not read and found.role == "dateline":
            continue  # the opening of every text is asked; most hold no date
        why = _ROLES.get(found.role, "")
        if not read:
            why = "holds no date that can be read"
        elif not why:
            same = published is not None and any(iso[:10] == published[:10] for iso in read)
            why = (
                "bears out the date that was taken"
                if same
                else "another witness was believed"
                if published
                else "not sure enough to be taken"
            )
        losers.setdefault(
            (found.raw, found.where),
            Loser(found.raw, found.where, found.rule, why, ", ".join(dict.fromkeys(read))),
        )
    return list(losers.values())[:_MOST]


def losing_bodies(placed: Sequence[Placed], around: Surroundings) -> list[Loser]:
    """Return the other stretches of prose on the page: copies, structured data, other boxes."""
    losers = list(_copies(placed))
    kept = sum(len(placed[n].block.text) for n in kept_places(placed))
    for body in around.bodies:
        why = f"{len(body.raw):,} characters of structured data; the text kept has {kept:,}"
        losers.append(Loser(body.raw[:160], body.where, body.rule, why))
    boxes: dict[str, list[int]] = {}
    for n, (block, label) in enumerate(placed):
        if label is None and block.tag and len(block.text) >= _PARAGRAPH_CHARS:
            boxes.setdefault(block.where.rpartition(" > ")[0] or block.where, []).append(n)
    sized = [(sum(len(placed[n].block.text) for n in ns), box, ns) for box, ns in boxes.items()]
    for chars, box, places in sorted(sized, key=lambda one: -one[0])[:3]:
        if chars >= _BODY_CHARS:
            why = f"{chars:,} characters in {len(places)} paragraphs outside the article's part"
            text = placed[places[0]].block.text[:160]
            losers.append(Loser(text, box, "box.outside", why, places=tuple(places)))
    return losers[:_MOST_BODIES]


def _copies(placed: Sequence[Placed]) -> Iterator[Loser]:
    """Yield each run of blocks that repeat the text."""
    repeats = [
        n for n, p in enumerate(placed) if p.label is not None and p.label.kind is Kind.REPEAT
    ]
    for _, run in groupby(enumerate(repeats), key=lambda one: one[1] - one[0]):
        places = [n for _, n in run]
        texts = [placed[n].block.text for n in places]
        chars = sum(map(len, texts))
        if chars < _BODY_CHARS:
            continue
        first, last = placed[places[0]].block.where, placed[places[-1]].block.where
        where = first if first == last else f"{first}–{last.removeprefix('line ')}"
        label = placed[places[0]].label
        assert label is not None
        why = f"a second copy: {chars:,} characters in {len(places)} blocks"
        yield Loser(texts[0][:160], where, label.rule, why, places=tuple(places))

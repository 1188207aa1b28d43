"""Counts of a site, then and now → what has changed for the worse, and how sure that is.

All figures of all sites in one run are tested together (Holm's correction), so that the whole run
cries wolf on healthy pages one time in a hundred at most. A change too small to matter is none,
however sure it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from newsclean.report.figures import chars_of
from newsclean.report.odds import (
    fewer_by_chance,
    fewer_than,
    more_by_chance,
    more_than,
    moved_by_chance,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsclean.report.figures import Figures

# The promise is two in a hundred; figures of one site hang together, which Holm does not mind.
_WRONG_RUNS = 0.01
# Shares are told in tenths: a site's mix of stories moves them that much from day to day.
_LEAST_CHANGE = 0.1
# The chance that a page of now is longer than one of before: 0.5 where nothing changed. One
# paragraph more on every page is 0.7 on the fixtures' lengths.
_LEAST_MOVE = 0.15
# A rule that read less than this of the baseline's pages is as good as new.
_RARE_RULE = 0.02

_MORE_IS_BAD = {
    "duplicates": "the same text under several addresses",
    "layout.drift": "the site's layouts matched nothing",
    "published.equal": "one and the same minute on many pages",
    "published.future": "published after it was fetched",
    "published.header": "the day in the page's header",
    "published.visit": "the minute of the visit",
    "text.fallback": "read by the fallback",
    "text.noise": "phrases of buttons and boxes in the text",
    "text.repeated": "a paragraph twice in one text",
    "text.shared": "paragraphs that stand in other articles too",
}
_FEWER_IS_BAD = {
    "agencies": "wire sources",
    "authors": "authors",
    "images": "pictures",
    "kicker": "shoulder lines",
    "place": "places",
    "published": "dates",
    "published.clock": "clocks with the dates",
    "section": "sections",
    "subtitle": "decks",
    "tags": "tags",
    "text": "pages that gave a record",
    "text.layout": "pages read by a layout of their site or platform",
    "title": "titles",
}
_LENGTHS = {"paragraphs": "paragraphs a text", "chars": "length of the texts"}

# What a site without a baseline is held to: any of the fixtures' sites keeps well within.
_AT_MOST = {
    "duplicates": 0.1,
    "layout.drift": 0.1,
    "published.equal": 0.3,
    "published.future": 0.02,
    "published.header": 0.6,
    "published.visit": 0.1,
    "text.fallback": 0.2,
    "text.noise": 0.05,
    "text.repeated": 0.03,
    "text.shared": 0.2,
}
_AT_LEAST = {"title": 0.95, "published": 0.75, "text": 0.5}


class Finding(NamedTuple):
    """One figure that has changed."""

    site: str
    what: str
    """The figure: a field, or `field.how`."""
    level: Literal["alarm", "notice"]
    now: str
    before: str
    chance: float
    """How likely it is without a change."""
    why: str


class _Test(NamedTuple):
    chance: float
    large: bool
    finding: Finding


def find_drift(now: Mapping[str, Figures], before: Mapping[str, Figures]) -> list[Finding]:
    """Return what has changed for the worse, by site, the surest first.

    A site that `before` does not have is held to what any healthy site keeps. A notice is a change
    that costs no data yet: another rule reads a field.
    """
    tests: list[_Test] = []
    for site, figures in now.items():
        earlier = before.get(site)
        tests += _against(site, figures, earlier) if earlier else _alone(site, figures)
    found = []
    for place, test in enumerate(sorted(tests, key=lambda test: test.chance)):
        if test.chance > _WRONG_RUNS / (len(tests) - place):
            break
        if test.large:
            found.append(test.finding)
    return sorted(found, key=lambda finding: (finding.site, finding.level, finding.chance))


def _against(site: str, now: Figures, before: Figures) -> Iterator[_Test]:
    """Yield every figure that both have, tested against the baseline."""
    for name, (hits, of) in now.shares.items():
        hits_before, of_before = before.shares.get(name, (0, 0))
        if not of or not of_before:
            continue
        change = hits / of - hits_before / of_before
        if name in _MORE_IS_BAD:
            chance, why = more_by_chance(hits, of, hits_before, of_before), _MORE_IS_BAD[name]
            large = change >= _LEAST_CHANGE
        elif name in _FEWER_IS_BAD:
            chance, why = fewer_by_chance(hits, of, hits_before, of_before), _FEWER_IS_BAD[name]
            large = -change >= _LEAST_CHANGE
        else:
            continue
        told = (_share(hits, of), _share(hits_before, of_before))
        yield _Test(chance, large, Finding(site, name, "alarm", *told, chance, why))
    for name, why in _LENGTHS.items():
        here, there = now.lengths[name], before.lengths[name]
        chance, distance = moved_by_chance(here, there)
        large = abs(distance - 0.5) >= _LEAST_MOVE
        told = (f"median {_median(here)}", f"median {_median(there)}")
        if name == "chars":
            why = f"{why}: {'longer' if distance > 0.5 else 'shorter'}"
            told = (f"~{chars_of(_median(here))}", f"~{chars_of(_median(there))}")
        finding = Finding(site, f"text.{name}", "alarm", *told, chance, why)
        yield _Test(chance, large, finding)
    for name, rules in now.rules.items():
        earlier = before.rules.get(name)
        if not earlier:
            continue
        yield _rule_test(site, name, rules, earlier)


def _rule_test(site: str, name: str, now: Mapping[str, int], before: Mapping[str, int]) -> _Test:
    """Return the test of how often rules read the field that hardly did before."""
    of, of_before = sum(now.values()), sum(before.values())
    usual = {rule for rule, count in before.items() if count >= _RARE_RULE * of_before}
    hits = sum(count for rule, count in now.items() if rule not in usual)
    hits_before = sum(count for rule, count in before.items() if rule not in usual)
    chance = more_by_chance(hits, of, hits_before, of_before)
    newest = max((r for r in now if r not in usual), key=lambda rule: now[rule], default="")
    finding = Finding(
        site,
        f"{name}.rule",
        "notice",
        _share(hits, of),
        _share(hits_before, of_before),
        chance,
        f"read by another rule: {newest}",
    )
    return _Test(chance, hits / of - hits_before / of_before >= _LEAST_CHANGE, finding)


def _alone(site: str, now: Figures) -> Iterator[_Test]:
    """Yield the figures that any healthy site keeps within limits."""
    for name, (hits, of) in now.shares.items():
        if not of:
            continue
        if name in _AT_MOST:
            limit, why = _AT_MOST[name], _MORE_IS_BAD[name]
            chance, large = more_than(hits, of, limit), hits / of > limit
            told = f"at most {limit:.0%}"
        elif name in _AT_LEAST:
            limit, why = _AT_LEAST[name], _FEWER_IS_BAD[name]
            chance, large = fewer_than(hits, of, limit), hits / of < limit
            told = f"at least {limit:.0%}"
        else:
            continue
        finding = Finding(site, name, "alarm", _share(hits, of), told, chance, why)
        yield _Test(chance, large, finding)


def _share(hits: int, of: int) -> str:
    return f"{hits}/{of}" if of < 100 else f"{hits / of:.1%} of {of}"


def _median(histogram: Mapping[int, int]) -> int:
    half, seen = sum(histogram.values()) / 2, 0
    for value, count in sorted(histogram.items()):
        seen += count
        if seen >= half:
            return value
    return 0

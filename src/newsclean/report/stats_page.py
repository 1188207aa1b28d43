"""The figures of a corpus as a picture: one HTML file without scripts, which asks nothing.

Bars are drawn by us as inline SVG. What the records say is text in it: escaped, with control and
direction characters spelled out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsclean._version import __version__
from newsclean.report.rendering import hash_of, open_templates, read_asset
from newsclean.report.stats import SITE_FIELDS
from newsclean.report.stats_series import series_of
from newsclean.report.warnings import meaning_of

if TYPE_CHECKING:
    from collections.abc import Sequence

from newsclean.report.stats import Stats

# A reader looks at the largest; the rest is one click away.
_SHOWN_SITES = 40
_SHOWN_SECTIONS = 30
_HEIGHT = 100
_METHODS = {
    "site": "the newspaper's own layout",
    "family": "the layout of its platform",
    "structured": "the page's data, where it prints no text",
    "generic": "the box with the prose",
    "text": "raw page text, without markup",
    "trafilatura": "the fallback",
}


class Column(NamedTuple):
    """One bar of a picture, in units of its box: 1 wide, 100 high."""

    x: int
    height: float
    records: int
    label: str


class Share(NamedTuple):
    """One row of bars that lie: a name, how many, of how many."""

    name: str
    records: int
    percent: float
    meaning: str = ""
    width: float = 0.0
    """Of the bar, in per cent."""


def render_stats(stats: Stats, names: Sequence[str]) -> str:
    """Return the report on a corpus as HTML; raises MissingExtra where jinja2 is not installed."""
    environment = open_templates()
    figures = stats.to_json()
    records = figures["records"]
    days = series_of(figures["days"])
    sites = list(figures["sites"].items())
    most = max((site["records"] for _, site in sites), default=1)
    style = read_asset("inspector.css") + read_asset("stats.css")
    return environment.get_template("stats.html.j2").render(
        names=names,
        figures=figures,
        records=records,
        undated=records - figures["found"]["published"],
        days=days,
        day_bars=_columns([(bar.records, bar.label) for bar in days.bars]),
        length_bars=_columns(
            [
                (count, f"{low:,} to {high - 1:,}")
                for low, high, count in stats.lengths["chars"].bars()
            ]
        ),
        length_ticks=_ticks(stats.lengths["chars"].bars()),
        fields=_shares(figures["found"], records),
        sites=sites[:_SHOWN_SITES],
        other_sites=sites[_SHOWN_SITES:],
        most=most,
        site_fields=SITE_FIELDS,
        methods=_shares(figures["methods"], records, _METHODS),
        languages=_shares(figures["languages"], records),
        warnings=_shares(
            figures["warnings"], records, {code: meaning_of(code) for code in figures["warnings"]}
        ),
        rejected=_shares(figures["rejected"], figures["rejections"]),
        sections=_to_the_largest(_shares(figures["sections"], records)[:_SHOWN_SECTIONS]),
        other_sections=max(0, len(figures["sections"]) - _SHOWN_SECTIONS),
        percent=_percent,
        style=style,
        policy=f"default-src 'none'; style-src '{hash_of(style)}'; base-uri 'none'; form-action 'none'",
        version=__version__,
    )


def _columns(counts: Sequence[tuple[int, str]]) -> list[Column]:
    most = max((count for count, _ in counts), default=0) or 1
    return [
        # One record among thousands must still be seen.
        Column(x, max(1.2, count / most * _HEIGHT) if count else 0, count, label)
        for x, (count, label) in enumerate(counts)
    ]


def _ticks(bars: Sequence[tuple[int, int, int]]) -> list[str]:
    """Return what stands below the first, middle and last bar."""
    if not bars:
        return []
    places = sorted({0, len(bars) // 3, 2 * len(bars) // 3, len(bars) - 1})
    return [f"{bars[place][0]:,}" for place in places]


def _shares(counts: dict[str, int], of: int, meanings: dict[str, str] | None = None) -> list[Share]:
    meanings = meanings or {}
    return [
        Share(name, count, percent, meanings.get(name, ""), percent)
        for name, count in counts.items()
        for percent in (_percent(count, of),)
    ]


def _to_the_largest(shares: Sequence[Share]) -> list[Share]:
    """Return the shares with bars that compare them to each other: none is near the whole."""
    most = max((share.percent for share in shares), default=0.0)
    return [share._replace(width=100 * share.percent / most) for share in shares]


def _percent(count: int, of: int) -> float:
    return 100 * count / of if of else 0.0

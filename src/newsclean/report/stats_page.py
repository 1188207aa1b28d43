"""The figures of a corpus as a picture: one HTML file without scripts, which asks nothing.

Bars are drawn by us as inline SVG. What the records say is text in it: escaped, with control and
direction characters spelled out.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from newsclean._version import __version__
from newsclean.errors import MissingExtra
from newsclean.report.stats import SITE_FIELDS
from newsclean.report.stats_series import series_of
from newsclean.report.warnings import meaning_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment

    from newsclean.report.stats import Stats

# A reader looks at the largest; the rest is one click away.
_SHOWN_SITES = 40
_SHOWN_SECTIONS = 30
_HEIGHT = 100
# Characters that do something instead of being seen. Joiners spell Bengali words and stay.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\N{ARABIC LETTER MARK}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
    "\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}\N{ZERO WIDTH NO-BREAK SPACE}"
    "\N{ZERO WIDTH SPACE}]"
)
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
    environment = _environment()
    figures = stats.to_json()
    records = figures["records"]
    days = series_of(figures["days"])
    sites = list(figures["sites"].items())
    most = max((site["records"] for _, site in sites), default=1)
    style = _asset("inspector.css") + _asset("stats.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
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
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
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


def _shown(text: object) -> str:
    """Return a string of a record with what acts instead of being seen spelled out."""
    whole = str(text).encode("utf-8", "replace").decode()
    return _UNSEEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", whole)


def _share_text(percent: float) -> str:
    """Return a share as a person reads it: never 0 % of something, nor 100 % of less than all."""
    if 0 < percent < 0.1:
        return "< 0.1 %"
    if 99.9 < percent < 100:
        return "> 99.9 %"
    return f"{percent:.1f} %" if percent not in (0, 100) else f"{percent:.0f} %"


@cache
def _asset(name: str) -> str:
    return files("newsclean.report").joinpath("templates", name).read_text("utf8")


@cache
def _environment() -> Environment:
    try:
        from jinja2 import DictLoader, Environment, StrictUndefined
        from markupsafe import Markup
    except ImportError as error:
        raise MissingExtra("jinja2", "report") from error
    environment = Environment(
        loader=DictLoader({"stats.html.j2": _asset("stats.html.j2")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shown"] = _shown
    environment.filters["share"] = _share_text
    environment.filters["count"] = lambda number: f"{number:,}"
    # Our own style sheet; nothing of a record is in it.
    environment.filters["fence"] = lambda style: Markup(style)  # noqa: S704
    return environment

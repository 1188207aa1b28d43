"""One page as a picture: a self-contained HTML file that runs nothing of the page and asks nothing.

The file has a content security policy that allows its own style and script by their hashes and
nothing else. What the page wrote is text in it: escaped, with control and direction characters
spelled out. The page itself lies packed in the file and is shown on demand, in a sandboxed frame
under the same policy.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from newsclean._version import __version__
from newsclean.model import Article, Rejection
from newsclean.report.candidates import Loser, losing_bodies, losing_dates, losing_titles
from newsclean.report.changes import group_steps
from newsclean.report.fates import FATES, fate_of, outcome_line, reason_of
from newsclean.report.fields import Field, facts_of, read_fields
from newsclean.report.origins import find_origins, kept_places
from newsclean.report.rendering import UNSEEN, hash_of, open_templates, read_asset
from newsclean.report.surroundings import Placed, Surroundings, look_around, place_blocks
from newsclean.report.warnings import meaning_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.model import RawPage, Result

# The twenty largest of 320 saved pages have 406 blocks at most.
MOST_BLOCKS = 6000
# Of what was left out a person needs the beginning; what was kept is shown whole.
_SHOWN_CHARS = 1200
# A run of fewer unlabelled blocks is shown as it is.
_FOLDED_RUN = 4
_STRIP_WIDTH = 1000


@dataclass(slots=True)
class Row:
    """One block as the report shows it."""

    place: int
    placed: Placed
    fate: str
    sign: str
    kind: str
    rule: str
    why: str
    used: list[str]
    """Fields that were read from it."""

    @property
    def shown(self) -> str:
        """The text, cut where it was left out and is long."""
        text = self.placed.block.text
        return text if self.fate == "kept" else text[:_SHOWN_CHARS]

    @property
    def cut(self) -> int:
        """Characters that are not shown."""
        return len(self.placed.block.text) - len(self.shown)


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks of the page that stand together; folded ones open on demand."""

    rows: list[Row]
    folded: bool


def render_inspector(raw: RawPage, result: Result) -> str:
    """Return the report on one page as HTML; raises MissingExtra where jinja2 is not installed."""
    environment = open_templates()
    around = look_around(raw)
    placed = place_blocks(result, around)
    left_out = max(0, len(placed) - MOST_BLOCKS)
    placed = placed[:MOST_BLOCKS]
    fields = read_fields(result.article) if result.article else []
    _trace(fields, placed)
    rows = _rows(placed, fields)
    style, script = read_asset("inspector.css"), read_asset("inspector.js")
    return environment.get_template("inspector.html.j2").render(
        article=result.article,
        rejection=result.outcome if isinstance(result.outcome, Rejection) else None,
        line=outcome_line(result.outcome),
        origin=raw.origin,
        title=(result.article and result.article.title) or raw.origin,
        fields=fields,
        facts=facts_of(result.article) if result.article else [],
        elsewhere=[f for f in fields if f.evidence and not f.places],
        warnings=_warnings(result.outcome),
        losers=_losers(result, placed, around, raw),
        changes=group_steps(result.steps),
        runs=_runs(rows),
        fates=FATES.values(),
        counts=Counter(row.fate for row in rows),
        left_out=left_out,
        kinds=sorted(Counter(row.kind for row in rows if row.kind).items()),
        strip=_strip(rows),
        strip_width=_STRIP_WIDTH,
        packed=_packed(around, result.outcome),
        page_chars=len(around.text),
        style=style,
        script=script,
        policy=(
            f"default-src 'none'; style-src '{hash_of(style)}'; script-src '{hash_of(script)}'; "
            "base-uri 'none'; form-action 'none'"
        ),
        version=__version__,
    )


def _trace(fields: Sequence[Field], placed: Sequence[Placed]) -> None:
    """Write into each field the places of the blocks that it was read from."""
    for field in fields:
        if field.name == "text":
            field.places = tuple(kept_places(placed))
        elif field.evidence is not None:
            field.places = tuple(
                find_origins(
                    field.evidence.raw, field.evidence.where, placed, several=field.several
                )
            )


def _rows(placed: Sequence[Placed], fields: Sequence[Field]) -> list[Row]:
    used: dict[int, list[str]] = {}
    for field in fields:
        for place in field.places if field.name != "text" else ():
            used.setdefault(place, []).append(field.name)
    rows = []
    for n, one in enumerate(placed):
        fate = fate_of(one.label, used=n in used)
        kind, rule = (str(one.label.kind), one.label.rule) if one.label else ("", "")
        rows.append(
            Row(n, one, fate.name, fate.sign, kind, rule, reason_of(one.label), used.get(n, []))
        )
    return rows


def _runs(rows: Sequence[Row]) -> list[Run]:
    """Return the rows in stretches: many unlabelled ones on end, of which no field was read, fold."""
    runs = []
    for idle, group in groupby(rows, key=lambda row: row.fate == "unlabelled"):
        taken = list(group)
        runs.append(
            Run(taken, folded=idle and len(taken) >= _FOLDED_RUN and len(taken) < len(rows))
        )
    return runs


def _strip(rows: Sequence[Row]) -> list[tuple[str, float, float]]:
    """Return fate, start and width of each stretch of the page, by its share of the characters."""
    total = sum(len(row.placed.block.text) for row in rows) or 1
    stretches = []
    start = 0.0
    for fate, group in groupby(rows, key=lambda row: row.fate):
        width = sum(len(row.placed.block.text) for row in group) / total * _STRIP_WIDTH
        stretches.append((fate, round(start, 2), round(width, 2)))
        start += width
    return stretches


def _warnings(outcome: Article | Rejection) -> list[tuple[str, str]]:
    if isinstance(outcome, Rejection):
        return []
    return [(code, meaning_of(code)) for code in outcome.warnings]


def _losers(
    result: Result, placed: Sequence[Placed], around: Surroundings, raw: RawPage
) -> list[tuple[str, list[Loser]]]:
    """Return the losing candidates by field, each with the blocks that it stands in."""
    from newsclean.normalize.zones import choose_zone

    article, draft = result.article, result.draft
    zone = choose_zone(_zone(article), (article and article.url) or raw.url)
    offered = [
        ("title", losing_titles(article, placed, around)),
        ("date", losing_dates(article, draft.dates if draft else (), zone.name, raw.fetched_at)),
        ("body", losing_bodies(placed, around)),
    ]
    return [
        (name, _merged([_placed_loser(loser, placed) for loser in losers]))
        for name, losers in offered
        if losers
    ]


def _placed_loser(loser: Loser, placed: Sequence[Placed]) -> Loser:
    if loser.places:
        return loser
    return loser._replace(places=tuple(find_origins(loser.raw, loser.where, placed, several=False)))


def _merged(losers: Sequence[Loser]) -> list[Loser]:
    """Return each string once, the places that say it together, a printed one first."""
    merged: dict[tuple[str, str], Loser] = {}
    for loser in sorted(losers, key=lambda one: not one.places):
        first = merged.setdefault((loser.raw, loser.why), loser)
        if first is not loser:
            merged[loser.raw, loser.why] = first._replace(others=(*first.others, loser.where))
    return list(merged.values())


def _zone(article: Article | None) -> str | None:
    """Return the zone of the site that knew the page, or None."""
    if article is None or article.site is None:
        return None
    from newsclean.errors import UsageError
    from newsclean.sites import load_sites

    try:
        return load_sites().get(article.site).zone
    except UsageError:
        return None  # a site from outside, of which this process knows nothing


def _packed(around: Surroundings, outcome: Article | Rejection) -> dict[str, str]:
    """Return page and record as the report carries them: a fifth of the size, for they repeat."""
    record = json.dumps(json.loads(outcome.to_json()), ensure_ascii=False, indent=1)
    return {
        "kind": around.kind or "text",
        "page": _pack(around.text),
        "record": _pack(UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", record)),
    }


def _pack(text: str) -> str:
    return base64.b64encode(gzip.compress(text.encode("utf-8", "replace"), 6, mtime=0)).decode()

"""The sets of pages that tools are compared on, each with who scores it."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from newsclean.runners.golden import read_cases
from newsclean.runners.scoring import fold, read_gold, score_record

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "eval" / "score.py"

Records: TypeAlias = list[dict[str, Any]]
Figures: TypeAlias = dict[str, float]

FIGURES = ("body_f1", "clean", "title", "published", "day", "authors")


class Page(NamedTuple):
    """One page of a set."""

    name: str
    body: bytes
    url: str | None


class PageSet(NamedTuple):
    """Pages with what a person says they hold."""

    name: str
    pages: list[Page]
    score: Callable[[Records, Path], Figures]
    """Returns the means of `FIGURES` over all pages, where gold has any; no record counts as 0."""


def read_sets() -> list[PageSet]:
    """Return the sets that are at hand: those kept outside the repository, else the fixtures."""
    outside = [
        read_folder(pages, gold, name)
        for name, pages, gold in (
            ("real markup, Bengali script", SHARED / "bnbench/pages", SHARED / "bnbench/gold"),
            ("real Bengali pages", SHARED / "pages", SHARED / "gold/pages"),
        )
        if pages.is_dir() and gold.is_dir() and SCORER.exists()
    ]
    return [*outside, read_fixtures()]


def read_folder(pages: Path, gold: Path, name: str) -> PageSet:
    """Return the pages of a folder that have gold, JSON as `eval/score.py` reads it."""
    if not SCORER.exists():
        raise SystemExit(f"{SCORER} is not there: it scores pages whose gold is JSON")
    addresses: dict[str, str] = {}
    if (pages / "manifest.jsonl").exists():
        lines = (pages / "manifest.jsonl").read_text("utf8").splitlines()
        addresses = {page["file"]: page.get("url") for page in map(json.loads, lines)}
    golds = [json.loads(path.read_text("utf8")) for path in sorted(gold.rglob("*.json"))]
    found = []
    for one in golds:
        path = pages / one["file"]
        packed = path.with_name(f"{path.name}.gz")
        body = gzip.decompress(packed.read_bytes()) if packed.exists() else path.read_bytes()
        found.append(Page(one["file"], body, addresses.get(one["file"])))
    if not found:
        raise SystemExit(f"{gold}: expected gold, one JSON file a page")

    def score(records: Records, scratch: Path) -> Figures:
        figures = _ask_scorer(gold, records, scratch)
        # A tool that reads days alone: both sides are cut to the day.
        days = scratch / "days"
        days.mkdir(exist_ok=True)
        for number, one in enumerate(golds):
            day = one | {"published": (one.get("published") or "")[:10] or None}
            (days / f"{number}.json").write_text(json.dumps(day, ensure_ascii=False), "utf8")
        cut = [
            {"source": one["source"], "published": (one.get("published") or "")[:10] or None}
            for one in records
        ]
        by_day = _ask_scorer(days, cut, scratch)
        return figures | ({"day": by_day["published"]} if "published" in by_day else {})

    return PageSet(name, found, score)


def _ask_scorer(gold: Path, records: Records, scratch: Path) -> Figures:
    path = scratch / "scored.jsonl"
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), "utf8")
    command = [sys.executable, str(SCORER), str(gold), str(path), "--json"]
    figures: Figures = json.loads(subprocess.check_output(command, text=True))
    return figures


def read_fixtures() -> PageSet:
    """Return the articles among the fixtures of HTML."""
    cases = [
        case for case in read_cases(ROOT / "fixtures/pages", ROOT) if case.page.suffix == ".html"
    ]
    golds = {case.name: read_gold(case) for case in cases}
    golds = {name: gold for name, gold in golds.items() if not gold.get("rejected")}
    pages = [
        Page(case.name, case.page.read_bytes(), case.url) for case in cases if case.name in golds
    ]

    def score(records: Records, _scratch: Path) -> Figures:
        by_name = {record["source"]["path"]: record for record in records}
        sums: Counter[str] = Counter()
        for name, gold in golds.items():
            sums.update(_score_one(gold, by_name.get(name)))
        return {figure: sums[figure] / len(golds) for figure in FIGURES}

    return PageSet("fixtures", pages, score)


def _score_one(gold: dict[str, Any], record: dict[str, Any] | None) -> Figures:
    """Return the figures of one page, under the names that `eval/score.py` has for them."""
    if record is None:
        return {}
    # Some tools tell a name as often as the page does: it counts once, as the scorer has it.
    names = {fold(name) for name in record.get("authors") or ()}
    figures = score_record(gold, record | {"authors": names})
    figures["body_f1"] = figures.pop("body")
    published, wanted = record.get("published") or "", gold.get("published") or ""
    return figures | {"day": float(published[:10] == wanted[:10])}

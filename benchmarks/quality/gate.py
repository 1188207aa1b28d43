"""The quality floor: what a person says each fixture page holds, against what newsclean makes of it.

    uv run python benchmarks/quality/gate.py             compare with floor.json; exit 1 below it
    uv run python benchmarks/quality/gate.py --update    raise the floor; refuses to lower any figure

The gold of a case is `gold.toml` beside its page: written by whoever wrote the page, never by the
rules, or the gate would grade itself. `floor.json` pins the pages and gold by a hash, so a figure
cannot rise by losing a page. Figures are means over the cases:

body      F1 of word 4-grams          title, published  share that is exactly right
clean     share with no unwanted text authors           F1 of the sets of names
invented  share of pages without a date for which one was given (a ceiling, not a floor)
silent    share of pages that are no article and gave no record
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import tomllib
import unicodedata
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

from newsclean.model import Article
from newsclean.runners.golden import Case, read_cases, run_case

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "fixtures" / "pages"
FLOOR = Path(__file__).with_name("floor.json")
CEILINGS = ("invented",)
# Below one flipped page in ten thousand nothing is told from rounding.
EPSILON = 0.0001

_WORD = re.compile("[\\w\u0980-\u09ff]+")
_DIGITS = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")


def main() -> int:
    """Compare or update; return the exit code."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--update", action="store_true")
    arguments.add_argument("--per-page", action="store_true")
    chosen = arguments.parse_args()

    sums: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    digest = hashlib.sha256()
    for case in read_cases(PAGES, ROOT):
        gold_path = case.folder / "gold.toml"
        if not gold_path.exists():
            print(f"{case.name}: no gold.toml: say what a reader sees on the page")
            return 1
        digest.update(gold_path.read_bytes() + case.page.read_bytes())
        figures = score(case, tomllib.loads(gold_path.read_text("utf8")))
        if chosen.per_page:
            print(case.name, " ".join(f"{k}={v:.3f}" for k, v in figures.items()))
        sums.update(figures)
        counts.update(figures.keys())
    found = {name: round(sums[name] / counts[name], 4) for name in sorted(sums)}
    found_hash = digest.hexdigest()
    print("quality", json.dumps(found))

    floor = json.loads(FLOOR.read_text("utf8")) if FLOOR.exists() else {"figures": {}, "sha256": ""}
    worse = [
        f"{name}: {found.get(name)} where the floor is {limit}"
        for name, limit in floor["figures"].items()
        if _is_worse(name, found.get(name), limit)
    ]
    if worse:
        print("below the floor:", "; ".join(worse))
        return 1
    if chosen.update:
        FLOOR.write_text(
            json.dumps({"figures": found, "sha256": found_hash}, indent=1) + "\n", "utf8"
        )
        print(f"floor raised to these figures over {max(counts.values())} pages")
        return 0
    if floor["sha256"] != found_hash:
        print("the pages or their gold changed: run with --update, and commit floor.json with them")
        return 1
    return 0


def score(case: Case, gold: dict[str, Any]) -> dict[str, float]:
    """Return the figures of one case."""
    outcome = run_case(case).outcome
    if gold.get("rejected"):
        return {"silent": float(not isinstance(outcome, Article))}
    if not isinstance(outcome, Article):
        return {"body": 0.0, "title": 0.0, "published": 0.0, "clean": 0.0, "authors": 0.0}
    if "lines" in gold:
        lines = case.page.read_text("utf8").split("\n")
        body = [lines[number - 1] for number in gold["lines"]]
    else:
        body = gold["body"]
    flat = fold(outcome.text)
    figures = {
        "body": f1(grams(outcome.text), grams("\n".join(body))),
        "title": float(fold(outcome.title) == fold(gold.get("title"))),
        "published": float(_instant(outcome.published) == _instant(gold.get("published"))),
        "clean": float(not any(fold(text) in flat for text in gold.get("must_not", ()))),
        "authors": f1(
            Counter(map(fold, outcome.authors)), Counter(map(fold, gold.get("authors", ())))
        ),
    }
    if "published" not in gold:
        figures["invented"] = float(outcome.published is not None)
    return figures


def _instant(value: str | None) -> str | datetime | None:
    """Return what is compared: an instant whatever its offset, or a day as it is."""
    return datetime.fromisoformat(value) if value and "T" in value else value


def fold(text: str | None) -> str:
    """Return what a reader sees: NFC, ASCII digits, single spaces, no invisible characters."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", text or "").translate(_DIGITS))
    return " ".join(text.split())


def grams(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """Return the word n-grams of a text, counted."""
    words = _WORD.findall(fold(text))
    return Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)))


def f1(got: Counter[Any], want: Counter[Any]) -> float:
    """Return F1 of two multisets; 1.0 where both are empty."""
    total = got.total() + want.total()
    return 2 * (got & want).total() / total if total else 1.0


def _is_worse(name: str, value: float | None, limit: float) -> bool:
    if value is None:
        return True
    return value > limit + EPSILON if name in CEILINGS else value < limit - EPSILON


if __name__ == "__main__":
    sys.exit(main())

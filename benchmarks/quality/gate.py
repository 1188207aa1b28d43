"""The quality floor: what a person says each fixture page holds, against what newsclean makes of it.

    uv run python benchmarks/quality/gate.py             compare with floor.json; exit 1 below it
    uv run python benchmarks/quality/gate.py --update    raise the floor; refuses to lower any figure

The gold of a case is `gold.toml` beside its page: written by whoever wrote the page, never by the
rules, or the gate would grade itself. `floor.json` pins the pages and gold by a hash, so a figure
cannot rise by losing a page. Figures are means over the cases; `newsclean.runners.scoring` says
what each is. Cases with a `known_failure` are counted apart.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

from newsclean.runners.golden import read_cases
from newsclean.runners.scoring import read_gold, score

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "fixtures" / "pages"
FLOOR = Path(__file__).with_name("floor.json")
CEILINGS = ("invented",)
# Below one flipped page in ten thousand nothing is told from rounding.
EPSILON = 0.0001


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
    waiting = 0
    for case in read_cases(PAGES, ROOT):
        if case.known_failure:
            waiting += 1
            continue
        gold_path = case.folder / "gold.toml"
        if not gold_path.exists():
            print(f"{case.name}: no gold.toml: say what a reader sees on the page")
            return 1
        digest.update(gold_path.read_bytes() + case.page.read_bytes())
        figures = score(case, read_gold(case))
        if chosen.per_page:
            print(case.name, " ".join(f"{k}={v:.3f}" for k, v in figures.items()))
        sums.update(figures)
        counts.update(figures.keys())
    found = {name: round(sums[name] / counts[name], 4) for name in sorted(sums)}
    found_hash = digest.hexdigest()
    print(
        "quality",
        json.dumps(found),
        f"over {max(counts.values())} pages;",
        f"{waiting} known failures wait beside them",
    )

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


def _is_worse(name: str, value: float | None, limit: float) -> bool:
    if value is None:
        return True
    return value > limit + EPSILON if name in CEILINGS else value < limit - EPSILON


if __name__ == "__main__":
    sys.exit(main())

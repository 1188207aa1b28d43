"""What each stage of an HTML page costs, in microseconds a page and as a share of the bare parse.

    uv run python benchmarks/speed/stages.py [--rounds 9] [--functions 0]

The stages are the functions that one page goes through, timed where they are called; what is left
of the whole is `between`. A stage's figure holds the stages that are indented under it. Each figure
is the best of several rounds over all pages of a set; timing itself adds about .3 µs a call.
`--functions N` prints the N functions with the greatest own time instead (cProfile: relative only).
"""

from __future__ import annotations

import argparse
import cProfile
import importlib
import pstats
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

from cold import cold_seconds
from run import ours, read_sets
from selectolax.lexbor import LexborHTMLParser

from newsclean.sites import load_sites

if TYPE_CHECKING:
    from collections.abc import Callable

    from run import Page

# Module, function, how deep it is called: in the order in which a page meets them.
STAGES = (
    ("newsclean.pipeline", "decode_page", 0),
    ("newsclean.pipeline", "read_legacy_text", 0),
    ("newsclean.pipeline", "open_page", 0),
    ("newsclean.extract.html.parse", "is_hostile", 1),
    ("newsclean.extract.html.parse", "LexborHTMLParser", 1),
    ("newsclean.extract.structured", "read_structured", 1),
    ("newsclean.pipeline", "_known", 0),
    ("newsclean.pipeline", "draft_page", 0),
    ("newsclean.extract.html.generic", "locate", 1),
    ("newsclean.extract.html.generic", "find_flow", 1),
    ("newsclean.extract.html.generic", "walk_body", 1),
    ("newsclean.extract.html.generic", "choose_title", 1),
    ("newsclean.extract.html.generic", "measure", 1),
    ("newsclean.extract.html.generic", "read_boxes", 1),
    ("newsclean.extract.html.generic", "find_bylines", 1),
    ("newsclean.extract.html.generic", "choose_bylines", 1),
    ("newsclean.extract.html.generic", "read_images", 1),
    ("newsclean.extract.cascade", "_fall_back", 1),
    ("newsclean.pipeline", "build_article", 0),
    ("newsclean.normalize.article", "normalize_text", 1),
    ("newsclean.normalize.article", "tell_code", 1),
    ("newsclean.normalize.article", "decide_dates", 1),
    ("newsclean.normalize.article", "read_bylines", 1),
    ("newsclean.normalize.article", "_evidence", 1),
    ("newsclean.normalize.article", "Article", 1),
)


def time_stages(run: Callable[[Page], object], pages: list[Page], rounds: int) -> dict[str, float]:
    """Return seconds a page by stage, best of `rounds`; `whole` is the time without the clocks."""
    spent: Counter[str] = Counter()

    def clocked(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*given: Any, **named: Any) -> Any:
            start = time.thread_time()
            try:
                return call(*given, **named)
            finally:
                spent[name] += time.thread_time() - start

        return timed

    best: dict[str, float] = {"whole": _best(run, pages, rounds)}
    kept = []
    for room, name, _ in STAGES:
        module = importlib.import_module(room)
        if not hasattr(module, name):
            continue
        kept.append((module, name, getattr(module, name)))
        setattr(module, name, clocked(name, getattr(module, name)))
    for _ in range(rounds):
        spent.clear()
        cold_seconds(run, pages)
        for name, seconds in spent.items():
            best[name] = min(best.get(name, seconds), seconds / len(pages))
    for module, name, call in kept:
        setattr(module, name, call)
    return best


def _best(run: Callable[[Page], object], pages: list[Page], rounds: int) -> float:
    best = float("inf")
    for _ in range(rounds):
        best = min(best, sum(cold_seconds(run, pages)) / len(pages))
    return best


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--rounds", type=int, default=9)
    arguments.add_argument("--functions", type=int, default=0, help="own time by function instead")
    chosen = arguments.parse_args()
    sites = load_sites()
    for name, pages in read_sets().items():
        if "html" not in name:
            continue
        for known in (True, False) if any(url for _, url in pages) else (False,):
            run = ours(sites, known=known)
            for page in pages:
                run(page)
            print(f"\n{name}, {'known' if known else 'unknown'} site")
            if chosen.functions:
                profile = cProfile.Profile()
                profile.enable()
                for page in pages:
                    run(page)
                profile.disable()
                pstats.Stats(profile).sort_stats("tottime").print_stats(chosen.functions)
                continue
            bare = _best(lambda page: LexborHTMLParser(page[0]), pages, chosen.rounds)
            found = time_stages(run, pages, chosen.rounds)
            top = sum(found.get(stage, 0) for _, stage, deep in STAGES if not deep)
            print(f"{'bare parse':28} {bare * 1e6:9.0f} µs {1:7.2f}")
            print(f"{'whole':28} {found['whole'] * 1e6:9.0f} µs {found['whole'] / bare:7.2f}")
            for _, stage, deep in STAGES:
                if stage in found:
                    print(
                        f"{'  ' * (deep + 1) + stage:28} {found[stage] * 1e6:9.0f} µs {found[stage] / bare:7.2f}"
                    )
            print(f"{'  between':28} {(found['whole'] - top) * 1e6:9.0f} µs")


if __name__ == "__main__":
    main()

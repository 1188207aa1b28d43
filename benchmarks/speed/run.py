"""How fast each path is, as ratios to a bare parse and to other tools in the same run.

    uv run python benchmarks/speed/run.py [--seconds 3] [--peers]

Prints one table. Each page is timed as if it were new (`cold.py`). Rates are pages a second of processor time on one core: the best of several
interleaved rounds, because a shared machine can only make a round slower. Machines differ; the ratios are what counts.
Peers that are not installed are reported as missing (`uv run --with resiliparse --with readability-lxml …`).
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from cold import cold_seconds
from selectolax.lexbor import LexborHTMLParser

from newsclean.model import Options, RawPage
from newsclean.pipeline import clean
from newsclean.runners.golden import read_cases
from newsclean.sites import Sites, load_sites

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"

Page = tuple[bytes, str | None]
Path_ = Callable[[Page], object]


def read_sets() -> dict[str, list[Page]]:
    """Return the sets of pages that are at hand, by name; addresses where they are known."""
    cases = [
        case for case in read_cases(ROOT / "fixtures/pages", ROOT) if case.page.suffix == ".html"
    ]
    sets = {
        "seeds (text)": [
            (p.read_bytes(), None) for p in sorted((ROOT / "seeds/pages").glob("*.txt"))
        ],
        "fixtures (html)": [(case.page.read_bytes(), case.url) for case in cases],
    }
    if (SHARED / "pages").is_dir():
        lines = (SHARED / "pages/manifest.jsonl").read_text("utf8").splitlines()
        articles = [page for page in map(json.loads, lines) if page["kind"] == "article"]
        sets["saved articles (html)"] = [
            ((SHARED / "pages" / page["file"]).read_bytes(), page["url"]) for page in articles
        ]
    if (SHARED / "bnbench").is_dir():
        packed = sorted((SHARED / "bnbench/pages").glob("*.gz"))[::8]
        sets["bnbench, every eighth (html)"] = [
            (gzip.decompress(p.read_bytes()), None) for p in packed
        ]
    return {name: pages for name, pages in sets.items() if pages}


def ours(sites: Sites, *, known: bool) -> Path_:
    """Return the whole path, bytes in and one JSON line out, with the page's address or without."""

    def run(page: Page) -> bytes:
        raw = RawPage(page[0], origin="x", url=page[1] if known else None)
        return clean(raw, sites, Options()).outcome.to_json()

    return run


def peers() -> dict[str, Path_]:
    """Return the other tools that are installed, each doing its ordinary work; name those that are not."""
    sys.path.append(str(ROOT / "benchmarks" / "compare"))
    from peers import NEWSCLEAN, PEERS

    found: dict[str, Path_] = {}
    for peer in PEERS:
        try:
            if peer is not NEWSCLEAN:
                found[peer.name] = _surviving(peer.load())
        except ImportError as error:
            print(f"{peer.name}: not timed: {error}")
    return found


def _surviving(read: Callable[[bytes, str | None], object]) -> Path_:
    """Return a path that goes on after a page which a peer cannot take: its time counts all the same."""

    def survive(page: Page) -> object:
        try:
            return read(*page)
        except Exception:  # noqa: BLE001  # whatever somebody else's library raises
            return None

    return survive


def rates(paths: dict[str, Path_], pages: Sequence[Page], seconds: float) -> dict[str, float]:
    """Return pages a second of each path: the best round of several, run in turn."""
    best = dict.fromkeys(paths, 0.0)
    for run in paths.values():
        run(pages[0])
    end = time.thread_time() + seconds * len(paths)
    rounds = 0
    while rounds < 3 or time.thread_time() < end:
        for name, run in paths.items():
            best[name] = max(best[name], len(pages) / sum(cold_seconds(run, pages)))
        rounds += 1
        if rounds >= 200:
            break
    return best


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--seconds", type=float, default=1.0, help="per path and set")
    arguments.add_argument("--peers", action="store_true", help="also time the other tools (slow)")
    chosen = arguments.parse_args()
    sites = load_sites()
    logging.disable(logging.CRITICAL)  # peers tell their failures at length
    others = peers() if chosen.peers else {}
    print(f"{'pages':32} {'path':22} {'pages/s':>9} {'of bare parse':>14} {'× trafilatura':>14}")
    for name, pages in read_sets().items():
        paths: dict[str, Path_] = {"newsclean": ours(sites, known=False)}
        if any(url for _, url in pages):
            paths["newsclean, known"] = ours(sites, known=True)
        if "html" in name:
            paths["bare lexbor parse"] = lambda page: LexborHTMLParser(page[0])
            paths |= others
        found = rates(paths, pages, chosen.seconds)
        bare, slow = found.get("bare lexbor parse"), found.get("trafilatura")
        for path, rate in found.items():
            ratio = f"{rate / bare:.3f}" if bare else "–"
            times = f"{rate / slow:.1f}" if slow else "–"
            print(f"{name:32} {path:22} {rate:9.1f} {ratio:>14} {times:>14}")


if __name__ == "__main__":
    main()

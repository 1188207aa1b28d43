"""Prints precision and recall of `newsclean dedup` on the labelled set, by half and by edit.

uv run python benchmarks/dedup/quality.py              the default thresholds
uv run python benchmarks/dedup/quality.py --sweep      other thresholds, on the dev half only
uv run python benchmarks/dedup/quality.py --sizes      other shingles, on the dev half only
uv run python benchmarks/dedup/quality.py --linkage    the rule of linking beside single linkage
    uv run python benchmarks/dedup/quality.py --large      a few stories in very many copies
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
from labelled import HALVES, Labelled, Maker, Score, labelled, score, stories

from newsclean.runners.dedup import WORDS, clusters, shingles
from newsclean.runners.dedup.inputs import Inputs
from newsclean.runners.dedup.likeness import Bar
from newsclean.runners.dedup.outcome import decide
from newsclean.runners.dedup.reading import read_corpus
from newsclean.runners.dedup.workers import Workers


def cluster(found: list[Labelled], bar: Bar) -> dict[str, str]:
    """Return the cluster of each record, by id."""
    with tempfile.NamedTemporaryFile("w", encoding="utf8", suffix=".jsonl") as file:
        for one in found:
            file.write(json.dumps(one.record, ensure_ascii=False) + "\n")
        file.flush()
        with Workers() as alone:
            answer = decide(read_corpus(Inputs([file.name]), alone), bar, alone)
    return {
        answer.id_of(at): answer.id_of(int(answer.representative[at])) for at in range(len(answer))
    }


def line(name: str, at: Score) -> str:
    """Return one row of figures."""
    wrong = ", ".join(f"{a}+{b} {n}" for (a, b), n in at.wrong.most_common(4))
    return f"{name:34s} precision {at.precision:.4f}  recall {at.recall:.4f}  {wrong}"


def main() -> None:
    """Print the figures that were asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sweep", action="store_true")
    parser.add_argument("--sizes", action="store_true")
    parser.add_argument("--linkage", action="store_true")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--seeds", type=int, default=3)
    asked = parser.parse_args()
    bar = Bar(WORDS)
    dev = labelled("dev", 1)
    if asked.sweep:
        for name, values in (
            ("words", (0.0, 0.8, 0.84, 0.86, 0.87, 0.88, 0.9, 0.92)), ("runs", (0.0, 0.45, 0.6, 0.7)),
            ("few_words", (0.87, 0.93, 1.0)), ("few", (20, 25, 30)), ("larger", (1.25, 1.75, 2.5, 100)),
            ("graphemes", (0.0, 0.6, 0.8)), ("figures", (0.0, 0.4, 0.5, 0.6, 0.7, 0.8)),
            ("least_share", (0.05, 0.15, 0.25)), ("least_figures", (1, 2, 3)),
        ):  # fmt: skip
            for value in values:
                at = score(dev, cluster(dev, bar._replace(**{name: value})))
                print(line(f"{name} {value}", at), flush=True)
        return
    if asked.sizes:
        for size in (2, 3, 4, 5):
            shingles.shingle_sets.__defaults__ = (size,)
            for words in (0.0, 0.8, 0.88):
                at = score(dev, cluster(dev, bar._replace(words=words)))
                print(line(f"{size} words together, words {words}", at), flush=True)
        return
    if asked.large:
        maker = Maker(random.Random(9))
        large = [
            one
            for at, text in enumerate(stories()[:8])
            for one in maker.copies(f"story-{at}", text, 400, "story")
        ]
        print(line("8 stories in 400 copies each", score(large, cluster(large, bar))))
        return
    if asked.linkage:
        ours = clusters.link
        for name, rule in (("likest in the middle", ours), ("single linkage", single_linkage)):
            clusters.link = rule
            for words in (0.8, 0.84, 0.88):
                at = score(dev, cluster(dev, bar._replace(words=words)))
                print(line(f"{name}, {words}", at), flush=True)
        return
    for half in HALVES:
        for seed in range(1, asked.seeds + 1):
            found = labelled(half, seed)
            at = score(found, cluster(found, bar))
            print(line(f"{half} {seed}: {len(found)} records", at), flush=True)
        print("   ", ", ".join(f"{k} {a}/{b}" for k, (a, b) in sorted(at.by_edit.items())))


def single_linkage(links: clusters.Links, count: int) -> np.ndarray:
    """Return what union-find makes of the same verified pairs: any link joins."""
    parent = list(range(count))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for a, b in zip(links.one.tolist(), links.other.tolist(), strict=True):
        one, other = sorted((root(a), root(b)))
        parent[other] = one
    return np.array([root(at) for at in range(count)])


if __name__ == "__main__":
    main()

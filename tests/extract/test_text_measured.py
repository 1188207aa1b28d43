"""Text dumps of real pages, where they are at hand: nothing of an article is taken for furniture."""

import json
from pathlib import Path

import pytest

from newsclean.extract.labels import furniture
from newsclean.extract.text import extract_text
from newsclean.lexicon import fold
from newsclean.model import Block, Draft

ROOT = Path(__file__).parents[2]
SHARED = ROOT / "../shared"
# Rules, asterisks, addresses and numbers that stand alone in a body are furniture honestly.
STRAY = ("line.no-letter", "line.code-opening", "line.count")


def golds(*names):
    folder = SHARED / "gold"
    if not folder.is_dir():
        pytest.skip("no shared sets beside the checkout")
    return [
        json.loads(p.read_text("utf8"))
        for name in names
        for p in sorted((folder / name).glob("*.json"))
    ]


def labels_of(paragraphs):
    return [label for n, p in enumerate(paragraphs) if (label := furniture(Block(n, p, fold(p))))]


def test_no_real_paragraph_is_furniture():
    paragraphs = [p for gold in golds("seeds", "pages") for p in gold["body"]]

    assert len(paragraphs) > 50
    assert labels_of(paragraphs) == []


def test_few_paragraphs_of_other_pages_are_furniture():
    golds("seeds")
    paragraphs = [
        p
        for path in sorted((SHARED / "bnbench/gold").glob("*.json"))
        for p in json.loads(path.read_text("utf8"))["body"]
    ]
    wrong = [label for label in labels_of(paragraphs) if label.rule not in STRAY]

    assert len(paragraphs) > 5000
    assert len(wrong) < 0.003 * len(paragraphs)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_seeds_come_out_whole(gap):
    for gold in golds("seeds"):
        text = (ROOT / "seeds/pages" / gold["file"]).read_text("utf8").replace("\n", gap)
        draft = extract_text(text)

        assert isinstance(draft, Draft)
        assert [fold(p) for p in draft.paragraphs] == [fold(p) for p in gold["body"]]
        assert draft.title is not None
        assert fold(draft.title.raw) == fold(gold["title"])

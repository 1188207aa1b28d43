"""The default text policy against the shared vectors and the shared article texts."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from newsclean.normalize.rulebook import explain_text, normalize_text
from newsclean.normalize.rules.changes import replay

SHARED = Path(__file__).parents[2] / "../shared"
VECTORS = SHARED / "vectors/unicode.jsonl"
needs_vectors = pytest.mark.skipif(not VECTORS.exists(), reason="the shared vectors are not here")


@needs_vectors
def test_vectors_explained():
    for line in VECTORS.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["input"]
        result, steps = explain_text(text, nukta="composed")
        assert replay(text, steps) == result == normalize_text(text, nukta="composed")


def bodies():
    folders = ("gold/seeds", "gold/pages", "bnbench/gold")
    for path in (path for folder in folders for path in sorted((SHARED / folder).glob("*.json"))):
        yield from json.loads(path.read_text(encoding="utf-8"))["body"]


def test_real_text_survives():
    words = changed = 0
    for paragraph in bodies():
        before = unicodedata.normalize("NFC", paragraph).split()
        after = normalize_text(paragraph).split()
        words += len(before)
        changed += sum(a != b for a, b in zip(before, after, strict=False))
        changed += abs(len(before) - len(after))
    if not words:
        pytest.skip("the shared article texts are not here")
    assert changed / words < 0.001


def test_composed_is_only_a_way_of_writing():
    text = "গাড়ি গাঢ় সময় জ়াকির"
    composed = normalize_text(text, nukta="composed")
    assert composed.count("\N{BENGALI LETTER YYA}") == 1
    assert normalize_text(composed) == normalize_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "‘যাব’ “না” – — …",
        "৳৫০০ ₹২০ ½ ² ° ﷺ",
        "দুঃখ মোঃ আঃ",
        "আগষ্ট ষ্টেশন ঘন্টা",
        "বাক্ সম্যক্",
        "জ়ারা ফ়িরোজ",
        "গুৱাহাটী ৰাইজ",
        "ঽ ৠ ৺",
        "Café, naïve – e.g. 3.5",
        "এক\n\nদুই\n\n\nতিন",
    ],
)
def test_what_never_changes(text):
    assert normalize_text(text) == text

"""Languages told apart."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.normalize.language import tell_code, tell_language

ROOT = Path(__file__).parents[2]
CASES = tomllib.loads((ROOT / "fixtures/rules/language.toml").read_text(encoding="utf-8"))["case"]
GOLD = ROOT / "../shared/gold"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_case(case):
    assert tell_language(case["text"]).code == case["code"]


@pytest.mark.skipif(not GOLD.exists(), reason="the shared articles are not here")
def test_real_articles_are_bengali_and_certain():
    for path in GOLD.glob("*/*.json"):
        body = "\n".join(json.loads(path.read_text(encoding="utf-8"))["body"])
        if body:
            told = tell_language(body)
            assert (told.code, told.certain) == ("bn", True), path.name
            assert told.bengali_share > 0.8


def test_bengali_script_without_bengali_words_is_not_certain():
    told = tell_language("মণিপুরদা লৈবাক মীওইশিংগী ৱারী")
    assert (told.code, told.certain) == ("bn", False)


def test_shares():
    assert tell_language("").bengali_share == 0
    assert tell_language("কখগ abc").bengali_share == 0.5
    assert tell_language("ক" * 3 + "a" * 7).code == "mul"


@given(st.text(max_size=80))
def test_total_on_any_text(text):
    told = tell_language(text)
    assert 0 <= told.bengali_share <= 1


WORDS = [
    "মন্ত্রী",
    "বলেন",
    "আজি",
    "কালি",
    "মই",
    "নাই",
    "ৰ",
    "ৱৰ",
    "the",
    "é",
    "नमक",
    "১",
    "😀",
    "à¦†",
    "।",
]


@given(st.lists(st.sampled_from(WORDS)))
def test_the_code_alone_is_the_code_of_the_language(words):
    text = " ".join(words)
    told = tell_language(text)
    assert tell_code(text) == (told.code, told.bengali_share)

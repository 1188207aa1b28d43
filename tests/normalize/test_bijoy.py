"""Bijoy: converted where proven, left alone everywhere else."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.normalize.legacy import bijoy_table
from newsclean.normalize.legacy.bijoy import (
    THRESHOLD,
    bijoy_score,
    bijoy_to_unicode,
    font_encoding,
    is_bijoy,
    read_legacy,
    read_legacy_page,
)

ROOT = Path(__file__).parents[2]


def cases(name):
    return tomllib.loads((ROOT / f"fixtures/rules/{name}.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", cases("bijoy.convert"), ids=lambda case: case["text"][:30])
def test_convert(case):
    assert bijoy_to_unicode(case["text"]) == case["unicode"]
    assert read_legacy(case["text"], font="SutonnyMJ").text == case["unicode"]
    if case.get("score"):
        assert read_legacy(case["text"]).encoding == "bijoy"


@pytest.mark.parametrize("case", cases("bijoy.never"), ids=lambda case: case["text"][:30])
def test_never(case):
    assert bijoy_score(case["text"]) < THRESHOLD
    assert read_legacy(case["text"])[:2] == (case["text"], None)


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        ("SutonnyMJ", "bijoy"),
        ("'Sutonny MJ', serif", "bijoy"),
        ("TonnyBanglaMJ", "bijoy"),
        ("SutonnyOMJ", None),
        ("sutonnyomj, sans-serif", None),
        ("SolaimanLipi", None),
        ("Boishakhi", "unknown"),
        ("", None),
    ],
)
def test_fonts(font, encoding):
    assert font_encoding(font) == encoding


def test_a_font_alone_never_converts_bengali():
    assert read_legacy("নদীর পানি বাড়ছে", font="SutonnyMJ").encoding is None


def test_a_unicode_font_refuses_no_score():
    assert read_legacy(cases("bijoy.convert")[0]["text"], font="SutonnyOMJ").encoding == "bijoy"


def test_unknown_family_is_flagged_and_kept():
    text = "TPjrJ oJjMPwr kgPlr kJmPk hLPjr xoPrJ nJuPmr vTrPj mJxPjr"
    assert read_legacy(text)[:2] == (text, "unknown")


def test_a_page_lends_its_proof_to_a_headline():
    body = cases("bijoy.convert")[0]["text"]
    headline, english = "moK `yN©Ubv", "Weather today"
    read = read_legacy_page([headline, body, english, "নদী"])
    assert [block.encoding for block in read] == ["bijoy", "bijoy", None, None]
    assert read[0].text == "সড়ক দুর্ঘটনা"
    assert read_legacy_page([english, headline.lower()])[0].encoding is None


def test_fused_codes_are_seen_by_the_score():
    assert is_bijoy("A‡±vei `߇ii GKwU Av‡jvPbv mfv n‡q‡Q")


def test_table_is_consistent():
    codes = [
        *bijoy_table.VOWELS, *bijoy_table.CONSONANTS, *bijoy_table.WITH_SIGN, *bijoy_table.HALF_FORMS,
        *bijoy_table.PRE_BASE_SIGNS, *bijoy_table.MARKS,
    ]  # fmt: skip
    assert len(codes) == len(set(codes))
    assert all(len(code) == 1 for code in codes)
    for letters in (*bijoy_table.CONSONANTS.values(), *bijoy_table.SUB_FORMS.values()):
        assert unicodedata.is_normalized("NFC", letters)


@pytest.mark.parametrize("code", sorted(bijoy_table.CONSONANTS))
def test_each_consonant_with_each_kind_of_sign(code):
    letters = bijoy_table.CONSONANTS[code]
    assert bijoy_to_unicode(f"w{code}") == letters + "ি"
    assert bijoy_to_unicode(f"†{code}v") == letters + "ো"
    assert bijoy_to_unicode(f"†{code}Š") == letters + "ৌ"
    assert bijoy_to_unicode(f"{code}uv") == letters + "াঁ"
    assert bijoy_to_unicode(f"{code}©x") == "র্" + letters + "ী"
    assert bijoy_to_unicode(f"w{code}¨") == letters + "্যি"


@given(st.text(max_size=60) | st.text(st.sampled_from("†w‡KvZiš‘¤ú©¨ªø“æ&Av”•P …–—"), max_size=20))
def test_total_on_any_text(text):
    assert unicodedata.is_normalized("NFC", bijoy_to_unicode(text))
    read_legacy(text)

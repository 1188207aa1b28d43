"""Numbers: read whole, found in prose, and written as words."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.normalize.numbers import find_numbers, parse_number
from newsclean.normalize.numbers.words import (
    ORDINALS,
    WORDS,
    format_day,
    format_number,
    format_ordinal,
    number_to_words,
)
from newsclean.normalize.rules.digits import to_bengali

ROOT = Path(__file__).parents[2]


def cases(name):
    rows = tomllib.loads((ROOT / f"fixtures/rules/{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(row, id=row["text"] or "empty") for row in rows]


@pytest.mark.parametrize("case", cases("numbers.parse"))
def test_parse(case):
    number = parse_number(case["text"], country=case.get("country"))
    if "value" not in case:
        assert number is None
        return
    assert number is not None
    assert number.value == case["value"]
    assert type(number.value) is type(case["value"])
    for key in ("unit", "currency", "ordinal", "at_least"):
        if key in case:
            assert getattr(number, key) == case[key]


@pytest.mark.parametrize("case", cases("numbers.find"))
def test_find(case):
    found = find_numbers(case["text"])
    assert [[n.raw, n.value, *([n.unit] if n.unit else [])] for n in found] == case["found"]
    assert all(case["text"][n.start : n.end] == n.raw for n in found)


def test_places_in_text_with_composed_letters():
    text = "সম\N{BENGALI LETTER YYA}ে ১২ জন, গা\N{BENGALI LETTER RRA}ি ৩টি, সাড়ে ৫ লাখ".replace(
        "ড়", "\N{BENGALI LETTER RRA}"
    )
    assert [n.raw for n in find_numbers(text)] == ["১২ জন", "৩টি", text[-len("সাড়ে ৫ লাখ") + 1 :]]


def test_currency_follows_the_country():
    text = "৫০০ টাকা ও ৳২০"
    assert [n.currency for n in find_numbers(text, "BD")] == ["BDT", "BDT"]
    assert [n.currency for n in find_numbers(text, "IN")] == ["INR", "INR"]
    assert [n.currency for n in find_numbers(text)] == [None, "BDT"]


@settings(deadline=None)
@given(st.integers(-(10**14) + 1, 10**14 - 1))
def test_words_there_and_back(number):
    parsed = parse_number(number_to_words(number))
    assert parsed is not None
    assert parsed.value == number


@pytest.mark.parametrize("number", [0.5, -2.05, 3.14, 1234.75])
def test_decimal_words_there_and_back(number):
    parsed = parse_number(number_to_words(number))
    assert parsed is not None
    assert parsed.value == number


@settings(deadline=None)
@given(st.integers(0, 10**12))
def test_formatted_there_and_back(number):
    parsed = parse_number(format_number(number))
    assert parsed is not None
    assert parsed.value == number


@given(st.integers(1, 31))
def test_days_there_and_back(day):
    parsed = parse_number(format_day(day))
    assert parsed is not None
    assert (parsed.value, parsed.ordinal) == (day, True)


@given(st.integers(1, 3000))
def test_ordinals_there_and_back(number):
    parsed = parse_number(format_ordinal(number))
    assert parsed is not None
    assert (parsed.value, parsed.ordinal) == (number, True)


@pytest.mark.parametrize("day", [0, 32, -1])
def test_no_such_day(day):
    with pytest.raises(ValueError, match="no day"):
        format_day(day)


@pytest.mark.parametrize("number", [float("inf"), float("nan")])
def test_no_words(number):
    with pytest.raises(ValueError, match="no words"):
        number_to_words(number)


def test_every_spelling_is_read():
    for word, value in {**WORDS, **ORDINALS}.items():
        number = parse_number(word)
        assert number is not None
        assert number.value == value, word


def test_tables_hold_every_number_once():
    assert sorted(set(WORDS.values())) == list(range(100))
    assert all(unicodedata.is_normalized("NFC", word) for word in {**WORDS, **ORDINALS})


@settings(deadline=None)
@given(
    st.text(max_size=40) | st.text(st.sampled_from("০১২৫,.-/: টাকালখশতদেড়সাাড়েনয়মাইনস৳½%"), max_size=20)
)
def test_total_on_any_text(text):
    parse_number(text)
    for number in find_numbers(text, "BD"):
        assert text[number.start : number.end] == number.raw


def test_a_bengali_year_is_no_words():
    assert [n.value for n in find_numbers(to_bengali("2024 সালে 5 জন"))] == [2024, 5]

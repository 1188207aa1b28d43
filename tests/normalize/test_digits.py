"""Digits: the two mappings and the policy for running text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.normalize.rulebook import normalize_text
from newsclean.normalize.rules.digits import find_addresses, to_ascii, to_bengali
from newsclean.normalize.rules.letters import LETTER

bengali_digits = st.text(st.sampled_from("০১২৩৪৫৬৭৮৯,.%- টিজনসাল"))
ascii_digits = st.text(st.sampled_from("0123456789,.%- টিজনসাল"))


@given(ascii_digits)
def test_there_and_back(text):
    assert to_ascii(to_bengali(text)) == text


@given(bengali_digits)
def test_back_and_there(text):
    assert to_bengali(to_ascii(text)) == text


@given(st.text())
def test_only_digits_change(text):
    ascii_text = to_ascii(text)
    assert len(ascii_text) == len(text)
    assert all(a == b or a.isdecimal() for a, b in zip(text, ascii_text, strict=True))


@given(bengali_digits)
def test_no_word_mixes_scripts(text):
    written = normalize_text(text, digits="ascii")
    assert not re.search(f"[0-9](?=[{LETTER}])|(?<=[{LETTER}])[0-9]", written)


@given(ascii_digits)
def test_policy_there_and_back(text):
    text = normalize_text(text)
    bengali = normalize_text(text, digits="bengali")
    assert to_ascii(bengali) == text
    assert to_ascii(normalize_text(bengali, digits="ascii")) == text


def test_policy_in_prose():
    text = "১৯৭১ সালের ৭ই মার্চ, ৮০তম বার্ষিকীতে ২৫ জন ও ৩টি দল; ১,২৩,৪৫৬.৭৮ টাকা, https://example.com/১২"
    assert normalize_text(text, digits="ascii") == (
        "1971 সালের ৭ই মার্চ, ৮০তম বার্ষিকীতে 25 জন ও ৩টি দল; 1,23,456.78 টাকা, https://example.com/১২"
    )
    assert normalize_text(text, digits="keep") == text
    assert normalize_text("2024 সালে COVID-19", digits="bengali") == "২০২৪ সালে COVID-19"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("দেখুন https://example.com/a?b=১২। তারপর", "https://example.com/a?b=১২"),
        ("লিখুন নাম৭@example.com-এ", "নাম৭@example.com"),
        ("পড়ুন www.example.com/২০২৪ এখানে", "www.example.com/২০২৪"),
        ("পড়ুন example24.com, আজ", "example24.com"),
        ("আজ #জুলাই৩৬ লিখুন", "#জুলাই৩৬"),
    ],
)
def test_addresses(text, address):
    assert [text[start:end] for start, end in find_addresses(text)] == [address]


@pytest.mark.parametrize(
    "text", ["৩.৫ কোটি", "ড.আলম", "বলেন.তিনি", "১২.৫", "কি.মি.", "# ৫", "ক @ খ"]
)
def test_no_addresses(text):
    assert find_addresses(text) == []

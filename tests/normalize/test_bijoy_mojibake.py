"""Misread UTF-8: repaired where the bytes are there, counted where they are lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.normalize.legacy.mojibake import repair_mojibake

TEXT = "নদীর পানি বাড়ছে, ‘সবাই সতর্ক’ — ঢাকা ঠিক আছে। ঝড় ও ঐক্য; এই 5%"


def misread(text, codec):
    """Return UTF-8 as a browser reads it in a codec: bytes without a character are C1 controls."""
    raw = text.encode()
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in raw)


@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "iso8859_4"])
def test_repair(codec):
    repaired = repair_mojibake(misread(TEXT, codec))
    assert repaired.text == TEXT
    assert repaired.lost == 0


def test_misread_twice():
    assert repair_mojibake(misread(misread(TEXT, "cp1252"), "cp1252")).text == TEXT


def test_a_space_that_was_byte_a0():
    assert (
        repair_mojibake(misread("ঠিক", "cp1252").replace("\N{NO-BREAK SPACE}", " ")).text == "ঠিক"
    )


def test_lost_bytes_are_counted_and_the_rest_comes_back():
    lossy = "".join(char for char in misread("স্বাস্থ্য", "cp1252") if not "\x80" <= char <= "\x9f")
    repaired = repair_mojibake(lossy)
    assert repaired.lost == 3
    assert repaired.repaired == 6


def test_mixed_with_right_text():
    assert repair_mojibake("নদী " + misread("নদী", "cp1252")).text == "নদী নদী"


@pytest.mark.parametrize("text", [TEXT, "à la carte, § 5, café, Ã", "naïve ā§e"[:6], ""])
def test_nothing_else_is_touched(text):
    assert repair_mojibake(text) == (text, 0, 0)


@given(
    st.text(
        st.characters(min_codepoint=0x980, max_codepoint=0x9FF, categories=["L", "M", "N"]),
        min_size=1,
    )
)
def test_any_bengali_comes_back(text):
    assert repair_mojibake(misread(text, "cp1252")).text == text


@given(st.text(max_size=60))
def test_total_on_any_text(text):
    repair_mojibake(text)

"""Sentences."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.normalize.sentence import sentences

FILE = Path(__file__).parents[2] / "fixtures/rules/sentences.toml"
CASES = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30] or "empty")
def test_case(case):
    assert sentences(case["text"]) == case["sentences"]


@given(st.text(st.sampled_from("কড়মো.।?!’”)( \n১a‘|…"), max_size=40) | st.text(max_size=40))
def test_nothing_is_lost_but_white_space(text):
    split = sentences(text)
    assert "".join("".join(split).split()) == "".join(text.split())
    assert all(sentence == sentence.strip() != "" for sentence in split)


def test_one_long_line_takes_linear_time():
    text = "নদী ভাঙছে। " * 20_000
    start = time.perf_counter()
    assert len(sentences(text)) == 20_000
    assert time.perf_counter() - start < 5

"""The rulebook as a whole: order, fixed point, replay, the gate, and that no rule is forgotten."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean.normalize
from newsclean.normalize import rulebook
from newsclean.normalize.legacy.bijoy import read_legacy
from newsclean.normalize.numbers import find_numbers
from newsclean.normalize.rulebook import OPTIONS, TEXT, explain_text, normalize_text, rules_table
from newsclean.normalize.rules.changes import Step, replay

ROOT = Path(__file__).parents[2]
RULES = (*TEXT, *(rule for rules in OPTIONS.values() for rule in rules))

# Every character that a rule looks at, beside letters that give it something to stand on.
AWKWARD = (
    "কযবরতসড়অইািীেোৈৌৗুৃঁংঃৎৠৰ ্ ়".replace(" ", "")
    + "\N{BENGALI LETTER YYA}\N{BENGALI LETTER RRA}\u09a9\u09e4\u09f7।|"
    + "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH SPACE}\N{NO-BREAK SPACE}\N{SOFT HYPHEN}"
    + " \n\r\t\x85\N{PARAGRAPH SEPARATOR}"
    + "১9’‘“”‚a@.-^¦¤øÍ¯œÑæ😀\ud83d\ude00\N{COMBINING ACUTE ACCENT}é"
)
awkward_text = st.text(st.sampled_from(AWKWARD), max_size=12)
any_text = st.text(st.characters(codec=None), max_size=40)
options = st.fixed_dictionaries(
    {
        "digits": st.sampled_from(["keep", "ascii", "bengali"]),
        "nukta": st.sampled_from(["nfc", "composed"]),
        "quotes": st.sampled_from(["keep", "ascii"]),
        "danda": st.sampled_from(["keep", "tight"]),
        "khanda_ta": st.sampled_from(["keep", "legacy"]),
    }
)


def settled_by_rules(text):
    while True:
        before = text
        for rule in TEXT:
            text = rule(text)
        if text == before:
            return text


@settings(max_examples=1500, deadline=None)
@given(awkward_text)
def test_the_fast_path_is_the_rules(text):
    assert normalize_text(text) == settled_by_rules(text)


@settings(max_examples=600, deadline=None)
@given(awkward_text | any_text, options)
def test_normalizing_twice_is_normalizing_once(text, chosen):
    once = normalize_text(text, **chosen)
    assert normalize_text(once, **chosen) == once


@settings(max_examples=600, deadline=None)
@given(awkward_text | any_text, options)
def test_steps_replay_to_the_result(text, chosen):
    result, steps = explain_text(text, **chosen)
    assert result == normalize_text(text, **chosen)
    assert replay(text, steps) == result
    assert all(step.before != step.after for step in steps)
    assert steps or result == text


@settings(max_examples=300, deadline=None)
@given(any_text)
def test_the_result_is_nfc_and_can_be_written(text):
    result = normalize_text(text)
    assert unicodedata.is_normalized("NFC", result)
    result.encode()


def test_lone_and_split_surrogates():
    assert normalize_text("ক\ud83d\ude00খ\ud800") == "ক\N{GRINNING FACE}খ\N{REPLACEMENT CHARACTER}"


def test_steps_name_rule_word_and_place():
    text, steps = explain_text("পথ  অামি", digits="ascii")
    assert text == "পথ আমি"
    assert steps == (Step("sign.aa", "অামি", "আমি", 4), Step("space.runs", "  ", " ", 2))


def test_replay_refuses_another_text():
    with pytest.raises(ValueError, match=r"sign\.aa"):
        replay("আমি", [Step("sign.aa", "অামি", "আমি", 0)])


def test_clean_text_has_no_steps():
    text = "মন্ত্রী বলেন, ‘উদ্\N{ZERO WIDTH NON-JOINER}বোধন হবে ৭ই মার্চ’—র\N{ZERO WIDTH JOINER}্যালিও।"
    assert explain_text(text) == (text, ())


def test_long_paragraphs_take_the_rules_only_where_needed():
    lines = ["নদী ও নৌকা।"] * 500 + ["অামি  যাই"] + ["মাঠ"] * 500
    assert normalize_text("\n".join(lines)).split("\n")[500] == "আমি যাই"


def test_every_rule_is_in_a_tuple():
    marked = set()
    for module in pkgutil.walk_packages(newsclean.normalize.__path__, "newsclean.normalize."):
        for value in vars(importlib.import_module(module.name)).values():
            if callable(value) and hasattr(value, "id") and hasattr(value, "source"):
                marked.add(value.id)
    assert marked == {rule.id for rule in RULES}


def test_ids_sources_and_docs():
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert re.fullmatch(r"[a-z]+\.[a-z]+(?:-[a-z]+)*", rule.id)
        assert rule.source
        assert ">>> " in rule.__doc__


def test_tables_are_nfc():
    for path in (ROOT / "src/newsclean/normalize").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), path.name


def test_no_pattern_uses_a_bare_digit_class():
    for name, value in vars(rulebook).items():
        if isinstance(value, re.Pattern):
            assert "\\d" not in value.pattern, name


def test_the_docs_show_the_rules():
    page = (ROOT / "docs/normalization.md").read_text(encoding="utf-8")
    assert rules_table() in page


@pytest.mark.parametrize(
    "piece",
    [
        "াি",
        "ঁ",
        "ংঃ",
        "¯",
        "র“",
        "অা",
        "a",
        "a-",
        "9",
        "9.",
        "্",
        "@",
        "িক্",
        "নদী",
        "\N{ZERO WIDTH JOINER}",
    ],
)
def test_hostile_runs_take_linear_time(piece):
    text = "x://" + piece * (60_000 // len(piece)) + "|" + "  "
    start = time.perf_counter()
    normalize_text(text, digits="ascii")
    find_numbers(text)
    read_legacy(text)
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize("name", ["normalization.md", "dates.md"])
def test_the_names_of_the_documents_are_there(name):
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    found = re.findall(r"`(newsclean(?:\.[a-zA-Z_]+)+)", text)
    assert found
    for dotted in found:
        pkgutil.resolve_name(dotted)

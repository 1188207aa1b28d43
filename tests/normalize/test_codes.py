"""Text in one byte a character, and the gate that is asked of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.normalize.gate import is_clean
from newsclean.normalize.language import _count_letters
from newsclean.normalize.rulebook import TEXT, explain_text, normalize_text
from newsclean.normalize.rules.codes import CODED_LETTER, compile_codes, encode
from newsclean.normalize.rules.letters import LETTER

ALPHABET = [char for char in map(chr, range(0x10000)) if encode(char) is not None]
in_alphabet = st.text(st.sampled_from(ALPHABET), max_size=30)


@given(in_alphabet, in_alphabet)
def test_a_place_in_the_codes_is_a_place_in_the_text(before, text):
    whole = encode(before + text)
    assert len(whole) == len(before) + len(text)
    assert whole[len(before) :] == encode(text)


def test_every_character_has_its_own_code_and_ascii_keeps_its_own():
    assert len({encode(char) for char in ALPHABET}) == len(ALPHABET)
    printable = "\n" + "".join(map(chr, range(0x20, 0x7F)))
    assert encode(printable) == printable.encode("ascii")


@pytest.mark.parametrize(
    "char",
    [
        "\0",
        "\t",
        "\x7f",
        "\N{NO-BREAK SPACE}",
        "\N{BENGALI LETTER YYA}",
        "\N{VULGAR FRACTION ONE HALF}",
        "é",
        "\ufffe",
        "\ud800",
        "😀",
    ],
)
def test_what_a_rule_or_a_count_of_letters_must_see_has_no_code(char):
    assert encode(f"ক{char}") is None


def test_the_class_of_coded_letters_is_the_letters_of_the_alphabet():
    found = compile_codes(f"[{CODED_LETTER}]")
    letters = [char for char in ALPHABET if re.match(f"[{LETTER}]", char)]
    assert len(letters) > 60
    assert [char for char in ALPHABET if found.match(encode(char))] == letters


@pytest.mark.parametrize("char", ALPHABET)
def test_letters_are_counted_alike_with_codes_and_without(char):
    text = f"ক{char}a"
    assert _count_letters(text, encode(text)) == _count_letters(text, None)


def test_a_pattern_holds_the_alphabet_only():
    with pytest.raises(ValueError, match="alphabet"):
        compile_codes("é")


@settings(max_examples=1000, deadline=None)
@given(st.text(st.sampled_from([*"কযবরঅািেুঁংঃ়্১9 |\n^«‚„“”éд½😀", "\u200d", "\u200c"]), max_size=10))
def test_what_passes_the_gate_is_changed_by_no_rule(text):
    if is_clean(text):
        assert [rule.id for rule in TEXT if rule(text) != text] == []


@pytest.mark.parametrize(
    "text",
    [
        "মন্ত্রী বলেন, ‘না’।",
        "একটুি",
        "১৯৭১ সালে — ৩টি",
        "নদী\n\nমাঠ",
        "Größe ও ½ 😀",
        "উদ্\u200cযাপন",
        "র\u200d্যাব",
        "চাঁদ ং্",
    ],
)
def test_clean_text_passes_the_gate(text):
    assert is_clean(text)


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        # A mark between two letters is gone before anyone asks how the word begins.
        ("ক\N{ZERO WIDTH NO-BREAK SPACE}র্য", "কর্য"),
        ("ক\N{NO-BREAK SPACE}র্যাব", "ক র\N{ZERO WIDTH JOINER}্যাব"),
        ("ক\N{NO-BREAK SPACE} খ\N{BENGALI LETTER YYA}\r\nগ", "ক খয়\nগ"),
        ("ক\N{ZERO WIDTH SPACE}\u09c7\N{SOFT HYPHEN}\u09be", "ক\u09cb"),
    ],
)
def test_the_quick_repairs_are_the_rules_in_their_order(text, repaired):
    assert normalize_text(text) == repaired
    assert explain_text(text)[0] == repaired

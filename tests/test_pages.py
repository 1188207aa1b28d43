"""Every golden case, field by field: a failure names the case and the field."""

import re
from functools import cache
from pathlib import Path

import pytest

from newsclean.model import Article
from newsclean.runners.golden import answer, find_breaches, read_case, read_cases, run_case
from newsclean.runners.scoring import read_gold, score

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "fixtures" / "pages"
ALL = {case.name: case for case in read_cases(PAGES, ROOT)}
CASES = {name: case for name, case in ALL.items() if not case.known_failure}
KNOWN_FAILURES = {name: case for name, case in ALL.items() if case.known_failure}


@cache
def result_of(name):
    return run_case(CASES[name])


def fields():
    for name, case in CASES.items():
        for key in case.expected() or {"expected.json": None}:
            yield pytest.param(name, key, id=f"{name}-{key}")


@pytest.mark.parametrize(("name", "key"), list(fields()))
def test_field_is_as_blessed(name, key):
    expected = CASES[name].expected()
    assert expected is not None, f"{name}: never blessed: run `newsclean sites bless {name}`"

    assert answer(result_of(name)).get(key) == expected[key]


@pytest.mark.parametrize("name", CASES)
def test_case_was_reviewed_and_keeps_the_invariants(name):
    case = CASES[name]

    assert case.reviewed is not None, f"{name}: read the record, then write `reviewed` in meta.toml"
    assert find_breaches(result_of(name)) == []


@pytest.mark.parametrize("name", CASES)
def test_every_paragraph_is_part_of_some_block(name):
    result = result_of(name)
    if not isinstance(result.outcome, Article):
        pytest.skip("a rejection has no text")
    blocks = "".join(_letters(block.text) for block in result.blocks)

    for paragraph in result.outcome.paragraphs:
        # A notice may have been cut out between two sentences: each of them is still there whole.
        for sentence in re.split("(?<=[।?!])", paragraph):
            assert _letters(sentence) in blocks


def _letters(text):
    from newsclean.normalize import normalize_text

    return "".join(normalize_text(text, digits="ascii").split())


@pytest.mark.parametrize("name", KNOWN_FAILURES)
def test_a_known_failure_still_fails(name):
    """A lucky fix fails here until the case is blessed: take `known_failure` out of its meta.toml."""
    case = KNOWN_FAILURES[name]
    figures = score(case, read_gold(case))

    assert any(value != (0.0 if figure == "invented" else 1.0) for figure, value in figures.items())


def test_a_case_that_names_no_trap_is_refused(tmp_path):
    (tmp_path / "meta.toml").write_text("page = 'x'\n")

    with pytest.raises(Exception, match="shows"):
        read_case(tmp_path, ROOT)

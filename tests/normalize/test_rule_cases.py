"""The rules' own cases, one file a rule: what it must change, what it must not, what it cannot yet."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from newsclean.normalize.rulebook import OPTIONS, TEXT, normalize_text

FOLDER = Path(__file__).parents[2] / "fixtures/rules"
RULES = {rule.id: rule for rules in (TEXT, *OPTIONS.values()) for rule in rules}
IN_TEXT = {rule.id for rule in TEXT}


def cases():
    for rule_id in RULES:
        path = FOLDER / f"{rule_id}.toml"
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            marks = [pytest.mark.xfail(strict=True)] if case.get("known_failure") else []
            yield pytest.param(rule_id, case, id=f"{rule_id}: {case['label']}", marks=marks)


@pytest.mark.parametrize(("rule_id", "case"), list(cases()))
def test_case(rule_id, case):
    before, after = case["before"], case.get("after", case["before"])
    assert RULES[rule_id](before) == after
    assert RULES[rule_id](after) == after


@pytest.mark.parametrize("rule_id", sorted(IN_TEXT))
def test_the_whole_book_agrees(rule_id):
    for case in tomllib.loads((FOLDER / f"{rule_id}.toml").read_text(encoding="utf-8"))["case"]:
        if case.get("known_failure") or "after" not in case:
            continue
        assert normalize_text(case["before"]) == normalize_text(case["after"]), case["label"]


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_each_rule_has_both_kinds(rule_id):
    rows = tomllib.loads((FOLDER / f"{rule_id}.toml").read_text(encoding="utf-8"))["case"]
    rows = [row for row in rows if not row.get("known_failure")]
    assert any("after" not in row for row in rows)
    if (
        rule_id != "unicode.surrogates"
    ):  # TOML cannot hold half a pair; its doctest and test_rulebook do
        assert any("after" in row for row in rows)

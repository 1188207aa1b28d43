"""Each hostile page ends in a record or a rejection, within its time and memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hostile.pages import PAGES

_PROBE = Path(__file__).with_name("probe.py")
# Enough for what costs its square to show: such a page of this size took 12 s and more.
_BYTES = 100_000
# The slowest of them takes half a second; machines differ, and so do their neighbours.
_SECONDS = 8
_MB = 400
# What a page prints goes into its record; nothing else may swell it.
_LINE_BYTES = 4 * _BYTES


@pytest.fixture(scope="module")
def said():
    ran = subprocess.run(
        [sys.executable, str(_PROBE), str(_BYTES)], capture_output=True, timeout=110, check=True
    )
    return {line["name"]: line for line in map(json.loads, ran.stdout.splitlines())}


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_costs_little(said, name):
    page = said[name]
    assert page["outcome"] not in ("crashed", "memory", "timeout"), page
    assert page["seconds"] < _SECONDS, page
    assert page["mb"] < _MB, page
    assert page["line"] < _LINE_BYTES, page


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("formatting left open", "hostile-markup"),
        ("formatting of many attributes", "hostile-markup"),
        ("formatting left open in cells", "article"),
        ("links", "article"),
        ("JSON-LD nested", "article"),
        ("JSON-LD body of blanks", "article"),
        ("one paragraph", "article"),
        ("text of joiners", "article"),
        ("NUL", "shell"),
    ],
)
def test_what_becomes_of_it(said, name, outcome):
    assert said[name]["outcome"] == outcome, said[name]

"""What is imported when: the start stays quick because little is, not because a clock says so."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"httpx", "jinja2", "lxml", "pyarrow", "pydantic", "rich", "selectolax", "trafilatura"}
SEEDS = Path(__file__).parents[1] / "seeds" / "pages"

# The last line of stdout is the list of what was imported.
PROBE = """
import json, sys
sys.argv = ["newsclean", *json.loads(sys.argv[1])]
try:
    {code}
except SystemExit:
    pass
print()
print(json.dumps(sorted({{name.partition(".")[0] for name in sys.modules}})))
"""
MAIN = "from newsclean.cli import main; main()"


def imported(code, *args):
    found = subprocess.run(
        [sys.executable, "-c", PROBE.format(code=code), json.dumps(args)],
        capture_output=True,
        timeout=60,
        check=True,
    )
    return set(json.loads(found.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "args", [("--help",), ("--version",), ("clean", "--help"), ("fetch", "--help")]
)
def test_help_imports_nothing_heavy(args):
    # A command's own help checks the defaults of its options, for which typer takes pydantic.
    allowed = {"pydantic"} if len(args) > 1 else set()
    assert imported(MAIN, *args) & HEAVY <= allowed


def test_the_package_itself_imports_nothing():
    assert imported("import newsclean; newsclean.__version__; dir(newsclean)") & HEAVY == set()


def test_cleaning_text_needs_no_network_no_fallback_and_no_bar():
    heavy = {"httpx", "jinja2", "lxml", "pyarrow", "rich", "trafilatura"}
    assert imported(MAIN, "clean", str(SEEDS)) & heavy == set()


def test_usage_errors_come_before_anything_heavy():
    assert imported(MAIN, "clean", "--no-such-option") & (HEAVY - {"pydantic"}) == set()


def test_the_schema_needs_the_model_only():
    assert imported(MAIN, "schema") & HEAVY == {"pydantic"}

"""The example package: installed, found by its entry point, held to its own contracts."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "newsclean-bhatirkhobor"
PAGE = EXAMPLE / "fixtures/pages/bhatirkhobor/link-inside-the-text/page.html"


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder into which the package is installed, as pip would into an environment."""
    if shutil.which("uv") is None:
        pytest.skip("uv is not there")
    at = tmp_path_factory.mktemp("installed")
    source = tmp_path_factory.mktemp("source") / "package"
    shutil.copytree(EXAMPLE, source)
    command = ["uv", "pip", "install", "--quiet", "--no-deps", "--target", at, source]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    return at


def newsclean(installed, *args):
    return subprocess.run(
        [sys.executable, "-m", "newsclean", *map(str, args)],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(installed)},
    )


def test_the_site_is_listed_with_its_package(installed):
    done = newsclean(installed, "sites", "list", "--json")
    row = next(r for r in json.loads(done.stdout) if r["slug"] == "bhatirkhobor")

    assert row["from"] == "package newsclean-bhatirkhobor"
    assert Path(row["file"]).is_relative_to(installed)
    assert done.stderr == ""


def test_its_pages_are_read_by_it(installed):
    done = newsclean(installed, "clean", "--quiet", PAGE)
    record = json.loads(done.stdout)

    assert (record["site"], record["extraction"]["method"]) == ("bhatirkhobor", "site")
    assert record["authors"] == ["নাসিমা আক্তার"]


def test_its_contracts_hold(installed):
    done = newsclean(installed, "sites", "check", "bhatirkhobor", "--root", EXAMPLE)

    assert done.stdout == "ok   bhatirkhobor: 5 selectors, 8 addresses, 1 cases\n"
    assert done.returncode == 0


def test_its_code_is_never_run(installed):
    init = installed / "newsclean_bhatirkhobor" / "__init__.py"
    init.write_text("raise SystemExit('run')")

    assert "bhatirkhobor" in newsclean(installed, "sites", "list").stdout


def test_a_site_file_that_breaks_is_told_and_stops_nobody(installed):
    bad = installed / "newsclean_bhatirkhobor" / "broken.py"
    bad.write_text("from newsclean.model import Site\n\nSITE = Site(slug=broken)\n")
    done = newsclean(installed, "clean", "--quiet", PAGE)
    bad.unlink()

    assert json.loads(done.stdout)["site"] == "bhatirkhobor"
    assert f"{bad}:3: broken: a site file is read and not run" in done.stderr
    assert done.returncode == 0

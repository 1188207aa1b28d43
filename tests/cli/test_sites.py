"""`newsclean sites bless`: golden pages are made by the same function that the tests call."""

import json

import pytest
from typer.testing import CliRunner

from newsclean.cli.app import app
from newsclean.errors import UsageError

PARAGRAPH = (
    "নদীর ধারে বসে জেলেরা সারা রাত জাল বুনেছেন, ভোরে নৌকা ছাড়বে বলে সবাই তৈরি হয়ে আছেন। {} নম্বর ঘাটে ভিড় বেশি।"
)


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "fixtures" / "pages" / "_text" / "plain"
    folder.mkdir(parents=True)
    (folder / "meta.toml").write_text('shows = "a plain page"\nreviewed = 2026-01-01\n', "utf8")
    text = ["ঘাটে ঘাটে জেলেদের নির্ঘুম রাত", *(PARAGRAPH.format(n) for n in range(4))]
    (folder / "page.txt").write_text("\n\n".join(text), "utf8")
    return tmp_path


def bless(root, name):
    return CliRunner().invoke(app, ["sites", "bless", name, "--root", str(root)])


def test_blessing_writes_the_record_and_asks_for_a_review(root):
    case = root / "fixtures/pages/_text/plain"

    assert bless(root, "_text/plain").exit_code == 0

    expected = json.loads((case / "expected.json").read_text("utf8"))
    assert expected["title"] == "ঘাটে ঘাটে জেলেদের নির্ঘুম রাত"
    assert len(expected["text"]) == 4
    assert "reviewed" not in (case / "meta.toml").read_text("utf8")


def test_an_unknown_case_is_a_usage_error(root):
    result = bless(root, "_text/absent")

    assert isinstance(result.exception, UsageError)
    assert "_text/absent" in str(result.exception)

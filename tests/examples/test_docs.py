"""The docs are in step with the program, and what they show runs."""

import gzip
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from newsclean.cli.app import app
from newsclean.cli.manual import _entries, manual
from newsclean.model import Article, Rejection
from newsclean.report import warnings as meanings
from newsclean.sinks.schemas import json_schema

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
TUTORIALS = ("quick-start.md", "record.md", "add-a-site.md")
PAGE = (
    ROOT
    / "examples/newsclean-bhatirkhobor/fixtures/pages/bhatirkhobor/link-inside-the-text/page.html"
)
COMMAND_LINE = get_command(app)
COMMANDS = dict(_entries(COMMAND_LINE, "newsclean"))
BLOCK = re.compile(r"^```(sh[ \w]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# They ask other hosts, or show something on a screen.
NOT_HERE = re.compile(
    r"\bfetch\b|\bdiscover\b|\bcurl\b|https?://\S+ --open|--open\b|inspect https?:"
)


def blocks(name):
    return BLOCK.findall((DOCS / name).read_text("utf8"))


# ── in step ────────────────────────────────────────────────────────────────────────────────────


def test_the_commands_page_is_in_step():
    assert (DOCS / "commands.md").read_text("utf8") == manual(COMMAND_LINE), (
        "run `uv run python -m newsclean.cli.manual docs/commands.md`"
    )


@pytest.mark.parametrize("path", COMMANDS)
def test_every_option_is_documented_and_every_command_has_examples(path):
    page = (DOCS / "commands.md").read_text("utf8")
    part = page.split(f"\n## {path}\n")[1].split("\n## ")[0]

    for param in COMMANDS[path].params:
        if param.param_type_name == "option":
            assert all(opt in part for opt in (*param.opts, *param.secondary_opts))
            assert param.help, f"{param.opts}: says nothing"
        else:
            assert param.help, f"{param.name}: says nothing"
    assert f"```sh\n{path}" in part or f"{path} " in part.split("Examples:")[1]


def test_every_page_is_reached_from_another():
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.glob("*.md")]
    said = {page: page.read_text("utf8") for page in pages}
    for page, text in said.items():
        for link in re.findall(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)", text):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_the_record_page_names_every_key_reason_method_and_warning():
    page = (DOCS / "record.md").read_text("utf8")
    for model in (Article, Rejection):
        for key in json_schema(model)["required"]:
            assert f"`{key}`" in page, key
    reasons = json_schema(Rejection)["properties"]["reason"]["enum"]
    methods = json_schema(Article)["$defs"]["Extraction"]["properties"]["method"]["enum"]
    codes = {**meanings._OTHERS, **meanings.OF_DECISIONS, **meanings.OF_READINGS}
    for word in (*reasons, *methods, *codes):
        assert f"`{word}`" in page, word
    for code in re.findall(
        r"^\| `((?:date|zone|title|calendar|text|layout)\.[a-z-]+)` \|", page, re.M
    ):
        assert meanings.meaning_of(code), f"{code}: no such warning"


# ── run ────────────────────────────────────────────────────────────────────────────────────────


def run(script, folder, **variables):
    # The one program under test, wherever it is installed.
    call = f'newsclean() {{ {shlex.quote(sys.executable)} -m newsclean "$@"; }}\n'
    env = {**os.environ, **variables}
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", call + script],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        timeout=100,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A folder with a file of each name that the examples use."""
    at = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "seeds", at / "seeds")
    shutil.copytree(ROOT / "fixtures/pages/_seed", at / "fixtures/pages/_seed")
    shutil.copytree(ROOT / "fixtures/pages/samakal", at / "fixtures/pages/samakal")
    shutil.copytree(ROOT / "fixtures/urls", at / "fixtures/urls")
    (at / "src/newsclean/sites").mkdir(parents=True)
    page = PAGE.read_text("utf8")
    (at / "page.html").write_text(page, "utf8")
    (at / "saved.html").write_text(page.replace("bhatirkhobor", "dinkal"), "utf8")
    shutil.copy(next((ROOT / "seeds/pages").glob("*.txt")), at / "page.txt")
    (at / "crawl").mkdir()
    shutil.copy(PAGE, at / "crawl")
    line = {"html": page, "url": "https://bhatirkhobor.example/national/x-1"}
    (at / "pages.jsonl").write_text(json.dumps(line) + "\n")
    for name in ("corpus.txt", "notes.txt", "article.txt", "old-archive.txt"):
        (at / name).write_text("হাওরে ৯২ শতাংশ কাজ শেষ। পাহারা চলছে।\n", "utf8")
    (at / "dates.tsv").write_text("১\t১১ মার্চ ২০২৬\n", "utf8")
    made = run(
        "newsclean clean seeds/pages -q -o last-month.jsonl; cp last-month.jsonl today.jsonl\n"
        "newsclean doctor today.jsonl --save-baseline baseline.json; cp today.jsonl crawl/",
        at,
    )
    assert made.returncode == 0, made.stderr
    (at / "today.jsonl").replace(at / "records.jsonl")
    for name in ("last-month", "crawl", "a"):
        shutil.copy(at / "records.jsonl", at / f"{name}.jsonl")
    made = run("newsclean export records.jsonl -o crawl.parquet", at)
    assert made.returncode == 0, made.stderr
    (at / "b.jsonl.gz").write_bytes(gzip.compress((at / "records.jsonl").read_bytes()))
    shutil.copytree(at / "seeds/pages", at / "pages")
    return at


@pytest.fixture
def folder(prepared, tmp_path):
    at = tmp_path / "here"
    shutil.copytree(prepared, at)
    return at


def examples():
    for kind, block in blocks("commands.md"):
        assert kind == "sh"
        for line in block.splitlines():
            if not NOT_HERE.search(line):
                yield line


@pytest.mark.parametrize("line", list(examples()))
def test_example_of_a_command_runs(folder, line):
    if "jq" in line and shutil.which("jq") is None:
        pytest.skip("jq is not there")
    if "today.jsonl" in line:
        shutil.copy(folder / "records.jsonl", folder / "today.jsonl")
    if "sites check dinkal" in line:
        run("newsclean sites new dinkal --page saved.html --into my-sites", folder)
        run("newsclean sites bless dinkal --root my-sites --sites my-sites", folder)
        for meta in folder.glob("my-sites/fixtures/pages/*/*/meta.toml"):
            meta.write_text(meta.read_text("utf8") + "reviewed = 2026-01-01\n", "utf8")

    done = run(line, folder)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", TUTORIALS)
def test_tutorial_runs_from_its_first_block_to_its_last(folder, name):
    if shutil.which("jq") is None:
        pytest.skip("jq is not there")
    ran = 0
    for kind, block in blocks(name):
        if kind in ("sh network", "sh checkout"):
            continue
        assert kind == "sh"
        # In a checkout the site files of the tree are the program's own.
        done = run(block, folder, NEWSCLEAN_SITES="src/newsclean/sites")
        assert done.returncode == 0, f"{block}\n{done.stdout}{done.stderr}"
        ran += 1
    assert ran


def test_what_is_for_a_checkout_names_what_is_there():
    (block,) = (block for kind, block in blocks("add-a-site.md") if kind == "sh checkout")
    for word in block.split():
        if "/" in word:
            assert (ROOT / word).exists(), word
    assert (ROOT / "src/newsclean/sites/_table.py").exists()


def test_the_settings_shown_hold(folder):
    page = (DOCS / "quick-start.md").read_text("utf8")
    (settings,) = re.findall(r"^```toml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (folder / "newsclean.toml").write_text(settings, "utf8")

    done = run("unset NEWSCLEAN_CONFIG; newsclean config --set --json", folder)

    held = {f"{s['command']}.{s['option']}": s["value"] for s in json.loads(done.stdout)}
    assert held["text.digits"] == "bengali"
    assert held["clean.strict"] is True
    assert held["sites list.json"] is True

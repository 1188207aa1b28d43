"""`newsclean sites`: what is known, what a page would be read by, and a new site from one page."""

import importlib.metadata
import json
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsclean.cli.app import app
from newsclean.errors import UsageError
from newsclean.sites import Sites

ROOT = Path(__file__).parents[2]
PARAGRAPH = (
    "নদীর ধারে বসে জেলেরা সারা রাত জাল বুনেছেন, ভোরে নৌকা ছাড়বে বলে সবাই তৈরি হয়ে আছেন। {} নম্বর ঘাটে ভিড় বেশি।"
)
PAGE = """<!DOCTYPE html><html lang="bn"><head><title>ঘাটে ঘাটে জেলেদের নির্ঘুম রাত | চরের কাগজ</title>
<meta property="og:site_name" content="Chorer Kagoj">
<link rel="canonical" href="https://www.chorerkagoj.example/national/ghat-night-48213"></head><body>
<nav class="menu"><a href="/national">জাতীয়</a> <a href="/sports">খেলা</a></nav>
<div class="col-md-8"><h1 class="st-head">ঘাটে ঘাটে জেলেদের নির্ঘুম রাত</h1>
<div class="st-meta"><span class="st-by">রাশেদ মাহমুদ, ভোলা</span>
<span class="st-time">প্রকাশ: ১১ মার্চ ২০২৬, ০৯:৪০ এএম</span></div>
<div class="row Story_text__x7Yq2">{}
<div class="st-more">আরও পড়ুন: <a href="/national/fish-price-48102">মাছের দাম বেড়েছে</a></div><p>{}</p></div></div>
</body></html>""".format(
    "".join(f"<p>{PARAGRAPH.format(n)}</p>" for n in range(5)), PARAGRAPH.format(9)
)


def run(*args):
    return CliRunner().invoke(app, ["sites", *map(str, args)])


@pytest.fixture
def saved(tmp_path):
    path = tmp_path / "saved.html"
    path.write_text(PAGE, "utf8")
    return path


# ── list and show ──────────────────────────────────────────────────────────────────────────────


def test_list_as_json_has_every_site():
    rows = json.loads(run("list", "--json", "--root", ROOT).stdout)

    assert [row["slug"] for row in rows] == list(Sites().slugs)
    samakal = next(row for row in rows if row["slug"] == "samakal")
    assert samakal["name"] == "সমকাল"
    assert (samakal["country"], samakal["family"], samakal["from"]) == ("BD", "emyth", "newsclean")
    assert samakal["layouts"]
    assert samakal["fixtures"] == len(list((ROOT / "fixtures/pages/samakal").glob("*/meta.toml")))


def test_list_as_a_table_has_a_line_each():
    lines = run("list").stdout.splitlines()

    assert lines[0].split() == [
        "slug", "country", "family", "layouts", "newest", "fixtures", "from", "name",
    ]  # fmt: skip
    assert len(lines) == 1 + len(Sites())
    assert any(line.startswith("samakal ") and line.endswith("সমকাল") for line in lines)


def test_list_tells_conflicts(tmp_path):
    (tmp_path / "samakal.py").write_text(
        'SITE = Site(slug="samakal", name="অন্য সমকাল", hosts=("samakal.com",))', "utf8"
    )
    (tmp_path / "broken.py").write_text("SITE = Site(slug=", "utf8")

    result = run("list", "--sites", tmp_path)

    assert "অন্য সমকাল" in result.stdout
    assert f"samakal: that of folder {tmp_path} replaces that of newsclean" in result.stderr
    assert f"{tmp_path / 'broken.py'}:1: " in result.stderr
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("samakal", "layout    emyth"),
        ("https://www.bbc.com/bengali/articles/c1", "www.bbc.com is under bbc.com/bengali"),
        ("https://www.prothomalo.com/topic/a1b2c3d4e5", "no article, by the site's patterns"),
        ("https://nobody.example/x", "site      none: nobody.example is no known site's"),
    ],
)
def test_show_tells_the_site_and_why(what, said):
    result = run("show", what)

    assert said in result.stdout
    assert result.exit_code == 0


def test_show_reads_a_page(saved, tmp_path):
    assert "read by generic" in run("show", saved).stdout
    path = tmp_path / "emyth.html"
    path.write_text(PAGE.replace("row Story_text__x7Yq2", "dNewsDesc"), "utf8")
    shown = run("show", path, "--url", "https://samakal.com/x/article/1/y").stdout

    assert "site      samakal: samakal.com is under samakal.com" in shown
    assert "read by site, layout emyth" in shown


@pytest.mark.parametrize("what", ["absent.html", "http://["])
def test_what_cannot_be_shown_is_a_usage_error(what):
    assert isinstance(run("show", what).exception, UsageError)


# ── new, bless, check ──────────────────────────────────────────────────────────────────────────


def test_a_new_site_is_written_blessed_reviewed_and_checked(saved, tmp_path):
    own = tmp_path / "own"
    made = run("new", "chorerkagoj", "--page", saved, "--into", own)
    assert made.exit_code == 0, made.exception
    text = (own / "chorerkagoj.py").read_text("utf8")
    for line in (
        'name="চরের কাগজ",',
        'english_name="Chorer Kagoj",',
        'hosts=("chorerkagoj.example",),',
        'country="BD",  # a guess: nothing on the page tells',
        "body=(css(\"[class*='Story_text__']\"),),",
        'title=(css(".st-head"),),',
        'byline=(css(".st-by"),),',
        'published=(css(".st-time"),),',
        'drop=(".st-more",),',
        'articles=(r"^/[a-z-]+/[^/]+/?$",),',
    ):
        assert line in text
    assert "country: BD is a guess" in made.stderr
    assert f"newsclean sites bless chorerkagoj/first-page --root {own} --sites {own}" in made.stderr

    case = own / "fixtures/pages/chorerkagoj/first-page"
    assert (case / "page.html").read_bytes() == saved.read_bytes()
    where = ("--root", own, "--sites", own)
    assert run("bless", "chorerkagoj", *where).exit_code == 0
    record = json.loads((case / "expected.json").read_text("utf8"))
    assert (record["site"], record["extraction"]["method"]) == ("chorerkagoj", "site")
    assert (record["authors"], record["published"]) == (
        ["রাশেদ মাহমুদ"],
        "2026-03-11T09:40:00+06:00",
    )
    assert len(record["text"]) == 6

    unread = run("check", "chorerkagoj", *where)
    assert unread.exit_code == 1
    assert "write `reviewed` in meta.toml" in unread.stdout
    with (case / "meta.toml").open("a") as meta:
        meta.write("reviewed = 2026-11-24\n")
    checked = run("check", "chorerkagoj", *where)
    assert checked.stdout == "ok   chorerkagoj: 5 selectors, 4 addresses, 1 cases\n"
    assert checked.exit_code == 0


def test_a_new_site_file_is_formatted(saved, tmp_path):
    run("new", "chorerkagoj", "--page", saved, "--into", tmp_path / "own")

    for command in (["format", "--check", "--line-length", "100"], ["check", "-q"]):
        subprocess.run(["ruff", *command, tmp_path / "own/chorerkagoj.py"], check=True)


def test_a_page_of_a_platform_needs_no_layout(tmp_path):
    page = ROOT / "fixtures/pages/banglatribune/initials-between-slashes/page.html"
    if not page.exists():
        pytest.skip("the page is not there")
    url = "https://other.example/national/news/48213"

    made = run("new", "other", "--page", page, "--url", url, "--into", tmp_path / "own")

    text = (tmp_path / "own/other.py").read_text("utf8")
    assert 'family="jadewits",' in text
    assert "layouts=" not in text
    assert "family: this is a page of Jadewits" in made.stderr


def test_nothing_that_exists_is_replaced(saved, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "chorerkagoj.py").write_text("mine")

    result = run("new", "chorerkagoj", "--page", saved, "--into", own)

    assert isinstance(result.exception, UsageError)
    assert [path.name for path in own.rglob("*")] == ["chorerkagoj.py"]
    assert (own / "chorerkagoj.py").read_text() == "mine"


@pytest.mark.parametrize(
    ("args", "page", "said"),
    [
        (("Bad-Slug",), PAGE, "SLUG Bad-Slug"),
        (("x", "--case", "a/b"), PAGE, "--case a/b"),
        (("x",), PAGE.replace("canonical", "other"), "give it with --url"),
        (("x", "--url", "https://samakal.com/x"), PAGE, "samakal.com is samakal's already"),
        (("x",), "শুধু লেখা, কোনো মার্কআপ নেই। " * 20, "needs HTML"),
        (("x",), "<html><body><p>কিছু নেই</p></body></html>", "address"),
        (("x", "--url", "https://x.example/a-1"), "<html><body><p>নেই</p></body></html>", "no article"),
        (("x",), "", "begin from an article page"),
    ],
)  # fmt: skip
def test_what_is_no_beginning_is_told(tmp_path, args, page, said):
    (tmp_path / "saved.html").write_text(page, "utf8")
    own = tmp_path / "own"

    result = run("new", *args, "--page", tmp_path / "saved.html", "--into", own)

    assert isinstance(result.exception, UsageError)
    assert said in str(result.exception)
    assert not own.exists()


def test_outside_a_checkout_new_asks_where_to(saved, tmp_path):
    result = run("new", "x", "--page", saved, "--root", tmp_path)
    assert "--into" in str(result.exception)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('css(".st-head")', 'css(".gone")', "selector: 2026.title: .gone fires in no fixture page"),
        ('css(".st-head")', 'css("h1:::x")', "selector: 2026.title: h1:::x: no selector"),
        ('css(".st-head")', 'css(".st-head, h1")', "no comma"),
        ('drop=(".st-more",)', "drop=(\"[class*='Story_text__']\",)", "both body and dropped"),
        ('name="চরের কাগজ"', 'name="Chor"', "name: 'Chor': write the newspaper's name in Bengali"),
        ('("chorerkagoj.example",)', '("other.example",)', "address: https://www.chorerkagoj"),
        ('/?$",)', '/?",)', "expected ^/…$"),
        ("/[^/]+/?$", "/[0-9]+/?$", "fires on no address of fixtures/urls"),
        ('byline=(css(".st-by"),)', 'byline=(css(".st-time"),)', "authors: blessed ['রাশেদ মাহমুদ'], now "),
    ],
)  # fmt: skip
def test_check_bites(saved, tmp_path, old, new, said):
    own = tmp_path / "own"
    run("new", "chorerkagoj", "--page", saved, "--into", own)
    run("bless", "chorerkagoj", "--root", own, "--sites", own)
    changed = tmp_path / "changed"
    own.rename(changed)
    path = changed / "chorerkagoj.py"
    text = path.read_text("utf8")
    assert old in text
    path.write_text(text.replace(old, new), "utf8")

    result = run("check", "chorerkagoj", "--root", changed, "--sites", changed)

    assert result.exit_code == 1
    assert said in result.stdout


def test_check_tells_broken_files(tmp_path):
    (tmp_path / "broken.py").write_text("SITE =")
    result = run("check", "--sites", tmp_path, "--root", tmp_path)

    assert result.stdout.startswith(f"FAIL {tmp_path / 'broken.py'}:1: ")
    assert result.exit_code == 1
    named = run("check", "broken", "--sites", tmp_path, "--root", tmp_path)
    assert (named.stdout, named.exit_code) == (result.stdout.splitlines(keepends=True)[0], 1)
    other = run("check", "samakal", "--sites", tmp_path, "--root", tmp_path)
    assert "broken" not in other.stdout
    assert f"{tmp_path / 'broken.py'}:1: " in other.stderr


# ── bless ──────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "fixtures" / "pages" / "_text" / "plain"
    folder.mkdir(parents=True)
    (folder / "meta.toml").write_text('shows = "a plain page"\nreviewed = 2026-01-01\n', "utf8")
    text = ["ঘাটে ঘাটে জেলেদের নির্ঘুম রাত", *(PARAGRAPH.format(n) for n in range(4))]
    (folder / "page.txt").write_text("\n\n".join(text), "utf8")
    return tmp_path


def test_blessing_writes_the_record_and_asks_for_a_review(root):
    case = root / "fixtures/pages/_text/plain"

    assert run("bless", "_text/plain", "--root", root).exit_code == 0

    expected = json.loads((case / "expected.json").read_text("utf8"))
    assert expected["title"] == "ঘাটে ঘাটে জেলেদের নির্ঘুম রাত"
    assert len(expected["text"]) == 4
    assert "reviewed" not in (case / "meta.toml").read_text("utf8")


def test_an_unknown_case_is_a_usage_error(root):
    result = run("bless", "_text/absent", "--root", root)

    assert isinstance(result.exception, UsageError)
    assert "_text/absent" in str(result.exception)


# ── from outside, in a run ─────────────────────────────────────────────────────────────────────


def test_a_run_uses_the_folder_and_goes_on_without_a_broken_file(saved, tmp_path):
    own = tmp_path / "own"
    run("new", "chorerkagoj", "--page", saved, "--into", own)
    (own / "broken.py").write_text("SITE =")

    result = CliRunner().invoke(app, ["clean", "--sites", str(own), str(saved)])

    assert json.loads(result.stdout)["site"] == "chorerkagoj"
    assert f"{own / 'broken.py'}:1: invalid syntax (going on without it)" in result.stderr
    assert result.exit_code == 0
    absent = CliRunner().invoke(app, ["clean", "--sites", str(own / "no"), str(saved)])
    assert "no such folder" in str(absent.exception)


def test_entry_points_are_asked_only_where_some_package_has_the_group(tmp_path, monkeypatch):
    def fail(**_group):
        raise AssertionError("asked")

    monkeypatch.setattr(importlib.metadata, "entry_points", fail)
    assert len(Sites(outside=True)) == len(Sites())
    info = tmp_path / "x-1.dist-info"
    info.mkdir()
    (info / "entry_points.txt").write_text("[newsclean.sites]\nx = x\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(AssertionError, match="asked"):
        len(Sites(outside=True))

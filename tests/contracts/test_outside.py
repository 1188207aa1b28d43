"""Site files of others: they count more, say what they replace, and a broken one stops nobody."""

import pickle

import pytest

from newsclean.errors import SiteError
from newsclean.sites import Sites, load_sites

GOOD = """\
from newsclean.model import Layout, Site, css

SITE = Site(slug="{slug}", name="নতুন দিন", hosts=({hosts},), phrases=({phrases}),
            layouts=(Layout(name="one", body=(css("." "story"),)),))
"""


def write(folder, slug, hosts='"x.example"', phrases="", text=GOOD):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{slug}.py"
    path.write_text(text.format(slug=slug, hosts=hosts, phrases=phrases), "utf8")
    return path


def test_a_folder_given_is_read_and_wins(tmp_path):
    write(tmp_path, "newday", '"samakal.com"', '"সবার আগে নতুন দিনের সব খবর",')
    sites = Sites(outside=True, given=str(tmp_path))

    assert sites.find_by_url("https://www.samakal.com/x").slug == "newday"
    assert sites.find_by_phrase("পড়ুন সবার আগে নতুন দিনের সব খবর এখানে").slug == "newday"
    assert "newday" in sites.slugs
    assert sites.place("newday") == (f"folder {tmp_path}", tmp_path / "newday.py")
    assert sites.place("samakal")[0] == "newsclean"
    assert sites.conflicts == (f"samakal.com: newday of folder {tmp_path} goes before samakal",)
    assert sites.layouts(sites.get("newday"))[0].body[0].what == ".story"


def test_a_namesake_replaces_the_shipped_one_whole(tmp_path):
    write(tmp_path, "samakal", '"samakal.example"')
    sites = Sites(outside=True, given=str(tmp_path))

    assert sites.get("samakal").hosts == ("samakal.example",)
    assert sites.find_by_url("https://samakal.com/x") is None
    assert sites.conflicts == (f"samakal: that of folder {tmp_path} replaces that of newsclean",)
    assert len(sites) == len(Sites())


def test_a_folder_given_beats_the_users(tmp_path):
    write(tmp_path / "user", "newday", '"user.example"')
    write(tmp_path / "given", "newday", '"given.example"')
    sites = Sites(outside=True, given=str(tmp_path / "given"), user=tmp_path / "user")

    assert sites.get("newday").hosts == ("given.example",)
    assert sites.conflicts[0].endswith("replaces that of user folder")


def test_a_host_that_a_shipped_site_disowns_can_be_had(tmp_path):
    disowned = Sites().get("prothomalo").hosts[0]
    assert Sites().find_by_url(f"https://epaper.{disowned}/x") is None
    write(tmp_path, "paper", f'"epaper.{disowned}"')

    sites = Sites(outside=True, given=str(tmp_path))

    assert sites.find_by_url(f"https://epaper.{disowned}/x").slug == "paper"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("SITE = Site(\n", 1, "never closed"),
        ("import os\n\nSITE = os.getcwd()\n", 3, "read and not run"),
        ("x = 1\n", 1, "expected one literal SITE"),
        ("SITE = 'x'\n", 1, "not the string 'x'"),
        ('SITE = Site(\n  slug="bad",\n  name="ক",\n  hosts=("x.example"),\n)', 4, "('x',)"),
        ('SITE = Site(\n  slug="bad",\n  name="ক",\n  hosts=("www.x.example",),\n)', 4, "www."),
        ('SITE = Site(\n  slug="bad",\n  nam="ক",\n  hosts=("x.example",),\n)', 3, "'nam'"),
        ('SITE = Site(slug="other", name="ক", hosts=("x.example",))', 1, "name of its file, 'bad'"),
        ('SITE = Site(\n slug="bad", name="ক", hosts=("x.example",),\n zone="Asia/Dacca1")', 3, "zone"),
        ('SITE = Site(\n slug="bad", name="ক", hosts=("x.example",),\n family="none")', 3, "platform"),
        ('SITE = Site(\n slug="bad", name="ক", hosts=("x.example",),\n articles=("^/(",))', 3, "^/("),
        ('SITE = Site(\n slug="bad", name="ক", hosts=("x.example",),\n feeds=("/{x}",))', 3, "{date}"),
        (('SITE = Site(slug="bad", name="ক", hosts=("x.example",),\n layouts=(Layout(name="a",\n'
         ' body=css(".a")),))'), 3, "tuple of locators"),
        (('SITE = Site(slug="bad", name="ক", hosts=("x.example",),\n layouts=(Layout(name="a",\n'
         ' body=(css(1),)),))'), 3, "expected a string"),
        ('SITE = Site(slug="bad", name="ক")', 1, "hosts"),
        ('SITE = Site(\n**x)', 2, "**"),
    ],
)  # fmt: skip
def test_a_broken_file_is_told_by_file_and_line_and_stops_nobody(tmp_path, text, line, said):
    write(tmp_path, "newday")
    bad = tmp_path / "bad.py"
    bad.write_text(text, "utf8")
    sites = Sites(outside=True, given=str(tmp_path))

    assert sites.find_by_url("https://x.example/1").slug == "newday"
    (problem,) = sites.problems
    assert isinstance(problem, SiteError)
    assert str(problem).startswith(f"{bad}:{line}: ")
    assert said in str(problem)


@pytest.mark.parametrize("text", ["SITE = " + "(" * 5000, "SITE = " + "'a' + " * 20000 + "'a'"])
def test_what_is_nested_without_end_is_told(tmp_path, text):
    (tmp_path / "bad.py").write_text(text)
    (problem,) = Sites(outside=True, given=str(tmp_path)).problems
    assert str(problem).startswith(f"{tmp_path / 'bad.py'}:1: ")


def test_bytes_that_are_no_text_are_told(tmp_path):
    (tmp_path / "bad.py").write_bytes(b"\x00\xff")

    (problem,) = Sites(outside=True, given=str(tmp_path)).problems
    assert str(problem).startswith(f"{tmp_path / 'bad.py'}:1: ")


def test_one_folder_has_one_site_a_host_and_a_missing_folder_is_told(tmp_path):
    write(tmp_path, "aa")
    write(tmp_path, "bb")
    sites = Sites(outside=True, given=f"{tmp_path}:{tmp_path / 'absent'}")

    assert sites.find_by_url("https://x.example/").slug == "aa"
    assert [("already aa's" in str(p), "no such folder" in str(p)) for p in sites.problems] == [
        (False, True),
        (True, False),
    ]


def test_the_users_folder_is_where_the_platform_keeps_settings(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    write(tmp_path / "newsclean" / "sites", "newday")

    assert load_sites().place("newday")[0] == "user folder"
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    write(tmp_path / "home" / ".config" / "newsclean" / "sites", "otherday")
    assert "otherday" in load_sites().slugs
    monkeypatch.setattr("sys.platform", "darwin")
    write(tmp_path / "home/Library/Application Support/newsclean/sites", "macday")
    assert "macday" in load_sites().slugs


def test_outside_sites_are_handed_to_workers(tmp_path):
    write(tmp_path, "newday")
    sites = Sites(outside=True, given=str(tmp_path))
    assert sites.find_by_url("https://x.example/") is not None

    assert pickle.loads(pickle.dumps(sites)).find_by_url("https://x.example/").slug == "newday"

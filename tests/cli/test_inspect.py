"""`newsclean inspect`: one page in, one report out; the rest is a message."""

import builtins
import os
import re
import webbrowser

import pytest
from typer.testing import CliRunner

from newsclean.cli.app import app
from newsclean.errors import MissingExtra, SourceError, UsageError
from newsclean.report import rendering
from report.pages import HTML, LISTING, TEXT, TITLE
from sources import newspaper
from sources.loopback import serve


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text(HTML, "utf8")
    (tmp_path / "page.txt").write_text(TEXT, "utf8")
    (tmp_path / "listing.html").write_text(LISTING, "utf8")

    def call(*args, **options):
        return CliRunner().invoke(app, ["inspect", *args], **options)

    return call


@pytest.mark.parametrize("page", ["page.html", "page.txt"])
def test_the_report_goes_to_standard_output(run, page):
    result = run(page)
    assert result.exit_code == 0
    assert result.stdout.startswith("<!doctype html>")
    assert TITLE in result.stdout
    assert "article by " in result.stdout


def test_the_report_goes_to_a_file_and_none_is_replaced_unasked(run, tmp_path):
    assert run("page.txt", "-o", "report.html").exit_code == 0
    first = (tmp_path / "report.html").read_text("utf8")
    assert first.startswith("<!doctype html>")
    assert isinstance(run("listing.html", "-o", "report.html").exception, UsageError)
    assert (tmp_path / "report.html").read_text("utf8") == first
    assert run("listing.html", "-o", "report.html", "-f").exit_code == 0
    assert "rejected as listing" in (tmp_path / "report.html").read_text("utf8")


def test_open_shows_a_file_in_the_browser(run, tmp_path, monkeypatch):
    shown = []
    monkeypatch.setattr(webbrowser, "open", lambda uri: shown.append(uri) or True)
    assert run("page.html", "-o", "report.html", "--open").exit_code == 0
    assert shown == [(tmp_path / "report.html").as_uri()]
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    result = run("page.html", "--open")
    assert result.stdout == ""
    assert re.fullmatch(r"newsclean-.*\.html", os.path.basename(shown[1]))


def test_standard_input_and_what_is_known_of_the_page(run):
    result = run(
        "-",
        "--url",
        "https://example.com/story",
        "--fetched-at",
        "2026-01-10T08:00:00+06:00",
        input=HTML.encode(),
    )
    assert "https://example.com/story" in result.stdout
    assert "2026-01-10T08:00:00+06:00" in result.stdout


def test_options_of_cleaning_hold(run):
    assert re.search("<ins>12</ins>", run("page.txt").stdout)
    assert "<ins>12</ins>" not in run("page.txt", "--digits", "keep").stdout
    assert isinstance(run("page.html", "--site", "no-such-site").exception, UsageError)


@pytest.mark.parametrize(
    ("args", "error"),
    [
        (("absent.html",), SourceError),
        ((".",), UsageError),
        (("page.html", "--fetched-at", "yesterday"), UsageError),
        (("page.html", "-o", "-", "--open"), UsageError),
        (("page.html", "-o", "no/such/folder.html"), UsageError),
    ],
)
def test_what_cannot_be_done_is_said(run, args, error):
    assert isinstance(run(*args).exception, error)


def test_a_page_that_breaks_us_is_reported_on(run, monkeypatch):
    def broken(_options):
        def clean(_raw):
            raise KeyError("broken")

        return clean

    monkeypatch.setattr("newsclean.runners.load_clean", broken)
    result = run("page.html")
    assert "rejected as crashed: KeyError" in result.stdout


def test_a_missing_jinja2_is_an_extra(run, monkeypatch):

    original = builtins.__import__

    def without(name, *args, **options):
        if name == "jinja2":
            raise ImportError(name)
        return original(name, *args, **options)

    rendering.open_templates.cache_clear()
    monkeypatch.setattr(builtins, "__import__", without)
    error = run("page.html").exception
    monkeypatch.undo()
    rendering.open_templates.cache_clear()
    assert isinstance(error, MissingExtra)
    assert error.extra == "report"


@pytest.fixture
def direct(monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("direct")
def test_a_live_page_is_shown_with_where_it_came_from(run):
    with newspaper.serve(newspaper.Paper) as paper:
        url = f"{paper.url}/news/3"
        result = run(url, "--allow-private")
        asked = newspaper.asked(paper)
    assert result.exit_code == 0
    assert newspaper.title(3) in result.stdout
    assert "2026-11-13T09:05:00+06:00" in result.stdout
    assert url in result.stdout
    assert "HTTP 200" in result.stdout
    assert asked == ["/robots.txt", "/news/3"]


@pytest.mark.usefixtures("direct")
def test_a_url_that_gives_no_page_is_said(run):
    with serve() as server:
        error = run(f"{server.url}/image", "--allow-private").exception
        private = run(f"{server.url}/page").exception
    assert isinstance(error, SourceError)
    assert re.search("/image: .*image", str(error))
    assert isinstance(private, SourceError)
    assert "--allow-private" in str(private)

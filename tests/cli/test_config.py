"""Defaults from files and the environment; the command line wins; slips are told by file and key."""

import json
import os

import pytest


@pytest.fixture
def settings(call, here, monkeypatch):
    """Write a settings file and return what `newsclean config --set` says then."""
    monkeypatch.delenv("NEWSCLEAN_CONFIG")

    def run(text, name="newsclean.toml"):
        (here / name).write_text(text, "utf8")
        return call("config", "--set", "--json")

    return run


def held(outcome):
    return {f"{s['command']}.{s['option']}": s["value"] for s in json.loads(outcome.out)}


def test_a_file_sets_defaults_for_all_commands_or_for_one(settings, here, call):
    found = settings('digits = "bengali"\n[clean]\nstrict = true\n[fetch]\ntimeout = 5\n')

    assert (
        held(found).items()
        >= {
            "clean.digits": "bengali",
            "clean.strict": True,
            "fetch.digits": "bengali",
            "fetch.timeout": 5.0,
            "text.digits": "bengali",
        }.items()
    )
    assert "date.digits" not in held(found)
    (here / "in.txt").write_text("কক্ষ 12\n", "utf8")
    assert call("text", "in.txt").out == "কক্ষ ১২\n"
    assert call("text", "--digits", "ascii", "in.txt").out == "কক্ষ 12\n"


def test_the_origin_is_told(settings, here):
    (found,) = json.loads(settings("[clean]\nquiet = true").out)
    assert found["origin"] == f"{here / 'newsclean.toml'}: clean.quiet"


def test_the_nearest_file_counts_and_pyproject_has_a_table(settings, here, monkeypatch):
    assert held(settings("[tool.newsclean.clean]\nforce = true", "pyproject.toml")) == {
        "clean.force": True
    }
    below = here / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert held(settings("[tool.other]\nx = 1", "a/pyproject.toml")) == {"clean.force": True}
    assert held(settings("[clean]\nquiet = true", "a/newsclean.toml")) == {"clean.quiet": True}


def test_variables_go_before_files_and_the_commands_own_before_all(settings, monkeypatch):
    monkeypatch.setenv("NEWSCLEAN_DIGITS", "keep")
    monkeypatch.setenv("NEWSCLEAN_CLEAN_DIGITS", "ascii")
    monkeypatch.setenv("NEWSCLEAN_FETCH_NO_FALLBACK", "1")

    found = held(settings('digits = "bengali"'))

    assert (found["clean.digits"], found["text.digits"]) == ("ascii", "keep")
    assert found["fetch.no-fallback"] is True


def test_the_contacts_variable_is_of_old(settings, monkeypatch):
    monkeypatch.setenv("NEWSCLEAN_CONTACT", "who@example.com")
    assert held(settings(""))["fetch.contact"] == "who@example.com"


def test_commands_of_a_group_have_tables_named_as_they_are_typed(settings):
    assert held(settings('["sites list"]\njson = true')) == {"sites list.json": True}


def test_places_in_a_file_count_from_the_file(settings, here, monkeypatch):
    (here / "below").mkdir()
    monkeypatch.chdir(here / "below")
    found = held(settings('[clean]\nrejects = "no.jsonl"\noutput = "-"'))
    assert os.path.realpath(found["clean.rejects"]) == os.path.realpath(here / "no.jsonl")
    assert found["clean.output"] == "-"


def test_a_file_can_be_named_or_none(settings, here, monkeypatch):
    (here / "other.toml").write_text("[clean]\nstrict = true")
    monkeypatch.setenv("NEWSCLEAN_CONFIG", "other.toml")
    assert held(settings("[clean]\nquiet = true")) == {"clean.strict": True}
    monkeypatch.setenv("NEWSCLEAN_CONFIG", "")
    assert held(settings("[clean]\nquiet = true")) == {}
    monkeypatch.setenv("NEWSCLEAN_CONFIG", "absent.toml")
    assert settings("").err == "newsclean: NEWSCLEAN_CONFIG: absent.toml: no such file\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('digit = "x"', "unknown key 'digit': did you mean 'digits'?"),
        (
            "[clean]\nno_fallback = true",
            "unknown key 'clean.no_fallback': did you mean 'no-fallback'?",
        ),
        ("[cleen]\nstrict = true", "unknown key 'cleen': did you mean 'clean'?"),
        ("[clean.deep]\nx = 1", "unknown key 'clean.deep': expected one of "),
        ('digits = "roman"', "digits: 'roman' is not one of"),
        ('[clean]\nstrict = "yes"', "clean.strict: 'yes': expected true or false"),
        ("[clean]\nurl = true", "clean.url: True: expected no table"),
        ("[fetch]\ntimeout = 0", "fetch.timeout: Input should be greater"),
        ("digits =", "no TOML: "),
    ],
)
def test_a_slip_is_told_by_file_and_key(settings, here, call, text, said):
    found = settings(text)

    assert found.code == 2
    assert found.err.startswith(f"newsclean: {here / 'newsclean.toml'}: {said}")
    assert call("clean", "x").code == 2
    assert call("--help").code == 0


def test_a_variables_slip_is_told_by_its_name(settings, monkeypatch):
    monkeypatch.setenv("NEWSCLEAN_DIGITS", "roman")
    assert settings("").err.startswith("newsclean: NEWSCLEAN_DIGITS: ")


def test_every_option_is_listed_with_where_it_is_from(call):
    lines = call("config").out.splitlines()

    assert any(line.split() == ["clean.digits", '"ascii"', "built", "in"] for line in lines)
    assert any(line.split()[:2] == ["sites", "bless.root"] for line in lines)

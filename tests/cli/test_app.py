import json

import jsonschema
import pytest

import newsclean
from newsclean.cli import messages
from newsclean.errors import NewscleanError, SiteError, SourceError, UsageError


def test_version(call):
    result = call("--version")
    assert (result.code, result.out) == (0, f"newsclean {newsclean.__version__}\n")


@pytest.mark.parametrize(
    "args", [("--help",), ("clean", "--help"), ("fetch", "-h"), ("schema", "-h")]
)
def test_help_has_examples(call, args):
    result = call(*args)
    assert result.code == 0
    assert "Examples:\n    newsclean " in result.out
    assert max(map(len, result.out.splitlines())) <= 80


def test_help_comes_where_nothing_is_asked(call):
    result = call()
    assert result.code == 2
    assert "Commands:" in result.out + result.err


def test_a_command_that_does_not_exist_is_usage(call):
    result = call("cleen")
    assert result.code == 2
    assert "clean" in result.err


@pytest.mark.parametrize(("args", "key"), [((), "text"), (("--rejection",), "reason")])
def test_schema(call, args, key):
    result = call("schema", *args)
    schema = json.loads(result.out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert key in schema["required"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_shown(call, monkeypatch, shell):
    monkeypatch.setenv("_NEWSCLEAN_COMPLETE", f"source_{shell}")
    result = call()
    assert result.code == 0
    assert "_NEWSCLEAN_COMPLETE" in result.out


@pytest.mark.parametrize(
    ("error", "code"),
    [(UsageError("x"), 2), (SourceError("x"), 3), (SiteError("x"), 4), (NewscleanError("x"), 2)],
)
def test_our_own_errors_are_one_line_and_a_code(call, here, monkeypatch, error, code):
    def fail(_options):
        raise error

    monkeypatch.setattr("newsclean.runners.load_clean", fail)
    (here / "a.txt").write_text("ক")
    result = call("clean", "a.txt")
    assert (result.code, result.err, result.out) == (code, "newsclean: x\n", "")


def test_an_interruption_before_the_run_is_quiet(call, here, monkeypatch):
    def interrupt(_options):
        raise KeyboardInterrupt

    monkeypatch.setattr("newsclean.runners.load_clean", interrupt)
    (here / "a.txt").write_text("ক")
    result = call("clean", "a.txt")
    assert (result.code, result.err) == (130, "")


@pytest.mark.parametrize("text", ["খবর", "র‍্যাব", "a b"])
def test_what_is_printable_stays(text):
    assert messages.printable(text) == text


@pytest.mark.parametrize(
    "text", ["\n", "\x1b[2J", "\x9b", "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{LINE SEPARATOR}"]
)
def test_what_moves_the_cursor_is_spelled_out(text):
    assert messages.printable(text).isascii()
    assert messages.printable(text).isprintable()

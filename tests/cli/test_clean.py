import gzip
import io
import json
import sys

import jsonschema
import pytest

from newsclean.model import Article, Rejection
from newsclean.sinks.schemas import json_schema

TEXT = "হাওরে আগাম বন্যার শঙ্কা\n\nকৃষকেরা ধান কাটছেন।\n"


def put(path, text=TEXT):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def lines(path):
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def test_records_go_to_standard_output_and_nothing_else_does(call, here):
    put(here / "পাতা/১.txt")
    put(here / "পাতা/২.txt", "LISTING")
    result = call("clean", "পাতা")
    assert result.code == 0
    (record,) = result.records
    assert record["source"]["path"] == "পাতা/১.txt"
    assert "হাওরে আগাম বন্যার শঙ্কা" in result.out
    assert result.err.splitlines()[0] == "newsclean: পাতা/২.txt: no article (listing): 40 headlines"
    assert "2 read, 1 written, 1 rejected" in result.err
    assert "rejected: listing 1" in result.err
    assert "warnings: date.missing 1" in result.err


def test_every_line_validates(call, here):
    put(here / "a.txt")
    put(here / "b.txt", "LISTING")
    result = call("clean", "a.txt", "b.txt", "nowhere.txt", "--rejects", "r.jsonl")
    for record in result.records:
        jsonschema.validate(record, json_schema(Article))
    rejections = lines(here / "r.jsonl")
    for rejection in rejections:
        jsonschema.validate(rejection, json_schema(Rejection))
    assert [(one["path"], one["reason"]) for one in rejections] == [
        ("b.txt", "listing"),
        ("nowhere.txt", "unreadable"),
    ]


def test_quiet_says_only_what_went_wrong(call, here):
    put(here / "a.txt")
    put(here / "b.txt", "LISTING")
    assert call("clean", "a.txt", "b.txt", "-q").err == ""
    result = call("clean", "a.txt", "nowhere", "--quiet")
    assert result.err == "newsclean: nowhere: no such file or folder\n"


def test_exit_codes(call, here):
    put(here / "a.txt")
    put(here / "l.txt", "LISTING")
    put(here / "c.txt", "CRASH")
    put(here / "empty.txt", "")
    assert call("clean", "a.txt").code == 0
    assert call("clean", "a.txt", "l.txt").code == 0
    assert call("clean", "a.txt", "l.txt", "--strict").code == 1
    assert call("clean", "a.txt", "empty.txt").code == 1
    assert call("clean", "a.txt", "c.txt").code == 1
    assert call("clean", "a.tx", "empty.txt").code == 3
    missing = call("clean", "a.txt", "-o", "nowhere/out.jsonl")
    assert (missing.code, "there is no folder" in missing.err) == (2, True)
    assert call("clean").code == 2
    assert call("clean", "a.txt", "--digits", "roman").code == 2
    assert call("clean", "a.txt", "--no-such-option").code == 2


def test_each_trouble_is_one_line_and_the_rest_goes_on(call, here):
    put(here / "f/a.txt")
    put(here / "empty.html", "")
    put(here / "pic.png", b"\x89PNG\r\n\x1a\n\0\0\0\0")
    (here / "nothing").mkdir()
    result = call("clean", "f/b.txt", "empty.html", "pic.png", "nothing", "f", "-q")
    assert result.code == 1
    assert len(result.records) == 1
    told = result.err.splitlines()
    assert [line.split(": ")[1] for line in told] == ["f/b.txt", "empty.html", "pic.png", "nothing"]
    assert all(line.startswith("newsclean: ") for line in told)


def test_a_crash_is_told_and_kept(call, here):
    put(here / "c.txt", "CRASH")
    put(here / "d.txt")
    result = call("clean", "c.txt", "d.txt", "-q", "--rejects", "r.jsonl")
    assert len(result.records) == 1
    assert "KeyError" in result.err
    assert "Traceback" not in result.err
    assert lines(here / "r.jsonl")[0]["reason"] == "crashed"


def test_a_flood_of_rejections_is_told_in_part(call, here):
    put(here / "a.jsonl", "\n".join(json.dumps({"text": f"LISTING {n}"}) for n in range(100)))
    result = call("clean", "a.jsonl")
    assert result.code == 0
    assert len(result.err.splitlines()) < 30
    assert "rejected: listing 100" in result.err


def test_a_file_is_written_whole_and_not_over_another(call, here):
    put(here / "f/a.txt")
    first = call("clean", "f", "-o", "f/out.jsonl")
    assert (first.code, first.out) == (0, "")
    assert len(lines(here / "f/out.jsonl")) == 1
    again = call("clean", "f", "-o", "f/out.jsonl")
    assert again.code == 2
    assert (
        again.err
        == "newsclean: f/out.jsonl: exists already; --force replaces it, --append adds to it\n"
    )
    put(here / "f/b.txt", TEXT + "আরও")
    assert call("clean", "f", "-o", "f/out.jsonl", "--force").code == 0
    assert len(lines(here / "f/out.jsonl")) == 2
    assert sorted(path.name for path in (here / "f").iterdir()) == ["a.txt", "b.txt", "out.jsonl"]


def test_a_file_that_is_replaced_is_no_input(call, here):
    put(here / "f/a.txt")
    put(here / "f/out.txt", TEXT)
    assert call("clean", "f", "-o", "f/out.txt", "--rejects", "f/no.txt", "--force").code == 0
    assert [one["source"]["path"] for one in lines(here / "f/out.txt")] == ["f/a.txt"]


def test_where_nothing_could_be_read_no_file_is_made(call, here):
    put(here / "out.jsonl", "before\n")
    result = call("clean", "nowhere", "-o", "out.jsonl", "--rejects", "r.jsonl", "--force")
    assert result.code == 3
    assert (here / "out.jsonl").read_text() == "before\n"
    assert lines(here / "r.jsonl")[0]["path"] == "nowhere"


@pytest.mark.parametrize("rejects", ["-", "out.jsonl", "./out.jsonl"])
def test_records_and_rejections_never_mix(call, here, rejects):
    put(here / "a.txt")
    assert call("clean", "a.txt", "-o", "out.jsonl", "--rejects", rejects).code == 2
    assert sorted(path.name for path in here.iterdir()) == ["a.txt"]


def test_options_reach_the_cleaning(call, here):
    put(here / "a.txt")
    given = (
        "--digits",
        "keep",
        "--nukta",
        "composed",
        "--site",
        "jagaran",
        "--url",
        "https://a.example/1",
    )
    (record,) = call("clean", "a.txt", *given, "--fetched-at", "2024-11-02T10:30:00+06:00").records
    assert record["normalization"] == {"digits": "keep", "nukta": "composed", "rules": "0"}
    assert record["site"] == "jagaran"
    assert record["url"] == "https://a.example/1"
    assert record["source"]["fetched_at"] == "2024-11-02T10:30:00+06:00"


def test_a_page_that_knows_its_url_and_time_keeps_them(call, here):
    put(here / "a.jsonl", '{"text": "ক", "url": "https://a.example/1", "fetched_at": 0}')
    given = ("--url", "https://b.example/", "--fetched-at", "2024-11-02T10:30:00Z")
    (record,) = call("clean", "a.jsonl", *given).records
    assert record["url"] == "https://a.example/1"
    assert record["source"]["fetched_at"] == "1970-01-01T00:00:00Z"


@pytest.mark.parametrize(
    "args",
    [
        ("a.txt", "b.txt", "--url", "https://a.example/"),
        (".", "--url", "https://a.example/"),
        ("two.jsonl", "--url", "https://a.example/"),
        ("a.txt", "--fetched-at", "2024-11-02 10:30"),
        ("a.txt", "--fetched-at", "yesterday"),
    ],
)
def test_usage_is_told(call, here, args):
    put(here / "a.txt")
    put(here / "b.txt")
    put(here / "two.jsonl", '{"text": "ক"}\n{"text": "খ"}\n')
    result = call("clean", *args)
    assert result.code == 2
    assert result.err.count("\n") == 1


def test_notes_about_inputs_are_told(call, here):
    put(here / "a.jsonl", '{"text": "ক", "fetched_at": "2024-11-02 10:30"}')
    result = call("clean", "a.jsonl")
    assert result.code == 0
    assert "a.jsonl#1: fetched_at is not used" in result.err


def test_standard_input(call, here, monkeypatch):
    for body, paths in ((TEXT, ["-"]), ('{"text": "ক"}\n{"text": "খ"}\n', ["-#1", "-#2"])):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body.encode())))
        assert [one["source"]["path"] for one in call("clean", "-").records] == paths


def test_names_cannot_take_over_the_terminal(call, here):
    put(here / "a\x1b[31m\nb.txt", "LISTING")
    result = call("clean", ".")
    assert "\x1b" not in result.err
    assert "a\\x1b[31m\\nb.txt: no article" in result.err


def test_explain_goes_to_stderr(call, here):
    put(here / "a.txt")
    result = call("clean", "a.txt", "--explain")
    assert len(result.records) == 1
    assert "a.txt: article by text, confidence 0.90" in result.err


def test_pages_of_every_shape_pass_through(call, here):
    put(here / "f/one-line.html", "<p>" + "নদী " * 500_000)
    put(here / "f/nul.html", "<html><p>নদী\0 শান্ত" * 50)
    put(here / "f/latin.txt", b"caf\xe9 \xff\xfe\xfa" * 20)
    result = call("clean", "f")
    assert len(result.records) == 3
    assert result.out.count("\n") == 3


def test_many_pages_in_many_processes_give_the_same_bytes(call, here):
    for number in range(90):
        put(here / f"f/{number:02}.txt", "LISTING" if number % 9 == 0 else f"{number}\n\n{TEXT}")
    put(here / "f/style.css", "p {}")
    put(here / "a.jsonl", '{"markup": "নদী শান্ত"}\n' * 20)
    for workers in ("1", "2"):
        given = ("--workers", workers, "--column", "markup", "--rejects", f"no{workers}.jsonl.gz")
        fetched = ("--fetched-at", "2024-11-02T10:30:00+06:00")
        result = call("clean", "f", "a.jsonl", "-o", f"{workers}.jsonl.gz", *given, *fetched)
        assert result.code == 0
        # read + unread = written + rejected, and what is skipped besides
        assert "110 read, 100 written, 10 rejected, 1 skipped as no page" in result.err
    for name in ("{}.jsonl.gz", "no{}.jsonl.gz"):
        assert (here / name.format(1)).read_bytes() == (here / name.format(2)).read_bytes()
    records = [
        json.loads(line)
        for line in gzip.decompress((here / "1.jsonl.gz").read_bytes()).splitlines()
    ]
    assert {one["source"]["fetched_at"] for one in records} == {fetched[1]}
    assert [one["source"]["path"] for one in records[-20:]] == [
        f"a.jsonl#{n}" for n in range(1, 21)
    ]
    assert len(gzip.decompress((here / "no1.jsonl.gz").read_bytes()).splitlines()) == 10


def test_forms_and_names_of_other_tools(call, here):
    put(here / "a.txt")
    assert call("clean", "a.txt", "--to", "markdown", "-o", "read").code == 0
    (page,) = (here / "read").glob("*/*.md")
    assert page.read_text("utf8").startswith("---\ntitle:")
    assert call("clean", "a.txt", "--to", "csv").out.startswith("\ufeffid,")
    (renamed,) = call("clean", "a.txt", "--profile", "schemaorg").records
    assert renamed["@type"] == "NewsArticle"
    refused = call("clean", "a.txt", "--profile", "hf", "-o", "out.jsonl", "--resume")
    assert refused.code == 2
    assert not (here / "out.jsonl").exists()


def test_tables_are_written_in_one_go(call, here):
    put(here / "a.txt")
    assert call("clean", "a.txt", "-o", "out.csv").code == 0
    assert (here / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    for option in ("--resume", "--append"):
        result = call("clean", "a.txt", "-o", "out.csv", option)
        assert (result.code, "a file of JSON lines" in result.err) == (2, True)
    assert not list(here.glob("*.journal"))


def test_the_journal_is_no_input(call, here):
    put(here / "a.txt")
    result = call("clean", ".", "-o", "out.jsonl")
    assert result.code == 0
    assert len(lines(here / "out.jsonl")) == 1


def test_what_is_shown_of_pages_is_shown_whatever_the_workers(call, here):
    put(here / "f/a.txt")
    put(here / "f/b.txt")
    result = call("clean", "f", "--explain", "--workers", "2")
    assert result.err.count("article by text, confidence 0.90") == 2


@pytest.mark.parametrize(
    "given", [("--workers", "0"), ("--page-timeout", "-1"), ("--page-memory", "x")]
)
def test_limits_that_are_none_are_usage(call, here, given):
    put(here / "a.txt")
    assert call("clean", "a.txt", *given).code == 2

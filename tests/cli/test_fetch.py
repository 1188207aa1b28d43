import io
import json
import sys

import pytest

from sources.loopback import serve

LOCAL = ("--allow-private", "--delay", "0")


@pytest.fixture
def site():
    with serve() as server:
        yield server


def test_pages_come_as_records_and_the_rest_as_rejections(call, here, site):
    urls = [f"{site.url}/{name}" for name in ("page", "no-type", "other", "image", "silent")]
    result = call("fetch", *urls, "--timeout", "0.6", *LOCAL, "--rejects", "r.jsonl")
    assert result.code == 1
    assert [one["source"]["path"] for one in result.records] == urls[:2]
    assert [one["source"]["status"] for one in result.records] == [200, 200]
    assert [one["url"] for one in result.records] == urls[:2]
    assert all(one["source"]["fetched_at"] for one in result.records)
    rejections = [json.loads(line) for line in (here / "r.jsonl").read_bytes().splitlines()]
    assert [(one["path"], one["reason"]) for one in rejections] == [
        (urls[2], "http-error"),
        (urls[3], "not-html"),
        (urls[4], "timeout"),
    ]
    assert f"newsclean: {urls[2]}: HTTP 404 Not Found" in result.err
    assert "2 read, 2 written, 3 rejected, 3 unread" in result.err


def test_urls_are_read_from_standard_input(call, here, site, monkeypatch):
    listed = f'# today\n{site.url}/page\n\n{{"url": "{site.url}/no-type"}}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(listed.encode())))
    result = call("fetch", "-", "-o", "out.jsonl", "-q", *LOCAL)
    assert (result.code, result.err) == (0, "")
    assert len((here / "out.jsonl").read_bytes().splitlines()) == 2


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("ftp://a.example/x",), 3),
        (("a.example/story",), 3),
        ((), 2),
        (("http://a.example/", "--timeout", "0"), 2),
        (("http://a.example/", "--contact", "ডেস্ক"), 2),
    ],
)
def test_what_cannot_be_asked(call, args, code):
    result = call("fetch", *args)
    assert result.code == code
    assert "Traceback" not in result.err


def test_an_empty_list_is_told(call, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"# nothing\n")))
    result = call("fetch", "-", "-q")
    assert (result.code, result.err) == (3, "newsclean: -: no URL was given\n")


def test_who_asks_can_be_named(call, site, monkeypatch):
    monkeypatch.setenv("NEWSCLEAN_CONTACT", "desk@a.example")
    call("fetch", f"{site.url}/page", *LOCAL)
    assert site.seen[-1][1]["User-Agent"].endswith("(+desk@a.example)")

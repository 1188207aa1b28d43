"""Runs of fetch that are killed, kept, replayed and checked."""

import json
import signal
import time

import pytest

from newsclean.sources.web.warc_out import WarcOut
from sources.newspaper import Paper, article, asked, serve, title

LOCAL = ("--allow-private", "--delay", "0")


@pytest.fixture
def paper():
    with serve(Paper) as server:
        yield server


def test_killed_in_the_middle_a_run_goes_on_and_gives_the_same_set(start, here, paper):
    urls = [f"{paper.url}/news/{number}" for number in range(60)]
    (here / "urls.txt").write_text("\n".join(urls))
    args = ("fetch", "-i", "urls.txt", "-o", "out.jsonl", "--resume", "run.journal",
            "--allow-private", "--delay", "0.02")  # fmt: skip
    killed = start(*args)
    deadline = time.monotonic() + 30
    while len(paper.log) < 20 and time.monotonic() < deadline:
        time.sleep(0.02)
    killed.send_signal(signal.SIGKILL)
    assert killed.wait(20) == -signal.SIGKILL
    assert not (here / "out.jsonl").exists()
    before = [path for path in asked(paper) if path != "/robots.txt"]
    assert 15 < len(before) < 55
    again = start(*args)
    _, err = again.communicate(timeout=60)
    assert again.returncode == 0, err
    records = [json.loads(line) for line in (here / "out.jsonl").read_bytes().splitlines()]
    assert sorted(one["source"]["path"] for one in records) == sorted(urls)
    pages = [path for path in asked(paper) if path != "/robots.txt"]
    # The one that was under way as the run was killed may have been answered to nobody.
    assert len(pages) - len(set(pages)) <= 1
    assert b"from the run before" in err


def test_the_next_run_takes_new_pages_only(call, here, paper):
    urls = [f"{paper.url}/news/{number}" for number in range(3)]
    args = (*LOCAL, "--resume", "j")
    assert call("fetch", *urls, *args).code == 0
    nothing = call("fetch", *urls, *args)
    assert (nothing.code, nothing.records) == (0, [])
    assert "3 known already" in nothing.err
    more = call("fetch", *urls, f"{paper.url}/news/5", *args)
    assert [one["url"] for one in more.records] == [f"{paper.url}/news/5"]
    assert call("fetch", *urls, *LOCAL, "--resume", ".").code == 2


def test_what_was_fetched_is_kept_as_warc_and_gives_the_same_records(real, here, paper):
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    urls = [f"{paper.url}/news/{number}" for number in range(4)]
    done = real("fetch", *urls, f"{paper.url}/none", *LOCAL, "--warc-out", "a.warc.gz")
    records = done.records
    assert (done.code, len(records)) == (1, 4)
    pages = []
    with open(here / "a.warc.gz", "rb") as file:
        for record in ArchiveIterator(
            file, record_types=WarcRecordType.response, verify_digests=True
        ):
            head = record.http_headers
            assert (head.status_code, record.http_charset) == (200, "utf-8")
            body = record.reader.read()
            pages.append({"url": record.headers["WARC-Target-URI"], "html": body.decode(),
                          "fetched_at": record.headers["WARC-Date"], "status": 200})  # fmt: skip
    assert [page["url"] for page in pages] == urls
    (here / "pages.jsonl").write_text("".join(json.dumps(page) + "\n" for page in pages))
    again = real("clean", "pages.jsonl")
    assert again.code == 0
    for fetched, cleaned in zip(records, again.records, strict=True):
        assert fetched["source"].pop("fetched_at") == cleaned["source"].pop("fetched_at")
        for key in ("path", "sha256", "charset"):
            fetched["source"].pop(key), cleaned["source"].pop(key)
        assert fetched == cleaned
    assert real("fetch", urls[0], *LOCAL, "--warc-out", "a.warc.gz").code == 2


def test_a_warc_that_is_added_to_stays_one(here):
    from datetime import UTC, datetime

    from fastwarc.warc import ArchiveIterator

    from newsclean.sources.answers import Answer

    answer = Answer("https://a.example/খবর", 200, (("content-type", "text/html"), ("content-encoding", "br")),
                    b"<p>x", datetime(2026, 11, 2, tzinfo=UTC))  # fmt: skip
    for _ in range(2):
        out = WarcOut("b.warc", agent="newsclean/0", append=True)
        out.write(answer)
        out.close()
    with open("b.warc", "rb") as file:
        kinds = [record.headers["WARC-Type"] for record in ArchiveIterator(file)]
    assert kinds == ["warcinfo", "response", "response"]


def test_the_pages_of_three_platforms_are_read_with_their_dates(real, paper):
    urls = [f"{paper.url}/news/{number}" for number in range(3)]
    done = real("fetch", *urls, *LOCAL, "-q")
    records = done.records
    assert done.code == 0
    assert [one["title"] for one in records] == [title(number) for number in range(3)]
    assert [one["published"] for one in records] == [
        f"2026-11-{d}T09:05:00+06:00" for d in (10, 11, 12)
    ]


def test_a_page_is_held_against_what_its_feed_says(real, here, paper):
    lines = [
        {"url": f"{paper.url}/news/0", "title": title(0), "published": "2026-11-10"},
        {
            "url": f"{paper.url}/news/1",
            "title": "একেবারে অন্য এক ঘটনার শিরোনাম",
            "published": "2026-10-01",
        },
        {"url": f"{paper.url}/news/2", "title": None, "published": None},
    ]
    (here / "list.jsonl").write_text("\n".join(map(json.dumps, lines)))
    records = real("fetch", "-i", "list.jsonl", *LOCAL).records
    told = [[w for w in one["warnings"] if w.startswith("feed.")] for one in records]
    assert told == [[], ["feed.title-differs", "feed.date-differs"], []]
    assert [one["evidence"]["feed"] for one in records] == [
        *({key: line[key] for key in ("title", "published")} for line in lines[:2]),
        None,
    ]


def test_offline_gives_the_same_records(real, paper):
    urls = [f"{paper.url}/news/{number}" for number in range(3)]
    args = ("fetch", *urls, *LOCAL, "--cache", "kept")
    records = real(*args).records
    asked_before = len(paper.log)
    done = real(*args, "--offline")
    again = done.records
    assert [one["source"].pop("cache") for one in records] == [None] * 3
    assert [one["source"].pop("cache") for one in again] == ["offline"] * 3
    assert again == records
    assert len(paper.log) == asked_before
    assert "3 from the cache" in done.err


@pytest.mark.parametrize(
    "args",
    [
        ("fetch", "https://a.example/", "--offline"),
        ("fetch", "https://a.example/", "--offline", "--refresh", "--cache", "c"),
        ("fetch", "-i", "no-such-file"),
        ("fetch", "https://a.example/", "--delay", "-1"),
        ("fetch",),
    ],
)
def test_what_cannot_be_asked_is_said(call, args):
    result = call(*args)
    assert result.code == 2
    assert "Traceback" not in result.err


def test_the_summary_has_a_line_for_each_host(call, paper):
    with serve(Paper) as other:
        urls = [f"{paper.url}/news/1", f"{paper.url}/none", f"{other.url}/news/1"]
        err = call("fetch", *urls, *LOCAL).err
    assert f"{paper.url.removeprefix('http://')}: 1 page, 1 http-error" in err
    assert f"{other.url.removeprefix('http://')}: 1 page" in err


def test_private_hosts_need_a_word(call, paper):
    result = call("fetch", f"{paper.url}/news/1")
    assert result.code == 3
    assert "--allow-private" in result.err
    assert paper.log == []


def test_a_reader_that_has_seen_enough_ends_the_run(start, paper):
    urls = [f"{paper.url}/news/{number}" for number in range(400)]
    process = start("fetch", "--quiet", *LOCAL, *urls)
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(20) == 0
    assert len(paper.log) < 400


def test_an_interrupt_ends_the_run_and_keeps_what_is_finished(start, here, paper):
    urls = [f"{paper.url}/news/{number}" for number in range(200)]
    process = start("fetch", "-o", "out.jsonl", "--allow-private", "--delay", "0.05", *urls)
    deadline = time.monotonic() + 30
    while len(paper.log) < 10 and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 130
    assert 5 <= len((here / "out.jsonl").read_bytes().splitlines()) < 200


def test_stdin_is_read_as_it_comes(start, paper):
    import subprocess

    process = start("fetch", "-", "-q", *LOCAL, stdin=subprocess.PIPE)
    process.stdin.write(f"{paper.url}/news/1\n".encode())
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["url"] == f"{paper.url}/news/1"
    process.stdin.close()
    process.stdin = None
    assert process.wait(20) == 0


def test_an_article_is_a_page_of_its_own():
    assert article(1, "https://a.example/1") != article(2, "https://a.example/2")

import io
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from newsclean.model import RawPage
from newsclean.sources import Noted, Skipped, Unread, parse_instant, read_paths

DHAKA = timezone(timedelta(hours=6))


def read(*lines, path=None):
    body = b"\n".join(
        line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode()
        for line in lines
    )
    if path is not None:
        path.write_bytes(body)
        return list(read_paths([str(path)]))
    return list(read_paths(["-"], stdin=io.BytesIO(body)))


def test_lines_bring_what_their_crawler_knew():
    found = read(
        {
            "html": "<p>নদীতে জোয়ার",
            "url": "https://a.example/1",
            "fetched_at": "2024-11-02T10:30:00+06:00",
        },
        {"text": "নদীতে ভাটা", "path": "dump/২.txt", "status": 200},
        {"url": "https://a.example/3", "text": "নদী শান্ত", "fetched_at": 1730521800},
    )
    assert found == [
        RawPage(
            body="<p>নদীতে জোয়ার",
            origin="-#1",
            url="https://a.example/1",
            kind="html",
            fetched_at=datetime(2024, 11, 2, 10, 30, tzinfo=DHAKA),
        ),
        RawPage(body="নদীতে ভাটা", origin="dump/২.txt", kind="text", status=200),
        RawPage(
            body="নদী শান্ত",
            origin="-#3",
            url="https://a.example/3",
            kind="text",
            fetched_at=datetime(2024, 11, 2, 4, 30, tzinfo=UTC),
        ),
    ]


def test_html_goes_before_text_unless_it_is_empty():
    found = read(
        {"html": "<p>ক", "text": "খ"}, {"html": " ", "text": "গ"}, {"html": None, "text": "ঘ"}
    )
    assert [(one.kind, one.body) for one in found] == [
        ("html", "<p>ক"),
        ("text", "গ"),
        ("text", "ঘ"),
    ]


def test_a_damaged_line_costs_itself():
    found = read({"text": "ক"}, b'{"text": "kh', b"", {"other": 1}, {"text": ""}, {"text": "গ"})
    assert [(one.origin, getattr(one, "reason", "page")) for one in found] == [
        ("-#1", "page"),
        ("-#2", "unreadable"),
        ("-#4", "unreadable"),
        ("-#5", "empty"),
        ("-#6", "page"),
    ]


def test_a_damaged_first_line_does_not_hide_the_others():
    found = read(b'{"text": "k', {"text": "খ"})
    assert [type(one) for one in found] == [Unread, RawPage]


def test_blank_lines_and_a_mark_come_before():
    found = read(b"\xef\xbb\xbf", b"", {"text": "ক"})
    assert [(one.origin, one.body) for one in found] == [("-#3", "ক")]
    (one,) = read(b"\xef\xbb\xbf" + b'{"text": "k"}')
    assert one.body == "k"


@pytest.mark.parametrize(
    "body",
    [
        b"{ margin: 0 }\n<p>x",
        b'{\n  "html": "x"\n}',
        "{সম্পাদকীয়}\nআজকের কথা\n".encode(),
        b'{"@type": "NewsArticle"}\nand then the text',
        b"{",
    ],
)
def test_what_only_begins_like_json_is_one_page(body):
    assert read(body) == [RawPage(body=body, origin="-")]


def test_json_without_pages_is_told_once(tmp_path):
    lines = [{"file": "a.html", "sha256": "00"}] * 3
    (told,) = read(*lines)
    assert (told.reason, told.origin) == ("unreadable", "-")
    (told,) = read(*lines, path=tmp_path / "manifest.jsonl")
    assert '"html" or "text"' in told.detail


def test_our_own_records_are_no_pages(tmp_path):
    lines = [{"schema": "newsclean.article/1", "text": "নদী শান্ত"}] * 3
    (told,) = read(*lines, path=tmp_path / "out.jsonl")
    assert "newsclean made" in told.detail
    found = list(read_paths([str(tmp_path)]))
    assert [type(one) for one in found] == [Skipped, Unread]


def test_a_folder_gives_its_json_lines(tmp_path):
    read({"text": "ক"}, {"text": "খ"}, path=tmp_path / "a.jsonl")
    found = list(read_paths([str(tmp_path)]))
    assert [one.origin for one in found] == [f"{tmp_path}/a.jsonl#1", f"{tmp_path}/a.jsonl#2"]


@pytest.mark.parametrize(
    "when", ["2024-11-02T10:30:00", "yesterday", True, [], 1e300, "2024-11-02"]
)
def test_a_time_that_is_no_instant_is_noted_and_left_out(when):
    note, page = read({"text": "ক", "fetched_at": when})
    assert isinstance(note, Noted)
    assert page.fetched_at is None


def test_instants():
    assert parse_instant("2024-11-02T04:30:00Z") == datetime(2024, 11, 2, 4, 30, tzinfo=UTC)
    assert parse_instant(1730521800000) == datetime(2024, 11, 2, 4, 30, tzinfo=UTC)
    assert parse_instant(None) is None


def test_half_letters_and_deep_nesting_do_no_harm():
    half, deep = read(b'{"text": "a\\ud83d b", "path": "x\\udcff"}', b'{"text": ' + b"[" * 100_000)
    assert half.body == "a\N{REPLACEMENT CHARACTER} b"
    half.origin.encode()
    assert deep.reason == "unreadable"


def test_damaged_utf8_in_a_line_is_replaced():
    (one,) = read(b'{"text": "a\xff b"}')
    assert one.body == "a\N{REPLACEMENT CHARACTER} b"


def test_a_line_larger_than_any_page_is_refused_and_passed(monkeypatch):
    monkeypatch.setattr("newsclean.sources.jsonl._LINE_LIMIT_BYTES", 200)
    found = read({"text": "ক"}, {"text": "x" * 5000}, {"text": "খ"})
    assert [getattr(one, "reason", "page") for one in found] == ["page", "too-large", "page"]


def test_lines_are_read_as_they_come():
    class Endless(io.RawIOBase):
        given = 0

        def readable(self):
            return True

        def readinto(self, buffer):
            self.given += 1
            line = b'{"text": "%d"}\n' % self.given
            buffer[: len(line)] = line
            return len(line)

    source = Endless()
    found = read_paths(["-"], stdin=io.BufferedReader(source))
    assert [next(found).body for _ in range(3)] == ["1", "2", "3"]
    assert source.given <= 4

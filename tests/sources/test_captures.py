"""Browser captures, the files that crawlers leave beside a page, and the notes of browsers in it."""

import base64
import quopri
from datetime import UTC, datetime

import pytest

from newsclean.model import RawPage
from newsclean.sources import Noted, Unread, read_paths

HTML = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><h1>চরে নতুন স্কুল</h1>'
    + "<p>নদীর ওপারে = এপারে, সব শিশু এক নৌকায় পড়তে আসে।</p>\r\n" * 30
    + "</body></html>\r\n"
).encode()
URL = "https://khobor.example/নদী/1"


def encode(body, how):
    if how == "quoted-printable":
        return quopri.encodestring(body.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    return base64.encodebytes(body) if how == "base64" else body


def capture(how="quoted-printable", *, body=HTML, first=b"", start="", kind="text/html"):
    """Return a browser capture with a style sheet behind the page, and `first` before it."""
    head = (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {URL}\r\n"
        "Subject: =?utf-8?Q?x?=\r\n"
        "Date: Sat, 2 Nov 2024 10:30:00 +0600\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        f'\tboundary="----Multipart--x7----"{start}\r\n\r\n'
    )
    part = (
        f"------Multipart--x7----\r\nContent-Type: {kind}\r\nContent-ID: <frame-1@mhtml.blink>\r\n"
        f"Content-Transfer-Encoding: {how}\r\nContent-Location: {URL}\r\n\r\n"
    )
    style = (
        "\r\n------Multipart--x7----\r\nContent-Type: text/css\r\nContent-Location: a.css\r\n\r\n"
        "a { color: red }\r\n------Multipart--x7------\r\n"
    )
    return head.encode() + first + part.encode() + encode(body, how) + style.encode()


def read(path, body=None):
    if body is not None:
        path.write_bytes(body)
    return list(read_paths([str(path)]))


@pytest.mark.parametrize("how", ["quoted-printable", "base64", "8bit", "binary"])
def test_a_capture_is_its_page(tmp_path, how):
    (one,) = read(tmp_path / "a.mhtml", capture(how))
    assert one.body.replace(b"\r\n", b"\n").rstrip() == HTML.replace(b"\r\n", b"\n").rstrip()
    assert (one.origin, one.url, one.kind) == (f"{tmp_path}/a.mhtml", URL, "html")
    assert one.fetched_at == datetime(2024, 11, 2, 4, 30, tzinfo=UTC)


def test_the_root_is_the_part_that_is_named_else_the_first_page(tmp_path):
    other = (
        b"------Multipart--x7----\r\nContent-Type: text/html\r\nContent-ID: <other>\r\n\r\n"
        b"<p>frame</p>\r\n"
    )
    (one,) = read(tmp_path / "a.mht", capture(first=other))
    assert one.body.strip() == b"<p>frame</p>"
    named = '; start="<frame-1@mhtml.blink>"'
    (one,) = read(tmp_path / "a.mht", capture(first=other, start=named))
    assert "চরে নতুন স্কুল".encode() in one.body


def test_the_charset_of_the_part_is_kept(tmp_path):
    body = HTML.decode().replace('<meta charset="utf-8">', "").encode("utf-16-le")
    (one,) = read(
        tmp_path / "a.mht", capture("base64", body=body, kind="text/html; charset=utf-16le")
    )
    assert (one.body, one.charset_hint) == (body, "utf-16le")


def test_a_capture_that_ends_in_its_page_is_noted(tmp_path):
    body = capture()
    note, page = read(tmp_path / "a.mht", body[: len(body) * 2 // 3])
    assert isinstance(note, Noted)
    assert "চরে নতুন স্কুল".encode() in page.body
    body = capture("base64")
    note, page = read(tmp_path / "b.mht", body[: body.index(b"Content-Location: https") + 900])
    assert "চরে নতুন".encode() in page.body


def test_a_capture_without_a_page_is_told(tmp_path):
    (told,) = read(tmp_path / "a.mht", capture(kind="image/png"))
    assert (told.reason, told.detail) == (
        "unreadable",
        "is a browser capture without a page of HTML",
    )
    (told,) = read(tmp_path / "a.mht", capture(body=b" "))
    assert told.reason == "empty"
    (told,) = read(tmp_path / "a.mht", capture().replace(b"boundary=", b"bound="))
    assert isinstance(told, Unread)


def test_a_saved_page_has_the_address_that_its_browser_noted(tmp_path):
    note = f"<!-- saved from url=(0034){URL} -->\r\n".encode()
    (one,) = read(tmp_path / "a.html", b"<!DOCTYPE html>\r\n" + note + b"<html><p>x")
    assert (one.url, one.fetched_at) == (URL, None)
    note = (
        f"<!--\n Page saved with SingleFile \n url: {URL} \n"
        " saved date: Sat Nov 02 2024 10:30:00 GMT+0600 (Bangladesh Standard Time)\n-->"
    ).encode()
    (one,) = read(tmp_path / "a.html", b"<!DOCTYPE html> <html lang=bn>" + note + b"<p>x")
    assert (one.url, one.fetched_at) == (URL, datetime(2024, 11, 2, 4, 30, tzinfo=UTC))
    (one,) = read(tmp_path / "a.html", b"<html><p>saved from url=(0034)https://a.example")
    assert one.url is None


@pytest.mark.parametrize("page", ["a.html", "a.html.gz", "a.txt"])
@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.url", f"[InternetShortcut]\r\nURL={URL}\r\n"),
        ("a.url", URL),
        ("a.json", f'{{"url": "{URL}", "fetched_at": "2024-11-02T10:30:00+06:00", "status": 200}}'),
        ("{page}.json", f'{{"URL": "{URL}", "crawled_at": 1730521800, "status_code": "200"}}'),
    ],
)
def test_files_beside_a_page_say_what_it_does_not(tmp_path, page, name, body):
    import gzip

    own = b"<!-- saved from url=(0020)https://a.example/x --><p>x"
    (tmp_path / page).write_bytes(gzip.compress(own) if page.endswith("gz") else own)
    (tmp_path / name.format(page=page)).write_text(body, "utf-8")
    (one,) = [one for one in read(tmp_path) if isinstance(one, RawPage)]
    assert (one.body, one.url) == (own, URL)
    if "json" in name:
        assert (one.fetched_at, one.status) == (datetime(2024, 11, 2, 4, 30, tzinfo=UTC), 200)
    assert [one] == read(tmp_path / page)


def test_what_lies_beside_a_page_and_makes_no_sense_does_no_harm(tmp_path):
    for name, body in (("a.json", "[1"), ("a.html.json", "[]"), ("a.url", "\0\udcff")):
        (tmp_path / name).write_bytes(body.encode("utf-8", "surrogateescape"))
    assert read(tmp_path / "a.html", b"<p>x") == [RawPage(b"<p>x", f"{tmp_path}/a.html")]
    (tmp_path / "a.json").write_text('{"url": 3, "fetched_at": "2024-11-02 10:30"}')
    note, page = read(tmp_path / "a.html")
    assert isinstance(note, Noted)
    assert page.url is None


def test_wordpress_posts_in_a_folder_are_found_among_other_json(tmp_path):
    (tmp_path / "settings.json").write_text('{"a": 1, "text": "x"}')
    (tmp_path / "posts.json").write_text(
        '[{"title": {"rendered": "ক"}, "content": {"rendered": "খ"}}]'
    )
    found = [one for one in read(tmp_path) if isinstance(one, RawPage)]
    assert [one.origin for one in found] == [f"{tmp_path}/posts.json#1"]

import contextlib
import gzip
import io
import os
import sys
import threading

import pytest

from newsclean.model import RawPage
from newsclean.sources import Skipped, Unread, read_paths, weigh_paths
from newsclean.sources.opened import PAGE_LIMIT_BYTES

PAGE = "<html><body><p>মেঘনায় নৌকাডুবি, উদ্ধার ১২ জন।</p></body></html>".encode()
TEXT = "মেঘনায় নৌকাডুবি\n\nউদ্ধার হয়েছেন ১২ জন।\n".encode()
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="names and links of POSIX")


def read(*paths, **options):
    return list(read_paths([os.fspath(p) for p in paths], **options))


def pages(found):
    return [one.origin for one in found if isinstance(one, RawPage)]


def unread(found):
    return {one.origin: (one.reason, one.detail) for one in found if isinstance(one, Unread)}


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path, body=PAGE):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    return path


def test_a_file_is_handed_on_untouched(here):
    put(here / "a.html", b"\xef\xbb\xbf\r\n" + PAGE + b"\xff\0")
    (one,) = read("a.html")
    assert one == RawPage(body=b"\xef\xbb\xbf\r\n" + PAGE + b"\xff\0", origin="a.html")


def test_a_folder_is_read_in_the_order_of_names_and_relative_as_given(here):
    for name in ("b/z.html", "b/a.txt", "a.html", "c.html", "খ/১.html"):
        put(here / name, TEXT)
    (here / "d").mkdir()
    names = ["a.html", "b/a.txt", "b/z.html", "c.html", "খ/১.html"]
    assert pages(read(here)) == [str(here / name) for name in names]
    os.chdir(here.parent)
    assert pages(read(here.name)) == [f"{here.name}/{name}" for name in names]
    assert pages(read(here.name + "/")) == [f"{here.name}/{name}" for name in names]


def test_a_folder_gives_pages_only_and_counts_the_rest(here):
    put(here / "page.html")
    put(here / "noext", TEXT)
    put(here / "index.php?id=3")
    for name in ("SHA256SUMS", "style.css", "data.json", "pic.png", "notes", "Makefile", "x.csv"):
        put(here / name, b"just some words\n")
    put(here / "blob", b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    put(here / ".hidden.html")
    put(here / ".git/page.html")
    found = read(".")
    assert sorted(pages(found)) == ["./index.php?id=3", "./noext", "./page.html"]
    assert sum(isinstance(one, Skipped) for one in found) == 8
    assert not unread(found)


def test_what_is_named_like_a_page_and_is_none_is_told(here):
    put(here / "f/a.html", b"")
    put(here / "f/b.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    put(here / "f/c.html", b" \n\t\r\n")
    put(here / "f/d.html", b"x" * (PAGE_LIMIT_BYTES + 1))
    assert {name: reason for name, (reason, _) in unread(read("f")).items()} == {
        "f/a.html": "empty",
        "f/b.html": "binary",
        "f/c.html": "empty",
        "f/d.html": "too-large",
    }


def test_a_file_that_is_named_is_always_tried(here):
    put(here / "style.css", TEXT)
    put(here / ".hidden", TEXT)
    put(here / "pic.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    put(here / "a.rar", b"Rar!\x1a\x07\0\0\0\0\0")
    found = read("style.css", ".hidden", "pic.png", "a.rar")
    assert pages(found) == ["style.css", ".hidden"]
    assert unread(found) == {
        "pic.png": ("binary", "a PNG image, not a page"),
        "a.rar": ("binary", "a RAR archive, not a page; unpack it first"),
    }


def test_a_path_where_nothing_is_says_what_may_be_meant(here):
    put(here / "pages/story.html")
    told = unread(read("pages/stori.html", "page", "nowhere/x", "*.htm", "https://a.example/b"))
    assert told["pages/stori.html"][1].endswith("did you mean pages/story.html?")
    assert told["page"][1].endswith("did you mean pages?")
    assert told["nowhere/x"] == ("unreadable", "no such file or folder")
    assert "pattern" in told["*.htm"][1]
    assert "newsclean fetch" in told["https://a.example/b"][1]


def test_a_folder_without_pages_is_told(here):
    (here / "nothing").mkdir()
    put(here / "styles/a.css")
    told = unread(read("nothing", "styles"))
    assert told == {
        "nothing": ("empty", "no pages in this folder"),
        "styles": ("empty", "no pages in this folder; 1 other file skipped"),
    }


@needs_posix
def test_links_neither_loop_nor_double(here):
    put(here / "f/sub/a.html")
    put(here / "elsewhere/b.html")
    (here / "f/sub/up").symlink_to("..")
    (here / "f/other").symlink_to("../elsewhere")
    (here / "f/self").symlink_to("self")
    (here / "f/gone.html").symlink_to("nowhere")
    found = read("f")
    assert pages(found) == ["f/other/b.html", "f/sub/a.html"]
    assert set(unread(found)) == {"f/self", "f/gone.html"}


@needs_posix
def test_pipes_and_devices_are_left_alone_in_a_folder_and_read_when_named(here):
    put(here / "f/a.html")
    os.mkfifo(here / "f/pipe")
    assert pages(read("f")) == ["f/a.html"]
    writer = threading.Thread(target=(here / "f/pipe").write_bytes, args=(PAGE,))
    writer.start()
    (one,) = read("f/pipe")
    writer.join(10)
    assert one.body == PAGE
    assert unread(read(os.devnull))[os.devnull][0] == "empty"


@needs_posix
def test_names_that_are_no_utf8_are_shown_and_read(here):
    with open(os.path.join(os.fsencode(here), b"caf\xe9.html"), "wb") as file:
        file.write(PAGE)
    (one,) = read(".")
    assert one.origin == "./caf\\xe9.html"
    one.origin.encode()


@pytest.mark.parametrize("name", ["out.txt", "out.jsonl", "out.jsonl.journal", "no.log"])
def test_files_that_are_written_are_no_input(here, name):
    put(here / "f/a.html")
    put(here / "f/style.css", b"a {}")
    out = put(here / "f" / name, TEXT)
    outputs = {(out.stat().st_dev, out.stat().st_ino)}
    assert [one.origin for one in read("f", outputs=outputs)] == ["f/a.html", "f/style.css"]
    # Who names it himself is told.
    assert read(f"f/{name}", outputs=outputs) == [
        Skipped(f"f/{name}", "this is where the records go")
    ]


@pytest.mark.skipif(not os.path.exists("/proc/self/mem"), reason="needs Linux")
def test_a_file_that_opens_and_cannot_be_read_costs_only_itself(here):
    put(here / "a.html")
    found = read("/proc/self/mem", "a.html")
    assert unread(found)["/proc/self/mem"][0] == "unreadable"
    assert pages(found) == ["a.html"]


def test_a_file_without_rights_is_told(here, monkeypatch):
    put(here / "a.html")
    real = io.FileIO

    def refuse(path, *rest):
        if path == "a.html":
            raise PermissionError(13, "Permission denied")
        return real(path, *rest)

    monkeypatch.setattr(io, "FileIO", refuse)
    assert unread(read("a.html")) == {
        "a.html": ("unreadable", "cannot be opened: Permission denied")
    }


def test_a_path_with_a_nul_is_told(here):
    assert unread(read("a\0b"))["a\0b"][0] == "unreadable"


def test_gzip_is_unpacked_by_content(here):
    put(here / "f/a.html.gz", gzip.compress(PAGE))
    put(here / "f/b.txt.gz", gzip.compress(TEXT)[:-9])
    put(here / "f/c.html.gz", gzip.compress(b""))
    put(here / "f/d.gz", gzip.compress(b"cc -o a a.c\n"))
    put(here / "f/e.html", gzip.compress(gzip.compress(PAGE)))
    put(here / "f/f.html.gz", gzip.compress(gzip.compress(gzip.compress(PAGE))))
    found = read("f")
    assert [(one.origin, one.body) for one in found if isinstance(one, RawPage)] == [
        ("f/a.html.gz", PAGE),
        ("f/e.html", PAGE),
    ]
    told = unread(found)
    assert {name: reason for name, (reason, _) in told.items()} == {
        "f/b.txt.gz": "unreadable",
        "f/c.html.gz": "empty",
        "f/f.html.gz": "unreadable",
    }
    assert sum(isinstance(one, Skipped) for one in found) == 1


def test_a_bomb_ends_at_the_limit(here):
    put(here / "a.html.gz", gzip.compress(b"<p>" + b"\0a" * (PAGE_LIMIT_BYTES // 2 + 9)))
    put(here / "b.html.gz", gzip.compress(b"<p>" + b"a" * (PAGE_LIMIT_BYTES + 9)))
    told = unread(read("a.html.gz", "b.html.gz"))
    assert told["b.html.gz"][0] == "too-large"
    assert told["a.html.gz"][0] in ("too-large", "binary")


def test_standard_input_is_one_page():
    (one,) = read("-", stdin=io.BytesIO(PAGE))
    assert one == RawPage(body=PAGE, origin="-")
    (told,) = read("-", stdin=io.BytesIO(b""))
    assert told.reason == "empty"


def test_a_slow_pipe_is_looked_at_as_a_whole():
    reader, writer = os.pipe()

    def dribble():
        # Refused before the end, it is not read to the end.
        with contextlib.suppress(BrokenPipeError), open(writer, "wb", buffering=0) as file:
            for piece in (b"\x89", b"PNG\r\n\x1a\n", b"\0" * 99):
                file.write(piece)

    thread = threading.Thread(target=dribble)
    thread.start()
    with open(reader, "rb") as stdin:
        (told,) = read("-", stdin=stdin)
    thread.join(10)
    assert told.reason == "binary"


def test_weighing_looks_at_sizes_only(here):
    put(here / "f/a.html", b"1234")
    put(here / "f/b.css", b"123")
    put(here / "c.html", b"12")
    assert weigh_paths(["f", "c.html", "nowhere"]) == 6
    assert weigh_paths(["f", "-"]) is None


def test_what_a_browser_saved_with_a_page_is_no_page(here):
    for name in (
        "f/গল্প.html",
        "f/গল্প_files/frame.html",
        "f/own_files/a.html",
        "f/b.htm",
        "f/b_files/x.js",
    ):
        put(here / name)
    found = read("f")
    assert pages(found) == ["f/b.htm", "f/own_files/a.html", "f/গল্প.html"]
    assert {one.origin for one in found if isinstance(one, Skipped)} == {"f/b_files", "f/গল্প_files"}


def test_a_packed_file_that_is_damaged_is_told_whatever_its_name(here):
    put(here / "f/1234.gz", gzip.compress(PAGE)[:-30])
    put(here / "f/a.html")
    assert set(unread(read("f"))) == {"f/1234.gz"}

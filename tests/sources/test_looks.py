import pytest

from newsclean.sources.looks import (
    find_binary,
    is_no_page_by_name,
    looks_like_page,
    split_suffix,
)

BENGALI = "উত্তরের জেলাগুলোতে শীত নেমেছে আগেভাগেই।\n"


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
        (b"PK\x03\x04\x14\0\0\0", "a zip archive"),
        (b"BZh91AY&SY\x01\x02\x03\0\0\0\0\0", "bzip2 data"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "a WARC archive"),
        (b"page.html" + b"\0" * 248 + b"ustar\x0000", "a tar archive"),
        (b"\0\0\0\x20ftypisom", "a video or an image of the MP4 family"),
        (bytes(range(256)) * 8, "binary data"),
        (b"\0" * 4096, "binary data"),
    ],
)
def test_what_is_no_text_is_named(head, what):
    assert find_binary(head) == what


@pytest.mark.parametrize(
    "text",
    [
        BENGALI,
        "BMW-এর নতুন গাড়ি ঢাকায়\n",
        "MZ ক্রিকেট ক্লাব জিতেছে\n",
        "GIF89 নিয়ে একটি লেখা\n",
        "<html><body>\0\0<p>" + BENGALI + "</p>\x01",
        "plain English text without any mark",
    ],
)
def test_text_is_no_binary_whatever_its_first_letters(text):
    assert find_binary(text.encode()) is None


@pytest.mark.parametrize("form", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [BENGALI * 9, f"<html><p>{BENGALI}</p></html>"])
def test_utf16_is_text(form, text):
    assert find_binary(text.encode(form)) is None


def test_a_page_is_told_from_notes_and_lists():
    assert looks_like_page(BENGALI.encode())
    assert looks_like_page(b"\n<!DOCTYPE html>")
    assert looks_like_page(b"<?xml version='1.0'?><html xmlns='x'>")
    assert not looks_like_page(b"all: build test\n\tcc -o a a.c\n")
    assert not looks_like_page(b"if a <b and c> d")


@pytest.mark.parametrize(
    "name",
    ["SHA256SUMS", "md5sums.txt.gz", "style.css", "logo.svg", "README.md", "x.wat.gz"],
)
def test_files_that_need_not_be_opened(name):
    assert is_no_page_by_name(name) == (name != "md5sums.txt.gz")


@pytest.mark.parametrize(
    "name",
    [
        "a.html",
        "খবর",
        "index.php?id=7",
        "a.htm.gz",
        "pages.jsonl",
        "b.txt",
        "x.warc.gz",
        "a.zip",
        "b.csv",
    ],
)
def test_files_that_must_be_opened(name):
    assert not is_no_page_by_name(name)


def test_suffix_of_names_with_dots():
    assert split_suffix("a.b.HTML") == ("a.b.HTML", ".html")
    assert split_suffix(".html") == (".html", "")
    assert split_suffix("end.") == ("end.", "")

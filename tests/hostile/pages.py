"""Pages that are made to hang, to fill the memory or to crash: name → page of about so many bytes."""

SENTENCE = "শীতের সকালে হাটের রাস্তায় মানুষের ভিড় বাড়তে থাকে। "
PARAGRAPH = f"<p>{SENTENCE * 3}</p>"
WORDS = [
    "শীত",
    "সকাল",
    "হাট",
    "রাস্তা",
    "মানুষ",
    "ভিড়",
    "নদী",
    "গ্রাম",
    "বাজার",
    "চাল",
    "ডাল",
    "আলু",
    "দাম",
    "কৃষক",
    "জমি",
    "ফসল",
    "বৃষ্টি",
    "রোদ",
    "মেঘ",
    "বন",
    "পাহাড়",
    "সাগর",
    "জেলে",
    "নৌকা",
    "মাঝি",
    "স্কুল",
    "ছাত্র",
    "শিক্ষক",
    "বই",
    "খাতা",
    "কলম",
    "খেলা",
    "মাঠ",
    "দল",
    "জয়",
    "হার",
]


def _page(head="", body=""):
    return (
        f"<!doctype html><html lang=bn><head><meta charset=utf-8><title>হাটে ভিড়</title>{head}</head>"
        f"<body><h1>শীতের সকালে হাটে ভিড়</h1><p>১২ জানুয়ারি ২০২৪, ১০:৩০</p>{PARAGRAPH * 3}{body}</body></html>"
    ).encode()


def _times(unit, size):
    return unit * (size // len(unit.encode()) + 1)


def _body(unit, before="", after=""):
    return lambda size: _page(body=before + _times(unit, size) + after)


def _head(unit, before="", after=""):
    return lambda size: _page(head=before + _times(unit, size) + after)


def _json_ld(unit, before="", after=""):
    return _head(unit, f'<script type="application/ld+json">{before}', f"{after}</script>")


def _json_ld_body(unit):
    """A story that stands in JSON-LD and nowhere else."""
    opening = '{"@type":"NewsArticle","headline":"শীতের সকালে হাটে ভিড়","articleBody":"'
    page = _json_ld(unit, opening + SENTENCE * 9, '"}')
    return lambda size: page(size).replace(PARAGRAPH.encode(), b"")


def _text(unit):
    opening = f"শীতের সকালে হাটে ভিড়\n১২ জানুয়ারি ২০২৪, ১০:৩০\n{SENTENCE * 3}\n{SENTENCE * 4}\n"
    return lambda size: (opening + _times(unit, size)).encode()


def _bare(unit):
    return lambda size: unit * (size // len(unit) + 1)


def _numbered(form, before="", after=""):
    """Units that differ, so that nothing is a copy of another."""

    def make(size):
        count = size // len(form.format(n=0, w="").encode()) + 1
        units = (
            form.format(n=n, w=" ".join(WORDS[n // len(WORDS) ** k % len(WORDS)] for k in range(4)))
            for n in range(count)
        )
        return _page(body=before + "".join(units) + after)

    return make


PAGES = {
    # What costs a parser its square.
    "formatting left open": _numbered("<p><b i={n}>ক"),
    "formatting left open in cells": _numbered("<table><tr><td><font i={n}>ক</table>"),
    "formatting misnested": _numbered("<b i={n}><div>", after="</b>" * 400),
    "formatting of many attributes": _numbered("<p><i " + " ".join(f"a{k}{{n}}" for k in range(30)) + ">ক"),
    "three hundred fonts over paragraphs": lambda size: _page(
        body="".join(f"<font i={n}>" for n in range(300)) + _times("<p>ক", size)
    ),
    "divs": _body("<div>"),
    "spans": _body("<span>"),
    "lists": _body("<ul><li>"),
    "tables": _body("<table><tr><td>"),
    "drawings": _body("<svg><g>"),
    "templates": _body("<template>"),
    "items in items": _body("<div itemscope itemprop=author>"),
    "endings of what is not open": _body("</p></div></b></li>", before="<span>" * 900),
    "options": _body("<option>ক", before="<select>"),
    "attributes of one element": lambda size: _page(
        body="<div " + " ".join(f"a{n}=1" for n in range(size // 9)) + ">ক"
    ),
    "attributes of the root": _numbered("<html a{n}=1>"),
    # Large in one respect.
    "paragraphs": _numbered("<p>{w}।"),
    "paragraphs of three bytes": _body("<p>"),
    "links": _numbered("<a href=/{n}>{w}</a> "),
    "pictures": _numbered("<img src=/{n}.jpg alt='{w}'>"),
    "cells": _numbered("<td>{w}", before="<table><tr>"),
    "lines parted by br": _numbered("{w}।<br>"),
    "times": _numbered("<time datetime=2024-01-{n}>{w}</time>"),
    "scripts": _body("<script>a()</script>"),
    "comments": _body("<!-- ক -->"),
    "comments that do not end": _body("<!--"),
    "entities": _body("&amp;&#2453;&nosuch;"),
    "one long attribute": _body("x ", before='<div class="', after=f'">{PARAGRAPH}</div>'),
    "one long address": _body("/a", before='<a href="', after=f'">{SENTENCE}</a>'),
    "one paragraph": _body(SENTENCE, before="<p>"),
    "one word": _body("ক", before="<p>"),
    "blocks hidden": _numbered("<p hidden style='display:none'>{w}।</p>"),
    "left brackets": _body("<"),
    "plain text element": _body(PARAGRAPH, before="<plaintext>"),
    # What a page says of itself.
    "title": _head("ক | ", "<title>", "</title>"),
    "canonical address": _head("/1", "<link rel=canonical href='https://a.example", "'>"),
    "authors in one meta": _head("ক, ", "<meta name=author content='", "'>"),
    "dates in one meta": _head(
        "2024-01-12T10:30 ", "<meta property=article:published_time content='", "'>"
    ),
    "metas": _head("<meta property=article:tag content=ক>"),
    "JSON-LD blocks": _head(
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"ক"}</script>'
    ),
    "JSON-LD nested": _json_ld('{"@graph":['),
    "JSON-LD lists nested": _json_ld("["),
    "JSON-LD objects": _json_ld(
        '{"@type":"Person","@id":"#a"},', '{"@graph":[', '{"@type":"NewsArticle","author":{"@id":"#a"}}]}'
    ),
    "JSON-LD quotes": _json_ld('\\"', '{"@type":"NewsArticle","headline":"', '"}'),
    "JSON-LD backslashes": _json_ld("\\", '{"@type":"NewsArticle","headline":"'),
    "JSON-LD comments": _json_ld("<!--", "{"),
    "JSON-LD comments of scripts": _json_ld("/*", "{"),
    "JSON-LD lines": _json_ld("\n", "{//"),
    "JSON-LD commas": _json_ld(", ", '{"a":1'),
    "JSON-LD authors": _json_ld("ক, ", '{"@type":"NewsArticle","author":"', '"}'),
    "JSON-LD caption of dashes": _json_ld(
        "-", '{"@type":"NewsArticle","headline":"ক","image":{"url":"/a.jpg","caption":"', '"}}'
    ),
    "JSON-LD body of figures": _json_ld_body("<figure>"),
    "JSON-LD body of blanks": _json_ld_body(" "),
    "JSON-LD body of entities": _json_ld_body("&amp;"),
    "JSON-LD body of escaped tags": _json_ld_body("&lt;p&gt;ক"),
    "JSON-LD body of brackets": _json_ld_body("<"),
    "state nested": _head('{"a":', '<script id=__NEXT_DATA__ type="application/json">', "</script>"),
    "flight data": _head('<script>self.__next_f.push([1,"a:[\\"$\\"]\\n"])</script>'),
    # Text pages.
    "text of digits": _text("৭"),
    "text of dandas": _text("।"),
    "text of joiners": _text("\N{ZERO WIDTH JOINER}"),
    "text of vowel signs": _text("\N{BENGALI VOWEL SIGN AA}"),
    "text of accents": _text("a\N{COMBINING ACUTE ACCENT}"),
    "text of spaces": _text(" "),
    "text of line feeds": _text("\n"),
    "text of line separators": _text("ক\N{LINE SEPARATOR}"),
    "text of left brackets": _text("<"),
    "text of entities": _text("&amp;"),
    "text of NUL bytes": _text("\N{NULL}"),
    "text of dates": _text("১২ জানুয়ারি ২০২৪ "),
    "text of ages": _text("৫ মিনিট আগে "),
    "text of numbers": _text("দুই লাখ তিন হাজার "),
    "text of short lines": _text("ক\n"),
    "text of colons": _text("ক: খ\n"),
    "text of dashes": _text("-"),
    "text of addresses": _text("https://a.example/x "),
    "text of one word": _text("ক"),
    "text in one line": _text(SENTENCE),
    "text of dated headlines": _text("হাটে আজ অনেক ভিড় ছিল বলে জানান সবাই\n১২ জানুয়ারি ২০২৪\n"),
    # Bytes.
    "0xff": _bare(b"\xff"),
    "NUL": _bare(b"\0"),
    "torn letters": _bare("ক".encode()[:2]),
    "torn letters in a page": lambda size: _page(body=PARAGRAPH) + b"\xe0\xa6" * (size // 2),
    "UTF-16": lambda size: ("<html><body><h1>শীত</h1>" + _times(PARAGRAPH, size // 3)).encode("utf-16"),
    "UTF-16 that lies": lambda size: _page(body=_times(PARAGRAPH, size)).replace(b"utf-8", b"utf-16"),
    "Western letters": lambda size: _times("<p>caf\xe9 d\xe9j\xe0 vu.</p>", size).encode("cp1252"),
    "misread UTF-8": lambda size: _times(SENTENCE, size).encode().decode("latin-1").encode(),
    "misread and cut": _bare("à¦ ".encode()),
    "Bijoy in tags that do not end": lambda size: (
        "<html><body><p>" + "†Kvb wKQz bv e‡j evwo wd‡i †M‡jb wZwb| " * 30 + _times("<script <!--", size)
    ).encode(),
    "Bijoy in short lines": _bare("†Kvb e‡j\n".encode()),
    "one long word in no known font": _bare(b"x" * 99 + b" \xe2\x80\xa0"),
    "posts nested": lambda size: b'{"content":{"rendered":' + b"[" * size,
    "the page of tags without a name": _bare(b"<>"),
    "nothing but a doctype": _bare(b"<!doctype html>"),
}  # fmt: skip

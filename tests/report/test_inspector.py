"""The report as a file: what it says, and what of a page never gets into it as markup."""

import base64
import gzip
import hashlib
import json
import re
import sys
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.errors import MissingExtra
from newsclean.model import Block, Kind, Label, NormalizationStep, RawPage, Rejection, Result
from newsclean.report import fate_of, outcome_line, rendering
from newsclean.report.changes import group_steps
from newsclean.report.inspector import render_inspector
from newsclean.report.origins import find_origins
from newsclean.report.surroundings import Placed, look_around, place_blocks
from report.pages import ATTACKS, ESCAPED, HOSTILE, HTML, LISTING, PROSE, TEXT, TITLE, report

VOID = {"meta", "link", "input", "br", "hr", "img", "wbr"}


class Seen(HTMLParser):
    """Tags with attributes, blocks with their texts, scripts and styles as they stand."""

    def __init__(self, markup):
        super().__init__(convert_charrefs=True)
        self.tags, self.blocks, self.raw, self._open = [], {}, [], []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        assert len(attributes) == len(attrs)
        self.tags.append((tag, attributes))
        if tag == "li" and "block" in (attributes.get("class") or "").split():
            self.blocks[attributes["id"]] = (attributes, [])
            self._open.append(attributes["id"])
        if tag in ("script", "style"):
            self.raw.append([tag, attributes, ""])

    def handle_endtag(self, tag):
        if tag == "li" and self._open:
            self._open.pop()

    def handle_data(self, data):
        if self.lasttag in ("script", "style") and self.raw and self.cdata_elem:
            self.raw[-1][2] += data
        elif self._open:
            self.blocks[self._open[-1]][1].append(data)

    def text_of(self, block):
        return " ".join("".join(self.blocks[block][1]).split())


def field_of(markup, name):
    return re.search(rf'<div class="field[^"]*" id="f-{name}" data-places="([^"]*)"', markup)[1]


@pytest.mark.parametrize("page", [TEXT, HTML])
def test_blocks_stand_in_order_with_fate_rule_and_reason(page):
    markup = report(page)
    seen = Seen(markup)
    fates = [attributes["data-fate"] for attributes, _ in seen.blocks.values()]
    assert {"kept", "dropped"} <= set(fates)
    assert list(seen.blocks) == [f"b{n}" for n in range(len(fates))]
    kept = [b for b, (attributes, _) in seen.blocks.items() if attributes["data-fate"] == "kept"]
    assert len(kept) == 4
    for block in kept:
        assert re.match(r"✓ kept body (core|box)\.\w+ text of the article", seen.text_of(block))
    dropped = [n for n, fate in enumerate(fates) if fate == "dropped"]
    assert "related" in seen.text_of(f"b{dropped[-1]}") or "outside" in seen.text_of(
        f"b{dropped[-1]}"
    )


@pytest.mark.parametrize("page", [TEXT, HTML])
def test_evidence_leads_to_the_block_that_prints_it(page):
    markup = report(page)
    seen = Seen(markup)
    (place,) = field_of(markup, "title").split()
    assert TITLE in seen.text_of(f"b{place}")
    assert seen.blocks[f"b{place}"][0]["data-fate"] == "read"
    texts = field_of(markup, "text").split()
    assert [seen.blocks[f"b{n}"][0]["data-fate"] for n in texts] == ["kept"] * 4


def test_what_the_page_does_not_print_has_a_card():
    markup = report(HTML)
    assert field_of(markup, "published") == ""
    assert 'data-card="s-published"' in markup
    assert '<li id="s-published"' in markup
    assert "json-ld:$.datePublished" in markup


def test_every_link_of_the_report_leads_somewhere_in_it():
    for page in (TEXT, HTML, LISTING, HOSTILE):
        seen = Seen(report(page))
        ids = [attributes["id"] for _, attributes in seen.tags if "id" in attributes]
        assert len(ids) == len(set(ids))
        for _, attributes in seen.tags:
            for name in attributes:
                assert not name.startswith("on")
                assert name not in ("src", "action", "srcset", "style", "formaction", "ping")
            if "href" in attributes:
                assert attributes["href"].startswith("#")
                assert attributes["href"][1:] in ids


def test_losing_candidates_are_told_with_their_reason():
    markup = report(TEXT)
    dates = markup.partition("Not taken for the date")[2].partition("<h3>")[0]
    assert "রবিবার, ১১ জানুয়ারি ২০২৬" in dates
    assert "2026-01-11" in dates
    assert "never the article&#39;s" in dates or "never the article's" in dates
    titles = report(HTML).partition("Not taken for the title")[2].partition("<h3>")[0]
    assert "the headline with more around it" in titles
    assert "the same words in another place" in titles


def test_a_second_copy_is_a_losing_body():
    copies = TEXT + "\n\n" + TEXT.partition("পিএম")[2]
    bodies = report(copies).partition("Not taken for the body")[2].partition("<h3>")[0]
    assert re.search(r"a second copy: [0-9,]+ characters in 4 blocks", bodies)


def test_normalization_is_shown_before_and_after():
    markup = report(TEXT)
    steps = markup.partition("<h3>Normalization</h3>")[2]
    assert re.search(r"<del>১২</del></td><td lang=\"bn\"><ins>12</ins>", steps)


def test_a_rejected_page_shows_reason_and_blocks():
    markup = report(LISTING)
    seen = Seen(markup)
    assert "rejected as listing" in markup
    assert len(seen.blocks) == 40
    assert "Offered as the title" in markup


@pytest.mark.parametrize("page", [b"\x00\x01\x02\xff" * 50, b"", "   ", "<p>x", "এক লাইন"])
def test_whatever_comes_in_a_report_comes_out(page):
    markup = report(page)
    assert markup.rstrip().endswith("</html>")


def test_nothing_of_a_hostile_page_becomes_markup():
    markup = report(HOSTILE, origin="a\x1b]0;x\x07<script>.html", url='https://e.invalid/"><b>')
    seen = Seen(markup)
    scripts = [attributes.get("type") for tag, attributes in seen.tags if tag == "script"]
    assert scripts == ["application/json", None]
    assert not {tag for tag, _ in seen.tags} & {"img", "object", "embed", "base", "link"}
    frames = [attributes for tag, attributes in seen.tags if tag == "iframe"]
    assert [frame["sandbox"] for frame in frames] == [""]
    assert "U+202E" in markup
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\u200b]", markup)
    assert "{{ 7*7 }}" in markup
    assert "49" not in seen.text_of("b5")


def test_the_policy_allows_what_the_report_wrote_and_nothing_else():
    seen = Seen(report(HOSTILE))
    policy = next(a["content"] for t, a in seen.tags if a.get("http-equiv"))
    assert policy.startswith("default-src 'none'; ")
    for tag, attributes, text in seen.raw:
        if attributes.get("type") == "application/json":
            continue
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_the_page_itself_is_packed_whole():
    packed = next(r[2] for r in Seen(report(HTML)).raw if r[1].get("id") == "packed")
    told = json.loads(packed)
    assert gzip.decompress(base64.b64decode(told["page"])).decode() == HTML
    record = json.loads(gzip.decompress(base64.b64decode(told["record"])))
    assert (record["schema"], record["title"]) == ("newsclean.article/1", TITLE)


def test_of_an_endless_page_the_beginning_is_shown_and_the_rest_is_told():
    markup = report("\n".join(f"হাটের খবর {n}" for n in range(6500)))
    assert len(Seen(markup).blocks) == 6000
    assert "500 more blocks of this page are not shown" in markup


def test_without_jinja2_the_extra_is_named(monkeypatch):

    rendering.open_templates.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    rejection = Rejection(path="p", url=None, reason="empty", detail="nothing", newsclean="0")
    with pytest.raises(MissingExtra, match=r"newsclean\[report\]"):
        render_inspector(RawPage("", origin="p"), Result(rejection))
    rendering.open_templates.cache_clear()


def test_the_part_finds_its_place_in_the_page():
    raw = RawPage(HTML, origin="p")
    around = look_around(raw)
    texts = [block.text for block in around.blocks]
    first = texts.index(next(t for t in texts if t.startswith("ঘাটের মাঝিরা")))
    part = tuple(Block(n, texts[first + n], "", where="article > p") for n in range(4))
    labels = tuple(Label(n, Kind.BODY, "box.text") for n in range(4))
    rejection = Rejection(path="p", url=None, reason="listing", detail="", newsclean="0")
    placed = place_blocks(Result(rejection, part, labels), around)
    assert [p.block.text for p in placed] == texts
    assert [n for n, p in enumerate(placed) if p.label] == list(range(first, first + 4))


def test_what_is_not_on_the_page_stands_before_what_follows():
    around = look_around(RawPage(HTML, origin="p"))
    part = (Block(0, "অন্য কোথাও থেকে", "", where="json-ld:$.articleBody"),)
    rejection = Rejection(path="p", url=None, reason="listing", detail="", newsclean="0")
    placed = place_blocks(Result(rejection, part, (Label(0, Kind.BODY, "b"),)), around)
    assert placed[0].block.text == "অন্য কোথাও থেকে"
    assert len(placed) == len(around.blocks) + 1


@pytest.mark.parametrize(
    ("raw", "where", "expected"),
    [
        ("দ্বিতীয় লাইন", "line 2", [1]),
        ("নাই", "line 9", []),
        ("দ্বিতীয় লাইন", "json-ld:$.headline", []),
        ("দ্বিতীয় লাইন", "meta[og:title]", []),
        ("দ্বিতীয়", "h1", [1]),
        ("তৃতীয় লাইন", "css:.x", [2]),
        ("প্রথম", "first paragraph", [2]),
    ],
)
def test_origins(raw, where, expected):
    kinds = (Kind.DATE, Kind.TITLE, Kind.BODY)
    texts = ("প্রথম লাইন", "দ্বিতীয় লাইন", "তৃতীয় লাইন")
    placed = [
        Placed(Block(n, text, "", where=f"line {n + 1}"), Label(n, kind, "r"))
        for n, (text, kind) in enumerate(zip(texts, kinds, strict=True))
    ]
    assert find_origins(raw, where, placed, several=False) == expected


def test_equal_changes_are_told_once():
    step = NormalizationStep("text", "digits.ascii", "১", "1")
    other = NormalizationStep("text", "digits.ascii", "২", "2")
    (group,) = group_steps([step, other, step])
    assert (group.total, [c.times for c in group.changes]) == (3, [2, 1])
    assert group.changes[0].codes == "U+09E7 → U+0031"


def test_explain_and_report_speak_alike():
    assert fate_of(None).name == "unlabelled"
    assert fate_of(Label(0, Kind.TITLE, "t"), used=True).name == "read"
    rejection = Rejection(path="p", url=None, reason="shell", detail="no text", newsclean="0")
    assert outcome_line(rejection) == "rejected as shell: no text"


OURS = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "p", "b", "bdi", "span", "svg", "rect", "ul",
    "ol", "li", "main", "section", "h2", "h3", "div", "dl", "dt", "dd", "details", "summary", "code", "table",
    "thead", "tbody", "tr", "th", "td", "del", "ins", "pre", "form", "fieldset", "legend", "label", "input",
    "select", "option", "output", "kbd", "iframe", "script", "footer",
}  # fmt: skip
PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *ATTACKS,
                *ESCAPED,
                "<h1>",
                "</h1>",
                "<p class='",
                "'>",
                "</p>",
                '"',
                "<!--",
                "-->",
                "<title>",
                "\n\n",
            ]
        ),
        st.text(max_size=40),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(PIECES, st.booleans(), st.text(max_size=30))
def test_whatever_a_page_says_the_markup_is_ours(pieces, is_html, origin):
    prose = "".join(f"<p>{PROSE.format(n)}</p>" for n in range(4)) if is_html else TEXT
    page = ("<!doctype html><body>" if is_html else "") + "".join(pieces) + "\n\n" + prose
    markup = report(page + "".join(pieces), origin=origin)
    seen = Seen(markup)
    assert {tag for tag, _ in seen.tags} <= OURS
    assert sum(tag in ("script", "iframe", "style") for tag, _ in seen.tags) == 4
    assert not [name for _, attributes in seen.tags for name in attributes if name.startswith("on")]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", markup)

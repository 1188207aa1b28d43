import time

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsclean.extract.html import HtmlPage, read_html
from newsclean.extract.html.hostile import find_danger
from newsclean.extract.html.rehearsal import rehearse
from newsclean.model import Refusal

PROSE = "জেলার তিনটি নদীর পানি বাড়ছে, নিচু এলাকায় পানি ঢুকেছে বলে জানান বাসিন্দারা।"


def many(form, count):
    return "".join(form.format(n=n) for n in range(count))


# What it is: markup, and what a parser needed for it (selectolax 1.0.2).
KILLERS = {
    "fonts left open, 4 s and 2.9 GB": many("<p><font c={n}>ক", 4000),
    "fonts left open in items, 4 s and 2.9 GB": many("<li><b c={n}>ক</li>", 4000),
    "fonts in divs that close, 3 s and 2.9 GB": many("<div><b c={n}>ক</div>", 4000),
    "three names by turns, 1.4 s and 1.9 GB": many("<p><b c={n}>ক<p><i c={n}>ক<p><u c={n}>ক", 1400),
    "300 fonts over 16,000 paragraphs, 1.7 GB": "<p>" + many("<font c={n}>", 300) + "<p>ক" * 16_000,
    "fonts closed far away, 5.7 s": many("<b c={n}><div>", 4000) + "</b>" * 4000,
    "50 attributes each, 1.9 GB": many("<p><b " + " ".join(f"a{k}={{n}}" for k in range(50)) + ">", 640),
    "300 attributes each, 11 GB": many("<p><i " + " ".join(f"a{k}=1" for k in range(300)) + " n={n}>", 200) + "<p>ক" * 1000,
    "a hundred attributes each": many("<p><i " + " ".join(f"a{k}" for k in range(100)) + " n={n}>", 200) + "<p>ক" * 1500,
    "in mixed case": many("<p><Font c={n}>ক", 3000),
    "divs 40,000 deep, 2 s": "<div>" * 40_000 + "ক" + "</div>" * 40_000,
    "pairs 40,000 deep": "<div><i></i>" * 40_000 + "</div>" * 40_000,
    "spans, and ends of paragraphs": "<span>" * 9000 + "</p>" * 90_000,
    "40,000 options": "<select>" + "<option>ক" * 40_000,
    "40,000 attributes": "<div " + many("a{n}=1 ", 40_000) + ">ক",
    "40,000 attributes of the body": many("<body a{n}=1>", 40_000),
    "behind a long honest page": (f"<p>{PROSE}</p>\n" * 9000) + many("<p><font c={n}>ক", 3000),
    "before a long honest page": many("<p><font c={n}>ক", 3000) + f"<p>{PROSE}</p>\n" * 9000,
    "fonts in one place of a long page": f"<div>{PROSE}</div>" * 200 + "<p>" + many("<i c={n}>", 420) + f"<p>{PROSE}\n" * 5000,
    "in capitals": many("<P><FONT C={n}>ক", 3000),
    "in the middle of scripts": "<script>var a='<b>';</script>" * 999 + many("<p><u c={n}>ক", 3000),
}  # fmt: skip


@pytest.mark.parametrize("markup", KILLERS.values(), ids=KILLERS)
def test_markup_that_kills_a_parser_is_refused_in_no_time(markup):
    start = time.process_time()
    found = read_html(markup)
    assert isinstance(found, Refusal)
    assert found.reason == "hostile-markup"
    assert any(digit in found.detail for digit in "123456789")
    assert time.process_time() - start < 1.5


UGLY = {
    "fonts left open in every cell": "<table>" + many(
        "<tr><td><font size=2 color=#{n:06}><b>" + PROSE + "<td><font face=x{n}>" + PROSE, 3000
    ) + "</table>",
    "tables that never end": many("<table><tr><td><b>" + PROSE + "<font n={n}>", 2000),
    "the same font in every paragraph": ("<p><font size=2>" + PROSE) * 8000,
    "the same three by turns": ("<p><b><i><u>" + PROSE) * 3000,
    "fifty fonts of one page": many("<font c={n}>", 50) + f"<p>{PROSE}" * 5000,
    "fonts closed in the wrong order": f"<p><b><i>{PROSE}</b></i></p>" * 8000,
    "bold over paragraphs": f"<b><p>{PROSE}</b></p>" * 8000,
    "links left open": many("<li><a href=/{n}>" + PROSE, 8000),
    "lists in lists": ("<ul><li>" * 40 + PROSE + "</ul>" * 40) * 300,
    "icons by the thousand": "<i class='fa fa-home' aria-hidden=true></i><b>ক</b> " * 9000,
    "ends of nothing": f"<p>{PROSE}</b></font></div></td></a>" * 8000,
    "an app in one attribute": f"<div data-page=\"{{'a': '{PROSE * 4000}'}}\"></div><p>{PROSE}</p>",
    "tags in a script": "<script>" + "document.write('<b><font>');" * 9000 + "</script><p>ক</p>",
    "tags in a comment": "<!-- " + many("<p><font c={n}>", 9000) + " --><p>ক</p>",
    "values with a greater-than": "<a title='a > b' href=\"x>y\">ক</a>" * 9000,
    "two thousand options": "<select>" + many("<option value={n}>জেলা</option>", 2000) + "</select>",
    "a drawing of many parts": "<svg>" + "<g><path d='M0 0'/></g>" * 9000 + "</svg>",
}  # fmt: skip


@pytest.mark.parametrize("markup", UGLY.values(), ids=UGLY)
def test_ugly_pages_are_read(markup):
    assert find_danger(markup) is None
    assert rehearse(markup) is None
    assert isinstance(read_html(markup), HtmlPage)


def test_a_tag_without_end_is_read_once():
    for unit in ("<a ", '<a b="', "<a b=", "<a =", "<!--", "<", "<a b='>", "</", "<b" + " " * 99):
        start = time.process_time()
        rehearse(unit * (400_000 // len(unit)))
        assert time.process_time() - start < 2, unit


def test_the_rehearsal_counts_what_the_parser_makes():
    """Formatting that is opened anew: the tree's own elements, against the refusal's figure."""
    markup = many("<p><font c={n}>ক", 1000)
    made = len(LexborHTMLParser(markup).css("font"))
    from newsclean.extract.html.rehearsal import _Rehearsal

    seen = []

    class Counted(_Rehearsal):
        def verdict(self):
            seen.append(self.reopened)

    import newsclean.extract.html.rehearsal as room

    original, room._Rehearsal = room._Rehearsal, Counted
    try:
        room.rehearse(markup)
    finally:
        room._Rehearsal = original
    assert seen[-1] + 1000 == made

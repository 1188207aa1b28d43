import time

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsclean.extract.html import HtmlPage, read_html
from newsclean.extract.html.parse import is_hostile
from newsclean.model import Refusal

PAGE = "<html lang='BN'><head><title>  হাটে \n ভিড় </title><link rel=canonical href='https://a.example/1'></head><body><p>কথা।</p></body></html>"


def test_a_page_knows_its_head():
    page = read_html(PAGE)
    assert isinstance(page, HtmlPage)
    assert page.head_title == "হাটে ভিড়"
    assert page.canonical == "https://a.example/1"
    assert page.language == "bn"


def test_bytes_at_hand_are_parsed_as_they_are():
    page = read_html(PAGE, PAGE.encode())
    assert isinstance(page, HtmlPage)
    assert page.head_title == "হাটে ভিড়"


@pytest.mark.parametrize(
    "markup",
    [
        "".join(f"<b i={n}>" for n in range(2000))
        + "".join(f"<i i={n}>" for n in range(2000))
        + "ক</b>" * 2000,
        "".join(f"<p><font c={n}>ক" for n in range(3000)),
        "<div>" * 40_000 + "ক",
        "<div>" * 40_000 + "ক" + "</div>" * 40_000,
        "<SPAN>" * 40_000,
    ],
)
def test_markup_that_hangs_a_parser_is_refused_at_once(markup):
    start = time.process_time()
    found = read_html(markup)
    assert isinstance(found, Refusal)
    assert found.reason == "hostile-markup"
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize(
    "markup",
    [
        "<p><b>ক</b><i>খ</i></p>" * 5000,
        "<ul>" + "<li><a href=x>ক" * 5000,
        "<table>" + "<tr><td>ক" * 5000,
        "<p>ক<br>" * 30_000,
        "<div><div><div>ক</div></div></div>" * 5000,
    ],
)
def test_long_plain_pages_are_not(markup):
    assert is_hostile(markup) is None
    assert isinstance(read_html(markup), HtmlPage)


def test_the_guard_costs_less_than_the_parse():
    block = "<div class=x><p>জেলার তিনটি নদীর পানি বাড়ছে, নিচু এলাকায় পানি ঢুকেছে।</p></div>"
    markup = (block * 40 + "<b>সতর্কতা</b>") * 40

    def least(call):
        times = []
        for _ in range(5):
            start = time.process_time()
            call(markup)
            times.append(time.process_time() - start)
        return min(times)

    assert least(is_hostile) < least(LexborHTMLParser)


@pytest.mark.parametrize(
    "markup", ["", "<", "<p", "\0", "<html><frameset></frameset></html>", "&#55296;"]
)
def test_any_markup_gives_a_page(markup):
    assert isinstance(read_html(markup), HtmlPage)

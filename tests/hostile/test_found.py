"""What mutants of pages have found, each in its smallest form."""

import time

import pytest

from hostile.pages import PARAGRAPH, SENTENCE
from newsclean.extract.structured import paragraphs_of, parse_json_ld
from newsclean.extract.text.sheet import read_sheet
from newsclean.model import Article, Found, Options, RawPage
from newsclean.normalize import read_legacy_text
from newsclean.normalize.bylines import read_bylines
from newsclean.pipeline import clean
from newsclean.runners.golden import find_breaches
from newsclean.sites import load_sites

LONG = (
    "নদীর ধারে বসে জেলেরা সারা রাত জাল বুনেছেন, ভোরে নৌকা ছাড়বে বলে সবাই তৈরি হয়ে আছেন, আর ঘাটে তখন "
    "মহাজনের লোকেরা দাদনের হিসাব মেলাচ্ছেন, কারও মুখে হাসি নেই, কারণ গত মৌসুমে মাছ মেলেনি বললেই চলে। "
)
OTHER = "গ্রামের স্কুলে এ বছর দুই শতাধিক শিক্ষার্থী নতুন ভর্তি হয়েছে বলে প্রধান শিক্ষক জানিয়েছেন। "


def read(body):
    result = clean(RawPage(body, origin="x"), load_sites(), Options())
    assert find_breaches(result) == []
    return result.outcome


@pytest.mark.parametrize("tag", ["span", "ins", "rt", "var", "q", "abbr"])
def test_inline_elements_nested_beyond_the_stack(tag):
    article = read(f"<html><body><h1>হাটে ভিড়</h1>{PARAGRAPH * 4}<p>{f'<{tag}>' * 1500}{OTHER}")
    assert isinstance(article, Article)
    assert "দুই শতাধিক শিক্ষার্থী" in article.text


def test_a_box_whose_names_are_blank():
    for names in ('itemprop=""', 'class=" "', 'id=" " class=""'):
        page = f"<html><body><div {names}><h1>হাটে ভিড়</h1>{PARAGRAPH * 4}</div></body></html>"
        assert isinstance(read(page), Article)


@pytest.mark.parametrize(
    "end", ["\N{LINE SEPARATOR}", "\N{PARAGRAPH SEPARATOR}", "\v", "\f", "\x85"]
)
def test_a_text_page_ends_its_lines_as_it_likes(end):
    once = end.join(("নদীতে মাছ নেই", LONG, OTHER, SENTENCE * 3))
    article = read(once + end + once)
    assert isinstance(article, Article)
    assert article.text.count("মহাজনের লোকেরা") == 1


def test_a_long_line_that_stands_many_times():
    lines = [OTHER * 2, LONG] * 2 + [f"window.a({n})" for n in range(3)] + [LONG] * 4
    article = read("নদীতে মাছ নেই\n" + "\n".join(lines))
    assert isinstance(article, Article)
    assert article.text.count("মহাজনের লোকেরা") <= 1


def test_there_is_no_date_behind_the_last_line():
    assert not read_sheet("হাটে ভিড়").is_date(1)


def legacy(body):
    from newsclean.extract import decode_page

    return read_legacy_text(decode_page(RawPage(body, origin="x")))


def test_a_converted_page_keeps_its_entities():
    bijoy = "†Kvb wKQz bv e‡j evwo wd‡i †M‡jb wZwb| " * 9
    page = legacy(f"<html><body><p>{bijoy}</p><p>&lt;b&gt; 2 &amp; 3</p><p>{bijoy}</p>")
    assert page.converted is not None
    assert "&lt;b&gt; 2 &amp; 3" in page.text


@pytest.mark.parametrize("unit", ["<textarea ", "<!--", "<script>", "<a "])
def test_markup_without_end_in_a_legacy_page(unit):
    bijoy = "†Kvb wKQz bv e‡j evwo wd‡i †M‡jb wZwb| " * 9
    start = time.process_time()
    assert legacy(f"<html><body><p>{bijoy}</p>{unit * 20_000}").converted is not None
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    "work",
    [
        lambda: parse_json_ld("{" + "<!--" * 50_000),
        lambda: parse_json_ld("{" + "/*" * 50_000),
        lambda: parse_json_ld("{//" + "\n" * 50_000),
        lambda: paragraphs_of(SENTENCE + "<figure>" * 20_000),
        lambda: paragraphs_of(SENTENCE + " " * 50_000),
        lambda: read_bylines([Found("ক" + "," * 5000, "", "")]),
        lambda: read_bylines([Found("a@" * 2500, "", "")]),
        lambda: clean(
            RawPage("<p>word†</p>" * 9 + "x" * 50_000 + "</p>", origin="x"), load_sites(), Options()
        ),
    ],
    ids=["comments", "stars", "lines", "figures", "blanks", "commas", "mails", "a long word"],
)
def test_nothing_is_tried_from_each_letter_to_each_letter(work):
    start = time.process_time()
    work()
    assert time.process_time() - start < 3

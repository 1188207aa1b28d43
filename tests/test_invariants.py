"""What holds for any input at all."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.model import Article, Options, RawPage
from newsclean.pipeline import clean
from newsclean.runners.golden import find_breaches
from newsclean.sites import load_sites

PROSE = (
    "নদীর ধারে বসে জেলেরা সারা রাত জাল বুনেছেন, ভোরে নৌকা ছাড়বে বলে সবাই তৈরি হয়ে আছেন।",
    "গ্রামের স্কুলে এ বছর দুই শতাধিক শিক্ষার্থী নতুন ভর্তি হয়েছে বলে প্রধান শিক্ষক জানিয়েছেন।",
)
FURNITURE = (
    "প্রকাশিত: ১২ মার্চ ২০২৪, ০৯:৩০ এএম",
    "আরও পড়ুন",
    "শেয়ার করুন",
    "বিজ্ঞাপন",
    "জেলেদের জালে ধরা পড়ল বিরল মাছ",
    "নিজস্ব প্রতিবেদক",
    "জাতীয়",
    "ছবি: সংগৃহীত",
    "",
)
LINES = st.lists(st.sampled_from(PROSE + FURNITURE), max_size=40)
TAGS = st.sampled_from(
    ["p", "div", "li", "h1", "h2", "article", "aside", "blockquote", "script", "b"]
)
MARKUP = st.lists(st.tuples(TAGS, st.sampled_from(PROSE + FURNITURE)), max_size=30).map(
    lambda parts: "<!doctype html><body>" + "".join(f"<{t}>{s}</{t}>" for t, s in parts)
)


def outcome(body):
    return clean(RawPage(body, origin="x"), load_sites(), Options())


def check(body):
    result = outcome(body)

    assert find_breaches(result) == []
    assert outcome(body).outcome == result.outcome
    line = result.outcome.to_json()
    assert b"\n" not in line
    if isinstance(result.outcome, Article):
        assert result.outcome.text


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_any_lines(lines):
    check("\n".join(lines))


@settings(max_examples=100, deadline=None)
@given(MARKUP)
def test_any_markup(page):
    check(page)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=2000))
def test_any_bytes(body):
    check(body)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=2000))
def test_any_text(text):
    check(text)

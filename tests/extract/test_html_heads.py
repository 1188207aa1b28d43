"""Headline, byline, dates, deck, section, tags and pictures of HTML pages."""

import pytest

from newsclean.extract.html import HtmlPage, extract_html, read_html
from newsclean.extract.html.titles import strip_site
from newsclean.extract.structured import read_structured
from newsclean.model import Draft

TITLE = "বাঁধ মেরামতে নেমেছেন গ্রামের মানুষ"
TEXT = "".join(
    f"<p>{n} নম্বর গ্রামের মানুষ বাঁধ মেরামতে নেমেছেন। ভোর থেকে মাটি কাটছেন তাঁরা, সঙ্গে আছে শিশু-কিশোরেরাও, কাজ চলবে সারা দিন।</p>"
    for n in range(7)
)
SITE = "<meta property='og:site_name' content='গ্রামের কাগজ'>"


def draft(body: str, head: str = "", title: str = f"{TITLE} | গ্রামের কাগজ") -> Draft:
    page = read_html(
        f"<html><head><title>{title}</title>{SITE}{head}</head><body>{body}</body></html>"
    )
    assert isinstance(page, HtmlPage)
    found = extract_html(page, read_structured(page))
    assert isinstance(found, Draft), found
    return found


def story(
    before: str = "", after: str = "", head: str = "", h1: str = f"<h1>{TITLE}</h1>"
) -> Draft:
    return draft(
        f"<main><div class='head'>{h1}{before}</div><div class='story-body'>{TEXT}</div>{after}</main>",
        head,
    )


@pytest.mark.parametrize(
    ("h1", "head", "title"),
    [
        (f"<h1>{TITLE}</h1>", "", TITLE),
        (f"<h1><a href='/'>গ্রামের কাগজ</a></h1><h2>{TITLE}</h2>", f"<meta property='og:title' content='{TITLE} | গ্রামের কাগজ'>", TITLE),
        ("", f"<meta property='og:title' content='{TITLE} - গ্রামের কাগজ'>", TITLE),
        ("", "", TITLE),
        (f"<h1><span>উপকূলের খবর</span> {TITLE}</h1>", f"<meta property='og:title' content='{TITLE}'>", TITLE),
        ("<h1>বাঁধ মেরামতে<br>নেমেছেন গ্রামের মানুষ</h1>", "", TITLE),
        (f"<h1>সর্বশেষ</h1><h1>{TITLE}</h1>", "", TITLE),
        (f"<h1>{TITLE}</h1>", "<meta property='og:title' content='বাঁধ মেরামত'>", TITLE),
    ],
)  # fmt: skip
def test_the_headline_is_the_one_that_the_page_bears_out(h1, head, title):
    found = story(h1=h1, head=head)
    assert found.title is not None
    assert found.title.raw == title


def test_placeholders_are_no_headlines():
    script = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}"}}</script>'
    found = draft(f"<div class='story-body'>{TEXT}</div>", script, title="Article")
    assert found.title is not None
    assert (found.title.raw, found.title.where) == (TITLE, "json-ld:$.headline")


@pytest.mark.parametrize(
    ("title", "sites", "left"),
    [
        ("মেলা শুরু | সকালের কাগজ", {"সকালের কাগজ"}, "মেলা শুরু"),
        ("মেলা শুরু হলো আজ শহরে | বিনোদন", set(), "মেলা শুরু হলো আজ শহরে"),
        ("সকালের কাগজ - মেলা শুরু", {"সকালের কাগজ"}, "মেলা শুরু"),
        ("মেলা শুরু - কথা শেষ", {"সকালের কাগজ"}, "মেলা শুরু - কথা শেষ"),
        ("মেলা শুরু – Sokaler Kagoj", {"sokalerkagoj.example", "sokalerkagoj"}, "মেলা শুরু"),
        ("সকালের কাগজ", {"সকালের কাগজ"}, "সকালের কাগজ"),
    ],
)
def test_the_site_s_name_is_cut_on_evidence_only(title, sites, left):
    assert strip_site(title, frozenset(sites)) == left


def test_kicker_and_deck_stand_apart():
    found = story(
        before="<p class='sub-title subtitle'>নদীর পানি বাড়ছে দ্রুত, ভরসা এখন নিজেদের শ্রম আর সাহস</p>",
        h1=f"<p class='kicker'>উপকূলে ভাঙন</p><h1>{TITLE}</h1>",
    )
    assert found.kicker is not None
    assert found.kicker.raw == "উপকূলে ভাঙন"
    assert found.subtitle is not None
    assert found.subtitle.raw.startswith("নদীর পানি বাড়ছে")
    assert all("নদীর পানি" not in p for p in found.paragraphs)


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ("<div class='byline'>রফিকুল ইসলাম</div>", ["রফিকুল ইসলাম"]),
        ("<p>নিজস্ব প্রতিবেদক, ঢাকা</p>", ["নিজস্ব প্রতিবেদক, ঢাকা"]),
        ("<div class='author-info'><a href='/a'>রফিকুল ইসলাম</a> ও <a href='/b'>মিতা সরকার</a></div>", ["রফিকুল ইসলাম", "মিতা সরকার"]),
        ("<div class='authors'><span>রফিকুল ইসলাম</span><span>মিতা সরকার</span></div>", ["রফিকুল ইসলাম", "মিতা সরকার"]),
        ("<div>রফিকুল ইসলাম | ৫ মার্চ ২০২৪, ১০:২০</div>", ["রফিকুল ইসলাম"]),
        ("<div><span class='author-name'>রফিকুল ইসলাম</span></div>", ["রফিকুল ইসলাম"]),
        ("<div>মিতা সরকার প্রকাশ: ৫ মার্চ ২০২৪</div>", ["মিতা সরকার"]),
        ("<div class='author'>admin</div>", []),
        ("<div class='author'>satter</div>", []),
    ],
)  # fmt: skip
def test_visible_bylines(markup, names):
    assert [f.raw for f in story(before=markup).bylines] == names


def test_persons_of_json_ld_are_believed_and_the_paper_itself_is_not():
    paper = '<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Organization","name":"গ্রামের কাগজ"}}</script>'
    person = '<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":"মিতা সরকার"}}</script>'
    line = "<div class='byline'>রফিকুল ইসলাম</div>"
    assert [f.raw for f in story(before=line, head=paper).bylines] == ["রফিকুল ইসলাম"]
    assert [f.raw for f in story(before=line, head=person).bylines] == ["মিতা সরকার"]


def roles(found: Draft) -> list[tuple[str, str]]:
    return [(d.role, d.raw) for d in found.dates if d.role != "dateline"]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<div>প্রকাশ: ৫ মার্চ ২০২৪, ১০:২০ এএম</div>", ("published", "প্রকাশ: ৫ মার্চ ২০২৪, ১০:২০ এএম")),
        ("<div>৫ মার্চ ২০২৪</div>", ("unlabelled", "৫ মার্চ ২০২৪")),
        ("<div>আপডেট: ৬ মার্চ ২০২৪</div>", ("updated", "আপডেট: ৬ মার্চ ২০২৪")),
        ("<div>প্রকাশিত:</div><div>৫ মার্চ ২০২৪</div>", ("published", "প্রকাশিত: ৫ মার্চ ২০২৪")),
        ("<div>মিতা সরকার প্রকাশ: ৫ মার্চ ২০২৪</div>", ("published", "মিতা সরকার প্রকাশ: ৫ মার্চ ২০২৪")),
        ("<time datetime='2024-03-05T10:20:00+06:00'>আজ</time>", ("machine-published", "2024-03-05T10:20:00+06:00")),
        ("<div class='updated'><time datetime='2024-03-06'>আজ</time></div>", ("machine-updated", "2024-03-06")),
    ],
)  # fmt: skip
def test_dates_between_headline_and_text(markup, expected):
    assert expected in roles(story(before=markup))


def test_the_header_s_day_and_dates_of_lists_are_not_the_article_s():
    header = "<div class='top-date'>ঢাকা, বুধবার, ৬ মার্চ ২০২৪, ২২ ফাল্গুন ১৪৩০ বঙ্গাব্দ</div>"
    cards = (
        "<div class='related'><div><a href='/1'>অন্য খবর এখানে</a><span>৭ মার্চ ২০২৪</span></div></div>"
    )
    found = draft(
        f"{header}<main><h1>{TITLE}</h1><div>৫ মার্চ ২০২৪</div><div class='story-body'>{TEXT}</div>{cards}</main>"
    )
    mine = roles(found)
    assert ("unlabelled", "৫ মার্চ ২০২৪") in mine
    assert [role for role, raw in mine if "১৪৩০" in raw] == ["header"]
    assert all("৭ মার্চ" not in raw for _, raw in mine)


def test_section_tags_and_pictures():
    head = (
        "<meta property='article:section' content='উপকূল'><meta property='article:tag' content='বাঁধ'>"
        "<meta property='article:tag' content='নদী'><meta name='keywords' content='খবর, সংবাদ'>"
        "<meta property='og:image' content='https://i.example/lead.jpg'>"
    )
    figure = "<figure><img data-src='https://i.example/2.jpg' src='data:image/gif;base64,x'><figcaption>মাটি কাটছেন গ্রামের মানুষ</figcaption></figure>"
    found = draft(
        f"<h1>{TITLE}</h1><div class='story-body'>{TEXT[:400]}{figure}{TEXT}<img src='/logo.svg'></div>",
        head,
    )
    assert found.section is not None
    assert found.section.raw == "উপকূল"
    assert [t.raw for t in found.tags] == ["বাঁধ", "নদী"]
    assert [(i.url, i.caption) for i in found.images] == [
        ("https://i.example/lead.jpg", None),
        ("https://i.example/2.jpg", "মাটি কাটছেন গ্রামের মানুষ"),
    ]


def test_the_section_may_stand_in_the_breadcrumb():
    crumbs = "<nav class='breadcrumb'><a href='/'>প্রচ্ছদ</a><a href='/u'>উপকূল</a></nav>"
    found = draft(f"{crumbs}<h1>{TITLE}</h1><div class='story-body'>{TEXT}</div>")
    assert found.section is not None
    assert found.section.raw == "উপকূল"


def test_source_lines_are_kept_apart():
    found = draft(f"<h1>{TITLE}</h1><div class='story-body'>{TEXT}<p>সূত্র: বাসস</p></div>")
    assert [s.raw for s in found.sources] == ["সূত্র: বাসস"]
    assert "সূত্র: বাসস" not in found.paragraphs


@pytest.mark.parametrize(
    ("box", "read"),
    [("wp-block-post-date", True), ("entry-date", True), ("card-time", False), ("", False)],
)
def test_a_time_behind_the_text_counts_where_its_box_says_it_is_the_storys(box, read):
    clock = "2024-11-22T21:05:00+06:00"
    found = story(
        after=f"<div class='{box}'><time datetime='{clock}'>November 22, 2024</time></div>"
    )

    assert (clock in [date.raw for date in found.dates]) is read

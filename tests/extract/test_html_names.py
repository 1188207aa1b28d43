"""Who wrote it and when, where one line says both, or where nothing marks the name."""

import pytest

from newsclean.extract.html import HtmlPage, extract_html, read_html
from newsclean.extract.structured import read_structured
from newsclean.lexicon.bylines import split_dated
from newsclean.model import Draft

TITLE = "হাওরে ধান কাটার ধুম পড়েছে"
TEXT = "".join(
    f"<p>{n} নম্বর হাওরে ভোর থেকে ধান কাটছেন কৃষকেরা। আকাশে মেঘ দেখে কেউ আর দেরি করতে চান না, নৌকায় করে ধান উঠছে খলায়।</p>"
    for n in range(7)
)


def draft(before: str, head: str = "", after: str = "", h1: str = f"<h1>{TITLE}</h1>") -> Draft:
    markup = (
        f"<html><head><title>{TITLE} | হাওর বার্তা</title><meta property='og:site_name' content='হাওর বার্তা'>{head}</head>"
        f"<body><main>{h1}{before}<div class='story-body'>{TEXT}</div>{after}</main></body></html>"
    )
    page = read_html(markup)
    assert isinstance(page, HtmlPage)
    found = extract_html(page, read_structured(page))
    assert isinstance(found, Draft), found
    return found


def names(found: Draft) -> list[str]:
    return [one.raw for one in found.bylines]


def dates(found: Draft) -> list[tuple[str, str]]:
    return [(one.raw, one.role) for one in found.dates if one.role != "dateline"]


@pytest.mark.parametrize(
    ("line", "before", "date"),
    [
        ("নিজস্ব প্রতিবেদক | ৪ মে ২০২৪, ০৮:১৫", "নিজস্ব প্রতিবেদক", "৪ মে ২০২৪, ০৮:১৫"),
        ("খেলা ডেস্ক : ৪ মে ২০২৪", "খেলা ডেস্ক", "৪ মে ২০২৪"),
        ("রেহানা বেগম ৪ মে ২০২৪, ১৪:২০", "রেহানা বেগম", "৪ মে ২০২৪, ১৪:২০"),
        ("রেহানা বেগম প্রকাশের সময় : ৪ মে ২০২৪", "রেহানা বেগম", "প্রকাশের সময় : ৪ মে ২০২৪"),
        ("Desk Report Update Time : ০৬:৩৬ অপরাহ্ন, শনিবার, ৪ মে ২০২৪", "Desk Report", "Update Time : ০৬:৩৬ অপরাহ্ন, শনিবার, ৪ মে ২০২৪"),
        ("হাওর ডেস্ক মে ৪, ২০২৪", "হাওর ডেস্ক", "মে ৪, ২০২৪"),
        ("- হাওর বার্তা - ৪ মে ২০২৪ ১৩:৪৫", "হাওর বার্তা", "৪ মে ২০২৪ ১৩:৪৫"),
        ("৪ মে ২০২৪, ০৮:১৫", "", "৪ মে ২০২৪, ০৮:১৫"),
    ],
)  # fmt: skip
def test_a_line_is_split_where_its_date_begins(line, before, date):
    assert split_dated(line) == (before, date)


@pytest.mark.parametrize(
    "line",
    ["রেহানা বেগম", "৪ মে ২০২৪ হাওরে বাঁধ ভাঙে", "১২ জন কৃষক এসেছেন", "", "দাম ১২.৫০ টাকা কমেছে"],
)
def test_other_lines_are_not_split(line):
    assert split_dated(line) is None


@pytest.mark.parametrize(
    ("meta", "author", "date"),
    [
        ("<div class='info'>কৃষি ডেস্ক | ৪ মে ২০২৪, ০৯:০৫</div>", "কৃষি ডেস্ক", "৪ মে ২০২৪, ০৯:০৫"),
        ("<p class='info'>কৃষি ডেস্ক : ৪ মে ২০২৪, ০৯:০৫ এএম</p>", "কৃষি ডেস্ক", "৪ মে ২০২৪, ০৯:০৫ এএম"),
        ("<div class='byline'>Haor Desk Updated: 4 May 2024, 10:45 AM</div>", "Haor Desk", "Haor Desk Updated: 4 May 2024, 10:45 AM"),
        ("<div class='meta'><span>রেহানা বেগম</span> <span>৪ মে ২০২৪</span></div>", "রেহানা বেগম", "৪ মে ২০২৪"),
    ],
)  # fmt: skip
def test_one_line_names_the_author_and_the_day(meta, author, date):
    found = draft(meta)
    assert names(found) == [author]
    assert date in [raw for raw, _ in dates(found)]


def test_the_day_of_a_line_of_many_elements_is_read_by_itself():
    meta = "<p class='post-meta'><a>admin</a> <span>মে ৪, ২০২৪</span> <a>সারাদেশ</a> <a>Leave a comment</a> <span>১৩৮ Views</span></p>"
    assert ("মে ৪, ২০২৪", "unlabelled") in dates(draft(meta))


def test_a_caption_that_ends_in_a_date_is_none():
    caption = "<div class='thumb'><p>খলায় ধান শুকাচ্ছেন তিন গ্রামের কৃষক ও তাঁদের পরিবার, ৪ মে ২০২৩</p></div>"
    assert dates(draft(caption)) == []


@pytest.mark.parametrize(
    "before",
    [
        "<p>রেহানা বেগম</p><p>৪ মে ২০২৪, ০৯:০৫</p>",
        "<p>৪ মে ২০২৪, ০৯:০৫</p><p>রেহানা বেগম</p>",
        "<h6>রেহানা বেগম, পাবনা</h6>",
        "<h5>রেহানা বেগম, পাবনা থেকে</h5>",
    ],
)
def test_a_name_that_nothing_marks_stands_beside_the_date_or_its_town(before):
    found = draft(before)
    assert [one.rule for one in found.bylines] == ["byline.bare"]
    assert names(found)[0].startswith("রেহানা বেগম")


@pytest.mark.parametrize(
    "before",
    [
        "<p>ধান কাটার উৎসব</p>",
        "<p>প্রিন্ট সংস্করণ</p><p>৪ মে ২০২৪</p>",
        "<p>শেয়ার করুন</p><p>৪ মে ২০২৪</p>",
        "<figure><figcaption>রেহানা বেগম</figcaption></figure><p>৪ মে ২০২৪</p>",
        "<h3>রেহানা বেগম</h3><p>৪ মে ২০২৪</p>",
        "<p>হাওর বার্তা</p><p>৪ মে ২০২৪</p>",
    ],
)
def test_other_unmarked_lines_are_no_names(before):
    assert names(draft(before)) == []


def ld(author: str) -> str:
    return f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}","author":{{"@type":"Person","name":"{author}"}}}}</script>'


@pytest.mark.parametrize(
    ("before", "head", "author"),
    [
        # The house in the data, a desk on the page.
        ("<div class='author'>জেলা প্রতিনিধি, টাঙ্গাইল || হাওর বার্তা</div>", ld("হাওর বার্তা"), "জেলা প্রতিনিধি, টাঙ্গাইল"),
        ("<div class='author'>চট্টগ্রাম ব্যুরো, হাওর বার্তা</div>", "", "চট্টগ্রাম ব্যুরো"),
        # A person in the data, in whichever letters, before a desk on the page.
        ("<div class='author'>অনলাইন ডেস্ক</div>", ld("Rehana Begum"), "Rehana Begum"),
        # One name in two scripts: as it is printed.
        ("<div class='author'>রেহানা বেগম</div>", ld("Rehana Begum"), "রেহানা বেগম"),
        ("<ul><li>Written by: <a>রেহানা বেগম</a></li><li>Published by: <a>Ratul Sen</a></li></ul>", ld("Rehana Begum"), "রেহানা বেগম"),
    ],
)  # fmt: skip
def test_the_best_witness_is_believed(before, head, author):
    assert names(draft(before, head))[0] == author


def test_the_house_stands_where_nobody_else_does():
    assert [one.rule for one in draft("", ld("হাওর বার্তা")).bylines] == ["json-ld.author-house"]


def test_a_clock_just_over_the_headline_is_the_article_s():
    column = f"<div class='col'><div class='post_date'>৪ মে ২০২৪, ২২:১৫</div><div class='head'><h1>{TITLE}</h1></div></div>"
    assert ("৪ মে ২০২৪, ২২:১৫", "unlabelled") in dates(draft("", h1=column))


def test_a_day_over_the_headline_is_the_header_s():
    column = f"<div class='col'><div class='today'>৪ মে ২০২৪</div><div class='head'><h1>{TITLE}</h1></div></div>"
    assert ("৪ মে ২০২৪", "header") in dates(draft("", h1=column))


def test_the_date_may_stand_where_the_headline_is_printed_again():
    copy = (
        f"<div class='side'><h4>{TITLE}</h4><p>প্রকাশিত সময় : ১০:৩১ অপরাহ্ন, শনিবার, ৪ মে ২০২৪</p></div>"
    )
    assert [role for _, role in dates(draft("", after=copy))] == ["published"]


def test_a_label_behind_a_date_says_nothing_of_it():
    found = draft("<div class='date'>৪ মে ২০২৪, ১৮:৫৫ | আপডেট: ১৯:৩০</div>")
    assert dates(found)[0] == ("৪ মে ২০২৪, ১৮:৫৫ | আপডেট: ১৯:৩০", "unlabelled")


def test_wordpress_calls_the_day_of_publication_updated():
    time = "<time class='entry-date updated' datetime='2024-05-04T08:50:00+06:00'>মে ৪, ২০২৪</time>"
    assert ("2024-05-04T08:50:00+06:00", "machine-published") in dates(draft(f"<p>{time}</p>"))

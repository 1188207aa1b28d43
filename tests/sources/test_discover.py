"""Feeds, sitemaps and lists, read as the wild writes them."""

import gzip
import tracemalloc
from datetime import UTC, date, datetime

import pytest

from newsclean.sources.discover import Outlet, Span, Walk
from newsclean.sources.discover.checks import feed_warnings
from newsclean.sources.discover.feeds import read_feed
from newsclean.sources.discover.found import Found, Nested
from newsclean.sources.discover.links import feeds_on, links_on, looks_like_story
from newsclean.sources.discover.moments import mend_clocks, parse_moment, span_in
from newsclean.sources.discover.sitemaps import read_address_lines, read_sitemap
from newsclean.sources.web import Documents, Limits, Manners, Plan
from sources.newspaper import Paper, asked, serve

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
DHAKA = "Asia/Dhaka"
XML = "application/xml"


@pytest.fixture
def paper():
    with serve(Paper) as server:
        yield server


def search(server, *, span=Span(), url=None, **facts):  # noqa: B008
    notes = []
    outlet = Outlet(
        name="x",
        front_page=f"{server.url}/",
        zone=DHAKA,
        belongs=lambda one: one.startswith(server.url),
        **facts,
    )
    plan = Plan(Limits(total_s=3, retry_wait_s=0.01, attempts=1), Manners(0, allow_private=True))
    with Documents(plan) as documents:
        walk = Walk(documents, span, lambda where, text: notes.append((where, text)), NOW)
        found = list(walk.document(outlet, url) if url else walk.outlet(outlet))
    return found, notes, walk


def urlset(*entries):
    return (
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
        + "".join(entries)
        + "</urlset>"
    )


def news(url, day, name="পৌষের মেলা"):
    return (
        f"<url><loc>{url}</loc><news:news><news:publication><news:name>ক</news:name></news:publication>"
        f"<news:publication_date>{day}</news:publication_date><news:title>{name}</news:title></news:news></url>"
    )


@pytest.mark.parametrize(
    ("text", "zone", "reading"),
    [
        ("Mon, 02 Nov 2026 09:05:00 +0600", None, "2026-11-02T09:05:00+06:00"),
        ("Mon, 02 Nov 2026 03:05:00 GMT", DHAKA, "2026-11-02T09:05:00+06:00"),
        ("Mon, 02 Nov 2026 09:05:00 BST", None, "2026-11-02T09:05:00+06:00"),
        ("02 Nov 2026 09:05:00", DHAKA, "2026-11-02T09:05:00+06:00"),
        ("02 Nov 2026 09:05:00", None, "2026-11-02T09:05:00"),
        ("2026-11-02T03:05:00Z", DHAKA, "2026-11-02T09:05:00+06:00"),
        ("2026-11-02T09:05:00.123+0600", None, "2026-11-02T09:05:00+06:00"),
        ("2026-11-02 09:05:00", DHAKA, "2026-11-02T09:05:00+06:00"),
        ("2026-11-2", DHAKA, "2026-11-02"),
        ("২ নভেম্বর ২০২৬", DHAKA, "2026-11-02"),
        ("2026-13-02", DHAKA, None),
        ("গতকাল", DHAKA, None),
        ("", DHAKA, None),
        (None, DHAKA, None),
    ],
)
def test_the_clocks_of_feeds(text, zone, reading):
    assert parse_moment(text, zone) == reading


def test_a_local_clock_under_the_label_of_utc_is_told_by_a_story_from_the_future():
    told = ["2026-11-24T21:30:00+06:00", "2026-11-24T17:00:00+06:00", "2026-11-24", None]
    assert mend_clocks(told, DHAKA, NOW) == [
        "2026-11-24T15:30:00+06:00",
        "2026-11-24T11:00:00+06:00",
        "2026-11-24",
        None,
    ]
    fine = ["2026-11-24T16:05:00+06:00"]
    assert mend_clocks(fine, DHAKA, NOW) == fine
    # Two days ahead is no matter of zones.
    far = ["2026-11-26T16:05:00+06:00"]
    assert mend_clocks(far, DHAKA, NOW) == far


@pytest.mark.parametrize(
    ("url", "first", "last"),
    [
        ("https://a.example/sitemap-daily-2026-11-02.xml", (2026, 11, 2), (2026, 11, 2)),
        ("https://a.example/2026/11/02/sitemap.xml", (2026, 11, 2), (2026, 11, 2)),
        ("https://a.example/sitemap-202612.xml", (2026, 12, 1), (2026, 12, 31)),
        ("https://a.example/sitemap-20261102.xml.gz", (2026, 11, 2), (2026, 11, 2)),
    ],
)
def test_the_days_that_a_sitemaps_name_gives(url, first, last):
    assert span_in(url) == (date(*first), date(*last))


@pytest.mark.parametrize(
    "url", ["https://a.example/sitemap-1.xml", "https://a.example/9202611021.xml"]
)
def test_names_without_a_day(url):
    assert span_in(url) is None


RSS = """

<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>ক</title><link>https://paper.example/</link>
<item><title>হাট &amp;amp; বাজার: শীতের <b>সবজি</b> & মাছ</title><link>/news/12?a=1&b=2</link>
<pubDate>Tue, 24 Nov 2026 15:30:00 GMT</pubDate><category>অর্থনীতি</category><category>হাট</category></item>
<item><title>ক ছাড়া</title><guid isPermaLink="true">https://paper.example/news/13</guid><pubDate>কাল</pubDate></item>
<item><title>ঠিকানা নেই</title></item>
<item><title>কাটা পড়েছে</title><link>https://paper.example/news/14</link>
"""


def test_a_broken_feed_gives_what_can_be_read():
    found = read_feed(
        RSS.encode(), "https://feeds.example/rss", content_type="text/html", zone=DHAKA, now=NOW
    )
    assert [one.url for one in found] == [
        "https://paper.example/news/12?a=1&b=2",
        "https://paper.example/news/13",
        "https://paper.example/news/14",
    ]
    assert found[0].title == "হাট & বাজার: শীতের সবজি & মাছ"
    assert found[0].section == "অর্থনীতি"
    # It says half past three of Greenwich, five and a half hours from now: the clock is local.
    assert found[0].published == "2026-11-24T15:30:00+06:00"
    assert found[1].published is None


def test_atom_with_relative_links():
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>ক</title>
    <entry><title type="html">&lt;i&gt;চর&lt;/i&gt; জাগছে</title><link rel="self" href="/api/1"/>
    <link rel="alternate" href="../news/1"/><published>2026-11-02T09:00:00+06:00</published></entry></feed>"""
    (found,) = read_feed(
        atom.encode(), "https://a.example/feed/atom", content_type="", zone=None, now=NOW
    )
    assert found[:3] == ("https://a.example/news/1", "চর জাগছে", "2026-11-02T09:00:00+06:00")


def test_a_sitemap_packed_damaged_or_with_another_prefix():
    whole = urlset(news("https://a.example/1", "2026-11-02T09:00:00+06:00"), "<url><loc> /2 </loc><lastmod>2026-11-03</lastmod>"
                   "<image:image xmlns:image='i'><image:title>ছবি</image:title></image:image></url>", "<url><loc></loc></url>")  # fmt: skip
    expected = [
        Found("https://a.example/1", "পৌষের মেলা", "2026-11-02T09:00:00+06:00", None, "https://a.example/s.xml", None),
        Found("https://a.example/2", None, None, None, "https://a.example/s.xml", "2026-11-03"),
    ]  # fmt: skip
    for body in (whole.encode(), gzip.compress(whole.encode())):
        assert list(read_sitemap(body, "https://a.example/s.xml", None)) == expected
    cut = whole.encode()[:-120]
    assert next(iter(read_sitemap(cut, "https://a.example/s.xml", None))) == expected[0]
    assert list(read_sitemap(gzip.compress(whole.encode())[:-30], "https://a.example/s.xml", None))[
        :1
    ] in ([], expected[:1])
    prefixed = '<s:sitemapindex xmlns:s="x"><s:sitemap><s:loc>https://a.example/n.xml</s:loc></s:sitemap></s:sitemapindex>'
    assert list(read_sitemap(prefixed.encode(), "https://a.example/s.xml", None)) == [
        Nested("https://a.example/n.xml")
    ]
    assert list(read_sitemap(b"<<<", "https://a.example/s.xml", None)) == []


def test_entities_of_a_sitemap_are_not_expanded(tmp_path):
    (tmp_path / "secret").write_text("গোপন")
    bomb = (
        f'<!DOCTYPE u [<!ENTITY f SYSTEM "{(tmp_path / "secret").as_uri()}">'
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        "<urlset><url><loc>https://a.example/&f;&b;</loc></url></urlset>"
    )
    found = list(read_sitemap(bomb.encode(), "https://a.example/s.xml", None))
    assert all("গোপন" not in one.url and "aaaa" not in one.url for one in found)


def test_a_huge_sitemap_needs_little_memory():
    entries = (news(f"https://a.example/{n}", "2026-11-02T09:00:00+06:00") for n in range(12_000))
    packed = gzip.compress(urlset(*entries).encode())
    tracemalloc.start()
    count = sum(1 for _ in read_sitemap(packed, "https://a.example/s.xml.gz", None))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 12_000
    assert peak < 1_000_000  # the sitemap itself has 3.6 MB


def test_a_sitemap_of_plain_lines():
    body = "\ufeffhttps://a.example/1\r\n\nftp://no\nhttps://a.example/2".encode()
    assert [one.url for one in read_address_lines(body, "x")] == [
        "https://a.example/1",
        "https://a.example/2",
    ]


def test_the_links_of_a_page():
    page = """<html><head><base href="/bn/"><link rel="alternate" type="application/rss+xml" href="/feed">
    <link rel="alternate" type="application/rss+xml" href="/comments/feed"></head>
    <body><a href="news/1">ক</a><a href='news/1#x'>ক</a><a href="mailto:a@b">খ</a><a href="javascript:x">গ</a>
    <a href="//b.example/2">ঘ</a><a>ঙ</a></body></html>"""
    assert list(links_on(page.encode(), "https://a.example/")) == [
        "https://a.example/bn/news/1",
        "https://b.example/2",
    ]
    assert feeds_on(page.encode(), "https://a.example/") == ["https://a.example/feed"]
    assert list(links_on(b"", "https://a.example/")) == []


@pytest.mark.parametrize(
    ("path", "is_story"),
    [
        ("/national/1234567", True), ("/bangladesh/নদী-ভাঙনে-ঘর-হারাল-মানুষ", True), ("/?p=5123", True), ("/details.php?nid=77", True),
        ("/", False), ("/sports", False), ("/category/national/12345", False), ("/tag/2026-11-02", False),
        ("/uploads/2026/11/a.jpg", False), ("/archive/2026-11-02", False), ("/privacy-policy", False),
    ],
)  # fmt: skip
def test_addresses_shaped_like_stories(path, is_story):
    assert looks_like_story(f"https://a.example{path}") is is_story


def test_feeds_and_sitemaps_are_joined_and_an_address_is_named_once(paper):
    paper.pages["/feed"] = (RSS.replace("https://paper.example", paper.url), "text/xml")
    paper.pages["/news.xml"] = (
        urlset(news(f"{paper.url}/news/12?a=1&amp;b=2", "2026-11-24"), news(f"{paper.url}/news/20", "2026-11-23")), XML)  # fmt: skip
    found, notes, walk = search(
        paper, feeds=(f"{paper.url}/feed", f"{paper.url}/none"), sitemaps=(f"{paper.url}/news.xml",)
    )
    assert [one.url.removeprefix(paper.url) for one in found] == [
        "/news/12?a=1&b=2", "/news/13", "/news/14", "/news/20"]  # fmt: skip
    assert notes == [(f"{paper.url}/none", "cannot be read (http-error): HTTP 404 Not Found")]
    assert (walk.read, walk.failed) == (2, 1)


def test_indexes_are_followed_the_newest_first_and_only_where_they_may_help(paper):
    def entry(name, changed):
        return f"<sitemap><loc>{paper.url}/{name}</loc><lastmod>{changed}</lastmod></sitemap>"

    index = (
        "<sitemapindex>" + entry("a.xml", "2026-11-01") + entry("s-2026-10-05.xml", "2026-11-24")
    )
    index += (
        entry("b.xml.gz", "2026-11-24T09:00:00+06:00")
        + entry("c.xml", "2026-11-23")
        + entry("index.xml", "2026-11-20")
    )
    paper.pages["/index.xml"] = (index + "</sitemapindex>", XML)
    packed = gzip.compress(
        urlset(
            news(f"{paper.url}/news/1", "2026-11-24"), news(f"{paper.url}/news/2", "2026-10-01")
        ).encode()
    )
    paper.pages["/b.xml.gz"] = (packed, "application/gzip")
    paper.pages["/c.xml"] = (urlset(f"<url><loc>{paper.url}/national/30012</loc></url>",
                                    f"<url><loc>{paper.url}/about-us</loc></url>"), XML)  # fmt: skip
    found, _, _ = search(
        paper, span=Span(date(2026, 11, 20), None), sitemaps=(f"{paper.url}/index.xml",)
    )
    assert [one.url.removeprefix(paper.url) for one in found] == ["/news/1", "/national/30012"]
    assert [path for path in asked(paper) if path != "/robots.txt"] == [
        "/index.xml",
        "/b.xml.gz",
        "/c.xml",
    ]


def test_each_day_has_its_lists(paper):
    for day in (22, 23):
        links = f'<a href="/news/{day}1">ক</a><a href="/section/9">খ</a><a href="https://else.example/news/1">গ</a>'
        paper.pages[f"/archive/2026-11-{day}"] = (links, "text/html")
    found, _, _ = search(
        paper,
        span=Span(date(2026, 11, 22), date(2026, 11, 23)),
        archive=lambda day: [f"{paper.url}/archive/{day.isoformat()}"],
        is_article=lambda url: "/news/" in url,
    )
    assert [(one.url.removeprefix(paper.url), one.published) for one in found] == [
        ("/news/231", "2026-11-23"),
        ("/news/221", "2026-11-22"),
    ]


def test_the_front_page_is_the_last_resort(paper):
    found, _, _ = search(
        paper, feeds=(f"{paper.url}/none",), is_article=lambda url: "/news/" in url
    )
    assert len(found) == 4
    assert all("/news/10" in one.url for one in found)


def test_of_an_unknown_site_robots_and_the_front_page_name_the_lists(paper):
    paper.pages["/robots.txt"] = (f"Sitemap: {paper.url}/s.xml\n", "text/plain")
    paper.pages["/s.xml"] = (urlset(news(f"{paper.url}/news/1", "2026-11-24")), XML)
    found, _, _ = search(paper, known=False)
    assert [one.url for one in found] == [f"{paper.url}/news/1"]


def test_one_document_by_its_address(paper):
    paper.pages["/list"] = (f"{paper.url}/national/12345\n{paper.url}/sports\n", "text/plain")
    found, _, _ = search(paper, url=f"{paper.url}/list")
    assert [one.url for one in found] == [f"{paper.url}/national/12345"]


def test_listings_named_by_a_feed_are_left_out(paper):
    paper.pages["/n.xml"] = (
        urlset(news(f"{paper.url}/video/5", "2026-11-24"), news(f"{paper.url}/odd", "2026-11-24")),
        XML,
    )
    verdicts = {f"{paper.url}/video/5": False}
    found, _, _ = search(paper, sitemaps=(f"{paper.url}/n.xml",), is_article=verdicts.get)
    assert [one.url for one in found] == [f"{paper.url}/odd"]


def test_a_feed_is_no_judge_where_either_side_is_silent():
    class Page:
        title, published = "শীতের সবজিতে ভরে গেছে হাট", None

    assert feed_warnings(Page, None, "2026-11-01") == []
    assert feed_warnings(Page, "হাট ভরে গেছে শীতের সবজিতে, দাম কম", None) == []
    assert feed_warnings(Page, "নদীতে নৌকাডুবি", None) == ["feed.title-differs"]

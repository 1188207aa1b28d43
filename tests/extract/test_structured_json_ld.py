import json

import pytest

from newsclean.extract.html import HtmlPage, read_html
from newsclean.extract.structured import Structured, paragraphs_of, parse_json_ld, read_structured

URL = "https://khobor.example/desh/101"
ARTICLE = {
    "@type": "NewsArticle",
    "headline": "সেতুর কাজ শেষ হলো",
    "url": URL,
    "datePublished": "2024-03-05T10:20:00+06:00",
    "dateModified": "2024-03-05T11:00:00+06:00",
    "author": {"@type": "Person", "name": "রফিকুল ইসলাম"},
    "articleSection": "সারাদেশ",
    "keywords": ["সেতু", "পরিবহন"],
}


def read(*scripts: object, head: str = "", body: str = "") -> Structured:
    tags = "".join(
        f'<script type="application/ld+json">{s if isinstance(s, str) else json.dumps(s, ensure_ascii=False)}</script>'
        for s in scripts
    )
    markup = f'<html><head><link rel="canonical" href="{URL}"><title>সেতুর কাজ শেষ হলো | খবর</title>{head}{tags}</head><body>{body}</body></html>'
    page = read_html(markup)
    assert isinstance(page, HtmlPage)
    return read_structured(page)


def raws(found):
    return [f.raw for f in found]


def test_the_plain_article():
    out = read(ARTICLE)
    assert raws(out.titles)[0] == "সেতুর কাজ শেষ হলো"
    assert raws(out.authors) == ["রফিকুল ইসলাম"]
    assert raws(out.sections) == ["সারাদেশ"]
    assert raws(out.tags) == ["সেতু", "পরিবহন"]
    assert [(d.raw, d.role) for d in out.dates] == [
        ("2024-03-05T10:20:00+06:00", "machine-published"),
        ("2024-03-05T11:00:00+06:00", "machine-updated"),
    ]
    assert out.dates[0].where == "json-ld:$.datePublished"


def test_in_a_graph_among_site_breadcrumb_and_others():
    graph = {
        "@graph": [
            {"@type": "WebSite", "name": "খবর"},
            {
                "@type": "WebPage",
                "@id": URL,
                "headline": "সেতুর কাজ শেষ হলো",
                "datePublished": "2020-01-01",
            },
            ARTICLE | {"author": {"@id": "#p1"}},
            {"@type": "Person", "@id": "#p1", "name": "মাহমুদা আক্তার"},
        ]
    }
    out = read(graph)
    assert out.dates[0].raw == "2024-03-05T10:20:00+06:00"
    assert out.dates[0].where == "json-ld:$.@graph[2].datePublished"
    assert raws(out.authors) == ["মাহমুদা আক্তার"]


def test_of_several_articles_the_one_that_is_this_page():
    others = [
        ARTICLE
        | {"headline": f"আরেক খবর {n}", "url": f"{URL}{n}", "datePublished": f"2024-03-0{n}"}
        for n in (1, 2, 3)
    ]
    out = read([*others, ARTICLE])
    assert raws(out.titles)[0] == "সেতুর কাজ শেষ হলো"
    assert out.dates[0].raw == "2024-03-05T10:20:00+06:00"
    assert out.stories == 4


def test_lists_of_other_stories_are_never_entered():
    listing = {
        "@type": "ItemList",
        "itemListElement": [{"@type": "ListItem", "item": ARTICLE | {"headline": "অন্য খবর"}}],
    }
    out = read(listing)
    assert "অন্য খবর" not in raws(out.titles)
    assert out.dates == []
    assert "itemlist" in out.kinds


@pytest.mark.parametrize(
    "text",
    [
        '<!-- {"headline": "ক"} -->',
        '/* x */ {"headline": "ক"}',
        '{"headline": "ক",}',
        '{"headline": "ক", "dateModified": undefined}',
        '{"headline": "ক"};',
        '//<![CDATA[\n{"headline": "ক"}\n//]]>',
        '{"headline": "ক"}{"headline": "খ"}',
    ],
)
def test_scripts_are_mended_where_systems_break_them(text):
    found = parse_json_ld(text)
    assert isinstance(found, dict)
    assert found["headline"] == "ক"


def test_raw_line_feeds_inside_strings_are_text():
    assert parse_json_ld('{"articleBody": "প্রথম।\n\nদ্বিতীয়।"}') == {
        "articleBody": "প্রথম।\n\nদ্বিতীয়।"
    }


@pytest.mark.parametrize("text", ["", "   ", "কিছু না", "{", "[" * 5000])
def test_what_is_no_json_is_nothing(text):
    assert parse_json_ld(text) is None


def test_a_comment_before_the_object_is_no_part_of_it():
    assert parse_json_ld('<!-- schema block -->\n{"a": 1}') == {"a": 1}


@pytest.mark.parametrize(
    ("author", "rule"),
    [
        ('{"@type": "Person", "name": "রেহানা বেগম"}', "json-ld.author"),
        ('[{"@type": "Organization", "name": "রেহানা বেগম"}]', "json-ld.author-desk"),
        ('"রেহানা বেগম"', "json-ld.author"),
    ],
)
def test_a_script_that_no_repair_mends_names_its_author(author, rule):
    out = read(f'{{"@type": "NewsArticle", "headline": "সেতুর "কাজ" শেষ", "author": {author}}}')
    assert [(a.raw, a.rule) for a in out.authors] == [("রেহানা বেগম", rule)]


def test_a_script_that_no_repair_mends_still_names_its_fields():
    out = read(
        '{"@type": "NewsArticle", "headline": "সেতুর "কাজ" শেষ", "datePublished": "2024-03-05"}'
    )
    assert [(d.raw, d.rule) for d in out.dates] == [("2024-03-05", "json-ld.broken")]


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        ("প্রথম অনুচ্ছেদ।\n\nদ্বিতীয় অনুচ্ছেদ।", ("প্রথম অনুচ্ছেদ।", "দ্বিতীয় অনুচ্ছেদ।")),
        ("<p>প্রথম।</p><p>দ্বিতীয় <b>অংশ</b>।</p>", ("প্রথম।", "দ্বিতীয় অংশ।")),
        ("&lt;p&gt;প্রথম।&lt;/p&gt;.&lt;p&gt;দ্বিতীয়।&lt;/p&gt;", ("প্রথম।", "দ্বিতীয়।")),
        ("&amp;lt;p&amp;gt;প্রথম।&amp;lt;/p&amp;gt;", ("প্রথম।",)),
        (
            "<p>ক&nbsp;খ</p><figure><figcaption>ছবি</figcaption></figure><p>গ<br>ঘ</p>",
            ("ক খ", "গ", "ঘ"),
        ),
        ("&lt;p&gt;&amp;nbsp;&lt;/p&gt;", ()),
        ("৩ < ৫ এবং ৭ > ২", ("৩ < ৫ এবং ৭ > ২",)),
    ],
)
def test_bodies_are_split_whatever_they_were_escaped_to(body, paragraphs):
    assert paragraphs_of(body) == paragraphs


def test_headlines_lose_entities_and_tags():
    out = read(ARTICLE | {"headline": "নদী &amp;amp; &lt;b&gt;খাল&lt;/b&gt; সেতুর কাজ শেষ হলো"})
    assert raws(out.titles)[0] == "নদী & খাল সেতুর কাজ শেষ হলো"


def test_meta_answers_where_json_ld_does_not():
    out = read(
        head='<meta property="og:title" content="সেতুর কাজ শেষ হলো">'
        '<meta property="article:published_time" content="2024-03-05T10:20:00+06:00">'
        '<meta name="author" content="রফিকুল ইসলাম"><meta property="article:author" content="https://fb.example/x">'
        '<meta property="article:tag" content="সেতু"><meta property="og:image" content="https://i.example/1.jpg">'
        '<meta property="og:type" content="article">'
    )
    assert raws(out.titles) == ["সেতুর কাজ শেষ হলো"]
    assert [(d.where, d.role) for d in out.dates] == [
        ("meta[article:published_time]", "machine-published")
    ]
    assert raws(out.authors) == ["রফিকুল ইসলাম"]
    assert out.images[0].url == "https://i.example/1.jpg"
    assert "og:article" in out.kinds


def test_microdata_of_the_page_and_not_of_its_cards():
    out = read(
        body='<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">সেতুর কাজ শেষ হলো</h1>'
        '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">রফিকুল ইসলাম</span></span>'
        '<time itemprop="datePublished" datetime="2024-03-05T10:20:00+06:00">৫ মার্চ</time></article>'
        '<div itemscope itemtype="https://schema.org/NewsArticle"><time itemprop="datePublished" datetime="2023-01-01"></time></div>'
    )
    assert raws(out.authors) == ["রফিকুল ইসলাম"]
    assert [d.raw for d in out.dates] == ["2024-03-05T10:20:00+06:00"]


def test_dotted_paths_reach_into_the_page_s_own_object():
    out = read(ARTICLE | {"author": [{"name": "ক"}, {"name": "খ"}]})
    assert out.path("headline") == "সেতুর কাজ শেষ হলো"
    assert out.path("author.name") == ["ক", "খ"]
    assert out.path("publisher.name") is None


def test_paywall_is_said():
    assert read(ARTICLE | {"isAccessibleForFree": "False"}).paywalled
    assert not read(ARTICLE | {"isAccessibleForFree": True}).paywalled

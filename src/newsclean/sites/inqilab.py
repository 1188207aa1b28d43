"""Daily Inqilab: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="inqilab",
    name="ইনকিলাব",
    english_name="Daily Inqilab",
    home="https://dailyinqilab.com/",
    hosts=("dailyinqilab.com",),
    layouts=(
        Layout(
            name="2023",
            body=(css(".new-details .description"),),
            title=(css(".col-md-9 h2"),),
            subtitle=(css("b.sub-heading", sure=False),),
            published=(css("p.news-date-time"),),
            section=(css("a.active", sure=False),),
            images=(css(".new-details img"),),
        ),
        Layout(name="2018", body=(css("#ar_news_content", sure=False),)),
    ),
    articles=(r"^/[a-z-]+/news/[0-9]+$", r"^/article/[0-9]+(?:/.*)?$"),
    listings=(r"^/archive(?:/|$)",),
    feeds=("/rss/rss.xml",),
    sitemaps=("/news-sitemap.xml",),
    checked="2026-10",
    evidence="selectors 2024-06 (3 scrapers), addresses 2024-05, feeds 2026-09",
)

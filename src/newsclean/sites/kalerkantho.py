"""Kaler Kantho: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="kalerkantho",
    name="কালের কণ্ঠ",
    english_name="Kaler Kantho",
    hosts=("kalerkantho.com",),
    family="eastwest",
    layouts=(
        Layout(
            name="2023",
            body=(css("div.newsArticle", sure=False),),
            title=(css("h1.my-3"),),
            byline=(css("h6.my-4", sure=False),),
            published=(css("time.text-black-50.text-center.d-block", sure=False),),
        ),
        Layout(name="2019", body=(css(".some-class-name2"),), published=(css("p.n_author"),)),
    ),
    articles=(r"^/(?:online|print-edition|feature)/[A-Za-z-]+/[0-9]{4}/(?:[0-9]{2}/){2}[0-9]+$",),
    listings=(r"^/(?:multimedia|recent|epaper)(?:/|$)",),
    phrases=("কালের কণ্ঠের খবর পেতে",),
    feeds=("/rss.xml",),
    sitemaps=("/daily-sitemap/{date}/sitemap.xml",),
    checked="2026-10",
    evidence="selectors 2026-03 (2 scrapers), addresses 2026-04, feeds 2026-10, saved pages 2025-12",
)

"""Banglanews24: online paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="banglanews24",
    name="বাংলানিউজটোয়েন্টিফোর",
    english_name="Banglanews24",
    hosts=("banglanews24.com",),
    family="eastwest",
    layouts=(
        Layout(
            name="eastwest",
            body=(css(".articleArea article"), css(".articleArea")),
            tags=(css(".related_tag a", sure=False),),
            images=(css(".main-img img"), css(".news-article img")),
        ),
    ),
    articles=(r"^/[a-z-]+/news/bd/[0-9]+\.details$", r"^/.+/[0-9]{3,}$"),
    listings=(r"^/category(?:/|$)",),
    feeds=("/rss.xml",),
    sitemaps=("/daily-sitemap/{date}/sitemap.xml",),
    checked="2026-10",
    evidence="selectors 2024-06 (2 scrapers), addresses 2026-04, feeds 2026-06",
)

"""Samakal: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="samakal",
    name="সমকাল",
    english_name="Samakal",
    home="https://samakal.com/",
    hosts=("samakal.com",),
    family="emyth",
    layouts=(
        Layout(
            name="emyth",
            body=(css("div.dNewsDesc"), css("#contentDetails")),
            subtitle=(css(".DsubHead", sure=False),),
            tags=(css(".tagArea li:not(:first-child) a"),),
        ),
        Layout(name="2018", body=(css("div.description", sure=False),)),
    ),
    articles=(r"^/(?:[a-z0-9-]+/)+article/[0-9]+(?:/.*)?$",),
    listings=(r"^/latest/news/?$",),
    feeds=("/rss",),
    sitemaps=("/news_sitemap.xml", "/sitemap/sitemap-daily-{date}.xml"),
    checked="2026-10",
    evidence="selectors 2026-05 (4 scrapers), addresses 2026-03, feeds 2026-10",
)

"""Barta24: online paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="barta24",
    name="বার্তা২৪",
    english_name="Barta24",
    home="https://barta24.com/",
    hosts=("barta24.com",),
    family="emyth",
    layouts=(
        Layout(
            name="next",
            body=(css(".newsDetail > div:last-of-type", sure=False),),
            title=(css(".newsDetail h1", sure=False),),
            images=(css(".DTopImg .Details img", sure=False),),
        ),
    ),
    articles=(r"^/details/[a-z-]+/[0-9]+(?:/.*)?$",),
    feeds=("/rss/rss.xml",),
    sitemaps=("https://www.barta24.com/news-sitemap.xml",),
    checked="2026-10",
    evidence="selectors 2025-06 (1 scraper), addresses 2026-10, feeds 2026-10",
)

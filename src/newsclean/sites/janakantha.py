"""Janakantha: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="janakantha",
    name="জনকণ্ঠ",
    english_name="Janakantha",
    hosts=("dailyjanakantha.com", "dailyjanakantha.us"),
    family="emyth",
    layouts=(
        Layout(
            name="emyth",
            published=(css("div.pDate", sure=False),),
            section=(css(".InnerCatTitle h2"),),
            tags=(css(".list-inline a", sure=False),),
            images=(css(".DDetailsContent img", sure=False),),
        ),
    ),
    articles=(r"^/[a-z-]+(?:/[a-z-]+)?/(?:news/)?[0-9]+$", r"^/details/.+$"),
    listings=(r"^/archives(?:/|$)",),
    feeds=("/rss/rss.xml",),
    checked="2026-10",
    evidence="selectors 2024-06 (2 scrapers), addresses 2026-04, feeds 2026-09",
)

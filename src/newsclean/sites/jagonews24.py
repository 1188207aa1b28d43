"""Jago News 24: online paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="jagonews24",
    name="জাগো নিউজ ২৪",
    english_name="Jago News 24",
    hosts=("jagonews24.com",),
    family="emyth",
    layouts=(Layout(name="emyth", body=(css("div.content-details"),)),),
    articles=(r"^/[a-z0-9-]+(?:/[a-z0-9-]+)?/(?:news/)?[0-9]+$",),
    listings=(r"^/(?:archive|all-news|topic)(?:/|$)",),
    phrases=("জাগোনিউজ২৪.কমে লিখতে পারেন",),
    feeds=("/rss/rss.xml",),
    checked="2026-10",
    evidence="selectors 2026-03 (2 scrapers), addresses 2026-10, feeds 2026-03",
)

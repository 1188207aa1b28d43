"""Ekushey TV: television, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="ekushey",
    name="একুশে টেলিভিশন",
    english_name="Ekushey TV",
    hosts=("ekushey-tv.com",),
    family="emyth",
    layouts=(Layout(name="emyth", body=(css(".DDetailsBody", sure=False),)),),
    articles=(r"^/.+/[0-9]{3,}/?$",),
    feeds=("/rss/rss.xml",),
    checked="2026-10",
    evidence="selectors 2023-03 (2 scrapers), addresses 2026-04, feeds 2026-10",
)

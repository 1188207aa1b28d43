"""Risingbd: online paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="risingbd",
    name="রাইজিংবিডি",
    english_name="Risingbd",
    hosts=("risingbd.com",),
    family="emyth",
    layouts=(
        Layout(
            name="emyth",
            body=(css(".details-content", sure=False), css("#contentDetails", sure=False)),
        ),
    ),
    articles=(r"^/.+/[0-9]{3,}/?$",),
    feeds=("/rss/rss.xml",),
    checked="2026-10",
    evidence="selectors 2026-05 (2 scrapers), addresses 2026-04, feeds 2026-10",
)

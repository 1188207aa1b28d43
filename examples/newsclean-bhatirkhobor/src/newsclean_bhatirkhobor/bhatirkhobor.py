"""Bhatir Khobor: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="bhatirkhobor",
    name="দৈনিক ভাটির খবর",
    english_name="Bhatir Khobor",
    hosts=("bhatirkhobor.example",),
    layouts=(
        Layout(
            name="2026",
            body=(css(".story-text"),),
            title=(css(".story-headline"),),
            byline=(css(".story-writer"),),
            published=(css(".story-time"),),
            drop=(".story-more",),
        ),
    ),
    articles=(r"^/[a-z-]+/[0-9]{4}/[0-9]+/[0-9]+/[^/]+/?$",),
    checked="2026-03",
    evidence="an invented page 2026-03",
)

"""Alokito Bangladesh: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="alokito",
    name="আলোকিত বাংলাদেশ",
    english_name="Alokito Bangladesh",
    hosts=("alokitobangladesh.com",),
    family="dtl",
    layouts=(Layout(name="dtl", body=(css(".dtl_content_block", sure=False),)),),
    articles=(r"^/[a-z/-]+/[0-9]+/?$",),
    listings=(r"^/all-news/?$",),
    feeds=("/rss/rss.xml",),
    checked="2026-10",
    evidence="selectors 2024-06 (1 scraper), addresses 2026-04, feeds 2026-10",
)

"""Prothom Alo: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="prothomalo",
    name="প্রথম আলো",
    english_name="Prothom Alo",
    hosts=("prothomalo.com", "prothom-alo.com"),
    family="quintype",
    layouts=(
        Layout(
            name="quintype",
            title=(css(".story-title-info h1"),),
            byline=(css(".contributor-name", sure=False, every=True),),
            tags=(css(".tag-list a", sure=False),),
            images=(css(".story-page-hero img"),),
        ),
    ),
    articles=(r"^/(?:[a-z0-9-]+/)+(?=[a-z]*[0-9])[a-z0-9]{10}/?$", r"^/.+/article/[0-9]+(?:/.*)?$"),
    listings=(r"^/(?:photo|video|ampstories|topic|collection)(?:/|$)",),
    feeds=("/feed/", "/stories.rss"),
    sitemaps=("/news_sitemap.xml", "/sitemap/sitemap-daily-{date}.xml"),
    checked="2026-10",
    evidence="selectors 2026-05 (4 scrapers), addresses 2026-10, feeds 2026-10, a saved page 2026-08",
)

"""Naya Diganta: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="nayadiganta",
    name="নয়া দিগন্ত",
    english_name="Naya Diganta",
    home="https://dailynayadiganta.com/",
    hosts=("dailynayadiganta.com",),
    layouts=(
        Layout(
            name="2024",
            body=(css(".news-content"),),
            title=(css("header.headline-header h1.headline", sure=False),),
            section=(css("ol.breadcrumb li:nth-child(2)"),),
            images=(css(".image-holder figure img"),),
        ),
    ),
    articles=(
        r"^/post/[a-z-]+/[0-9]+(?:/.*)?$",
        r"^/[a-z-]+/[^/]+/(?=[a-z]*[A-Z0-9])[A-Za-z0-9]{10,}/?$",
        r"^/[a-z-]+/[0-9]{3,}/.*$",
    ),
    listings=(r"^/archive(?:/|$)",),
    sitemaps=("/sitemap/{date}.xml",),
    checked="2026-10",
    evidence="selectors 2026-04 (4 scrapers), addresses 2026-10, feeds 2026-04",
)

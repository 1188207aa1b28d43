"""Amar Desh: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="amardesh",
    name="আমার দেশ",
    english_name="Amar Desh",
    hosts=("dailyamardesh.com",),
    family="wagtail_next",
    layouts=(
        Layout(name="wagtail_next", body=(css(".block-full_richtext", sure=False, every=True),)),
    ),
    articles=(r"^/(?:[a-z-]+/)+amd[a-z0-9]{10}/?$",),
    feeds=("/feed",),
    sitemaps=("/news-sitemap.xml", "/sitemaps/news-sitemap.xml"),
    checked="2026-10",
    evidence="selectors 2026-08 (2 scrapers), addresses 2026-09, feeds 2026-10",
)

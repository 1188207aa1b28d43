"""Ajker Patrika: newspaper, Bangladesh."""

from newsclean.model import Layout, Site

SITE = Site(
    slug="ajkerpatrika",
    name="আজকের পত্রিকা",
    english_name="Ajker Patrika",
    hosts=("ajkerpatrika.com",),
    family="wagtail_next",
    layouts=(Layout(name="wagtail_next"),),
    articles=(r"^/(?:[a-z-]+/)+ajp[a-z0-9]{10}/?$", r"^/[0-9]{3,}(?:/.*)?$"),
    feeds=("/feed",),
    sitemaps=("/news-sitemap.xml", "/sitemap.xml"),
    checked="2026-10",
    evidence="selectors 2026-08 (2 scrapers), addresses 2026-04, feeds 2026-10",
)

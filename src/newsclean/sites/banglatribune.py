"""Bangla Tribune: online paper, Bangladesh."""

from newsclean.model import Layout, Site

SITE = Site(
    slug="banglatribune",
    name="বাংলা ট্রিবিউন",
    english_name="Bangla Tribune",
    hosts=("banglatribune.com",),
    family="jadewits",
    layouts=(Layout(name="jadewits"),),
    articles=(r"^/(?:[a-z0-9-]+/){0,2}[0-9]{4,}(?:/.*)?$",),
    feeds=("/feed/",),
    sitemaps=("/news-sitemap.xml", "/archive_{date}.xml"),
    checked="2026-10",
    evidence="selectors 2024-05 (1 scraper), addresses 2026-04, feeds 2026-10",
)

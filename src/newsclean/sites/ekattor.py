"""Ekattor TV: television, Bangladesh."""

from newsclean.model import Layout, Site

SITE = Site(
    slug="ekattor",
    name="একাত্তর টিভি",
    english_name="Ekattor TV",
    home="https://ekattor.tv/",
    hosts=("ekattor.tv",),
    family="jadewits",
    layouts=(Layout(name="jadewits"),),
    articles=(r"^/(?:[a-z-]+/)*[0-9]+(?:/.*)?$",),
    feeds=("/feed/",),
    sitemaps=("/news-sitemap.xml",),
    checked="2026-10",
    evidence="selectors 2024-05 (1 scraper), addresses 2026-04, feeds 2026-10",
)

"""Netra News: investigative desk, Sweden."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="netra",
    name="নেত্র নিউজ",
    english_name="Netra News",
    home="https://netra.news/",
    hosts=("netra.news",),
    country="SE",
    family="international",
    layouts=(
        Layout(
            name="ghost",
            body=(css("article section", sure=False),),
            title=(css("article header h1", sure=False),),
            subtitle=(css("p.article-excerpt", sure=False),),
            published=(css("time.byline-meta-date", "datetime", sure=False),),
            images=(css("figure.article-image img", sure=False),),
        ),
    ),
    feeds=("/rss/",),
    checked="2026-09",
    evidence="selectors 2023-03 (1 scraper), feeds 2026-09",
)

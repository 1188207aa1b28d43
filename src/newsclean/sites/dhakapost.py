"""Dhaka Post: online paper, Bangladesh."""

from newsclean.model import Layout, Site, css, meta

SITE = Site(
    slug="dhakapost",
    name="ঢাকা পোস্ট",
    english_name="Dhaka Post",
    hosts=("dhakapost.com",),
    family="emyth",
    layouts=(
        Layout(
            name="next",
            body=(css("article .news-details"),),
            title=(css("article h1"),),
            published=(css("article time", "datetime", sure=False), meta("article:published_time")),
            tags=(meta("article:tag"),),
        ),
    ),
    articles=(r"^/[a-z-]+(?:/[a-z-]+)?/[0-9]+$",),
    listings=(r"^/latest-news/?$",),
    feeds=("/rss/rss.xml",),
    sitemaps=("/sitemaps/news-sitemap.xml", "/sitemap.xml"),
    checked="2026-10",
    evidence="selectors 2026-06 (2 scrapers), addresses 2026-03, feeds 2026-10",
)

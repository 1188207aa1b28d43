"""Sangbad: newspaper, Bangladesh."""

from newsclean.model import Site

SITE = Site(
    slug="sangbad",
    name="সংবাদ",
    english_name="Sangbad",
    home="https://sangbad.net/",
    hosts=("sangbad.net", "sangbad.net.bd"),
    articles=(r"^/news/[a-z-]+/(?:[0-9]{4}/)?[0-9]+/?$",),
    listings=(r"^/news/[a-z-]+/?$",),
    feeds=("/rss.xml",),
    checked="2026-10",
    evidence="addresses 2026-04, feeds 2026-10",
)

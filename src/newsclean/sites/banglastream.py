"""Bangla Stream: regional paper, Bangladesh."""

from newsclean.model import Layout, Site

SITE = Site(
    slug="banglastream",
    name="বাংলা স্ট্রিম",
    english_name="Bangla Stream",
    home="https://banglastream.net/",
    hosts=("banglastream.net",),
    family="wagtail_next",
    layouts=(Layout(name="wagtail_next"),),
    articles=(r"^/(?:[a-z-]+/)+(?=[a-z]*[0-9])[a-z]{3}[a-z0-9]{10}/?$",),
    checked="2026-08",
    evidence="selectors 2026-08 (2 scrapers), addresses",
)

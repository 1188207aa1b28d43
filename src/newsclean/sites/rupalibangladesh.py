"""Rupali Bangladesh: newspaper, Bangladesh."""

from newsclean.model import Site

SITE = Site(
    slug="rupalibangladesh",
    name="রূপালী বাংলাদেশ",
    english_name="Rupali Bangladesh",
    hosts=("rupalibangladesh.com",),
    articles=(r"^/[a-z-]+/[a-z-]+/[0-9]+$",),
    listings=(r"^/latest-news/?$", r"^/ajkerpatrika(?:/[a-z-]+)?/?$"),
    checked="2026-04",
    evidence="addresses 2026-02",
)

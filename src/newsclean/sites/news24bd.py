"""News24 BD: television, Bangladesh."""

from newsclean.model import Site

SITE = Site(
    slug="news24bd",
    name="নিউজ টোয়েন্টিফোর",
    english_name="News24 BD",
    hosts=("news24bd.tv",),
    family="eastwest",
    articles=(r"^/.+/[0-9]{3,}$",),
    feeds=("/rss.xml",),
    checked="2026-09",
    evidence="addresses 2026-04, feeds 2026-09",
)

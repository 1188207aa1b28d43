"""The Wall: online paper, India."""

from newsclean.model import Site

SITE = Site(
    slug="thewall",
    name="দ্য ওয়াল",
    english_name="The Wall",
    hosts=("thewall.in",),
    country="IN",
    zone="Asia/Kolkata",
    articles=(r"^/[a-z-]+/[^/]+/tid/[0-9]+$",),
    feeds=("https://thewall.in/rssfeed?cat=sports",),
    checked="2026",
    evidence="addresses 2026, feeds 2025",
)

"""ABP Ananda: television, India."""

from newsclean.model import Site

SITE = Site(
    slug="abpananda",
    name="এবিপি আনন্দ",
    english_name="ABP Ananda",
    home="https://bengali.abplive.com/",
    hosts=("bengali.abplive.com", "abpananda.abplive.in"),
    country="IN",
    zone="Asia/Kolkata",
    family="india_networks",
    articles=(r"^/(?:[a-z-]+/)+[a-z0-9-]+-[0-9]{5,}$",),
    listings=(r"^/news/?$",),
    feeds=("/home/feed",),
    checked="2026-06",
    evidence="addresses 2022, feeds 2026-06",
)

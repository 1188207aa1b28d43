"""TV9 Bangla: television, India."""

from newsclean.model import Site

SITE = Site(
    slug="tv9bangla",
    name="টিভি৯ বাংলা",
    english_name="TV9 Bangla",
    home="https://tv9bangla.com/",
    hosts=("tv9bangla.com",),
    country="IN",
    zone="Asia/Kolkata",
    family="wp_other",
    articles=(r"^/(?:[a-z-]+/)+[a-z0-9-]+-[0-9]+\.html$",),
    feeds=("/feed",),
    checked="2026-06",
    evidence="addresses 2026, feeds 2026-06",
)

"""BanglaVision (bvnews24): television, Bangladesh."""

from newsclean.model import Site

SITE = Site(
    slug="bvnews24",
    name="বাংলাভিশন",
    english_name="BanglaVision (bvnews24)",
    hosts=("bvnews24.com", "banglavision.tv"),
    listings=(r"^/category(?:/|$)",),
    feeds=("/rss/rss.xml",),
    checked="2026-10",
    evidence="feeds 2026-10",
)

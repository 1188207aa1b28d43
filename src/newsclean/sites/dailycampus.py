"""The Daily Campus: online paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="dailycampus",
    name="দ্য ডেইলি ক্যাম্পাস",
    english_name="The Daily Campus",
    home="https://thedailycampus.com/",
    hosts=("thedailycampus.com",),
    layouts=(Layout(name="2023", images=(css(".featureImage img", sure=False),)),),
    articles=(r"^/[a-z-]+/[0-9]+/?$",),
    feeds=("/rss.xml",),
    sitemaps=("/sitemap/news/{date}",),
    checked="2026-06",
    evidence="selectors 2023-09 (1 scraper), addresses 2025, feeds 2026-06",
)

"""OneIndia Bengali: online paper, India."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="oneindiabengali",
    name="ওয়ানইন্ডিয়া বাংলা",
    english_name="OneIndia Bengali",
    home="https://bengali.oneindia.com/",
    hosts=("bengali.oneindia.com",),
    country="IN",
    zone="Asia/Kolkata",
    family="india_networks",
    layouts=(Layout(name="oneindia", title=(css("article h1", sure=False),)),),
    articles=(r"^/news/[a-z-]+/[a-z0-9-]+-[0-9]+\.html$",),
    listings=(r"^/news/[a-z-]+/?$",),
    feeds=("/rss/bengali-news-fb.xml", "/rss/news-fb.xml"),
    checked="2026",
    evidence="selectors 2019-11 (1 scraper), addresses 2023, feeds 2026",
)

"""News18 Bangla: television, India."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="news18bangla",
    name="নিউজ১৮ বাংলা",
    english_name="News18 Bangla",
    home="https://bengali.news18.com/",
    hosts=("bengali.news18.com",),
    country="IN",
    zone="Asia/Kolkata",
    family="india_networks",
    layouts=(
        Layout(
            name="news18",
            title=(css(".article_box h1", sure=False),),
            images=(css(".articleimg img", sure=False),),
        ),
    ),
    articles=(r"^/news/(?:[a-z-]+/)+[a-z0-9-]+-[0-9]+\.html$",),
    feeds=("/commonfeeds/v1/ben/rss/west-bengal.xml", "/commonfeeds/v1/ben/rss/trending.xml"),
    checked="2026-09",
    evidence="selectors 2019-11 (1 scraper), addresses 2026-09, feeds 2026-06",
)

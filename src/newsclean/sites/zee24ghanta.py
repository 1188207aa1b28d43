"""Zee 24 Ghanta: television, India."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="zee24ghanta",
    name="জি ২৪ ঘণ্টা",
    english_name="Zee 24 Ghanta",
    home="https://zeenews.india.com/bengali",
    hosts=("zeenews.india.com/bengali",),
    country="IN",
    zone="Asia/Kolkata",
    family="india_networks",
    layouts=(
        Layout(
            name="zee",
            title=(
                css("h1.article-heading.margin-bt10px", sure=False),
                css(".content h1", sure=False),
            ),
            byline=(css("span.write-block", sure=False),),
            images=(css(".article-image-block img", sure=False),),
        ),
    ),
    articles=(r"^/bengali/(?:[a-z-]+/)+[a-z0-9-]+_[0-9]+\.html$",),
    feeds=("/bengali/rssfeed/nation.xml",),
    checked="2026-06",
    evidence="selectors 2021-06 (2 scrapers), addresses 2019-11, feeds 2026-06",
)

"""BBC Bangla: broadcaster, United Kingdom."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="bbcbangla",
    name="বিবিসি বাংলা",
    english_name="BBC Bangla",
    home="https://www.bbc.com/bengali",
    hosts=("bbc.com/bengali", "bbc.co.uk/bengali"),
    country="GB",
    family="international",
    layouts=(
        Layout(name="bbc", tags=(css("[aria-labelledby=related-topics] a", sure=False),)),
        Layout(name="2019", body=(css(".story-body__inner", sure=False),)),
    ),
    articles=(r"^/bengali/articles/c[a-z0-9]{10,12}o?$", r"^/bengali/[a-z-]*[0-9]{8,}$"),
    listings=(r"^/bengali/topics(?:/|$)",),
    feeds=("https://feeds.bbci.co.uk/bengali/rss.xml",),
    checked="2026-09",
    evidence="selectors 2026-06 (1 scraper), addresses 2026-04, feeds 2026-09",
)

"""Dainik Bangla: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="dainikbangla",
    name="দৈনিক বাংলা",
    english_name="Dainik Bangla",
    hosts=("dainikbangla.com.bd",),
    layouts=(
        Layout(
            name="2024",
            body=(css(".news_item .news_body", sure=False),),
            section=(css(".breadcrumb_container a", sure=False),),
            images=(css(".news_item img", sure=False),),
        ),
    ),
    articles=(r"^/[a-z-]+/[0-9]+(?:/.*)?$",),
    listings=(r"^/allnews/?$",),
    sitemaps=("https://dainikbangla.com.bd/sitemap.xml",),
    checked="2026-09",
    evidence="selectors 2024-06 (1 scraper), addresses 2026-04, feeds 2026-04",
)

"""Bhorer Kagoj: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="bhorerkagoj",
    name="ভোরের কাগজ",
    english_name="Bhorer Kagoj",
    hosts=("bhorerkagoj.net", "bhorerkagoj.com"),
    family="desktopdetail",
    layouts=(
        Layout(name="desktopdetail"),
        Layout(
            name="2019",
            body=(css("#content-p", sure=False),),
            title=(css("h2.title", sure=False),),
            published=(css(".post_bar", sure=False),),
        ),
    ),
    articles=(r"^/[a-z-]+/[0-9]{4,}(?:/.*)?$",),
    listings=(r"^/category(?:/|$)",),
    sitemaps=("/news_sitemap.xml", "/sitemap/sitemap-daily-{date}.xml"),
    checked="2026-10",
    evidence="selectors 2024-06 (3 scrapers), addresses 2026-10, feeds 2026-09",
)

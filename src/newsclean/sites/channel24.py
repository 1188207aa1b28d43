"""Channel 24: television, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="channel24",
    name="চ্যানেল ২৪",
    english_name="Channel 24",
    hosts=("channel24bd.tv",),
    family="emyth",
    layouts=(
        Layout(
            name="react",
            body=(css("div[class^=ContentDetails]", sure=False),),
            images=(css(".TopImg img", sure=False),),
        ),
    ),
    articles=(r"^/[a-z0-9-]+/article/[0-9]+(?:/.*)?$",),
    feeds=("/rss/rss.xml",),
    sitemaps=("/news-sitemap.xml", "/sitemap/sitemap-daily-{date}.xml"),
    checked="2026-10",
    evidence="selectors 2026-06 (1 scraper), addresses, feeds 2026-10",
)

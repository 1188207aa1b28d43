"""Amader Shomoy: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="amadershomoycom",
    name="আমাদের সময়",
    english_name="Amader Shomoy",
    hosts=("amadershomoy.com",),
    layouts=(Layout(name="2026", body=(css(".description", sure=False),)),),
    articles=(r"^/[a-z-]+/article/[0-9]+(?:/.*)?$",),
    sitemaps=("https://amadershomoy.com/sitemap.xml",),
    checked="2026-04",
    evidence="selectors 2026-03 (1 scraper), addresses 2026-04, feeds 2026-04",
)

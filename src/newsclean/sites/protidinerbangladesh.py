"""Protidiner Bangladesh: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="protidinerbangladesh",
    name="প্রতিদিনের বাংলাদেশ",
    english_name="Protidiner Bangladesh",
    hosts=("protidinerbangladesh.com",),
    family="desktopdetail",
    layouts=(
        Layout(
            name="desktopdetail",
            body=(css("div.desktopDetailBody", sure=False),),
            images=(css(".marginB20 img", sure=False),),
        ),
    ),
    sitemaps=("https://protidinerbangladesh.com/news_sitemap.xml",),
    checked="2026-09",
    evidence="selectors 2024-01 (1 scraper), feeds 2026-09",
)

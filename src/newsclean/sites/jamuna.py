"""Jamuna TV: television, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="jamuna",
    name="যমুনা টিভি",
    english_name="Jamuna TV",
    home="https://jamuna.tv/",
    hosts=("jamuna.tv",),
    family="desktopdetail",
    layouts=(
        Layout(name="desktopdetail", body=(css("div.desktopDetailBody", sure=False),)),
        Layout(
            name="2025",
            body=(css(".article-content", sure=False),),
            title=(css("h1.story-title.entry-title", sure=False),),
            published=(css("span.date time", sure=False),),
            images=(css("img.wp-post-image"),),
        ),
    ),
    articles=(r"^/[a-z-]+/[0-9]+$",),
    sitemaps=("https://www.jamuna.tv/news_sitemap.xml",),
    checked="2026-10",
    evidence="selectors 2025-05 (1 scraper), addresses 2026-04, feeds 2026-10",
)

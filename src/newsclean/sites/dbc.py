"""DBC News: television, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="dbc",
    name="ডিবিসি নিউজ",
    english_name="DBC News",
    home="https://dbcnews.tv/",
    hosts=("dbcnews.tv",),
    family="spa_other",
    layouts=(
        Layout(
            name="2025",
            body=(css("div.article-content-wrapper", sure=False),),
            published=(css("span.text-sm.whitespace-nowrap", sure=False),),
            images=(css("img[src*='api.dbcnews.tv/storage']", sure=False),),
        ),
    ),
    articles=(r"^/articles/[^/]+/?$",),
    checked="2026-10",
    evidence="selectors 2025-05 (1 scraper), addresses 2025-05",
)

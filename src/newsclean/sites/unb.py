"""UNB Bangla: news agency, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="unb",
    name="ইউএনবি",
    english_name="UNB Bangla",
    home="https://unb.com.bd/bangla",
    hosts=("unb.com.bd/bangla",),
    layouts=(
        Layout(
            name="2026",
            body=(css("div.news-article-text-block"),),
            title=(css(".upper-box h2"),),
            published=(css("li:has(> span.icon.qb-clock)", sure=False),),
            images=(css("div.image.details img", sure=False),),
        ),
    ),
    articles=(r"^/bangla/category/[^/]+/[^/]+/[0-9]+$",),
    listings=(r"^/bangla/category/[0-9]+/[^/]+/?$",),
    checked="2026-10",
    evidence="selectors 2026-08 (2 scrapers), addresses 2026-10",
)

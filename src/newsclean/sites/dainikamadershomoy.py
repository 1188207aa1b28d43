"""Dainik Amader Shomoy: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="dainikamadershomoy",
    name="দৈনিক আমাদের সময়",
    english_name="Dainik Amader Shomoy",
    hosts=("dainikamadershomoy.com",),
    family="spa_other",
    layouts=(
        Layout(
            name="2024",
            body=(css(".sub-content .content", sure=False),),
            tags=(css(".btm-tags a", sure=False),),
        ),
        Layout(
            name="2019",
            body=(css(".w3-large.img-am.w3-justify", sure=False),),
            byline=(css("span.w3-black", sure=False),),
            published=(css("div.w3-col.l8", sure=False),),
            section=(css(".active > a", sure=False),),
        ),
    ),
    articles=(r"^/(?:(?:news|details)/)?[0-9a-f]{12,}(?:/.*)?$",),
    listings=(r"^/(?:latest|category|archive)(?:/|$)",),
    checked="2026-10",
    evidence="selectors 2024-06 (1 scraper), addresses 2026-03",
)

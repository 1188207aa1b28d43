"""Bonik Barta: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="bonikbarta",
    name="বণিক বার্তা",
    english_name="Bonik Barta",
    home="https://bonikbarta.com/",
    hosts=("bonikbarta.com", "bonikbarta.net"),
    family="spa_other",
    layouts=(
        Layout(
            name="2024",
            body=(css(".news_main_contents", sure=False),),
            tags=(css(".post-body .btn-tag", sure=False),),
        ),
        Layout(
            name="2019",
            body=(css(".content", sure=False),),
            published=(css(".date-pub", sure=False),),
        ),
    ),
    articles=(r"^/[a-z-]+/(?=[a-z]*[A-Z0-9])[A-Za-z0-9]{16}/?$",),
    sitemaps=("/sitemaps/sitemap-news-{date}.xml",),
    checked="2026-10",
    evidence="selectors 2024-06 (1 scraper), addresses 2026-04, feeds 2026-10",
)

"""Deshe Bideshe: regional paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="deshebideshe",
    name="দেশে বিদেশে",
    english_name="Deshe Bideshe",
    hosts=("deshebideshe.com",),
    family="wp_other",
    layouts=(
        Layout(
            name="wordpress",
            body=(css(".entry-content", sure=False),),
            section=(css("a.post-cat", sure=False),),
        ),
    ),
    sitemaps=("/post-sitemap.xml",),
    checked="2026-06",
    evidence="selectors 2024-06 (1 scraper), feeds 2026-06",
)

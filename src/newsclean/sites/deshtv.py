"""Desh TV: television, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="deshtv",
    name="দেশ টিভি",
    english_name="Desh TV",
    hosts=("desh.tv",),
    family="dtl",
    layouts=(
        Layout(
            name="dtl",
            body=(css(".dtl_content_section"),),
            images=(css("div.img.bg-light.text-center img", sure=False),),
        ),
    ),
    listings=(r"^/archive(?:/|$)",),
    archive="/archive/online-edition/{yyyy}/{mm}/{dd}",
    sitemaps=("/sitemap/news-sitemap.xml",),
    checked="2026-09",
    evidence="selectors 2026-03 (2 scrapers), feeds 2026-09",
)

"""Lakshmipur24: regional paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="lakshmipur24",
    name="লক্ষ্মীপুর২৪",
    english_name="Lakshmipur24",
    home="https://lakshmipur24.news/",
    hosts=("lakshmipur24.news",),
    family="wp_other",
    layouts=(
        Layout(
            name="2024",
            body=(css(".entry-body", sure=False),),
            tags=(css(".entry-taxonomies a", sure=False),),
            images=(css(".entry-feature-box-media img", sure=False),),
        ),
    ),
    checked="2024-06",
    evidence="selectors 2024-06 (1 scraper)",
)

"""Sylhet Express: regional paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="sylhetexpress",
    name="সিলেট এক্সপ্রেস",
    english_name="Sylhet Express",
    home="https://sylhetexpress.net/",
    hosts=("sylhetexpress.net",),
    family="wp_other",
    layouts=(Layout(name="2024", body=(css(".content", sure=False),)),),
    checked="2024-06",
    evidence="selectors 2024-06 (1 scraper)",
)

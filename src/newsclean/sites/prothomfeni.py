"""Prothom Feni: regional paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="prothomfeni",
    name="প্রথম-ফেনী",
    english_name="Prothom Feni",
    home="https://prothom-feni.com/",
    hosts=("prothom-feni.com",),
    family="wp_other",
    layouts=(Layout(name="2024", body=(css(".post-content", sure=False),)),),
    checked="2024-06",
    evidence="selectors 2024-06 (1 scraper)",
)

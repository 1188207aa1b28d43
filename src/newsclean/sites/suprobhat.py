"""Suprobhat Bangladesh: regional paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="suprobhat",
    name="সুপ্রভাত বাংলাদেশ",
    english_name="Suprobhat Bangladesh",
    home="https://suprobhat.com/",
    hosts=("suprobhat.com",),
    family="tagdiv",
    layouts=(Layout(name="tagdiv", body=(css(".td-post-content", sure=False),)),),
    checked="2024-06",
    evidence="selectors 2024-06 (1 scraper)",
)

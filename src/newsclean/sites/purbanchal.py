"""Purbanchal: regional paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="purbanchal",
    name="দৈনিক পূর্বাঞ্চল",
    english_name="Purbanchal",
    home="https://purbanchal.com/",
    hosts=("purbanchal.com",),
    family="tagdiv",
    layouts=(Layout(name="tagdiv", body=(css(".td-post-content", sure=False),)),),
    checked="2024-06",
    evidence="selectors 2024-06 (1 scraper)",
)

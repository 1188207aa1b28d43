"""Rajshahi News 24: regional paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="rajshahinews24",
    name="রাজশাহী নিউজ ২৪",
    english_name="Rajshahi News 24",
    home="https://rajshahinews24.com/",
    hosts=("rajshahinews24.com",),
    family="small_bd_php",
    layouts=(Layout(name="single-page", images=(css(".single-image img", sure=False),)),),
    checked="2024-06",
    evidence="selectors 2024-06 (1 scraper)",
)

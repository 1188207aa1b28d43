"""Dainik Azadi: regional paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="dainikazadi",
    name="দৈনিক আজাদী",
    english_name="Dainik Azadi",
    home="https://dainikazadi.net/",
    hosts=("dainikazadi.net",),
    family="tagdiv",
    layouts=(Layout(name="tagdiv", body=(css(".td-post-content", sure=False),)),),
    checked="2024-06",
    evidence="selectors 2024-06 (1 scraper)",
)

"""Chandpur Times: regional paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="chandpurtimes",
    name="চাঁদপুর টাইমস",
    english_name="Chandpur Times",
    home="https://chandpurtimes.com/",
    hosts=("chandpurtimes.com",),
    family="wp_other",
    layouts=(Layout(name="sahifa", images=(css(".single-post-thumb img", sure=False),)),),
    checked="2024-06",
    evidence="selectors 2024-06 (1 scraper)",
)

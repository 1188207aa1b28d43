"""Small Bangladeshi portals in PHP, of several vendors: no tell-tale in common."""

from newsclean.model import Family, Layout, css

FAMILY = Family(
    slug="small_bd_php",
    name="small Bangladeshi PHP portals",
    layouts=(
        Layout(name="details", body=(css(".details", sure=False),)),
        Layout(
            name="single-page",
            body=(css(".single-page > div > div p", sure=False, every=True),),
        ),
    ),
    checked="2025-12",
    evidence="selectors 2024-06 (one scraper, two unrelated sites), page text 2025-12",
)

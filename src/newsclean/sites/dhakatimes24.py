"""Dhaka Times 24: online paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="dhakatimes24",
    name="ঢাকা টাইমস",
    english_name="Dhaka Times 24",
    hosts=("dhakatimes24.com",),
    family="dtl",
    layouts=(Layout(name="dtl", body=(css(".dtl_section", sure=False),)),),
    articles=(r"^/[0-9]{4}/[0-9]{2}/[0-9]{2}/[0-9]+(?:/.*)?$",),
    listings=(r"^/archive(?:/|$)",),
    archive="/archive/online-edition/{yyyy}/{mm}/{dd}",
    checked="2026-10",
    evidence="selectors 2023-03 (1 scraper), addresses 2026-10",
)

"""Barta Bazar: online paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="bartabazar",
    name="বার্তা বাজার",
    english_name="Barta Bazar",
    home="https://bartabazar.com/",
    hosts=("bartabazar.com",),
    layouts=(
        Layout(
            name="2023",
            body=(css("div.post-content", sure=False),),
            published=(css("time.text-black-50.text-center", sure=False),),
            section=(css("ol.breadcrumb.mt-3 li:nth-child(2) a", sure=False),),
        ),
    ),
    listings=(r"^/archive(?:/|$)",),
    checked="2023-03",
    evidence="selectors 2023-03 (1 scraper)",
)

"""Chakaria News: regional paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="chakarianews",
    name="চকরিয়া নিউজ",
    english_name="Chakaria News",
    home="https://chakarianews.com/",
    hosts=("chakarianews.com",),
    family="wp_other",
    layouts=(
        Layout(
            name="wordpress",
            body=(css(".entry-content", sure=False),),
            section=(css(".breadcrumbs .item-cat a", sure=False),),
            images=(css(".entryimage-container img", sure=False),),
        ),
    ),
    checked="2024-06",
    evidence="selectors 2024-06 (1 scraper)",
)

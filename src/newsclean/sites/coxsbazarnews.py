"""Coxsbazar News: regional paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="coxsbazarnews",
    name="কক্সবাজার নিউজ",
    english_name="Coxsbazar News",
    hosts=("coxsbazarnews.com",),
    family="wp_other",
    layouts=(
        Layout(
            name="wordpress",
            body=(css(".entry-content", sure=False),),
            images=(css(".entryimage-container img", sure=False),),
        ),
    ),
    checked="2024-06",
    evidence="selectors 2024-06 (1 scraper)",
)

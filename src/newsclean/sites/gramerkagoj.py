"""Gramer Kagoj: regional paper, Bangladesh."""

from newsclean.model import Layout, Site

SITE = Site(
    slug="gramerkagoj",
    name="গ্রামের কাগজ",
    english_name="Gramer Kagoj",
    home="https://gramerkagoj.com/",
    hosts=("gramerkagoj.com",),
    family="small_bd_php",
    layouts=(Layout(name="details"),),
    checked="2024-06",
    evidence="selectors 2024-06 (1 scraper)",
)

"""NP News 71: online paper, Bangladesh."""

from newsclean.model import Layout, Site

SITE = Site(
    slug="npnews71",
    name="এনপিনিউজ৭১",
    english_name="NP News 71",
    home="https://npnews71.com/",
    hosts=("npnews71.com",),
    family="themesbazar",
    layouts=(Layout(name="themesbazar"),),
    feeds=("/feed",),
    checked="2025-06",
    evidence="selectors 2019-01 (1 scraper), feeds 2019-01",
)

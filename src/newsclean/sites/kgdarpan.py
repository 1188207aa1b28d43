"""KG Darpan: online paper, Bangladesh."""

from newsclean.model import Layout, Site

SITE = Site(
    slug="kgdarpan",
    name="কেজি দর্পণ",
    english_name="KG Darpan",
    home="https://kgdarpan.com/",
    hosts=("kgdarpan.com",),
    family="itpolly",
    layouts=(Layout(name="itpolly"),),
    feeds=("/feed",),
    checked="2025-06",
    evidence="selectors 2022-06 (1 scraper), feeds 2022-06",
)

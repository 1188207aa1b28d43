"""Bangla Khabor BD: online paper, Bangladesh."""

from newsclean.model import Layout, Site

SITE = Site(
    slug="banglakhaborbd",
    name="বাংলা খবর বিডি",
    english_name="Bangla Khabor BD",
    hosts=("banglakhaborbd.com",),
    family="itpolly",
    layouts=(Layout(name="itpolly"),),
    feeds=("/feed",),
    checked="2025-06",
    evidence="selectors 2022-06 (1 scraper), feeds 2022-06",
)

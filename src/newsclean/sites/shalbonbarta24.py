"""Shalbon Barta 24: online paper, Bangladesh."""

from newsclean.model import Layout, Site

SITE = Site(
    slug="shalbonbarta24",
    name="শালবন বার্তা ২৪",
    english_name="Shalbon Barta 24",
    home="https://shalbonbarta24.com/",
    hosts=("shalbonbarta24.com",),
    family="itpolly",
    layouts=(Layout(name="itpolly"),),
    feeds=("/feed",),
    checked="2025-06",
    evidence="selectors 2022-06 (1 scraper), feeds 2022-06",
)

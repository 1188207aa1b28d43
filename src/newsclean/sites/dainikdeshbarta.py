"""Dainik Desh Barta: online paper, Bangladesh."""

from newsclean.model import Layout, Site

SITE = Site(
    slug="dainikdeshbarta",
    name="দৈনিক দেশ বার্তা",
    english_name="Dainik Desh Barta",
    home="https://dainikdeshbarta.com/",
    hosts=("dainikdeshbarta.com",),
    family="themesbazar",
    layouts=(Layout(name="themesbazar"),),
    feeds=("/feed",),
    checked="2025-06",
    evidence="selectors 2019-01 (1 scraper), feeds 2019-01",
)

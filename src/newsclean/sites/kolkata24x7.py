"""Kolkata24x7: online paper, India."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="kolkata24x7",
    name="কলকাতা ২৪x৭",
    english_name="Kolkata24x7",
    hosts=("kolkata24x7.com",),
    country="IN",
    zone="Asia/Kolkata",
    family="tagdiv",
    layouts=(Layout(name="tagdiv", body=(css(".td-post-content", sure=False),)),),
    listings=(r"^/category(?:/|$)",),
    feeds=("/feed/",),
    checked="2019-11",
    evidence="selectors 2019-11 (1 scraper), feeds 2019-11",
)

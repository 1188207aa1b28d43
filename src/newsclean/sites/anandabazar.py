"""Anandabazar Patrika: newspaper, India."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="anandabazar",
    name="আনন্দবাজার পত্রিকা",
    english_name="Anandabazar Patrika",
    hosts=("anandabazar.com",),
    country="IN",
    zone="Asia/Kolkata",
    family="india_networks",
    layouts=(
        Layout(
            name="2019",
            body=(css("#textbody", sure=False), css("#story_container", sure=False)),
            title=(css("#story_container h1"),),
            published=(css(".abp-story-date-div"), css(".abp-story-date-div2")),
            drop=(".text_below_img",),
        ),
    ),
    articles=(r"^/(?:[a-z0-9-]+/)+[^/]+/cid/[0-9]+$", r"^/(?:[a-z-]+/)+.+-1\.[0-9]+$"),
    listings=(r"^/[a-z-]+/archive(?:/|$)",),
    checked="2026-05",
    evidence="selectors 2021-06 (2 scrapers), addresses 2026-05",
)

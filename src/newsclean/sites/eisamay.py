"""Ei Samay: newspaper, India."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="eisamay",
    name="এই সময়",
    english_name="Ei Samay",
    home="https://eisamay.com/",
    hosts=("eisamay.com", "eisamay.indiatimes.com"),
    country="IN",
    zone="Asia/Kolkata",
    family="quintype",
    layouts=(
        Layout(name="quintype", body=(css(".story-element-text", sure=False, every=True),)),
        Layout(
            name="2024",
            body=(css("article[itemprop=articleBody]", sure=False), css("arttextxml", sure=False)),
            title=(css("h1[itemprop=headline]", sure=False), css(".leftmain h1", sure=False)),
        ),
    ),
    articles=(
        r"^/(?:[a-z0-9-]+/)+(?:amp_)?articleshow/[0-9]+\.cms$",
        r"^/(?:[a-z0-9-]+/){1,3}(?=(?:[a-z0-9]*-){3})[a-z0-9-]+$",
    ),
    feeds=("/stories.rss",),
    checked="2026-06",
    evidence="selectors 2024-02 (2 scrapers), addresses 2026, feeds 2026-06",
)

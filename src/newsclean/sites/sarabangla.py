"""Sarabangla: online paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="sarabangla",
    name="সারাবাংলা",
    english_name="Sarabangla",
    home="https://sarabangla.net/",
    hosts=("sarabangla.net",),
    family="wp_other",
    layouts=(
        Layout(
            name="2023",
            body=(css("div.single_content", sure=False),),
            published=(css("ul.post-meta li small", sure=False),),
            section=(css(".post-category span", sure=False),),
        ),
    ),
    articles=(r"^/(?:news/(?:[a-z-]+/)?post-[0-9]+|post/sb-[0-9]+)/?$",),
    listings=(r"^/archive(?:/|$)",),
    feeds=("/feed/",),
    checked="2026-10",
    evidence="selectors 2023-03 (1 scraper), addresses 2026-02, feeds 2026-10",
)

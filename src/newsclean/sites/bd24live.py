"""BD24Live: online paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="bd24live",
    name="বিডি২৪লাইভ",
    english_name="BD24Live",
    hosts=("bd24live.com",),
    family="wp_other",
    layouts=(
        Layout(
            name="wordpress",
            body=(css(".content_p", sure=False), css(".entry-content", sure=False)),
        ),
    ),
    listings=(r"^/category(?:/|$)",),
    feeds=("https://bd24live.com/feed",),
    checked="2026-05",
    evidence="selectors 2026-05 (1 scraper), feeds 2026-04",
)

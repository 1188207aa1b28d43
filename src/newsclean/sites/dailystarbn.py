"""The Daily Star Bangla: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="dailystarbn",
    name="দ্য ডেইলি স্টার বাংলা",
    english_name="The Daily Star Bangla",
    home="https://bangla.thedailystar.net/",
    hosts=("bangla.thedailystar.net", "thedailystar.net/bangla"),
    family="drupal_sloth",
    layouts=(
        Layout(name="drupal11"),
        Layout(
            name="sloth",
            byline=(css(".author-name.margin-bottom-big", sure=False),),
            images=(css(".section-media img"),),
        ),
        Layout(name="2020", body=(css(".field-body.view-mode-teaser", sure=False),)),
    ),
    articles=(r"^/(?:[^/]+/){0,4}(?:[^/]*-)?news-[0-9]+$", r"^/(?:bangla/)?node/[0-9]+$"),
    listings=(r"^/todays-news/?$",),
    feeds=("/frontpage/rss.xml",),
    sitemaps=("/googlenews.xml",),
    checked="2026-10",
    evidence="selectors 2026-03 (2 scrapers), addresses 2026-10, feeds 2026-09",
)

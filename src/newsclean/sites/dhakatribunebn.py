"""Dhaka Tribune Bangla: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="dhakatribunebn",
    name="ঢাকা ট্রিবিউন বাংলা",
    english_name="Dhaka Tribune Bangla",
    home="https://bangla.dhakatribune.com/",
    hosts=("bangla.dhakatribune.com",),
    family="jadewits",
    layouts=(
        Layout(name="jadewits", published=(css(".each_row.time span"),)),
        Layout(name="2021", body=(css(".report-content.fr-view", sure=False),)),
    ),
    articles=(r"^/[a-z-]+(?:/[a-z-]+)?/[0-9]+(?:/.*)?$",),
    listings=(r"^/feed(?:/|$)",),
    sitemaps=("/news-sitemap.xml",),
    checked="2026-10",
    evidence="selectors 2026-03 (2 scrapers), addresses 2026-04, feeds 2026-10",
)

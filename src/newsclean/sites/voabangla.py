"""VOA Bangla: broadcaster, United States."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="voabangla",
    name="ভয়েস অফ আমেরিকা বাংলা",
    english_name="VOA Bangla",
    hosts=("voabangla.com",),
    country="US",
    zone="UTC",
    family="international",
    layouts=(Layout(name="voa", title=(css("h1.title.pg-title", sure=False),)),),
    articles=(r"^/a/.+\.html$",),
    listings=(r"^/z/",),
    feeds=("/api/z_yqyes$i_",),
    checked="2026-04",
    evidence="selectors 2021-06 (1 scraper), addresses 2021-06, feeds 2026-04",
)

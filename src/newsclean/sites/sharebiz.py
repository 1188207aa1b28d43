"""Share Biz: business daily, Bangladesh."""

from newsclean.model import Layout, Site

SITE = Site(
    slug="sharebiz",
    name="শেয়ার বিজ",
    english_name="Share Biz",
    home="https://sharebiz.net/",
    hosts=("sharebiz.net",),
    family="wp_other",
    layouts=(Layout(name="jnews"),),
    articles=(r"^/(?=[^/]*(?:[%\u0980-\u09ff]|-[^/]*-))[^/]+/?$",),
    listings=(r"^/category(?:/|$)",),
    feeds=("/rss/rss.xml", "https://www.sharebiz.net/feed"),
    checked="2026-09",
    evidence="selectors 2021-06 (1 scraper), addresses 2026-04, feeds 2026-09",
)

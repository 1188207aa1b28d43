"""The Daily Ittefaq: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="ittefaq",
    name="ইত্তেফাক",
    english_name="The Daily Ittefaq",
    hosts=("ittefaq.com.bd",),
    family="jadewits",
    layouts=(
        Layout(
            name="jadewits",
            section=(css("h2.secondary_logo span"), css(".breadcrumb ul li strong")),
            tags=(css(".topic_list a"),),
        ),
    ),
    articles=(r"^/[0-9]{4,}(?:/.*)?$",),
    listings=(r"^/(?:latest-news|archives)(?:/|$)",),
    phrases=("ইত্তেফাক ডিজিটাল ডেস্ক",),
    feeds=("/feed/",),
    sitemaps=("/news-sitemap.xml",),
    checked="2026-10",
    evidence="selectors 2026-04 (4 scrapers), addresses 2026-10, feeds 2026-10, a saved page 2026",
)

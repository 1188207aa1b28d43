"""Daily Bangladesh: online paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="dailybangladesh",
    name="ডেইলি বাংলাদেশ",
    english_name="Daily Bangladesh",
    hosts=("daily-bangladesh.com",),
    family="emyth",
    layouts=(
        Layout(
            name="emyth",
            body=(css("#contentDetails", sure=False), css("#DDetailsBody", sure=False)),
            kicker=(
                css("h4.DHeadingContentShoulder", sure=False),
                css("h3.DHeadingSubHeading", sure=False),
            ),
            published=(css(".DPublishTime p"), css(".DDateHit", sure=False)),
            section=(css("h4.DCatNameInner", sure=False),),
        ),
    ),
    articles=(r"^/(?:[a-z-]+/)?[^/]+/[0-9]+$",),
    phrases=("ডেইলি-বাংলাদেশ/",),
    feeds=("/rss.xml",),
    sitemaps=("/news-sitemap.xml", "/bangla-sitemap/sitemap-daily-{date}.xml"),
    checked="2026-10",
    evidence="selectors 2023-06 (1 scraper), addresses 2021-06, feeds 2026-10",
)

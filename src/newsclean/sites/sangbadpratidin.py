"""Sangbad Pratidin: newspaper, India."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="sangbadpratidin",
    name="সংবাদ প্রতিদিন",
    english_name="Sangbad Pratidin",
    hosts=("sangbadpratidin.in",),
    country="IN",
    zone="Asia/Kolkata",
    family="wp_other",
    layouts=(
        Layout(
            name="2020",
            body=(css("div.sp-single-post"), css(".news_content_area", sure=False)),
            title=(css(".hot_news h1", sure=False),),
            published=(css("p.publish_date span", sure=False),),
            images=(css("img.hot_news_image", sure=False),),
        ),
    ),
    articles=(r"^/(?:[a-z-]+/){1,2}(?=[^/]*(?:[%\u0980-\u09ff]|-[^/]*-))[^/]+/?$",),
    listings=(r"^/(?:category|latest-update)(?:/|$)",),
    feeds=("/feed/",),
    checked="2026-06",
    evidence="selectors 2023-03 (3 scrapers), addresses 2021-06, feeds 2026-06",
)

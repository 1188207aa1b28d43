"""RTV Online: television, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="rtv",
    name="আরটিভি",
    english_name="RTV Online",
    hosts=("rtvonline.com",),
    family="spa_other",
    layouts=(
        Layout(
            name="2026",
            body=(css("article.storyDetailFont", sure=False),),
            title=(css(".story-title h1", sure=False),),
        ),
        Layout(
            name="2023",
            body=(css(".dtl_content_section", sure=False),),
            images=(css(".dtl_img_section .img img", sure=False), css(".detailImg", sure=False)),
        ),
    ),
    articles=(r"^/[a-z-]+(?:/[a-z-]+)?/[0-9]{5,}(?:/.*)?$",),
    phrases=("আরটিভি খবর পেতে গুগল নিউজ",),
    feeds=("https://rtvonline.com/rss/rss.xml",),
    checked="2026-10",
    evidence="selectors 2023-09 (2 scrapers), addresses 2026-10, feeds 2026-03, a saved page 2026-02",
)

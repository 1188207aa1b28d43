"""Independent TV: television, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="itv",
    name="ইনডিপেনডেন্ট টেলিভিশন",
    english_name="Independent TV",
    hosts=("itvbd.com",),
    family="jadewits",
    layouts=(Layout(name="jadewits", body=(css("div.jw_article_body", sure=False),)),),
    articles=(r"^/(?:[a-z-]+/)*[0-9]+(?:/.*)?$",),
    feeds=("/feed/",),
    sitemaps=("/news-sitemap.xml",),
    checked="2026-10",
    evidence="selectors 2024-05 (1 scraper), addresses 2026-04, feeds 2026-10",
)

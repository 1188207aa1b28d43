"""Desh Rupantor: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="deshrupantor",
    name="দেশ রূপান্তর",
    english_name="Desh Rupantor",
    hosts=("deshrupantor.com",),
    family="jadewits",
    layouts=(
        Layout(name="jadewits", body=(css("div.jw_article_body", sure=False),)),
        Layout(
            name="2022",
            body=(css("div.detailsnews", sure=False),),
            published=(css("small.col-md-8.date", sure=False),),
            images=(css("img.main-img", sure=False),),
        ),
    ),
    articles=(r"^/[0-9]{5,}(?:/.*)?$",),
    listings=(r"^/home/allnews",),
    feeds=("/feed/",),
    sitemaps=("/news-sitemap.xml",),
    checked="2026-10",
    evidence="selectors 2024-05 (1 scraper), addresses 2026-04, feeds 2026-10",
)

"""Manab Zamin: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="mzamin",
    name="মানবজমিন",
    english_name="Manab Zamin",
    hosts=("mzamin.com",),
    layouts=(
        Layout(name="2026", body=(css("div.prose", sure=False),)),
        Layout(
            name="2022",
            body=(css(".col-sm-10.offset-sm-1.fs-5.lh-base"),),
            title=(css("h1.lh-base.fs-1"),),
            images=(css(".col-sm-8 .img-fluid.img"),),
        ),
        Layout(name="2021", body=(css(".details-text", sure=False), css(".dtext", sure=False))),
    ),
    articles=(
        r"^/article/[0-9]+(?:/.*)?$",
        r"^/news\.php\?(?:.*&)?news=[0-9]+(?:&.*)?$",
        r"^/article\.php\?(?:.*&)?mzamin=[0-9]+(?:&.*)?$",
    ),
    listings=(r"^/category(?:/|\.php|$)", r"^/archivedNews\.php"),
    sitemaps=("/post-sitemap.xml",),
    checked="2026-10",
    evidence="selectors 2026-03 (3 scrapers), addresses 2026-10, feeds 2026-05",
)

"""Bangladesh Pratidin: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="bdpratidin",
    name="বাংলাদেশ প্রতিদিন",
    english_name="Bangladesh Pratidin",
    hosts=("bd-pratidin.com",),
    family="eastwest",
    layouts=(
        Layout(
            name="eastwest",
            body=(css("div.detailsArea"), css("#bpsepnil"), css("article", sure=False)),
            published=(css("div.news-info span"),),
            tags=(css(".tagArea a", sure=False),),
            images=(css(".news-img img"), css(".main-image img")),
        ),
    ),
    articles=(r"^/(?:[a-z0-9-]+/){1,2}[0-9]{4}/(?:[0-9]{2}/){2}[0-9]+$",),
    listings=(r"^/epaper(?:/|$)",),
    feeds=("/rss.xml",),
    sitemaps=("/daily-sitemap/{date}/sitemap.xml",),
    checked="2026-10",
    evidence="selectors 2026-04 (2 scrapers), addresses 2026-04, feeds 2026-06",
)

"""Somoy News: television, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="somoynews",
    name="সময় টিভি",
    english_name="Somoy News",
    hosts=("somoynews.tv",),
    family="spa_other",
    layouts=(Layout(name="2026", body=(css(".news-paragraph", sure=False, every=True),)),),
    articles=(r"^/news/[0-9]{4}-[0-9]{2}-[0-9]{2}/[^/]+$", r"^/pages/details/[^/]+/?$"),
    listings=(r"^/latest-news/?$",),
    checked="2026-10",
    evidence="selectors 2026-06 (1 scraper), addresses 2026-02",
)

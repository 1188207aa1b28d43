"""ATN News: television, Bangladesh."""

from newsclean.model import Site

SITE = Site(
    slug="atnnews",
    name="এটিএন নিউজ",
    english_name="ATN News",
    hosts=("atnnewstv.com",),
    articles=(r"^/(?:.*/)?details/.+$",),
    sitemaps=("/news_sitemap.xml",),
    checked="2026-09",
    evidence="addresses 2026-04, feeds 2026-09",
)

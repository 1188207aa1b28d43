"""Jai Jai Din: newspaper, Bangladesh."""

from newsclean.model import Layout, Site

SITE = Site(
    slug="jaijaidin",
    name="যায়যায়দিন",
    english_name="Jai Jai Din",
    hosts=("jaijaidinbd.com", "jaijaidin.news"),
    family="dtl",
    layouts=(Layout(name="dtl"),),
    articles=(r"^/[a-z-]+(?:/[a-z-]+)?/[0-9]+(?:/.*)?$",),
    listings=(r"^/(?:all-news|wholecountry)/?$",),
    checked="2026-09",
    evidence="selectors 2024-06 (1 scraper), addresses 2026-04",
)

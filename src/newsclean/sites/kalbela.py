"""Kalbela: newspaper, Bangladesh."""

from newsclean.model import Layout, Site

SITE = Site(
    slug="kalbela",
    name="কালবেলা",
    english_name="Kalbela",
    hosts=("kalbela.com",),
    family="dtl",
    layouts=(Layout(name="dtl"),),
    articles=(r"^/[a-z-]+(?:/[a-z-]+)?/[0-9]{4,}$",),
    checked="2026-10",
    evidence="selectors 2026-03 (1 scraper), addresses 2026-10",
)

"""Shomoyer Alo: newspaper, Bangladesh."""

from newsclean.model import Site

SITE = Site(
    slug="shomoyeralo",
    name="সময়ের আলো",
    english_name="Shomoyer Alo",
    hosts=("shomoyeralo.com",),
    family="small_bd_php",
    articles=(r"^/news/[0-9]+(?:/.*)?$", r"^/details\.php\?(?:.*&)?id=[0-9]+(?:&.*)?$"),
    listings=(r"^/menu/[0-9]+/?$", r"^/archive\.php"),
    archive="/archive.php?date={date}",
    sitemaps=("/sitemap.php",),
    checked="2026-10",
    evidence="addresses 2026-10, feeds 2026-06",
)

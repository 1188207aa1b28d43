"""Ekhon TV: television, Bangladesh."""

from newsclean.model import Site

SITE = Site(
    slug="ekhon",
    name="এখন টিভি",
    english_name="Ekhon TV",
    hosts=("ekhon.tv",),
    family="spa_other",
    articles=(r"^/.+[0-9a-f]{24}/?$",),
    sitemaps=("/sitemap/sitemap-daily-{date}.xml",),
    checked="2026-09",
    evidence="addresses 2026-06, feeds 2023-06",
)

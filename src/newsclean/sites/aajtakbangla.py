"""Aaj Tak Bangla: online paper, India."""

from newsclean.model import Site

SITE = Site(
    slug="aajtakbangla",
    name="আজ তক বাংলা",
    english_name="Aaj Tak Bangla",
    home="https://bangla.aajtak.in/",
    hosts=("bangla.aajtak.in",),
    country="IN",
    zone="Asia/Kolkata",
    family="india_networks",
    articles=(r"^/(?:[a-z-]+/)+story/[a-z0-9-]+-[0-9]+-[0-9]{4}-[0-9]{2}-[0-9]{2}$",),
    checked="2026",
    evidence="addresses 2026",
)

"""ATN Bangla: television, Bangladesh."""

from newsclean.model import Site

SITE = Site(
    slug="atnbangla",
    name="এটিএন বাংলা",
    english_name="ATN Bangla",
    hosts=("atnbangla.tv",),
    checked="2026-09",
    evidence="name and host only",
)

"""Deshchitro: online paper, Bangladesh."""

from newsclean.model import Site

SITE = Site(
    slug="deshchitro",
    name="দেশচিত্র",
    english_name="Deshchitro",
    hosts=("deshchitro.com",),
    family="small_bd_php",
    articles=(r"^/details/[0-9]+$",),
    checked="2025-12",
    evidence="addresses 2021",
)

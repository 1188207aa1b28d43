"""Narayanganj Times: regional paper, Bangladesh."""

from newsclean.model import Site

SITE = Site(
    slug="narayanganjtimes",
    name="নারায়ণগঞ্জ টাইমস",
    english_name="Narayanganj Times",
    hosts=("narayanganjtimes.com",),
    family="emyth",
    feeds=("/rss/rss.xml",),
    checked="2026-04",
    evidence="feeds 2026-04",
)

"""DW Bangla: broadcaster, Germany."""

from newsclean.model import Site

SITE = Site(
    slug="dwbangla",
    name="ডয়চে ভেলে বাংলা",
    english_name="DW Bangla",
    home="https://www.dw.com/bn",
    hosts=("dw.com/bn",),
    country="DE",
    zone="Europe/Berlin",
    family="international",
    articles=(r"^/bn/.+/a-[0-9]+$",),
    feeds=("https://rss.dw.com/xml/rss-bn-all",),
    checked="2026-04",
    evidence="addresses 2026-04, feeds 2026-04",
)

"""Arthosuchak: regional paper, Bangladesh."""

from newsclean.model import Site

SITE = Site(
    slug="arthosuchak",
    name="অর্থসূচক",
    english_name="Arthosuchak",
    home="https://arthosuchak.com/",
    hosts=("arthosuchak.com",),
    family="wp_other",
    articles=(r"^/archives/[0-9]+(?:/.*)?$",),
    feeds=("https://www.arthosuchak.com/feed/",),
    checked="2026-09",
    evidence="addresses 2025-10, feeds 2026-09",
)

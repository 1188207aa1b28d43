"""Khola Kagoj: newspaper, Bangladesh."""

from newsclean.model import Site

SITE = Site(
    slug="kholakagoj",
    name="খোলা কাগজ",
    english_name="Khola Kagoj",
    hosts=("kholakagojbd.com",),
    feeds=("/rss",),
    checked="2026-10",
    evidence="feeds 2026-10",
)

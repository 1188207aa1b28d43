"""Pars Today Bangla: broadcaster, Iran."""

from newsclean.model import Site

SITE = Site(
    slug="parstoday",
    name="পার্স টুডে",
    english_name="Pars Today Bangla",
    home="https://parstoday.ir/bn",
    hosts=("parstoday.ir/bn", "parstoday.com/bn"),
    country="IR",
    zone="Asia/Tehran",
    family="international",
    articles=(r"^/bn/(?:news/)?[a-z_]+-i[0-9]+(?:-.*)?$",),
    feeds=("/bn/rss",),
    checked="2026-08",
    evidence="addresses 2021, feeds 2026-08",
)

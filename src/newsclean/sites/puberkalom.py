"""Puber Kalom: newspaper, India."""

from newsclean.model import Site

SITE = Site(
    slug="puberkalom",
    name="পুবের কলম",
    english_name="Puber Kalom",
    hosts=("puberkalom.com",),
    country="IN",
    zone="Asia/Kolkata",
    family="wp_other",
    articles=(r"^/(?=[^/]*(?:[%\u0980-\u09ff]|-[^/]*-))[^/]+/?$",),
    feeds=("https://puberkalom.com/feed",),
    checked="2026",
    evidence="addresses, feeds 2026",
)

"""Zoom Bangla: online paper, Bangladesh."""

from newsclean.model import Site

SITE = Site(
    slug="zoombangla",
    name="জুমবাংলা",
    english_name="Zoom Bangla",
    home="https://zoombangla.com/",
    hosts=("zoombangla.com",),
    not_hosts=("inews.zoombangla.com", "video.zoombangla.com"),
    family="wp_other",
    articles=(r"^/(?=[^/]*(?:[%\u0980-\u09ff]|-[^/]*-))[^/]+/?$",),
    listings=(r"^/category(?:/|$)",),
    checked="2026-09",
    evidence="addresses 2026-09",
)

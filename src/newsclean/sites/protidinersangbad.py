"""Protidiner Sangbad: newspaper, Bangladesh."""

from newsclean.model import Site

SITE = Site(
    slug="protidinersangbad",
    name="প্রতিদিনের সংবাদ",
    english_name="Protidiner Sangbad",
    hosts=("protidinersangbad.com",),
    articles=(r"^/[a-z-]+(?:/[a-z-]+)?/[0-9]{5,}(?:/.*)?$",),
    listings=(r"^/(?:national|whole-country(?:/[a-z-]+)?)/?$",),
    checked="2026-10",
    evidence="addresses 2026-10",
)

"""Kolkata TV: television, India."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="kolkatatv",
    name="কলকাতা টিভি",
    english_name="Kolkata TV",
    home="https://kolkatatv.org/",
    hosts=("kolkatatv.org",),
    country="IN",
    zone="Asia/Kolkata",
    family="tagdiv",
    layouts=(Layout(name="tagdiv", body=(css(".td-post-content", sure=False),)),),
    articles=(r"^/news-details/[0-9]+$",),
    checked="2025-12",
    evidence="selectors 2024-06 (3 scrapers), addresses 2025-06",
)

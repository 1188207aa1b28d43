"""HT Bangla: online paper, India."""

from newsclean.model import Layout, Site

SITE = Site(
    slug="htbangla",
    name="হিন্দুস্তান টাইমস বাংলা",
    english_name="HT Bangla",
    home="https://bangla.hindustantimes.com/",
    hosts=("bangla.hindustantimes.com",),
    country="IN",
    zone="Asia/Kolkata",
    family="india_networks",
    layouts=(Layout(name="ht"),),
    articles=(r"^/(?:[a-z-]+/)+(?:amp-|[a-z0-9-]+-)3[0-9]{13}\.html$",),
    story=r"-(3[0-9]{13})\.html$",
    listings=(r"^/latest-news/?$",),
    checked="2025",
    evidence="selectors 2021-06 (1 scraper), addresses 2023",
)

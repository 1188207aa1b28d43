"""Asianet News Bangla: online paper, India."""

from newsclean.model import Site

SITE = Site(
    slug="asianetbangla",
    name="এশিয়ানেট নিউজ বাংলা",
    english_name="Asianet News Bangla",
    home="https://bangla.asianetnews.com/",
    hosts=("bangla.asianetnews.com",),
    country="IN",
    zone="Asia/Kolkata",
    family="india_networks",
    evidence="name and host only",
)

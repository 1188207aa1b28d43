"""Ganashakti: newspaper, India."""

from newsclean.model import Site

SITE = Site(
    slug="ganashakti",
    name="গণশক্তি",
    english_name="Ganashakti",
    home="https://ganashakti.com/",
    hosts=("ganashakti.com", "bangla.ganashakti.co.in"),
    country="IN",
    zone="Asia/Kolkata",
    evidence="name and host only",
)

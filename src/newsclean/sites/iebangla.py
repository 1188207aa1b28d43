"""Indian Express Bangla: newspaper, India."""

from newsclean.model import Layout, Site

SITE = Site(
    slug="iebangla",
    name="ইন্ডিয়ান এক্সপ্রেস বাংলা",
    english_name="Indian Express Bangla",
    home="https://bengali.indianexpress.com/",
    hosts=("bengali.indianexpress.com",),
    country="IN",
    zone="Asia/Kolkata",
    family="india_networks",
    layouts=(Layout(name="ie"),),
    articles=(r"^/(?:[a-z-]+/)+[a-z0-9-]+-[0-9]{4,}/?$",),
    listings=(r"^/section(?:/|$)",),
    checked="2026",
    evidence="selectors 2021-06 (1 scraper), addresses 2026",
)

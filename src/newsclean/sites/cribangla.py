"""CRI Bangla (China Media Group): broadcaster, China."""

from newsclean.model import Site

SITE = Site(
    slug="cribangla",
    name="সিআরআই বাংলা",
    english_name="CRI Bangla (China Media Group)",
    home="https://bengali.cri.cn/",
    hosts=("bengali.cri.cn",),
    country="CN",
    zone="Asia/Shanghai",
    family="international",
    listings=(r"^/(?:[a-z]+/)?index\.shtml$",),
    checked="2026",
    evidence="name and host only",
)

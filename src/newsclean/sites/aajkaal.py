"""Aajkaal: newspaper, India."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="aajkaal",
    name="আজকাল",
    english_name="Aajkaal",
    hosts=("aajkaal.in",),
    country="IN",
    zone="Asia/Kolkata",
    layouts=(
        Layout(
            name="2019",
            body=(
                css(".blog-detail .blog-detail-excep", sure=False),
                css(".blog-detail", sure=False),
            ),
            title=(css(".blog-detail-banner h1", sure=False),),
            images=(css(".blog-detail-banner .image-holder img", sure=False),),
        ),
    ),
    articles=(r"^/news/[a-z]+/[a-z0-9-]+$",),
    checked="2021",
    evidence="selectors 2019-11 (2 scrapers), addresses 2021",
)

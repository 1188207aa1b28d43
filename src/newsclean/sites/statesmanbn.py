"""Dainik Statesman: newspaper, India."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="statesmanbn",
    name="দৈনিক স্টেটসম্যান",
    english_name="Dainik Statesman",
    hosts=("dainikstatesmannews.com",),
    country="IN",
    zone="Asia/Kolkata",
    layouts=(
        Layout(
            name="2019",
            body=(css(".storybox .content-body", sure=False),),
            title=(css(".storybox h1", sure=False),),
            images=(css(".storybox .imgholder img", sure=False),),
        ),
    ),
    articles=(r"^/[a-z]+/[a-z0-9-]+/[0-9]+$",),
    checked="2019-11",
    evidence="selectors 2019-11 (1 scraper), addresses 2019-11",
)

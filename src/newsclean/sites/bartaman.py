"""Bartaman Patrika: newspaper, India."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="bartaman",
    name="বর্তমান",
    english_name="Bartaman Patrika",
    home="https://bartamanpatrika.com/",
    hosts=("bartamanpatrika.com",),
    country="IN",
    zone="Asia/Kolkata",
    layouts=(
        Layout(
            name="2025",
            body=(css("div.entry-content.p-4", sure=False),),
            title=(css("h3.entry-title.articletitle", sure=False),),
            subtitle=(css("div.entry-content.shortdes p", sure=False),),
            byline=(css(".post-author .text h3", sure=False),),
        ),
        Layout(name="2019", body=(css(".head-news .content", sure=False),)),
    ),
    articles=(r"^/detailNews\.php\?(?:.*&)?nID=[0-9]+(?:&.*)?$",),
    listings=(r"^/category(?:/|$)", r"^/section\.php"),
    checked="2025-12",
    evidence="selectors 2025-12 (1 scraper), addresses 2025-01",
)

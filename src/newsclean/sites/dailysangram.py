"""Daily Sangram: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="dailysangram",
    name="দৈনিক সংগ্রাম",
    english_name="Daily Sangram",
    home="https://dailysangram.com/",
    hosts=("dailysangram.com",),
    layouts=(
        Layout(
            name="2024",
            body=(css(".postBody", sure=False),),
            section=(css(".breadcrumb li:not(:first-child) a", sure=False),),
            images=(css(".mediaContainer img", sure=False),),
        ),
    ),
    articles=(r"^/(?:[^/]+/)+(?=[a-z]*[A-Z0-9])[A-Za-z0-9]{10,}/?$",),
    checked="2026-04",
    evidence="selectors 2024-06 (1 scraper), addresses 2026-04",
)

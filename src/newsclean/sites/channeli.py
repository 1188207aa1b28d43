"""Channel i Online: television, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="channeli",
    name="চ্যানেল আই",
    english_name="Channel i Online",
    hosts=("channelionline.com",),
    family="wp_other",
    layouts=(
        Layout(
            name="wordpress",
            body=(css(".entry-content", sure=False),),
            images=(css(".post-thumbnail img", sure=False),),
        ),
    ),
    articles=(r"^/(?=[^/]*(?:[%\u0980-\u09ff]|-[^/]*-))[^/]+/?$",),
    listings=(r"^/[a-z-]+/page/[0-9]+/?$",),
    feeds=("/feed/", "/rss.xml"),
    checked="2026-10",
    evidence="selectors 2026-04 (1 scraper), addresses 2026-04, feeds 2026-10",
)

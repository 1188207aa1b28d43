"""Foreign broadcasters in Bengali, each with a system of its own."""

from newsclean.model import Family, Layout, css

FAMILY = Family(
    slug="international",
    name="international broadcasters",
    layouts=(
        Layout(name="bbc", body=(css("main p[dir=ltr]", sure=False, every=True),)),
        Layout(name="voa", body=(css("#article-content .wsw", sure=False),)),
    ),
    checked="2026-04",
    evidence="BBC 2024-06, VOA 2021-06 (one scraper each), addresses 2026-04",
)

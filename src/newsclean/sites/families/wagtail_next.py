"""Next.js over a headless Wagtail: the text may stand only in the page's flight data."""

from newsclean.model import Family, Layout, css

FAMILY = Family(
    slug="wagtail_next",
    name="Next.js with Wagtail",
    tells=(".block-full_richtext",),
    # The text may stand in the flight data alone: then the class is no element's yet.
    phrases=("block-full_richtext",),
    layouts=(Layout(name="wagtail_next", body=(css(".block-full_richtext", every=True),)),),
    checked="2026-10",
    evidence="selectors 2026-08 (2 scrapers of two sites), addresses 2026-09, feeds 2026-10",
)

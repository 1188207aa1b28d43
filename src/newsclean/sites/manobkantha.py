"""Manobkantha: newspaper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="manobkantha",
    name="মানবকণ্ঠ",
    english_name="Manobkantha",
    hosts=("manobkantha.com.bd", "manobkantha.com"),
    layouts=(
        Layout(
            name="2024",
            body=(css(".post-content", sure=False),),
            section=(css(".category-title a", sure=False),),
            images=(css(".post-content img", sure=False),),
        ),
    ),
    listings=(r"^/(?:archive|country|articlelist)(?:/|$)",),
    checked="2026",
    evidence="selectors 2024-06 (1 scraper)",
)

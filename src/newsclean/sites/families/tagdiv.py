"""tagDiv's Newspaper theme for WordPress."""

from newsclean.model import Family, Layout, css

FAMILY = Family(
    slug="tagdiv",
    name="tagDiv Newspaper (WordPress)",
    tells=(".td-post-content", ".td-ss-main-content"),
    layouts=(
        Layout(
            name="tagdiv",
            body=(css(".td-post-content"),),
            title=(css("h1.entry-title", sure=False),),
            byline=(css(".td-post-author-name", sure=False),),
            section=(css(".entry-category a", sure=False), css(".td-category a", sure=False)),
        ),
    ),
    checked="2025-12",
    evidence="selectors 2024-06 (3 scrapers), fields 2021-06, a page 2025-12",
)

"""Other WordPress themes: the class names that many of them share."""

from newsclean.model import Family, Layout, css

# Thousands of unrelated themes use these classes, so none is sure though several scrapers name
# them: the page must bear them out.
FAMILY = Family(
    slug="wp_other",
    name="other WordPress themes",
    tells=(".entry-content", ".post-inner .entry", ".jeg_post_title", ".jeg_meta_author"),
    layouts=(
        Layout(
            name="wordpress",
            body=(
                css(".entry-content", sure=False),
                css(".entry-body", sure=False),
                css(".post-content", sure=False),
            ),
        ),
        Layout(
            name="sahifa",
            body=(css(".post-inner .entry", sure=False),),
            section=(css("#crumbs a:not(:first-child)", sure=False),),
        ),
        Layout(
            name="jnews",
            body=(css(".content-inner", sure=False),),
            byline=(css(".jeg_meta_author", sure=False),),
            published=(css(".jeg_meta_date", sure=False),),
        ),
    ),
    checked="2026-06",
    evidence="selectors 2024-06 (3 scrapers of many sites), feeds 2026-06",
)

"""Quintype: a story is a row of elements, its text in some of them."""

from newsclean.model import Family, Layout, css

FAMILY = Family(
    slug="quintype",
    name="Quintype",
    tells=(".story-element-text",),
    layouts=(
        Layout(
            name="quintype",
            body=(css(".story-element.story-element-text", every=True),),
            drop=(".also-read", ".print-tags"),
        ),
    ),
    checked="2026-10",
    evidence="selectors 2026-05 (4 scrapers of one site), feeds 2026-10",
)

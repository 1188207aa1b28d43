"""ITPolly's WordPress news themes: known by the English strings that the theme prints."""

from newsclean.model import Family, Layout, css

FAMILY = Family(
    slug="itpolly",
    name="ITPolly themes (WordPress)",
    phrases=("Save Your Email and Others Information", "More News Of This Category"),
    layouts=(Layout(name="itpolly", body=(css(".entry-content", sure=False),)),),
    checked="2025-12",
    evidence="strings 2025-12 (pages, the theme's own defaults 2022-06), body class not seen",
)

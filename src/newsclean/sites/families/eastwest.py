"""East West Media Group (Bashundhara): one system, known best by its addresses."""

from newsclean.model import Family, Layout, css

FAMILY = Family(
    slug="eastwest",
    name="East West Media Group CMS",
    tells=("#bpsepnil", ".details-module.articleArea"),
    layouts=(
        Layout(
            name="eastwest",
            body=(
                css(".articleArea article"),
                css("#bpsepnil"),
                css("div.detailsArea"),
                css("div.newsArticle"),
                # The bare element stands on many cards as well.
                css("article", sure=False),
            ),
        ),
    ),
    checked="2026-10",
    evidence="selectors 2026-04 (4 scrapers of four sites), addresses and sitemaps 2026-10",
)

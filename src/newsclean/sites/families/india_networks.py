"""The systems of Indian media groups, each shared by its papers in other languages."""

from newsclean.model import Family, Layout, css

FAMILY = Family(
    slug="india_networks",
    name="systems of Indian networks",
    layouts=(
        Layout(
            name="til",
            body=(
                css("article[itemprop=articleBody]", sure=False),
                css("arttextxml", sure=False),
            ),
        ),
        Layout(name="oneindia", body=(css(".oi-article-lt", sure=False),)),
        Layout(name="news18", body=(css("#article_body", sure=False),)),
        Layout(name="ie", body=(css("div.full-details", sure=False),)),
        Layout(name="ht", body=(css("div.mainArea", sure=False),)),
        Layout(name="zee", body=(css("div.article", sure=False),)),
    ),
    checked="2026",
    evidence="selectors 2021-06 (one or two scrapers each), networks 2026",
)

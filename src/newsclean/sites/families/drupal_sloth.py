"""The Drupal theme `sloth` of three papers, and the Drupal 11 blocks that follow it."""

from newsclean.model import Family, Layout, css

FAMILY = Family(
    slug="drupal_sloth",
    name="Drupal theme sloth, Drupal 11 blocks",
    tells=(".block-field-blocknodenewsbody", ".pane-node-content .section-content"),
    layouts=(
        Layout(
            name="drupal11",
            body=(css(".block-field-blocknodenewsbody .text-formatted"),),
            title=(css(".block-field-blocknodenewstitle h1", sure=False),),
            byline=(css(".block-author-info-block", sure=False),),
            published=(css(".block-article-meta-block span", sure=False),),
        ),
        Layout(
            name="sloth",
            body=(
                css(".pane-node-content .section-content"),
                css(".article-section .section-content"),
            ),
            title=(css("h1[itemprop=headline]", sure=False),),
            byline=(css(".author-section", sure=False),),
            published=(css(".date.color-gray", sure=False), css(".small-text", sure=False)),
            images=(css(".section-media img", sure=False),),
        ),
    ),
    checked="2026-09",
    evidence="Drupal 11 2026-03 (2 scrapers), sloth 2024-06 (2), fields 2021-06, sitemaps 2026-09",
)

"""Jadewits, a newspaper platform of Bangladesh."""

from newsclean.model import Family, Layout, css

FAMILY = Family(
    slug="jadewits",
    name="Jadewits",
    tells=(".jw_article_body", ".jw_media_holder", ".jw_detail_content_holder", "#ari-noscript"),
    layouts=(
        Layout(
            name="jadewits",
            body=(css("div.jw_article_body"),),
            title=(css("h1.title"),),
            subtitle=(css(".content_highlights.jw_detail_content_holder p", sure=False),),
            byline=(css(".additional_info_container .author .name", every=True),),
            published=(
                css("span.tts_time[itemprop=datePublished]", "content"),
                css("span.tts_time"),
                css(".each_row.time"),
            ),
            section=(css(".breadcrumb ul li strong[itemprop=name]"),),
            tags=(
                css(".topic_list strong"),
                css(".content_tags strong"),
                css(".more_and_tag strong"),
            ),
            images=(css(".featured_image img"), css(".jw_media_holder img")),
            drop=("#palo_related_news",),
        ),
        Layout(
            name="2018",
            body=(css("div[itemprop=articleBody] > #ari-noscript", sure=False),),
            title=(css("h1.title", sure=False),),
            byline=(css(".additional_info_container .author .name", sure=False, every=True),),
            published=(css("span[itemprop=datePublished]", sure=False),),
            tags=(css(".topic_list a", sure=False),),
            drop=(".palo_related_news", "#palo_related_news"),
        ),
    ),
    checked="2026-10",
    evidence="selectors 2026-03 (4 scrapers of eight sites), addresses and feeds 2026-10",
)

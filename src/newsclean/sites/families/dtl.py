"""The PHP newspaper system whose classes begin with `dtl_`."""

from newsclean.model import Family, Layout, css

FAMILY = Family(
    slug="dtl",
    name="dtl_* newspaper CMS (PHP)",
    tells=(
        ".dtl_content_section",
        ".dtl_content_block",
        ".dtl_section",
        ".dtl_hl_block",
        ".dtl_img_section",
    ),
    layouts=(
        Layout(
            name="dtl",
            body=(
                css(".dtl_content_section"),
                css(".dtl_content_block"),
                css("#myText"),
                css("#newsDtl"),
                css(".dtl_section"),
            ),
            title=(
                css("h1.details-title"),
                css(".headline_section h1"),
                css(".headline_section h4"),
                css(".dtl_hl_block"),
            ),
            published=(css(".entry_update"), css(".rpt_name")),
            tags=(css("#tags_list a"),),
            images=(css(".dtl_img_section img"), css(".dtl_img_block img"), css("img.detailImg")),
            # The plainest skin keeps picture, caption and tags inside the box of the text.
            drop=(".dtl_img_section", ".dtl_img_block", ".dtl_img_caption", "#tags_list"),
        ),
    ),
    checked="2026-03",
    evidence="selectors 2026-03 (5 scrapers of nine sites)",
)

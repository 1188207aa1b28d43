"""ThemesBazar's WordPress themes (newsfresh, newsflash and look-alikes)."""

from newsclean.model import Family, Layout, css

FAMILY = Family(
    slug="themesbazar",
    name="ThemesBazar themes (WordPress)",
    tells=(
        ".single-ditails",
        ".themesBazar_widget",
        ".themesbazar_header",
        ".single_page > .single_info",
    ),
    layouts=(
        Layout(
            name="themesbazar",
            body=(css(".single-ditails", sure=False),),
            title=(css("h3.heading-01 > a", sure=False),),
            published=(css("ol.breadcrumb li:first-child", sure=False),),
            images=(css(".single_images img", sure=False),),
        ),
    ),
    checked="2019-01",
    evidence="the vendor's own template 2019-01; spellings as there",
)

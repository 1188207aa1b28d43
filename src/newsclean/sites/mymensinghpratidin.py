"""Mymensingh Pratidin: regional paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="mymensinghpratidin",
    name="ময়মনসিংহ প্রতিদিন",
    english_name="Mymensingh Pratidin",
    home="https://mymensinghpratidin.com/",
    hosts=("mymensinghpratidin.com",),
    family="themesbazar",
    layouts=(
        Layout(
            name="2024",
            body=(css(".single_contant", sure=False),),
            images=(css("img.wp-post-image", sure=False),),
        ),
    ),
    checked="2024-06",
    evidence="selectors 2024-06 (1 scraper)",
)

"""BSS Bangla: news agency, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="bss",
    name="বাসস",
    english_name="BSS Bangla",
    home="https://www.bssnews.net/bangla",
    hosts=("bssnews.net/bangla",),
    family="dtl",
    layouts=(
        Layout(
            name="dtl",
            body=(css("div.dtl_section", sure=False),),
            title=(css("div.headline_section h4", sure=False),),
        ),
    ),
    articles=(r"^/bangla/(?:[a-z-]+/)+[0-9]+$",),
    sitemaps=("https://bssnews.net/bangla/sitemap.xml",),
    checked="2026-10",
    evidence="selectors 2023-03 (1 scraper), addresses 2026-08, feeds 2026-04",
)

"""NTV: television, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="ntv",
    name="এনটিভি",
    english_name="NTV",
    hosts=("ntvbd.com",),
    family="drupal_sloth",
    layouts=(
        Layout(
            name="sloth",
            body=(css(".section-content.text-justify", sure=False),),
            byline=(css(".author-section", sure=False),),
            published=(css(".date.color-gray", sure=False),),
            images=(css(".section-media picture img", sure=False),),
        ),
    ),
    articles=(r"^/(?:[a-z-]+/)+(?:[^/]*-)?news-[0-9]+$",),
    listings=(r"^/archive(?:/|$)",),
    archive="/archive/{yyyy}/{m}/{d}",
    sitemaps=("/googlenews.xml", "https://ntvbd.com/sitemap.xml"),
    checked="2026-10",
    evidence="selectors 2023-09 (1 scraper), addresses 2026-10, feeds 2026-10",
)

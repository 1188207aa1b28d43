"""Bangladesh Journal: online paper, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="bdjournal",
    name="বাংলাদেশ জার্নাল",
    english_name="Bangladesh Journal",
    hosts=("bd-journal.com",),
    family="dtl",
    layouts=(Layout(name="dtl", body=(css("#newsDtl", sure=False),)),),
    listings=(r"^/(?:all-news|bangladesh)/?$",),
    checked="2026-05",
    evidence="selectors 2024-06 (1 scraper)",
)

"""Boishakhi TV: television, Bangladesh."""

from newsclean.model import Layout, Site, css

SITE = Site(
    slug="boishakhi",
    name="বৈশাখী টিভি",
    english_name="Boishakhi TV",
    home="https://boishakhionline.com/",
    hosts=("boishakhionline.com", "boishakhi.tv"),
    family="dtl",
    layouts=(
        Layout(
            name="dtl",
            body=(css(".dtl_content_section", sure=False),),
            published=(css(".entry_update", sure=False),),
        ),
    ),
    checked="2026-09",
    evidence="selectors 2026-03 (1 scraper)",
)

"""What the contracts over sites and families read them with."""

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from newsclean.sites import Sites

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "src" / "newsclean" / "sites"
PAGES = ROOT / "fixtures" / "pages"
SITES = Sites()
SLUGS = SITES.slugs
FAMILIES = {family.slug: family for family in SITES.families()}

PARTS = ("body", "title", "subtitle", "kicker", "byline", "published", "modified", "section",
         "tags", "images")  # fmt: skip
MONTH = re.compile(r"^20[0-9]{2}(-(0[1-9]|1[0-2]))?$")


def selectors(layouts):
    for layout in layouts:
        for part in PARTS:
            yield from (found.what for found in getattr(layout, part) if found.how == "css")
        yield from layout.drop


def locators(layouts):
    for layout in layouts:
        for part in PARTS:
            yield from getattr(layout, part)


def is_valid(selector):
    try:
        LexborHTMLParser("<p class='a'>x</p>").css(selector)
    except SelectolaxError:
        return False
    return True


def has_top_level_comma(selector):
    return "," in re.sub(r"\([^()]*\)|\[[^\]]*\]", "", selector)

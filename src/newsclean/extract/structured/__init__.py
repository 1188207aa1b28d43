"""The machine-readable parts of a page: JSON-LD, microdata, `<meta>`, embedded state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.extract.structured.json_ld import LISTING_KINDS, parse_json_ld, read_json_ld
from newsclean.extract.structured.metas import read_metas
from newsclean.extract.structured.microdata import read_microdata
from newsclean.extract.structured.reading import Structured, paragraphs_of, plain, unescape
from newsclean.extract.structured.state import StateStory, find_state_story
from newsclean.extract.structured.wp_json import wp_post_markup

if TYPE_CHECKING:
    from newsclean.extract.html.parse import HtmlPage

__all__ = [
    "LISTING_KINDS",
    "StateStory",
    "Structured",
    "find_state_story",
    "paragraphs_of",
    "parse_json_ld",
    "plain",
    "read_structured",
    "unescape",
    "wp_post_markup",
]


def read_structured(page: HtmlPage) -> Structured:
    """Return what JSON-LD, microdata and `<meta>` say of the page's article, in that order."""
    out = Structured()
    read_json_ld(page, out)
    read_microdata(page, out)
    read_metas(page, out)
    return out

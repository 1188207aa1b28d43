"""Which step of the cascade answers for a page: a later one runs only when an earlier one fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.extract.text import extract_text
from newsclean.model import Draft, Options, Refusal, Site

if TYPE_CHECKING:
    from newsclean.extract.page import OpenedPage


def draft_page(page: OpenedPage, site: Site | None, options: Options) -> Draft | Refusal:
    """Return what the page says, raw, or why it is no article."""
    if page.html is None:
        return extract_text(page.text)
    return Refusal("no-text", "HTML is not wired yet")

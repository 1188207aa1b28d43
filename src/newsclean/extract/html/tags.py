"""Section and tags of an article, from the metadata and the breadcrumb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.lexicon import fold
from newsclean.model import Found

if TYPE_CHECKING:
    from newsclean.extract.html.parse import HtmlPage
    from newsclean.extract.structured import Structured

_SPLIT = re.compile(r"\s*[,;|،]\s*")
_HOME = frozenset(("home", "হোম", "প্রচ্ছদ", "মূলপাতা", "মূল পাতা", "প্রথম পাতা", "›", "»", "/", ">"))
_MAX_TAGS = 30
_SECTION_CHARS = 40
_BREADCRUMB = '[class*="readcrumb"]'


def read_tags(structured: Structured) -> tuple[Found, ...]:
    """Return the tags of the best list that the metadata have, one a value, each once."""
    if not structured.tags:
        return ()
    # JSON-LD before article:tag before keywords; lists of different origin are not mixed.
    rule = structured.tags[0].rule
    seen: dict[str, Found] = {}
    for found in structured.tags:
        if found.rule != rule:
            continue
        for tag in _SPLIT.split(found.raw):
            if tag and len(tag) <= 80:
                seen.setdefault(fold(tag), Found(tag, found.where, found.rule))
    return tuple(seen.values())[:_MAX_TAGS]


def read_section(page: HtmlPage, structured: Structured, title: Found | None) -> Found | None:
    """Return the section: as the metadata state it, else the last step of the breadcrumb."""
    if structured.sections:
        return structured.sections[0]
    own = fold(title.raw) if title else ""
    if structured.breadcrumb:
        named = [step for step in structured.breadcrumb if _is_section(step.raw, own)]
        return named[-1] if named else None
    # Asked for its links at once, each link of the page would be held against all that is around it.
    if page.tree.css_first(_BREADCRUMB) is None:
        return None
    steps = []
    for node in page.tree.css(f"{_BREADCRUMB} a")[:8]:
        text = " ".join(node.text().split())
        if text and _is_section(text, own):
            steps.append(text)
    return Found(steps[-1], "breadcrumb", "section.breadcrumb") if steps else None


def _is_section(text: str, title: str) -> bool:
    if len(text) > _SECTION_CHARS:
        return False
    key = fold(text)
    return key != title and key not in _HOME

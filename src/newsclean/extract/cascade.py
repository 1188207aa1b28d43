"""Which step of the cascade answers for a page: a later one runs only when an earlier one fails."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsclean.extract.text import extract_text
from newsclean.lexicon import fold_lines, one_form
from newsclean.model import Block, Draft, Kind, Known, Label, Options, Refusal

if TYPE_CHECKING:
    from newsclean.extract.page import OpenedPage

# Below this our own body is no more than a lead or a caption: another opinion is worth its price.
_UNSURE = 0.3
# What the fallback finds must read as an article: it answers listings and photo pages too, with
# the headlines of others.
_LEAST_CHARS = 300
# A photo page has its caption; asking a second extractor about it costs a tenth of a second.
_LEAST_SENTENCES = 3
_FALLBACK_CONFIDENCE = 0.4
_SENTENCE = re.compile("[।৷॥.?!][\\s'\"’”»)]*$")


def draft_page(page: OpenedPage, known: Known | None, options: Options) -> Draft | Refusal:
    """Return what the page says, raw, or why it is no article.

    `known` is the page's site or platform. Layouts that do not serve cost nothing: the generic
    extractor answers and the draft says `layout.drift`.
    """
    if page.html is None or page.structured is None:
        return extract_text(page.text)
    from newsclean.extract.html import extract_html

    answer = extract_html(page.html, page.structured, known.layouts if known else ())
    if known and isinstance(answer, Draft) and answer.method == "site":
        answer = replace(answer, method=known.by)
    if options.fallback and _fails(answer):
        return _fall_back(page, answer) or answer
    return answer


def _fails(answer: Draft | Refusal) -> bool:
    """Tell whether an answer asks for a second opinion: no body at all, or hardly any."""
    if isinstance(answer, Refusal):
        return answer.reason == "no-text" and answer.sentences >= _LEAST_SENTENCES
    return bool(answer.paragraphs) and answer.confidence < _UNSURE


def _fall_back(page: OpenedPage, answer: Draft | Refusal) -> Draft | None:
    """Return trafilatura's body under our own fields, or None where it has no article either."""
    from newsclean.extract.fallback import extract_fallback

    paragraphs = extract_fallback(page.text, page.url)
    if paragraphs is None:
        return None
    once: dict[str, str] = {}
    for paragraph in paragraphs:
        once.setdefault(one_form(paragraph), paragraph)
    prose = [p for p in once.values() if _SENTENCE.search(p)]
    if sum(map(len, prose)) < _LEAST_CHARS or len(prose) * 2 < len(once):
        return None
    if isinstance(answer, Draft) and sum(map(len, answer.paragraphs)) >= sum(map(len, prose)):
        return None
    keys = fold_lines(prose)
    blocks = tuple(
        Block(n, text, key, where=f"trafilatura paragraph {n + 1}")
        for n, (text, key) in enumerate(zip(prose, keys, strict=True))
    )
    labels = tuple(Label(b.index, Kind.BODY, "fallback.trafilatura") for b in blocks)
    taken: dict[str, Any] = {
        "method": "trafilatura",
        "layout": None,
        "confidence": _FALLBACK_CONFIDENCE,
    }
    if isinstance(answer, Draft):
        return replace(
            answer,
            **taken,
            paragraphs=tuple(prose),
            blocks=blocks,
            labels=labels,
            body_where="trafilatura",
        )
    structured = page.structured
    assert structured is not None
    return Draft(
        **taken,
        title=structured.titles[0] if structured.titles else None,
        paragraphs=tuple(prose),
        blocks=blocks,
        labels=labels,
        body_where="trafilatura",
        bylines=tuple(structured.authors),
        dates=tuple(structured.dates),
        section=structured.sections[0] if structured.sections else None,
        tags=tuple(structured.tags),
        images=tuple(structured.images[:1]),
    )

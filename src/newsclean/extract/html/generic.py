"""A parsed page → Draft: the generic extractor, and the same led by a site's own locators."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsclean.extract.html.boxes import read_boxes
from newsclean.extract.html.flow import find_flow
from newsclean.extract.html.heads import (
    Head,
    dateline,
    find_copy_dates,
    find_header_days,
    read_decks,
)
from newsclean.extract.html.layouts import locate
from newsclean.extract.html.names import best_bylines, choose_bylines, find_bylines
from newsclean.extract.html.pictures import choose_images, read_images
from newsclean.extract.html.readings import TEXT, Reading
from newsclean.extract.html.region import measure
from newsclean.extract.html.tags import read_section, read_tags
from newsclean.extract.html.titles import choose_title, site_names
from newsclean.extract.html.walk import place_of, walk_body
from newsclean.extract.refuse import LEAST_CHARS, refuse_empty, refuse_gate, refuse_listing
from newsclean.extract.structured import find_state_story, paragraphs_of
from newsclean.lexicon import fold
from newsclean.model import Block, DateFound, Draft, Found, Kind, Label, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.extract.html.layouts import Located
    from newsclean.extract.html.parse import HtmlPage
    from newsclean.extract.html.region import Region
    from newsclean.extract.html.walk import Walk
    from newsclean.extract.structured import StateStory, Structured
    from newsclean.model import Layout


_DATED = frozenset(("published", "unlabelled", "updated", "machine-published"))
"""Without a date of one of these roles the rest of the page may have one."""


def extract_html(
    page: HtmlPage, structured: Structured, layouts: Sequence[Layout] = ()
) -> Draft | Refusal:
    """Return what the page says, raw, or why it is no article.

    The first of `layouts` that stands on the page leads; where none does, or its text is less than
    the generic answer clearly has, that answer stands and the draft carries `layout.drift`.
    """
    body = page.body
    if body is None:
        return Refusal("empty", "a document without a body")
    located = locate(page, structured, layouts)
    stated = {found.raw for found in structured.titles}
    flow = located.span(page, stated) or find_flow(page, stated)
    if flow is not None:
        part = walk_body(flow.start, located.unseen, stop=flow.stop)
        answer = _extract(page, structured, part, located)
        if isinstance(answer, Draft) and answer.title and "layout.drift" not in answer.warnings:
            return answer if _is_dated(answer) else _dated_by_copy(answer, walk_body(body))
    w = walk_body(body, located.unseen)
    answer = _extract(page, structured, w, located)
    if isinstance(answer, Draft) and answer.title and not _is_dated(answer):
        return _dated_by_copy(answer, w)
    return answer


def _is_dated(answer: Draft) -> bool:
    return any(found.role in _DATED for found in answer.dates)


def _dated_by_copy(answer: Draft, w: Walk) -> Draft:
    """Return a draft with the date that stands where its headline is printed once more."""
    found = find_copy_dates(w, answer.title.raw) if answer.title else []
    return replace(answer, dates=(*answer.dates, *found)) if found else answer


def _extract(page: HtmlPage, structured: Structured, w: Walk, located: Located) -> Draft | Refusal:
    """Return the draft of what was walked."""
    sites = site_names(page, structured)
    title, title_block = choose_title(page, structured, w, sites)
    region, verdict = located.region(w, measure(w))
    drifted = verdict == "drift"
    if region is None:
        return _without_region(page, structured, w, title, title_block, sites, drifted=drifted)
    blocks, readings = read_boxes(w, region, title_block)
    _cut_mark(blocks, readings, sites)
    paragraphs = tuple(b.text for b, r in zip(blocks, readings, strict=True) if r.kind in TEXT)
    chars = sum(map(len, paragraphs))
    refusal = refuse_gate(page, w.text, chars)
    if refusal is not None:
        return refusal
    if chars < LEAST_CHARS:
        return _without_region(page, structured, w, title, title_block, sites, drifted=drifted)
    head = Head(w, title_block, *_ends(region, readings))
    dates = (*structured.dates, *head.dates(), dateline(paragraphs[0]))
    if w.partial:
        dates = (*dates, *find_header_days(page))
    dated = any(d.role in ("published", "unlabelled", "updated") for d in dates)
    headings = sum(r.kind is Kind.HEADING for r in readings)
    texts = [p for p in paragraphs if len(p) >= LEAST_CHARS] or list(paragraphs)
    refusal = refuse_listing(page, structured, texts, headings, dated)
    if refusal is not None:
        return Refusal(refusal.reason, refusal.detail, tuple(blocks), _labels(readings))
    first, _ = _ends(region, readings)
    deck, kicker = read_decks(w, region.foreign, title_block, first)
    bylines = choose_bylines(structured, find_bylines(head, region.foreign, sites), sites, page)
    led = located.layout is not None and verdict == "own"
    sure, unsure = located.sure, located.unsure
    return Draft(
        method="site" if led else "generic",
        layout=located.layout.name if led and located.layout else None,
        confidence=_confidence(region, chars, title),
        title=sure.find_title() or title or unsure.find_title(),
        paragraphs=paragraphs,
        blocks=tuple(blocks),
        labels=_labels(readings),
        body_where=place_of(w.box_node[region.box]),
        subtitle=sure.find_subtitle() or deck or unsure.find_subtitle(),
        kicker=sure.find_kicker() or kicker or unsure.find_kicker(),
        bylines=best_bylines(sure.bylines(), bylines, unsure.bylines(), sites),
        dates=(*sure.dates(), *dates, *unsure.dates()),
        section=sure.find_section()
        or read_section(page, structured, title)
        or unsure.find_section(),
        tags=sure.tags() or read_tags(structured) or unsure.tags(),
        images=choose_images(sure.images(), read_images(w, region, structured, title_block))
        or unsure.images(),
        sources=tuple(
            Found(block.text, w.where(region.start + block.index), reading.rule)
            for block, reading in zip(blocks, readings, strict=True)
            if reading.kind is Kind.SOURCE
        ),
        warnings=_warnings(structured, page, drifted=drifted),
    )


def _without_region(
    page: HtmlPage,
    structured: Structured,
    w: Walk,
    title: Found | None,
    title_block: int,
    sites: frozenset[str],
    *,
    drifted: bool,
) -> Draft | Refusal:
    """Return the body that the structured data hold, where the page prints none."""
    refusal = refuse_gate(page, w.text)
    if refusal is not None:
        return refusal
    for body, state in _stated_bodies(page, structured, title):
        paragraphs = paragraphs_of(body.raw)
        prose = sum(len(p) for p in paragraphs if title is None or fold(p) != fold(title.raw))
        if prose < LEAST_CHARS:
            continue
        names, days = _head_without_text(w, title_block, sites)
        if state is not None:
            names, days = (*state.authors, *names), (*state.dates, *days)
        return Draft(
            method="structured",
            layout=None,
            confidence=0.6,
            title=title,
            paragraphs=paragraphs,
            blocks=tuple(Block(n, p, "", where=body.where) for n, p in enumerate(paragraphs)),
            labels=tuple(Label(n, Kind.BODY, body.rule) for n in range(len(paragraphs))),
            body_where=body.where,
            bylines=choose_bylines(structured, list(names), sites, page),
            dates=(*structured.dates, *days, dateline(paragraphs[0])),
            section=read_section(page, structured, title),
            tags=read_tags(structured),
            images=tuple(structured.images[:3]),
            warnings=_warnings(structured, page, drifted=drifted),
        )
    return refuse_empty(page, structured, w.text)


def _stated_bodies(
    page: HtmlPage, structured: Structured, title: Found | None
) -> Iterator[tuple[Found, StateStory | None]]:
    """Yield the bodies that the page holds unprinted; its state is read where JSON-LD has none."""
    for body in structured.bodies:
        yield body, None
    story = find_state_story(page, title.raw) if title is not None else None
    if story is not None:
        yield story.body, story


_MARKED = re.compile(r"(?P<text>.*[।৷?!”’\"']) (?P<word>\S+)$", re.DOTALL)


def _cut_mark(blocks: list[Block], readings: list[Reading], sites: frozenset[str]) -> None:
    """Take the site's own name from behind the last sentence of the text."""
    last = next((n for n in range(len(blocks) - 1, -1, -1) if readings[n].kind in TEXT), None)
    if last is None:
        return
    found = _MARKED.match(blocks[last].text)
    if found is not None and fold(found["word"]) in sites:
        blocks[last] = blocks[last]._replace(text=found["text"])


def _ends(region: Region, readings: list[Reading]) -> tuple[int, int]:
    """Return the first and the last block of the page that are text of the article."""
    kept = [n for n, r in enumerate(readings) if r.kind in TEXT]
    if not kept:
        return region.start, region.end - 1
    return region.start + kept[0], region.start + kept[-1]


# A page that is filled by scripts still prints what stands under its headline.
_HEAD_BLOCKS = 8


def _head_without_text(
    w: Walk, title: int, sites: frozenset[str]
) -> tuple[tuple[Found, ...], tuple[DateFound, ...]]:
    """Return the bylines and the labelled dates just below a headline that no text follows."""
    if title < 0:
        return (), ()
    end = min(len(w.text), title + 1 + _HEAD_BLOCKS)
    head = Head(w, title, end, len(w.text))
    names = find_bylines(head, measure(w).foreign, sites)
    return tuple(names), tuple(d for d in head.dates() if d.role in ("published", "updated"))


def _labels(readings: list[Reading]) -> tuple[Label, ...]:
    return tuple(Label(n, r.kind, r.rule, r.why) for n, r in enumerate(readings))


def _confidence(region: Region, chars: int, title: Found | None) -> float:
    """Return 0 to 1: how much of the page's prose is in the region, how long it is, the title."""
    share = region.chars / max(1, region.total)
    length = min(1.0, chars / 1000)
    return round((0.4 + 0.35 * share + 0.25 * length) * (1.0 if title else 0.7), 2)


def _warnings(structured: Structured, page: HtmlPage, *, drifted: bool) -> tuple[str, ...]:
    warnings = []
    if drifted:
        warnings.append("layout.drift")
    if structured.paywalled:
        warnings.append("text.paywalled")
    if "liveblogposting" in structured.kinds:
        warnings.append("text.liveblog")
    return tuple(warnings)

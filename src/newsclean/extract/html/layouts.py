"""A site's own locators, asked on the parsed page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from selectolax.lexbor import SelectolaxError

from newsclean.extract.html.flow import measure_paragraphs, span_of
from newsclean.extract.html.region import measure_region
from newsclean.extract.refuse import LEAST_CHARS
from newsclean.extract.structured import plain
from newsclean.lexicon import fold
from newsclean.model import DateFound, Found

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from newsclean.extract.html.flow import Flow
    from newsclean.extract.html.parse import HtmlPage
    from newsclean.extract.html.region import Region
    from newsclean.extract.html.walk import Walk
    from newsclean.extract.structured import Structured
    from newsclean.model import DateRole, Layout, Locator

# A site's own body with less than this share of the prose that the generic answer has is drift.
# The generic answer holds at times a deck or a box too much, never half of the article.
_DRIFT_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Located:
    """What a layout's locators found."""

    unseen: frozenset[int] = frozenset()
    """Memory ids of the boxes that the layout drops."""
    body: tuple[LexborNode, ...] = ()
    """The elements that hold the text."""
    asked: bool = False
    title: Found | None = None
    subtitle: Found | None = None
    kicker: Found | None = None
    bylines: tuple[Found, ...] = ()
    dates: tuple[DateFound, ...] = ()
    section: Found | None = None
    tags: tuple[Found, ...] = ()

    def span(self, page: HtmlPage, stated: set[str]) -> Flow | None:
        """Return the part of the page that holds the layout's text, where it is text enough.

        Enough is measured against the box that directly holds most paragraphs of the page.
        """
        if not self.body or page.body is None:
            return None
        held, _ = measure_paragraphs(page.body)
        chars = sum(len(node.text()) for node in self.body)
        if chars < LEAST_CHARS or chars < max(held.values(), default=0) * _DRIFT_SHARE:
            return None
        return span_of(page, list(self.body), stated)

    def region(self, w: Walk, generic: Region | None) -> tuple[Region | None, bool]:
        """Return the region of the text, and whether the layout's own did not serve."""
        if not self.asked:
            return generic, False
        wanted = {node.mem_id for node in self.body}
        boxes = [box for box, node in enumerate(w.box_node) if node.mem_id in wanted]
        best: Region | None = None
        for box in boxes:
            measured = measure_region(w, box)
            if measured is not None and (best is None or measured.chars > best.chars):
                best = measured
        if len(boxes) > 1 and generic is not None:
            # Paragraph by paragraph, or for desktop and phone: the box around them all.
            joined = measure_region(w, _around(w, boxes))
            if joined is not None and (best is None or joined.chars > best.chars * 1.2):
                best = joined
        if best is None:
            return generic, True
        if generic is not None and best.chars < generic.chars * _DRIFT_SHARE:
            return generic, True
        return best, False


def _around(w: Walk, boxes: list[int]) -> int:
    """Return the innermost box that holds all of `boxes`."""
    low = min(w.box_start[box] for box in boxes)
    high = max(w.box_end[box] for box in boxes)
    box = boxes[0]
    while box > 0 and not (w.box_start[box] <= low and w.box_end[box] >= high):
        box = w.box_parent[box]
    return max(box, 0)


def locate(page: HtmlPage, structured: Structured, layout: Layout) -> Located:
    """Return what the locators of `layout` match on the page; a broken one matches nothing."""
    unseen = frozenset(node.mem_id for selector in layout.drop for node in _css(page, selector))
    body: tuple[LexborNode, ...] = ()
    for locator in layout.body:
        if locator.how == "css":
            body = tuple(_css(page, locator.what))
            if body:
                break
    return Located(
        unseen=unseen,
        body=body,
        asked=bool(layout.body),
        title=_first(page, structured, layout.title, "title"),
        subtitle=_first(page, structured, layout.subtitle, "subtitle"),
        kicker=_first(page, structured, layout.kicker, "kicker"),
        bylines=_all(page, structured, layout.byline, "byline"),
        dates=(
            *_dates(page, structured, layout.published, "published"),
            *_dates(page, structured, layout.modified, "updated"),
        ),
        section=_first(page, structured, layout.section, "section"),
        tags=_all(page, structured, layout.tags, "tags"),
    )


def _css(page: HtmlPage, selector: str) -> list[LexborNode]:
    try:
        return page.tree.css(selector)
    except (SelectolaxError, ValueError):
        return []


def _first(
    page: HtmlPage, structured: Structured, locators: tuple[Locator, ...], name: str
) -> Found | None:
    found = _all(page, structured, locators, name)
    return found[0] if found else None


def _all(
    page: HtmlPage, structured: Structured, locators: tuple[Locator, ...], name: str
) -> tuple[Found, ...]:
    """Return every value of the first locator that has any, each once."""
    for locator in locators:
        values = dict.fromkeys(v for v in _values(page, structured, locator) if v)
        if values:
            place = f"{locator.how}:{locator.what}"
            return tuple(Found(value, place, f"site.{name}") for value in values)
    return ()


def _values(page: HtmlPage, structured: Structured, locator: Locator) -> list[str]:
    if locator.how == "css":
        nodes = _css(page, locator.what)
        if locator.attribute:
            return [(node.attributes.get(locator.attribute) or "").strip() for node in nodes]
        return [" ".join(node.text(separator=" ").split()) for node in nodes]
    if locator.how == "meta":
        return [value for key, value in page.metas if key == locator.what.lower()]
    if locator.how == "json_ld":
        value = structured.path(locator.what)
        items: list[Any] = value if isinstance(value, list) else [value]
        return [plain(item) for item in items if isinstance(item, str)]
    phrase = fold(locator.what)
    body = page.body
    for line in body.text(separator="\n").split("\n") if body is not None else ():
        key = fold(line)
        if phrase in key:
            rest = key.split(phrase, 1)[1].strip(" :ঃ-–|")
            if rest:
                return [rest]
    return []


def _dates(
    page: HtmlPage, structured: Structured, locators: tuple[Locator, ...], role: DateRole
) -> tuple[DateFound, ...]:
    machine: DateRole = "machine-published" if role == "published" else "machine-updated"
    return tuple(
        DateFound(
            value,
            f"{locator.how}:{locator.what}",
            f"site.{role}",
            machine if locator.how in ("meta", "json_ld") or locator.attribute else role,
        )
        for locator in locators
        for value in _values(page, structured, locator)[:1]
        if value
    )

"""A site's own locators, asked on the parsed page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from selectolax.lexbor import SelectolaxError

from newsclean.extract.html.captions import caption_of
from newsclean.extract.html.flow import measure_paragraphs, span_of
from newsclean.extract.html.pictures import image_url
from newsclean.extract.html.region import find_region, measure_region
from newsclean.extract.refuse import LEAST_CHARS
from newsclean.extract.structured import plain
from newsclean.lexicon import fold
from newsclean.model import DateFound, Found, ImageFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selectolax.lexbor import LexborNode

    from newsclean.extract.html.flow import Flow
    from newsclean.extract.html.parse import HtmlPage
    from newsclean.extract.html.region import Measures, Region
    from newsclean.extract.html.walk import Walk
    from newsclean.extract.structured import Structured
    from newsclean.model import DateRole, Layout, Locator

# A site's own body with less than this share of the prose that the generic answer has is drift.
# The generic answer holds at times a deck or a box too much, never half of the article.
_DRIFT_SHARE = 0.6


# An unsure body is borne out where it holds what the generic answer holds, give or take a box.
_BORNE_OUT = (0.85, 1.15)

Verdict = Literal["own", "generic", "drift"]


@dataclass(frozen=True, slots=True)
class Fields:
    """Values that locators found, field by field."""

    title: Found | None = None
    subtitle: Found | None = None
    kicker: Found | None = None
    bylines: tuple[Found, ...] = ()
    dates: tuple[DateFound, ...] = ()
    section: Found | None = None
    tags: tuple[Found, ...] = ()
    images: tuple[ImageFound, ...] = ()


@dataclass(frozen=True, slots=True)
class Located:
    """The layout that serves a page, and what its locators found there."""

    layout: Layout | None = None
    asked: bool = False
    """Some layout says where the body stands."""
    body: tuple[LexborNode, ...] = ()
    """The elements that hold the text."""
    body_is_sure: bool = True
    unseen: frozenset[int] = frozenset()
    """Memory ids of the boxes that the layout drops."""
    sure: Fields = field(default_factory=Fields)
    unsure: Fields = field(default_factory=Fields)
    """Taken only where the page itself has no answer."""

    def span(self, page: HtmlPage, stated: set[str]) -> Flow | None:
        """Return the part of the page that holds the layout's text, where it is text enough.

        Enough is measured against the box that directly holds most paragraphs of the page.
        """
        if not self.body or not self.body_is_sure or page.body is None:
            return None
        held, _ = measure_paragraphs(page.body)
        chars = sum(len(node.text()) for node in self.body)
        if chars < LEAST_CHARS or chars < max(held.values(), default=0) * _DRIFT_SHARE:
            return None
        return span_of(page, list(self.body), stated)

    def region(self, w: Walk, measures: Measures) -> tuple[Region | None, Verdict]:
        """Return the region of the text, and whose it is."""
        own = self._own_region(w, measures)
        if own is not None and self.body_is_sure and w.partial:
            return own, "own"  # `span` held it against the page already
        generic = find_region(w, measures)
        if not self.asked:
            return generic, "generic" if self.layout is None else "own"
        if own is None:
            return generic, "drift"
        share = own.chars / generic.chars if generic is not None and generic.chars else 1.0
        if self.body_is_sure:
            return (own, "own") if share >= _DRIFT_SHARE else (generic, "drift")
        low, high = _BORNE_OUT
        return (own, "own") if low <= share <= high else (generic, "generic")

    def _own_region(self, w: Walk, measures: Measures) -> Region | None:
        wanted = {node.mem_id for node in self.body}
        boxes = [box for box, node in enumerate(w.box_node) if node.mem_id in wanted]
        if len(boxes) > 1:
            return measure_region(w, measures, _around(w, boxes))
        return measure_region(w, measures, boxes[0]) if boxes else None


def _around(w: Walk, boxes: list[int]) -> int:
    """Return the innermost box that holds all of `boxes`."""
    low = min(w.box_start[box] for box in boxes)
    high = max(w.box_end[box] for box in boxes)
    box = boxes[0]
    while box > 0 and not (w.box_start[box] <= low and w.box_end[box] >= high):
        box = w.box_parent[box]
    return max(box, 0)


def locate(page: HtmlPage, structured: Structured, layouts: Sequence[Layout]) -> Located:
    """Return the first layout whose body stands on the page, with what its locators match there.

    A layout that names no body serves where one of its fields matches. A broken selector matches
    nothing.
    """
    for layout in layouts:
        nodes, sure = _find_body(page, layout)
        if nodes or (not layout.body and _names_field(page, structured, layout)):
            return Located(
                layout=layout,
                asked=bool(layout.body),
                body=nodes,
                body_is_sure=sure,
                unseen=frozenset(
                    n.mem_id for selector in layout.drop for n in _css(page, selector)
                ),
                sure=_fields(page, structured, layout, sure=True),
                unsure=_fields(page, structured, layout, sure=False),
            )
    return Located(asked=any(layout.body for layout in layouts))


def _find_body(page: HtmlPage, layout: Layout) -> tuple[tuple[LexborNode, ...], bool]:
    for locator in layout.body:
        if locator.how != "css":
            continue
        nodes = [
            node for node in _css(page, locator.what) if not node.text().isspace() and node.text()
        ]
        if nodes:
            return tuple(nodes if locator.every else nodes[:1]), locator.sure
    return (), True


def _names_field(page: HtmlPage, structured: Structured, layout: Layout) -> bool:
    return any(
        _all(page, structured, locators, "title")
        for locators in (layout.title, layout.byline, layout.published)
    )


def _fields(page: HtmlPage, structured: Structured, layout: Layout, *, sure: bool) -> Fields:
    """Return what the locators of one degree of certainty match."""

    def those(locators: tuple[Locator, ...]) -> tuple[Locator, ...]:
        return tuple(locator for locator in locators if locator.sure is sure)

    return Fields(
        title=_first(page, structured, those(layout.title), "title"),
        subtitle=_first(page, structured, those(layout.subtitle), "subtitle"),
        kicker=_first(page, structured, those(layout.kicker), "kicker"),
        bylines=_all(page, structured, those(layout.byline), "byline"),
        dates=(
            *_dates(page, structured, those(layout.published), "published"),
            *_dates(page, structured, those(layout.modified), "updated"),
        ),
        section=_first(page, structured, those(layout.section), "section"),
        tags=_all(page, structured, those(layout.tags), "tags"),
        images=_images(page, those(layout.images)),
    )


def _images(page: HtmlPage, locators: tuple[Locator, ...]) -> tuple[ImageFound, ...]:
    for locator in locators:
        found: dict[str, ImageFound] = {}
        for node in _css(page, locator.what):
            if (url := image_url(node)) is not None and url not in found:
                found[url] = ImageFound(url, *caption_of(node))
        if found:
            return tuple(found.values())
    return ()


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

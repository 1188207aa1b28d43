"""A site's own locators, asked on the parsed page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from selectolax.lexbor import SelectolaxError

from newsclean.extract.html.captions import caption_of
from newsclean.extract.html.flow import measure_paragraphs, span_of
from newsclean.extract.html.pictures import image_url
from newsclean.extract.html.region import find_region, measure_region
from newsclean.extract.refuse import LEAST_CHARS
from newsclean.extract.structured import plain
from newsclean.lexicon import fold
from newsclean.model import DateFound, Found, ImageFound, Layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selectolax.lexbor import LexborNode

    from newsclean.extract.html.flow import Flow
    from newsclean.extract.html.parse import HtmlPage
    from newsclean.extract.html.region import Measures, Region
    from newsclean.extract.html.walk import Walk
    from newsclean.extract.structured import Structured
    from newsclean.model import DateRole, Locator

# A site's own body with less than this share of the prose that the generic answer has is drift.
# The generic answer holds at times a deck or a box too much, never half of the article.
_DRIFT_SHARE = 0.6


# An unsure body is borne out where it holds what the generic answer holds, give or take a box.
_BORNE_OUT = (0.85, 1.15)

Verdict = Literal["own", "generic", "drift"]


class Fields:
    """What the locators of one degree of certainty match, each asked when its field is wanted."""

    __slots__ = ("_layout", "_page", "_structured", "_sure")

    def __init__(
        self, page: HtmlPage, structured: Structured, layout: Layout, *, sure: bool
    ) -> None:
        self._page = page
        self._structured = structured
        self._layout = layout
        self._sure = sure

    def find_title(self) -> Found | None:
        """Return the headline."""
        return self._first(self._layout.title, "title")

    def find_subtitle(self) -> Found | None:
        """Return the deck."""
        return self._first(self._layout.subtitle, "subtitle")

    def find_kicker(self) -> Found | None:
        """Return the shoulder line."""
        return self._first(self._layout.kicker, "kicker")

    def find_section(self) -> Found | None:
        """Return the section."""
        return self._first(self._layout.section, "section")

    def bylines(self) -> tuple[Found, ...]:
        """Return every byline of the first locator that has any."""
        return self._every(self._layout.byline, "byline")

    def tags(self) -> tuple[Found, ...]:
        """Return every tag of the first locator that has any."""
        return self._every(self._layout.tags, "tags")

    def dates(self) -> tuple[DateFound, ...]:
        """Return the dates of publication, then those of updates."""
        layout = self._layout
        return (
            *_dates(self._page, self._structured, self._those(layout.published), "published"),
            *_dates(self._page, self._structured, self._those(layout.modified), "updated"),
        )

    def images(self) -> tuple[ImageFound, ...]:
        """Return the pictures."""
        return _images(self._page, self._those(self._layout.images))

    def _those(self, locators: tuple[Locator, ...]) -> list[Locator]:
        return [locator for locator in locators if locator.sure is self._sure]

    def _first(self, locators: tuple[Locator, ...], name: str) -> Found | None:
        return _find_first(self._page, self._structured, self._those(locators), name)

    def _every(self, locators: tuple[Locator, ...], name: str) -> tuple[Found, ...]:
        return _all(self._page, self._structured, self._those(locators), name)


@dataclass(frozen=True, slots=True)
class Located:
    """The layout that serves a page, and what its locators found there."""

    sure: Fields
    unsure: Fields
    """Taken only where the page itself has no answer."""
    layout: Layout | None = None
    asked: bool = False
    """Some layout says where the body stands."""
    body: tuple[LexborNode, ...] = ()
    """The elements that hold the text."""
    body_is_sure: bool = True
    unseen: frozenset[int] = frozenset()
    """Memory ids of the boxes that the layout drops."""

    def span(self, page: HtmlPage, stated: set[str]) -> Flow | None:
        """Return the part of the page that holds the layout's text, where it is text enough.

        Enough is measured against the box that directly holds most paragraphs of the page.
        """
        if not self.body or not self.body_is_sure:
            return None
        held, _ = measure_paragraphs(page)
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
        if not self.body:
            return None
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
                sure=Fields(page, structured, layout, sure=True),
                unsure=Fields(page, structured, layout, sure=False),
                layout=layout,
                asked=bool(layout.body),
                body=nodes,
                body_is_sure=sure,
                unseen=frozenset(
                    n.mem_id for selector in layout.drop for n in _css(page, selector)
                ),
            )
    nothing = Fields(page, structured, _NO_LAYOUT, sure=True)
    return Located(nothing, nothing, asked=any(layout.body for layout in layouts))


_NO_LAYOUT = Layout(name="none")


def _find_body(page: HtmlPage, layout: Layout) -> tuple[tuple[LexborNode, ...], bool]:
    for locator in layout.body:
        if locator.how != "css":
            continue
        held = (node for node in _css(page, locator.what) if node.text().strip())
        nodes = tuple(held if locator.every else islice(held, 1))
        if nodes:
            return nodes, locator.sure
    return (), True


def _names_field(page: HtmlPage, structured: Structured, layout: Layout) -> bool:
    return any(
        _all(page, structured, locators, "title")
        for locators in (layout.title, layout.byline, layout.published)
    )


def _images(page: HtmlPage, locators: Sequence[Locator]) -> tuple[ImageFound, ...]:
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


def _find_first(
    page: HtmlPage, structured: Structured, locators: Sequence[Locator], name: str
) -> Found | None:
    """Return the first value that is not empty of the first locator that has any."""
    for locator in locators:
        if (value := _first_value(page, structured, locator)) is None:
            continue
        value = value or next(filter(None, _values(page, structured, locator)), "")
        if value:
            return Found(value, f"{locator.how}:{locator.what}", f"site.{name}")
    return None


def _all(
    page: HtmlPage, structured: Structured, locators: Sequence[Locator], name: str
) -> tuple[Found, ...]:
    """Return every value of the first locator that has any, each once."""
    for locator in locators:
        values = dict.fromkeys(v for v in _values(page, structured, locator) if v)
        if values:
            place = f"{locator.how}:{locator.what}"
            return tuple(Found(value, place, f"site.{name}") for value in values)
    return ()


def _first_value(page: HtmlPage, structured: Structured, locator: Locator) -> str | None:
    """Return the value of the first match, which may be empty; None where nothing matches."""
    if locator.how == "css":
        # The parser stops at the first match.
        try:
            node = page.tree.css_first(locator.what)
        except (SelectolaxError, ValueError):
            return None
        return None if node is None else _value_of(node, locator)
    return next(iter(_values(page, structured, locator)), None)


def _value_of(node: LexborNode, locator: Locator) -> str:
    if locator.attribute:
        return (node.attributes.get(locator.attribute) or "").strip()
    return " ".join(node.text(separator=" ").split())


def _values(page: HtmlPage, structured: Structured, locator: Locator) -> list[str]:
    if locator.how == "css":
        return [_value_of(node, locator) for node in _css(page, locator.what)]
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
    page: HtmlPage, structured: Structured, locators: Sequence[Locator], role: DateRole
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
        if (value := _first_value(page, structured, locator))
    )

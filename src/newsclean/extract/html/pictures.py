"""The pictures of an article: the one it is shown by, and those printed in its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.extract.html import families as f
from newsclean.extract.html.walk import TAGS
from newsclean.model import ImageFound, Kind

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from newsclean.extract.html.readings import Reading
    from newsclean.extract.html.region import Region
    from newsclean.extract.html.walk import Walk
    from newsclean.extract.structured import Structured

_SOURCES = ("data-src", "data-lazy-src", "data-original", "data-img-src", "src")
_ORNAMENT = re.compile(
    r"logo|icon|avatar|placeholder|spinner|blank|pixel|1x1|sprite|loader|emoji|\.svg", re.IGNORECASE
)
_MAX_IMAGES = 20
_CLIMB = 4
# A figure holds a caption, a credit and at times a button; what holds more is no figure.
_FIGURE_BLOCKS = 6
_FIGURES = frozenset((TAGS["figure"], TAGS["picture"]))
_ALIEN = f.RELATED | f.ADVERT | f.SHARE | f.BIO | f.COMMENT | f.NAVIGATION | f.PROMO | f.CARD


def read_images(
    w: Walk, region: Region, readings: list[Reading], structured: Structured
) -> tuple[ImageFound, ...]:
    """Return the page's own picture first, then those in the text, each address once."""
    found: dict[str, ImageFound] = {}
    for image in structured.images[:3]:
        found.setdefault(image.url, image)
    for box, node in w.images:
        start = w.box_start[box]
        if not region.start <= start <= region.end or region.foreign[box] & _ALIEN:
            continue
        url = image_url(node)
        if url is None:
            continue
        caption = _caption(w, region, readings, box)
        old = found.get(url)
        if old is None or (old.caption is None and caption):
            found[url] = ImageFound(url, caption, None)
        if len(found) >= _MAX_IMAGES:
            break
    return tuple(found.values())


def choose_images(
    own: tuple[ImageFound, ...], found: tuple[ImageFound, ...]
) -> tuple[ImageFound, ...]:
    """Return the pictures that a layout names, with what the page says under them, else all found."""
    if not own:
        return found
    said = {image.url: image for image in found}
    return tuple(said.get(image.url, image) for image in own)


def image_url(node: LexborNode) -> str | None:
    """Return the address of an `img` that shows something, or None for ornaments."""
    attributes = node.attributes
    url = next(
        (v for k in _SOURCES if (v := attributes.get(k)) and not v.startswith("data:")), None
    )
    if url is None or _ORNAMENT.search(url) or _is_tiny(attributes.get("width")):
        return None
    return url.strip()


def _is_tiny(width: str | None) -> bool:
    return width is not None and width.isdecimal() and int(width) < 60


def _caption(w: Walk, region: Region, readings: list[Reading], box: int) -> str | None:
    """Return the caption that stands in the figure of the picture, or None."""
    for _ in range(_CLIMB):
        start, end = w.box_start[box], w.box_end[box]
        if end - start > _FIGURE_BLOCKS:
            return None
        lines = [
            w.text[b]
            for b in range(max(start, region.start), min(end, region.end))
            if readings[b - region.start].kind is Kind.CAPTION
        ]
        if lines:
            return " ".join(dict.fromkeys(lines))
        if w.box_tag[box] in _FIGURES or box == region.box or w.box_parent[box] < 0:
            return None
        box = w.box_parent[box]
    return None

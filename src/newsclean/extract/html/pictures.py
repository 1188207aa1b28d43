"""The pictures of an article: the one it is shown by, and those printed in its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.extract.html import families as f
from newsclean.extract.html.captions import FIGURE_CHARS, read_caption, split_credit
from newsclean.model import ImageFound

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from newsclean.extract.html.region import Region
    from newsclean.extract.html.walk import Walk
    from newsclean.extract.structured import Structured

_SOURCES = ("data-src", "data-lazy-src", "data-original", "data-img-src", "src")
_ORNAMENTS = (
    "logo", "icon", "avatar", "placeholder", "spinner", "blank", "pixel", "1x1", "sprite", "loader", "emoji", "google",
    "gnews", "appstore", "app-store", "badge", "whatsapp", ".svg",
)  # fmt: skip
_MAX_IMAGES = 20
_NAME_CHARS = 6
_ALIEN = f.RELATED | f.ADVERT | f.SHARE | f.BIO | f.COMMENT | f.NAVIGATION | f.PROMO | f.CARD


def read_images(
    w: Walk, region: Region, structured: Structured, title: int
) -> tuple[ImageFound, ...]:
    """Return the page's own picture first, then the lead picture and those in the text, each once.

    `title` is the block of the headline: a picture between it and the text leads the article if a
    figure or a caption says so.
    """
    found: dict[str, ImageFound] = {}
    names: dict[str, str] = {}
    for image in structured.images[:3]:
        if names.setdefault(_file_name(image.url), image.url) == image.url:
            found.setdefault(image.url, _credited(image))
    top = title if 0 <= title < region.start else region.start
    for box, node in w.images:
        start = w.box_start[box]
        if not top <= start <= region.end or region.foreign[box] & _ALIEN:
            continue
        url = image_url(node)
        if url is None:
            continue
        caption, credit = read_caption(_figure_boxes(w, box))
        if start < region.start and not caption and not credit and not _in_figure(node):
            continue
        # One picture, cut to another size: the address that the page names is kept.
        known = names.get(_file_name(url), url)
        old = found.get(known)
        if old is None or (old.caption is None and old.credit is None and (caption or credit)):
            found[known] = ImageFound(known, caption, credit)
            names.setdefault(_file_name(url), known)
        if len(found) >= _MAX_IMAGES:
            break
    return tuple(found.values())


# A figure holds a caption, a credit and at times a button; what holds more is no figure.
_FIGURE_BOXES, _FIGURE_BLOCKS = 3, 6


def _figure_boxes(w: Walk, box: int) -> list[LexborNode]:
    """Return the small boxes around a picture, the innermost first."""
    found: list[LexborNode] = []
    for _ in range(_FIGURE_BOXES):
        if box <= 0:
            break
        start, end = w.box_start[box], w.box_end[box]
        if end - start > _FIGURE_BLOCKS or sum(map(len, w.text[start:end])) > FIGURE_CHARS:
            break
        # Without a line in it there is nothing to ask for, but for what a layout drops.
        if end > start or w.dropped:
            found.append(w.box_node[box])
        box = w.box_parent[box]
    return found


def _credited(image: ImageFound) -> ImageFound:
    caption, credit = split_credit(image.caption) if image.caption else (None, None)
    return ImageFound(image.url, caption, credit)


_SIZE = re.compile(r"[-_](?:[0-9]{2,4}x[0-9]{2,4}|scaled)$")


def _file_name(url: str) -> str:
    """Return what tells a picture whatever its size: the last part of its path, or the address."""
    name, _, _ = url.partition("?")
    name = name.rstrip("/").rsplit("/", 1)[-1]
    stem, dot, ending = name.rpartition(".")
    # `image.jpg`, `x.png` are names of many.
    return f"{_SIZE.sub('', stem)}.{ending}" if dot and len(stem) >= _NAME_CHARS else url


def _in_figure(node: LexborNode) -> bool:
    box = node.parent
    for _ in range(3):
        if box is None or not box.is_element_node:
            return False
        if box.tag in ("figure", "picture"):
            return True
        box = box.parent
    return False


def choose_images(
    own: tuple[ImageFound, ...], found: tuple[ImageFound, ...]
) -> tuple[ImageFound, ...]:
    """Return the pictures that a layout names, with what the page says under them, else all found."""
    if not own:
        return found
    said = {image.url: image for image in found}
    return tuple(
        image if image.caption or image.credit else said.get(image.url, image) for image in own
    )


def image_url(node: LexborNode) -> str | None:
    """Return the address of an `img` that shows something, or None for ornaments."""
    attributes = node.attributes
    url = next(
        (v for k in _SOURCES if (v := attributes.get(k)) and not v.startswith("data:")), None
    )
    if url is None or _is_tiny(attributes.get("width")):
        return None
    name = url.lower()
    return None if any(word in name for word in _ORNAMENTS) else url.strip()


def _is_tiny(width: str | None) -> bool:
    return width is not None and width.isdecimal() and int(width) < 60

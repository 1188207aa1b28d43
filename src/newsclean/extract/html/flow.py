"""A shortcut to the part of the page that has to be walked.

Half of a page's elements stand after the article, a quarter before its headline. Where one box
directly holds nearly all paragraphs, and says that it is the article, nothing outside of it would
be kept (`boxes`), so only what lies between the headline and its end is walked. Any doubt, and
the whole body is walked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsclean.extract.html import families as f
from newsclean.extract.html.families import flags_of
from newsclean.extract.html.region import MARK, PROSE_CHARS
from newsclean.extract.html.walk import TAGS
from newsclean.lexicon import one_form

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from newsclean.extract.html.parse import HtmlPage

# Shorter articles are walked whole: there the rest of the page could outweigh them.
_LEAST_CHARS = 700
# With less in one box the text is split, and what stands outside may be a part of it.
_FLOW_SHARE = 0.8
# With these, and with the whole body walked, 320 saved pages give the same text but for one, whose
# sidebar is left out better.
_ALONE_SHARE, _ALONE_CHARS = 0.9, 1500
_CLIMB = 3
_MAX_DEPTH = 60
_SEMANTIC_TAGS = frozenset((TAGS["article"], TAGS["main"]))


class Flow(NamedTuple):
    """Where to start walking and after which element to stop, as memory ids know it."""

    start: LexborNode
    stop: int


def find_flow(page: HtmlPage, stated: set[str]) -> Flow | None:
    """Return the part of the page to walk, or None where it must be walked whole.

    `stated` are the headlines that the metadata name: the heading that prints one of them is the
    upper end.
    """
    held, boxes = measure_paragraphs(page)
    total = sum(held.values())
    if total < _LEAST_CHARS:
        return None
    key = max(held, key=held.__getitem__)
    flow = boxes[key]
    if held[key] < total * _FLOW_SHARE:
        around = _box_of_most(flow, held, boxes, total)
        if around is None:
            return None
        flow = around
    heading = _heading(page, stated)
    if heading is None:
        return None
    start = _around(flow, heading)
    if start is None:
        return None
    # A long article that is nearly all of the prose needs no name, nor one with its headline beside
    # it; any other must have one.
    alone = held[key] >= total * _ALONE_SHARE and total >= _ALONE_CHARS
    if alone or _is_near(flow, start) or _names_itself(flow):
        return Flow(start, flow.mem_id)
    return None


def _is_near(flow: LexborNode, start: LexborNode) -> bool:
    node: LexborNode | None = flow.parent
    for _ in range(_CLIMB):
        if node is None:
            return False
        if node.mem_id == start.mem_id:
            return True
        node = node.parent
    return False


def measure_paragraphs(page: HtmlPage) -> tuple[dict[int, int], dict[int, LexborNode]]:
    """Return, by memory id, how much prose each box holds in its own `<p>`, and the boxes."""
    held: dict[int, int] = {}
    boxes: dict[int, LexborNode] = {}
    prose = [
        (node, text)
        for node in page.elements["p"]
        if len(text := node.text()) >= PROSE_CHARS and MARK.search(text)
    ]
    # No text of a tree holds a NUL.
    forms = one_form("\0".join(text for _, text in prose)).split("\0")
    seen: set[str] = set()
    for (node, text), form in zip(prose, forms, strict=False):
        parent = node.parent
        if form in seen or parent is None:
            continue
        seen.add(form)
        box = parent.mem_id
        if box not in held:
            held[box] = 0
            boxes[box] = parent
        held[box] += len(text)
    return held, boxes


def span_of(page: HtmlPage, nodes: list[LexborNode], stated: set[str]) -> Flow | None:
    """Return the part of the page from the heading to the last of `nodes`, or None."""
    heading = _heading(page, stated)
    if heading is None or not nodes:
        return None
    start: LexborNode | None = _around(nodes[0], heading)
    if start is not None and len(nodes) > 1:
        start = _around(nodes[-1], start) if not _holds(start, nodes[-1]) else start
    return Flow(start, nodes[-1].mem_id) if start is not None else None


def _holds(box: LexborNode, node: LexborNode) -> bool:
    key = box.mem_id
    parent = node.parent
    for _ in range(_MAX_DEPTH):
        if parent is None:
            return False
        if parent.mem_id == key:
            return True
        parent = parent.parent
    return False


def _box_of_most(
    flow: LexborNode, held: dict[int, int], boxes: dict[int, LexborNode], total: int
) -> LexborNode | None:
    """Return the innermost box around `flow` that holds most prose, where text is split."""
    sums: dict[int, int] = {}
    for key, chars in held.items():
        node: LexborNode | None = boxes[key]
        for _ in range(_MAX_DEPTH):
            if node is None or not node.is_element_node:
                break
            box = node.mem_id
            sums[box] = sums.get(box, 0) + chars
            node = node.parent
    node = flow
    for _ in range(_MAX_DEPTH):
        if node is None or not node.is_element_node:
            return None
        if sums.get(node.mem_id, 0) >= total * _FLOW_SHARE:
            return node
        node = node.parent
    return None


def _names_itself(node: LexborNode) -> bool:
    """Tell whether a box, or one just around it, says that it is the article."""
    box: LexborNode | None = node
    for _ in range(_CLIMB):
        if box is None or not box.is_element_node:
            return False
        attributes = box.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''} {attributes.get('itemprop') or ''}"
        if box.tag_id in _SEMANTIC_TAGS or flags_of(names) & f.BODY:
            return True
        box = box.parent
    return False


def _heading(page: HtmlPage, stated: set[str]) -> LexborNode | None:
    """Return the first-level heading that prints a stated headline, else the only one."""
    headings = page.elements["h1"]
    for node in headings:
        if " ".join(node.text().split()) in stated:
            return node
    return headings[0] if len(headings) == 1 else None


def _around(flow: LexborNode, heading: LexborNode) -> LexborNode | None:
    """Return the innermost box that holds both the text and the heading, above the text."""
    above: set[int] = set()
    node = flow.parent
    for _ in range(_MAX_DEPTH):
        if node is None or not node.is_element_node:
            break
        above.add(node.mem_id)
        node = node.parent
    node = heading.parent
    for _ in range(_MAX_DEPTH):
        if node is None or not node.is_element_node:
            return None
        if node.mem_id in above:
            return node
        node = node.parent
    return None

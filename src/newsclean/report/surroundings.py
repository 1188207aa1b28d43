"""RawPage → everything that stands on the page, the part that was not taken for the article too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from newsclean.extract import decode_page, open_page
from newsclean.model import Block, Found, Refusal
from newsclean.normalize import read_legacy_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.extract import OpenedPage
    from newsclean.model import Label, PageKind, RawPage, Result


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The page as text, and what it says of itself."""

    kind: PageKind | None = None
    """None: it could not be decoded."""
    text: str = ""
    """Markup, or visible words."""
    blocks: tuple[Block, ...] = ()
    """All blocks in reading order; of text pages the lines."""
    titles: tuple[Found, ...] = ()
    bodies: tuple[Found, ...] = ()
    """Whole bodies that its structured data hold."""


class Placed(NamedTuple):
    """A block of the page with its label; None where it was not labelled."""

    block: Block
    label: Label | None


def look_around(raw: RawPage) -> Surroundings:
    """Return what stands on a page, whether or not it is an article."""
    decoded = decode_page(raw)
    if isinstance(decoded, Refusal):
        return Surroundings()
    decoded = read_legacy_text(decoded)
    if isinstance(decoded, Refusal):
        return Surroundings()
    page = open_page(decoded)
    if isinstance(page, Refusal):
        return Surroundings(decoded.kind, decoded.text)
    if page.html is None or page.structured is None:
        return Surroundings("text", page.text, _lines(page.text))
    titles = list(page.structured.titles)
    if page.html.head_title:
        titles.append(Found(page.html.head_title, "title", "title.head"))
    return Surroundings(
        "html", page.text, _walked(page), tuple(titles), tuple(page.structured.bodies)
    )


def place_blocks(result: Result, around: Surroundings) -> list[Placed]:
    """Return the page's blocks in reading order, those that were looked at with their labels."""
    labels = {label.block: label for label in result.labels}
    own = [Placed(block, labels.get(block.index)) for block in result.blocks]
    if around.kind == "text" and own:
        return own
    placed: list[Placed] = []
    done = 0
    for one, at in zip(own, _positions(result.blocks, around.blocks), strict=True):
        if at is not None:
            placed += [Placed(block, None) for block in around.blocks[done:at]]
            # The walk of the whole page knows the same block by its longer path.
            one = Placed(one.block._replace(where=around.blocks[at].where), one.label)
            done = at + 1
        placed.append(one)
    placed += [Placed(block, None) for block in around.blocks[done:]]
    return placed


def _positions(part: Sequence[Block], whole: Sequence[Block]) -> list[int | None]:
    """Return for each block of a part where it stands in the whole, in rising order.

    The longest block says how far the part lies from the top; what does not stand there is looked
    for behind its predecessor, for the two may have been parted differently at the edges.
    """
    if not part or not whole:
        return [None] * len(part)
    by_text: dict[str, list[int]] = {}
    for n, block in enumerate(whole):
        by_text.setdefault(block.text, []).append(n)
    longest = max(range(len(part)), key=lambda n: len(part[n].text))
    anchors = by_text.get(part[longest].text)
    shift = anchors[0] - longest if anchors else None
    positions: list[int | None] = []
    last = -1
    for n, block in enumerate(part):
        at = None
        if shift is not None and last < n + shift < len(whole):
            at = n + shift if whole[n + shift].text == block.text else None
        if at is None:
            low = max(last, (shift or 0) - len(part))
            at = next((k for k in by_text.get(block.text, ()) if k > low), None)
            if at is not None and shift is not None and at > n + shift + len(part):
                at = None
        positions.append(at)
        last = at if at is not None else last
    return positions


def _walked(page: OpenedPage) -> tuple[Block, ...]:
    from newsclean.extract.html.walk import NAMES, walk_body

    assert page.html is not None
    if page.html.body is None:
        return ()
    w = walk_body(page.html.body)
    places: dict[int, str] = {}
    blocks = []
    for n, text in enumerate(w.text):
        box = w.box[n]
        if box not in places:
            places[box] = w.where(n)
        share = min(1.0, w.links[n] / len(text)) if text else 0.0
        blocks.append(
            Block(n, text, "", NAMES.get(w.box_tag[box], ""), places[box], link_share=share)
        )
    return tuple(blocks)


def _lines(text: str) -> tuple[Block, ...]:
    lines = ((n, " ".join(line.split())) for n, line in enumerate(text.split("\n"), 1))
    kept = [(n, line) for n, line in lines if line]
    return tuple(Block(k, line, "", where=f"line {n}") for k, (n, line) in enumerate(kept))

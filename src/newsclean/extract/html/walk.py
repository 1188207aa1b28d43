"""The body of a page → its blocks in reading order, and the boxes that they stand in.

The tree is walked once, in Python, and never again: everything that regions, boxes and fields ask
later is in these lists. A box is a block element; it covers a range of blocks, so the sum of
anything over a box is a difference of two prefix sums.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from newsclean.extract.html import families as f
from newsclean.extract.html.families import flags_of
from newsclean.extract.html.glued import may_be_glued, split_glued
from newsclean.extract.html.wraps import join_wraps
from newsclean.lexicon import one_form

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


def _words(text: str) -> list[str]:
    return text.split()


_SKIPPED = _words(
    "script style svg iframe button select option optgroup datalist input textarea video "
    "audio object embed canvas map template nav dialog noembed noframes progress meter "
    "math link meta title head"
)
_INLINE = _words(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q rp rt "
    "ruby s samp small span strike strong sub sup time tt u var wbr label nobr"
)
_BLOCK = _words(
    "p div li h1 h2 h3 h4 h5 h6 blockquote figcaption figure section article aside header "
    "footer main ul ol dl dt dd table tbody tr td th form fieldset pre address noscript "
    "center details summary body picture caption"
)
CELL = " | "
# The deepest of 336 saved pages has 32 levels. Python's own stack ends at 1,000, with whoever calls
# us on it; what lies deeper is read in one piece.
_MAX_DEPTH = 500


def _tag_ids() -> dict[str, int]:
    """Return the parser's number of each tag that is told apart."""
    parser = LexborHTMLParser("<p>")
    return {n: parser.create_node(n).tag_id for n in [*_SKIPPED, *_INLINE, *_BLOCK, "br", "img"]}


TAGS = _tag_ids()
NAMES = {number: name for name, number in TAGS.items()}
_SKIP_IDS = frozenset(TAGS[n] for n in _SKIPPED)
_INLINE_IDS = frozenset(TAGS[n] for n in _INLINE)
# Blanks between the elements of these are read; between those of other boxes, which hold boxes,
# one blank stands for whatever there is.
_TEXTUAL_IDS = frozenset(
    TAGS[n]
    for n in _words("p li h1 h2 h3 h4 h5 h6 blockquote figcaption dd dt pre caption summary")
)
_WHOLE_IDS = frozenset((TAGS["footer"],))
# Ids of these are made from their own text (`#which-is-the-best-offer`) and say nothing.
_TEXT_IDS = frozenset(TAGS[n] for n in _words("p h1 h2 h3 h4 h5 h6 li"))
_CELL_IDS = frozenset((TAGS["td"], TAGS["th"]))
_SPAN = TAGS["span"]
_A, _BR, _IMG, _TIME = TAGS["a"], TAGS["br"], TAGS["img"], TAGS["time"]
_TEXT_ID = 2
_FIRST_ELEMENT_ID = 6


_PLACE_STEPS = 3


def place_of(node: LexborNode) -> str:
    """Return the last steps of the path to an element, each with its first class.

    `article > div.story > p.lead`: the same however much of the page was walked.
    """
    steps = []
    step: LexborNode | None = node
    for _ in range(_PLACE_STEPS):
        if step is None or not step.is_element_node or step.tag in ("html", None):
            break
        words = (step.attributes.get("class") or "").split()
        steps.append(f"{step.tag}.{words[0]}" if words else str(step.tag))
        step = step.parent
    return " > ".join(reversed(steps))


@dataclass(slots=True)
class Walk:
    """Parallel lists: `box_*` by box, `text` and its companions by block."""

    box_node: list[LexborNode] = field(default_factory=list)
    box_parent: list[int] = field(default_factory=list)
    box_tag: list[int] = field(default_factory=list)
    box_flags: list[int] = field(default_factory=list)
    box_names: list[str] = field(default_factory=list)
    box_start: list[int] = field(default_factory=list)
    box_end: list[int] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    """White space collapsed; a border of cells stands as CELL. A `<br>` ends a block too."""
    form: list[str] = field(default_factory=list)
    """The text with each letter in one form: copies of a block are equal."""
    box: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    """Characters of the block inside links."""
    times: list[tuple[int, LexborNode]] = field(default_factory=list)
    """Every `<time>` with the block that it stands in."""
    end: int = 1 << 60
    """The block behind the element that the walk was to stop at."""
    partial: bool = False
    """A part of the page only: what stands outside of it was not looked at."""
    dropped: bool = False
    """Boxes were left out that may hold the words under a picture."""
    images: list[tuple[int, LexborNode]] = field(default_factory=list)
    """Every `<img>` with the box that it stands in."""

    def name(self, box: int) -> str:
        """Return the tag of a box with its first class or id."""
        if box < 0:
            return "page"
        tag = NAMES.get(self.box_tag[box]) or "?"
        words = self.box_names[box].split(None, 1)
        return f"{tag}.{words[0]}" if words else tag

    def where(self, block: int) -> str:
        """Return where a block stands, as a person would look for it."""
        return place_of(self.box_node[self.box[block]])

    def ancestors(self, box: int) -> list[int]:
        """Return the boxes around `box`, itself first."""
        chain = []
        while box >= 0:
            chain.append(box)
            box = self.box_parent[box]
        return chain


# Boxes of these families are taken in one piece where they hold no prose: menus and footers are
# half of a page's elements. A share bar or a sidebar may hold the date and the byline.
_WHOLE = f.NAVIGATION | f.FOOTER | f.RELATED | f.ADVERT | f.COMMENT | f.DIALOG | f.PROMO
_WHOLE_CHARS = 1500
# Words inside a paragraph that a reader does not see, or not as a part of it.
_UNREAD = f.ADVERT | f.UNSEEN
_MARK_CHARS = 3
_PROSE = re.compile(r"[।৷॥?!.…]")


# A block with a sentence and something glued to it is longer.
_GLUED_CHARS = 50
_LINE_ENDS = tuple("।৷॥?!.…”’\"':")


def _collapse(text: str) -> str:
    """Return a text with single blanks; one that has no others costs half of parting it."""
    if "  " not in text and text.isprintable():
        return text.strip(" ")
    return " ".join(text.split())


# Behind the text of the article its date or byline may follow; lists of others do not matter.
_BLOCKS_AFTER = 12


def walk_body(body: LexborNode, unseen: frozenset[int] = frozenset(), *, stop: int = 0) -> Walk:
    """Return the blocks and boxes of a body; elements in `unseen` (memory ids) are left out.

    The walk ends some blocks after the element whose memory id is `stop`.
    """
    w = Walk(partial=stop != 0, dropped=bool(unseen))
    # One tuple a box and a block while the tree is walked: six lists would cost a tenth more.
    boxes: list[tuple[LexborNode, int, int, int, str, int]] = [(body, -1, body.tag_id, 0, "", 0)]
    ends: list[int] = [0]
    blocks: list[tuple[str, int, int]] = []
    lines: list[tuple[str, int, int]] = []
    images, times = w.images, w.times
    pieces: list[str] = []
    link_chars = breaks = 0
    last = 1 << 60

    def emit(text: str, box: int, links: int) -> None:
        if len(text) > _GLUED_CHARS and may_be_glued(text):
            for piece, glued in split_glued(text):
                blocks.append((piece, box, min(links, len(piece)) if glued else 0))
        else:
            blocks.append((text, box, links))

    def end_line() -> None:
        """Take what was read as one line, with the `<br>` before it."""
        nonlocal link_chars, breaks
        text = _collapse("".join(pieces))
        pieces.clear()
        if text and text[0] == "|":
            text = text.strip("| ")
        if text:
            lines.append((text, link_chars, breaks))
            breaks = 0
        link_chars = 0

    def flush(box: int) -> None:
        """End the block: one, or one a line where `<br>` part paragraphs."""
        nonlocal link_chars, breaks
        if lines:
            if pieces:
                end_line()
            for text, links in join_wraps(lines) if len(lines) > 2 else [x[:2] for x in lines]:
                emit(text, box, links)
            lines.clear()
        else:
            text = _collapse(pieces[0] if len(pieces) == 1 else "".join(pieces))
            pieces.clear()
            if text and text[0] == "|":
                text = text.strip("| ")
            if len(text) > _GLUED_CHARS:
                emit(text, box, link_chars)
            elif text:
                blocks.append((text, box, link_chars))
        link_chars = breaks = 0

    def visit(node: LexborNode, box: int, depth: int, in_link: bool, textual: bool) -> None:
        """Walk the children of a node; `textual` ones are read with the blanks between them."""
        nonlocal link_chars, breaks, last
        after_inline = False
        for child in node.iter(include_text=True, skip_empty=not textual):
            tag = child.tag_id
            if tag == _TEXT_ID:
                text = child.text_content or ""
                if textual and text.isspace():
                    if pieces:
                        pieces.append(" ")
                    continue
                pieces.append(text)
                after_inline = False
                if in_link:
                    link_chars += len(text)
            elif tag < _FIRST_ELEMENT_ID or tag in _SKIP_IDS:
                continue
            elif tag == _BR:
                if pieces:
                    end_line()
                breaks += 1
            elif tag in _INLINE_IDS:
                if unseen and child.mem_id in unseen:
                    continue
                first = child.first_child
                if first is None:
                    continue
                if tag == _SPAN and textual:
                    names = child.attributes.get("class")
                    # A colon for screen readers parts kicker and headline, and is read.
                    if names and flags_of(names) & _UNREAD and len(child.text()) > _MARK_CHARS:
                        # An advert parts two sentences that have no blank between them.
                        if pieces and pieces[-1].endswith(_LINE_ENDS):
                            pieces.append(" ")
                        continue
                if after_inline and pieces:
                    pieces.append(" ")
                after_inline = not textual
                if tag == _TIME:
                    times.append((len(blocks), child))
                lone = first.tag_id == _TEXT_ID and first.next is None
                if lone or depth > _MAX_DEPTH:
                    text = (first.text_content if lone else child.text()) or ""
                    pieces.append(text)
                    if in_link or tag == _A:
                        link_chars += len(text)
                else:
                    visit(child, box, depth + 1, in_link or tag == _A, True)  # noqa: F821
            elif tag == _IMG:
                images.append((box, child))
            elif unseen and child.mem_id in unseen:
                continue
            elif tag in _CELL_IDS:
                # Cells without blocks inside make one line of their row.
                pieces.append(CELL)
                visit(child, box, depth + 1, in_link, True)  # noqa: F821
            else:
                if pieces or lines:
                    flush(box)
                breaks = 0
                first = child.first_child
                if first is None:
                    continue
                if len(blocks) > last:
                    return
                attributes = child.attributes
                names = attributes.get("class") or ""
                if tag not in _TEXT_IDS:
                    name = attributes.get("id")
                    if name:
                        names = f"{names} {name}"
                if "itemprop" in attributes:
                    names = f"{names} {attributes['itemprop']}"
                flags = flags_of(names) if names else 0
                index = len(boxes)
                boxes.append((child, box, tag, flags, names, len(blocks)))
                ends.append(0)
                if first.tag_id == _TEXT_ID and first.next is None:
                    text = first.text_content or ""
                    if not text.isspace():
                        pieces.append(text)
                        if in_link:
                            link_chars = len(text)
                elif flags & _WHOLE or tag in _WHOLE_IDS or depth > _MAX_DEPTH:
                    text = child.text(separator=" ")
                    if depth > _MAX_DEPTH or (len(text) < _WHOLE_CHARS and not _PROSE.search(text)):
                        pieces.append(text)
                        link_chars = len(text)
                    else:
                        visit(child, index, depth + 1, in_link, tag in _TEXTUAL_IDS)  # noqa: F821
                else:
                    visit(child, index, depth + 1, in_link, tag in _TEXTUAL_IDS)  # noqa: F821
                if pieces or lines:
                    flush(index)
                breaks = 0
                ends[index] = len(blocks)
                if stop and child.mem_id == stop:
                    w.end = len(blocks)
                    last = w.end + _BLOCKS_AFTER

    visit(body, 0, 0, False, False)
    if pieces or lines:
        flush(0)
    ends[0] = len(blocks)
    # A function that calls itself keeps itself, and the whole parsed tree, until the collector runs.
    del visit
    w.box_node, w.box_parent, w.box_tag, w.box_flags, w.box_names, w.box_start = (
        list(column) for column in zip(*boxes, strict=True)
    )
    w.box_end = ends
    if blocks:
        w.text, w.box, w.links = (list(c) for c in zip(*blocks, strict=True))
        w.form = one_form("\n".join(w.text)).split("\n")
    return w

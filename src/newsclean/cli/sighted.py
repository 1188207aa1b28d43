"""Where on a parsed page the things stand that a site file names, as selectors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.model import KEPT, Kind
from newsclean.normalize.dates import answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.model import Draft

    # An element of the tree that the extraction holds: its library is imported there only.
    Node = Any

# A box holds the article if it holds nearly all of its text: the answer may lack a line here and
# have one too many there.
_HELD = 0.9
_NAME = re.compile(r"-?[A-Za-z_][\w-]*", re.ASCII)
# Numbers are of one page, hashes of one build, the rest of a grid or a theme that all boxes share.
_PASSING = re.compile(
    r"[0-9]{2,}|^(?:css|sc|jsx|svelte)-|__(?=[A-Za-z]*[A-Z0-9])[A-Za-z0-9]{4,}$|^(?:[mp][xytblrse]?|col|row|d|w|h|bg|fs|fw"
    r"|text|font|flex|grid|order|offset|clearfix|container|wrapper|active|show|hidden|img|fluid)(?:-|$)"
)
_MADE_UP = re.compile(r"(?<![\w-])([A-Za-z][\w-]*__)(?=[A-Za-z]*[A-Z0-9])[A-Za-z0-9]{4,}(?![\w-])")
_BOXES_TO_DROP = frozenset(
    (Kind.RELATED, Kind.PROMO, Kind.SHARE, Kind.ADVERT, Kind.TAGS, Kind.NAVIGATION, Kind.COMMENT,
     Kind.COUNTER, Kind.TICKER, Kind.MEDIA)
)  # fmt: skip
_MOST_DROPS = 4
_MOST_STEPS_UP = 4


class Sighted(NamedTuple):
    """Selectors of one page's parts; empty where none was found."""

    title: str = ""
    subtitle: str = ""
    byline: str = ""
    published: str = ""
    body: str = ""
    drop: tuple[str, ...] = ()


def sight(tree: Any, draft: Draft) -> Sighted:
    """Return selectors for what the draft found in the tree."""
    box = _body_box(tree, draft.paragraphs)
    dates = [d.raw for d in draft.dates if d.role in ("published", "unlabelled", "updated")]
    held = {node.mem_id for node in _within(box)} if box is not None else set()
    foreign = {"script", "style", "title", "option", "-text", "-comment"}
    outside = [
        node
        for node in (tree.body.css("*") if tree.body is not None else ())
        if node.tag not in foreign and node.mem_id not in held
    ]
    title = _holder(outside, [draft.title.raw] if draft.title else (), prefer=("h1", "h2", "h3"))
    return Sighted(
        title=_select(tree, title),
        subtitle=_select(tree, _holder(outside, [draft.subtitle.raw] if draft.subtitle else ())),
        byline=_select(tree, _holder(outside, [found.raw for found in draft.bylines])),
        published=_select(tree, _dated(_holder(outside, dates))),
        body=_select(tree, box),
        drop=tuple(_drops(box, draft)) if box is not None else (),
    )


def _body_box(tree: Any, paragraphs: Iterable[str]) -> Node | None:
    """Return the innermost element that holds nearly all of the text, or None."""
    keys = [_squash(paragraph) for paragraph in paragraphs]
    wanted = sum(map(len, keys)) * _HELD
    node = tree.body
    if node is None or _held(node, keys) < wanted:
        return None
    while True:
        within = [child for child in _children(node) if _held(child, keys) >= wanted]
        if not within or within[0].tag == "p":
            return node
        node = within[0]


def _held(node: Node, keys: list[str]) -> int:
    text = _squash(node.text())
    return sum(len(key) for key in keys if key in text)


def _holder(nodes: list[Node], raws: Iterable[str], prefer: tuple[str, ...] = ()) -> Node | None:
    """Return the smallest element that holds one of the raw strings and little else, or None."""
    for raw in raws:
        key = _squash(raw)
        if not key:
            continue
        found: list[tuple[bool, int, int, Node]] = []
        for node in nodes:
            text = _squash(node.text())
            # Labels, icons' names and a place stand beside a date or a name; headlines do not.
            if key in text and len(text) <= 2 * len(key) + 30:
                found.append((node.tag not in prefer, len(text), -len(found), node))
        if found:
            return min(found, key=lambda entry: entry[:3])[3]
    return None


def _dated(node: Node | None) -> Node | None:
    """Return the innermost element within that says the same date: bylines stand in one line with it."""
    while node is not None:
        said = answer(_line(node))["iso"]
        within = [c for c in _children(node) if said and answer(_line(c))["iso"] == said]
        if not within:
            return node
        node = within[0]
    return None


def _line(node: Node) -> str:
    return " ".join(node.text(separator=" ").split())


def _select(tree: Any, node: Node | None) -> str:
    """Return the shortest selector that finds this element first, or an empty string."""
    steps = ""
    wanted = node.mem_id if node is not None else 0
    for _ in range(_MOST_STEPS_UP):
        if node is None or node.tag in ("html", "body"):
            return ""
        for own in _own_selectors(node):
            selector = f"{own}{steps}"
            first = tree.css_first(selector)
            if first is not None and first.mem_id == wanted:
                return selector
        steps = f" > {node.tag}{steps}"
        node = node.parent
    return ""


def _own_selectors(node: Node) -> Iterator[str]:
    names = [name for name in (node.attributes.get("class") or "").split() if _is_lasting(name)]
    mark = node.attributes.get("id") or ""
    if _is_lasting(mark):
        yield f"#{mark}"
    yield from (f".{name}" for name in names)
    yield from (f"{node.tag}.{name}" for name in names)
    # CSS modules: what stands before the hash lasts.
    for stem in _MADE_UP.findall(node.attributes.get("class") or ""):
        yield f"[class*='{stem}']"
    if len(names) > 1:
        yield "".join(f".{name}" for name in names)
    if not names and node.tag in ("h1", "article", "main"):
        yield node.tag


def _is_lasting(name: str) -> bool:
    """Tell whether a class or id looks like one that other pages of the site have."""
    return bool(_NAME.fullmatch(name)) and not _PASSING.search(name)


def _drops(box: Node, draft: Draft) -> Iterator[str]:
    """Yield selectors of boxes inside the text that hold none of it."""
    kinds = {label.block: label.kind for label in draft.labels}
    kept = {_squash(b.text) for b in draft.blocks if kinds.get(b.index) in KEPT}
    dropped = {_squash(b.text) for b in draft.blocks if kinds.get(b.index) in _BOXES_TO_DROP} - kept
    seen: set[str] = set()
    for node in _within(box):
        text = _squash(node.text())
        if not text or not any(key in text for key in dropped) or any(key in text for key in kept):
            continue
        for own in _own_selectors(node):
            if own in seen or len(seen) >= _MOST_DROPS:
                break
            if not any(key in _squash(hit.text()) for hit in box.css(own) for key in kept):
                seen.add(own)
                yield own
                break
        dropped = {key for key in dropped if key not in text}


def _within(node: Node) -> Iterator[Node]:
    return (each for each in node.css("*") if each.mem_id != node.mem_id)


def _children(node: Node) -> Iterator[Node]:
    return (child for child in node.iter() if child.tag not in ("script", "style"))


def _squash(text: str) -> str:
    return "".join(text.split())

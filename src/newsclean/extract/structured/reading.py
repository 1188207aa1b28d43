"""What the machine-readable parts of a page say about the article: one shape for all of them."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsclean.model import DateFound, Found, ImageFound


@dataclass(slots=True)
class Structured:
    """Values for each field with the place of each, most trusted place first.

    Lists grow while the page is read and are left alone afterwards.
    """

    titles: list[Found] = field(default_factory=list)
    descriptions: list[Found] = field(default_factory=list)
    authors: list[Found] = field(default_factory=list)
    """Persons and desks, one each; names that the markup lists together are kept together."""
    sections: list[Found] = field(default_factory=list)
    tags: list[Found] = field(default_factory=list)
    dates: list[DateFound] = field(default_factory=list)
    images: list[ImageFound] = field(default_factory=list)
    bodies: list[Found] = field(default_factory=list)
    """Whole bodies as the page holds them, escaped or not: `paragraphs_of` splits them."""
    breadcrumb: list[Found] = field(default_factory=list)
    site_names: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    """Types that the page claims for itself, lower case: `newsarticle`, `og:article`, `itemlist`."""
    stories: int = 0
    """Article objects in JSON-LD that stand side by side, this page's own among them."""
    paywalled: bool = False
    own: dict[str, Any] = field(default_factory=dict)
    """The page's own article object of JSON-LD, as it is."""

    def path(self, dotted: str) -> Any | None:
        """Return the value at a dotted path of the page's own object: `author.name`."""
        value: Any = self.own
        for step in dotted.removeprefix("$.").split("."):
            if isinstance(value, list):
                picked = [v.get(step) for v in value if isinstance(v, dict)]
                value = [v for v in picked if v is not None]
            elif isinstance(value, dict):
                value = value.get(step)
            else:
                return None
        return value


_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
_BREAKING = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "figure",
        "figcaption",
        "section",
        "article",
        "table",
        "tr",
        "hr",
    ]
)
_DROPPED = re.compile(r"<(script|style|figure|iframe|video|audio|svg|noscript)\b", re.IGNORECASE)
# The longest one-line value of 336 saved pages is a description of some thousand characters.
_LONGEST_VALUE = 10_000
# Twenty books; escaped markup is resolved at 1 µs a character.
_LONGEST_BODY = 2_000_000
_ESCAPED_TAG = re.compile(r"&(?:amp;)*lt;/?[a-zA-Z]")
# Some systems join escaped story cards by a full stop of their own.
_STRAY = re.compile(r"^[\s.]*$")


def unescape(text: str) -> str:
    """Return `text` with its HTML entities resolved, however often they were escaped.

    >>> unescape("আম &amp;amp; জাম")
    'আম & জাম'
    """
    for _ in range(3):
        if "&" not in text:
            return text
        resolved = html.unescape(text)
        if resolved == text:
            return text
        text = resolved
    return text


def plain(text: str) -> str:
    """Return a one-line value as a reader would see it: no entities, no tags, single spaces.

    What no page says in one line is cut off: names are read at 1 µs a character.

    >>> plain(" <b>ঢাকা</b>&nbsp;শহর ")
    'ঢাকা শহর'
    """
    if len(text) > _LONGEST_VALUE:
        text = text[:_LONGEST_VALUE]
    if "&" in text:
        text = unescape(text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    return " ".join(text.split())


def paragraphs_of(body: str) -> tuple[str, ...]:
    """Return the paragraphs of a body string: plain text with line feeds, or HTML, escaped or not.

    >>> paragraphs_of("&lt;p&gt;এক।&lt;/p&gt;.&lt;p&gt;দুই।&lt;/p&gt;")
    ('এক।', 'দুই।')
    """
    body = body[:_LONGEST_BODY]
    for _ in range(2):
        if not _ESCAPED_TAG.search(body):
            break
        body = html.unescape(body)
    if "<" in body:
        body = _drop_asides(body)
        body = _TAG.sub(lambda m: "\n" if m.group(2).lower() in _BREAKING else "", body)
    body = unescape(body)
    lines = (" ".join(line.split()) for line in body.split("\n"))
    return tuple(line for line in lines if not _STRAY.match(line))


def _drop_asides(body: str) -> str:
    """Return the body with a line feed for each script, figure or player; what never ends stays."""
    pieces, at, unclosed = [], 0, set()
    for opening in _DROPPED.finditer(body):
        name = opening[1].lower()
        if opening.start() < at or name in unclosed:
            continue
        closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(body, opening.end())
        if closing is None:
            # Nor does any that follows: each is not looked for anew to the end of the body.
            unclosed.add(name)
            continue
        pieces.append(body[at : opening.start()])
        at = closing.end()
    return "\n".join((*pieces, body[at:]))

"""Markup → one parsed tree, behind a guard against markup that is made to hang a parser."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from newsclean.extract.html.hostile import find_danger as is_hostile
from newsclean.model import Refusal

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# The longest that says anything of the article has 5,500 characters in 336 saved pages; a date of a
# million would be read for a second.
_LONGEST_META = 10_000
# Browsers give up at a few thousand.
_LONGEST_ADDRESS = 4000
_ASKED = ("meta", "script", "title", "h1", "p")


@dataclass(frozen=True)
class HtmlPage:
    """One parsed page. It is parsed once; everything else reads this tree."""

    tree: LexborHTMLParser
    markup: str

    @cached_property
    def elements(self) -> dict[str, list[LexborNode]]:
        """The elements that several readers ask for, by tag: one search instead of one for each."""
        found: dict[str, list[LexborNode]] = {name: [] for name in _ASKED}
        for node in self.tree.css(", ".join(_ASKED)):
            found[node.tag or ""].append(node)
        return found

    @cached_property
    def metas(self) -> tuple[tuple[str, str], ...]:
        """The `<meta>` elements in order: name, property or itemprop in lower case, content."""
        found = []
        for node in self.elements["meta"]:
            attributes = node.attributes
            content = attributes.get("content")
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            if key and content and not content.isspace():
                found.append((key.strip().lower(), content[:_LONGEST_META].strip()))
        return tuple(found)

    @cached_property
    def _first_metas(self) -> dict[str, str]:
        return dict(reversed(self.metas))

    @cached_property
    def head_title(self) -> str:
        """The text of `<title>`, white space collapsed; empty where there is none."""
        titles = self.elements["title"]
        return " ".join(titles[0].text().split()) if titles else ""

    @cached_property
    def canonical(self) -> str | None:
        """The page's own address, as it states it."""
        node = self.tree.css_first('link[rel="canonical"]')
        href = node.attributes.get("href") if node is not None else None
        address = (href or "").strip()
        return address if 0 < len(address) < _LONGEST_ADDRESS else self.meta("og:url")

    @cached_property
    def language(self) -> str | None:
        """The `lang` of the root element, lower case, or None."""
        root = self.tree.root
        lang = root.attributes.get("lang") if root is not None else None
        return lang.strip().lower() if lang else None

    @property
    def body(self) -> LexborNode | None:
        """The body element."""
        return self.tree.body

    def meta(self, *names: str) -> str | None:
        """Return the content of the first `<meta>` of the first of `names` that the page has."""
        first = self._first_metas
        return next((first[name] for name in names if name in first), None)


def read_html(markup: str, data: bytes | None = None) -> HtmlPage | Refusal:
    """Return the parsed page, or the refusal of markup that no parser should be given.

    `data` is the same markup as UTF-8, where it is at hand: the parser reads bytes, and making
    them anew takes a third of the time that it needs.
    """
    complaint = is_hostile(markup)
    if complaint:
        return Refusal("hostile-markup", complaint)
    try:
        tree = LexborHTMLParser(markup if data is None else data)
    except (SelectolaxError, ValueError) as error:
        return Refusal("unreadable", f"the parser gave up: {error}")
    return HtmlPage(tree, markup)

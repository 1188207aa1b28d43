"""Markup → one parsed tree, behind a guard against markup that is made to hang a parser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from newsclean.model import Refusal

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# Formatting elements that stay open are reopened in every following block, so the tree grows with
# the square (lexbor issue 340: 40 kB of markup took 6 s and 1.3 GB). `a` is no danger: a second
# one closes the first.
# Both cases are spelled out: with re.IGNORECASE the scan for `<` takes three times as long.
_FORMATTING = re.compile(
    r"<(/?)(?:[bBiIuUsS]|em|EM|strong|STRONG|font|FONT|small|SMALL|big|BIG|tt|TT|code|CODE"
    r"|strike|STRIKE|nobr|NOBR)(?=[\s>/])"
)
# 800 open formatting elements with different attributes cost 60 ms, 1,600 cost 520 ms (measured
# on selectolax 1.0.2). In 336 saved news pages there are 9 at most.
_MAX_OPEN_FORMATTING = 400
# Plain nesting costs its square as well: 5,000 deep 26 ms, 20,000 deep 1 s. The test of the page
# costs as much as a parse, so it waits until a page has tags enough to do harm.
_MAX_DEPTH = 10_000
_SHORTEST_TAG = 5
# Counting the tags of a page costs a tenth of its parse, so smaller ones are sampled: the densest
# thousand characters of 336 saved pages hold 64 tags. Longer tags than those that are looked for
# nest 20,000 deep at most in a page of this size, which costs half a second.
_LARGE_CHARS = 300_000
_SAMPLE_CHARS, _SAMPLE_STEP, _SAMPLE_TAGS = 1000, 20_000, 70
# The same elements, closing tags left out and roughly told: half the time, and enough for nearly
# every page.
_OPENINGS = re.compile(
    r"<[bBiIuUsSeEfFtTcCnN](?:[\s>/]|[mMtT][\s>/]|[tTmM][rRaA][oOlLiI][nNlLkK]"
    r"|[oO][nNdDbB][tTeErR][\s>/]|[iI][gG][\s>/])"
)
_STEPS = {"": 1, "/": -1}
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*?(/?)>")
_NEVER_NESTED = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "tr",
        "th",
        "dt",
        "dd",
        "option",
        "thead",
        "tbody",
        "tfoot",
        "colgroup",
        "path",
        "rect",
        "use",
    ]
)


@dataclass(frozen=True)
class HtmlPage:
    """One parsed page. It is parsed once; everything else reads this tree."""

    tree: LexborHTMLParser
    markup: str

    @cached_property
    def metas(self) -> tuple[tuple[str, str], ...]:
        """The `<meta>` elements in order: name, property or itemprop in lower case, content."""
        found = []
        for node in self.tree.css("meta"):
            attributes = node.attributes
            content = attributes.get("content")
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            if key and content and not content.isspace():
                found.append((key.strip().lower(), content.strip()))
        return tuple(found)

    @cached_property
    def head_title(self) -> str:
        """The text of `<title>`, white space collapsed; empty where there is none."""
        node = self.tree.css_first("head title") or self.tree.css_first("title")
        return " ".join(node.text().split()) if node is not None else ""

    @cached_property
    def canonical(self) -> str | None:
        """The page's own address, as it states it."""
        node = self.tree.css_first('link[rel="canonical"]')
        href = node.attributes.get("href") if node is not None else None
        return (href or "").strip() or self.meta("og:url")

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
        for name in names:
            for key, content in self.metas:
                if key == name:
                    return content
        return None


def is_hostile(markup: str) -> str | None:
    """Return what is wrong with markup that would hang a parser, or None for any other.

    >>> is_hostile("<p><b>শিরোনাম</b> <i>লেখা</i></p>")
    >>> is_hostile("".join(f"<b i={n}>" for n in range(1000)))
    '1000 formatting elements are open at once'
    """
    if len(_OPENINGS.findall(markup)) > _MAX_OPEN_FORMATTING:
        marks = _FORMATTING.findall(markup)
        sums = list(accumulate(map(_STEPS.__getitem__, marks)))
        # Closing tags of nothing open pull the sum down, so this is an upper bound.
        peak = max(sums) - min(0, *sums)
        if peak > _MAX_OPEN_FORMATTING:
            return f"{peak} formatting elements are open at once"
    if _may_be_deep(markup):
        depth = _nesting(markup)
        if depth > _MAX_DEPTH:
            return f"elements are nested {depth} deep"
    return None


def _may_be_deep(markup: str) -> bool:
    """Tell whether tags enough are left open, or follow on each other with none closed between."""
    least = _MAX_DEPTH * _SHORTEST_TAG
    size = len(markup)
    if size < least:
        return False
    if size < _LARGE_CHARS and not any(
        markup.count("<", at, at + _SAMPLE_CHARS) > _SAMPLE_TAGS
        for at in range(0, size, _SAMPLE_STEP)
    ):
        return False
    tags = markup.count("<")
    if tags < _MAX_DEPTH:
        return False
    parts = markup.split("</")
    return tags - 2 * (len(parts) - 1) > _MAX_DEPTH or max(map(len, parts)) > least


def _nesting(markup: str) -> int:
    """Return how deep the elements nest that do not close each other by themselves."""
    depth = peak = 0
    for close, name, itself in _TAG.findall(markup):
        if name.lower() in _NEVER_NESTED or itself:
            continue
        depth = max(depth - 1, 0) if close else depth + 1
        peak = max(peak, depth)
    return peak


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

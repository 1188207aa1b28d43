"""Microdata: `itemprop` values of the page's own article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.extract.structured.reading import plain
from newsclean.model import DateFound, Found

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from newsclean.extract.html.parse import HtmlPage
    from newsclean.extract.structured.reading import Structured
    from newsclean.model import DateRole

_ROLES: dict[str, DateRole] = {
    "datepublished": "machine-published",
    "datecreated": "machine-published",
    "datemodified": "machine-updated",
}
_WANTED = frozenset(("headline", "author", "creator", "articlesection", "keywords", *_ROLES))
_MAX_CLIMB = 40


def read_microdata(page: HtmlPage, out: Structured) -> None:
    """Add to `out` the `itemprop` values of the first article item of the page.

    Cards of other stories are items too: only the first article scope that is met is read, and
    nothing of the scopes nested in it but the name of an author.
    """
    scope_id: int | None = None
    for node in page.tree.css("[itemprop]"):
        attributes = node.attributes
        names = set((attributes.get("itemprop") or "").lower().split()) & _WANTED
        if not names:
            continue
        scope = _scope(node)
        if scope is None or ("article" not in _type(scope) and "posting" not in _type(scope)):
            continue
        if scope_id is None:
            scope_id = scope.mem_id
        elif scope.mem_id != scope_id:
            continue
        out.kinds.append("microdata:article")
        for name in names:
            _read(node, attributes, name, out)


def _scope(node: LexborNode) -> LexborNode | None:
    """Return the nearest item around `node`, itself excluded, or None."""
    parent = node.parent
    for _ in range(_MAX_CLIMB):
        if parent is None or not parent.is_element_node:
            return None
        if "itemscope" in parent.attrs:
            return parent
        parent = parent.parent
    return None


def _type(scope: LexborNode) -> str:
    return (scope.attrs.get("itemtype") or "").lower()


def _read(node: LexborNode, attributes: dict[str, str | None], name: str, out: Structured) -> None:
    place, rule = f"itemprop={name}", f"microdata.{name}"
    value = attributes.get("content") or attributes.get("datetime")
    role = _ROLES.get(name)
    if role is not None:
        raw = " ".join((value or node.text()).split())
        if raw:
            out.dates.append(DateFound(raw, place, rule, role))
        return
    if value is None:
        inner = node.css_first("[itemprop=name]") if name in ("author", "creator") else None
        value = (inner.attributes.get("content") or inner.text()) if inner else node.text()
    text = plain(value)
    if not text:
        return
    target = {
        "headline": out.titles,
        "author": out.authors,
        "creator": out.authors,
        "articlesection": out.sections,
        "keywords": out.tags,
    }[name]
    target.append(Found(text, place, rule))

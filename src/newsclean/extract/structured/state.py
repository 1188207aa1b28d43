"""Embedded state: the JSON that a page's own scripts are fed with.

Read only where the page prints no text. The state holds other stories too (`more_news`, lists,
the next article), so a body is taken only from the object that carries this page's headline.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from newsclean.extract.structured.reading import paragraphs_of, plain
from newsclean.lexicon import fold
from newsclean.model import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.extract.html.parse import HtmlPage

_OTHERS = re.compile(
    r"more|related|latest|recent|popular|trending|recommend|most|next|prev|other|sidebar|similar|suggest"
    r"|list|menu|nav|footer|header",
    re.IGNORECASE,
)
_TITLES = re.compile(r"title|headline|heading|head$|_head|name|subject", re.IGNORECASE)
_TEXTS = re.compile(r"body|content|detail|text|html|article|story|rendered|children", re.IGNORECASE)
_NO_TEXTS = re.compile(
    r"caption|embed|code|excerpt|summary|meta|seo|short|url|image|photo|video|tag|title|head|script",
    re.IGNORECASE,
)
_ASSIGNED = re.compile(
    r"(?:window|self|globalThis)?\.?(?P<name>[A-Za-z_$][\w$.]{2,60})\s*=\s*(?:JSON\.parse\(\s*)?(?=[{\[\"'])"
)
_PUSHED = re.compile(r"__next_f\.push\(\s*(\[.*\])\s*\)\s*;?\s*$", re.DOTALL)
_ROW = re.compile(r"^[0-9a-f]{1,6}:", re.MULTILINE)
_MARK = re.compile(r"[।৷॥?!.…]")
_LEAST_CHARS = 150
_MAX_OBJECTS = 30_000
_MAX_DEPTH = 24


def find_state_body(page: HtmlPage, title: str) -> Found | None:
    """Return the body of the object in the page's state that has this title, or None."""
    own = fold(title)
    if len(own) < 4:
        return None
    for name, value in _states(page):
        budget = [_MAX_OBJECTS]
        for path, body in _bodies(value, name, own, budget, 0):
            return Found(body, f"state:{path}", "state.body")
    return None


def _states(page: HtmlPage) -> Iterator[tuple[str, Any]]:
    """Yield the name and value of every state that the page's scripts hold."""
    pushed: list[str] = []
    for node in page.tree.css("script"):
        attributes = node.attributes
        kind = attributes.get("type") or ""
        if attributes.get("src") or "ld+json" in kind:
            continue
        text = (node.text() or "").strip()
        if len(text) < _LEAST_CHARS and "__next_f.push" not in text:
            continue
        if "json" in kind:
            value = _loads(text)
            if value is not None:
                yield attributes.get("id") or "script", value
        elif "__next_f.push" in text:
            match = _PUSHED.search(text)
            parts = _loads(match.group(1)) if match else None
            if isinstance(parts, list) and len(parts) > 1 and isinstance(parts[1], str):
                pushed.append(parts[1])
        else:
            yield from _assigned(text)
    # Rows of the stream may be cut anywhere between two scripts.
    for row in _ROW.split("".join(pushed)):
        value = _loads(row.strip())
        if isinstance(value, dict | list):
            yield "__next_f", value


def _assigned(text: str) -> Iterator[tuple[str, Any]]:
    decoder = json.JSONDecoder(strict=False)
    for match in _ASSIGNED.finditer(text):
        try:
            value, _ = decoder.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            continue
        if isinstance(value, str):
            value = _loads(value) if len(value) > _LEAST_CHARS else None
        if isinstance(value, dict | list) and value:
            yield match["name"], value


def _loads(text: str) -> Any | None:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _bodies(
    value: Any, path: str, title: str, budget: list[int], depth: int
) -> Iterator[tuple[str, str]]:
    """Yield path and text of the body of each object that carries the title."""
    budget[0] -= 1
    if budget[0] < 0 or depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _bodies(item, f"{path}[{number}]", title, budget, depth + 1)
    elif isinstance(value, dict):
        if _has_title(value, title):
            found = _longest(value, path)
            if found is not None:
                yield found
        for key, inner in value.items():
            if isinstance(inner, dict | list) and not _OTHERS.search(str(key)):
                yield from _bodies(inner, f"{path}.{key}", title, budget, depth + 1)


def _has_title(value: dict[str, Any], title: str) -> bool:
    for key, inner in value.items():
        if not _TITLES.search(str(key)):
            continue
        if isinstance(inner, dict):
            inner = inner.get("rendered")
        if isinstance(inner, str) and 3 < len(inner) < 400 and fold(plain(inner)) == title:
            return True
    return False


def _longest(value: dict[str, Any], path: str) -> tuple[str, str] | None:
    """Return the longest text of prose that the object holds itself, or one level deeper."""
    best: tuple[str, str] | None = None
    length = _LEAST_CHARS - 1
    for key, inner in value.items():
        if _OTHERS.search(str(key)):
            continue
        texts = {"": inner}
        if isinstance(inner, dict):
            texts = {f".{k}": v for k, v in inner.items()}
        for name, text in texts.items():
            if not isinstance(text, str) or len(text) <= length:
                continue
            field = f"{key}{name}"
            if _NO_TEXTS.search(field) or not _TEXTS.search(field):
                continue
            chars = sum(len(p) for p in paragraphs_of(text) if _MARK.search(p))
            if chars > length:
                best, length = (f"{path}.{key}{name}", text), chars
    return best

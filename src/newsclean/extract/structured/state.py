"""Embedded state: the JSON that a page's own scripts are fed with.

Read only where the page prints no text. The state holds other stories too (`more_news`, lists,
the next article), so a body is taken only from the object that carries this page's headline or
address.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.extract.structured.reading import paragraphs_of, plain
from newsclean.lexicon import fold
from newsclean.model import DateFound, Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.extract.html.parse import HtmlPage
    from newsclean.model import DateRole

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
# A row of the stream: its number, and the length in bytes where it is a text and no JSON.
_ROW = re.compile(rb"(?P<id>[0-9a-f]{1,6}):(?:T(?P<size>[0-9a-f]{1,7}),)?")
_NEXT_ROW = re.compile(rb"\n(?=[0-9a-f]{1,6}:[\[{\"THIL])")
_REFERENCE = re.compile(r'"\$(?P<id>[0-9a-f]{1,6})"')
_SLUGS = re.compile(r"slug$", re.IGNORECASE)
_SLUG_CHARS = 6
_PUBLISHED = re.compile(
    r"^(?:\w*_)?(?:(?:first_?)?publish(?:ed|ing)?(?:[_-]?(?:at|on|date|time))?|created(?:[_-]?at)?|createdAt|datePublished"
    r"|publishedAt|publishDate|post_?date|news_?date|date)$",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"^(?:\w*_)?(?:updated?(?:[_-]?(?:at|on|date|time))?|modified(?:[_-]?at)?|last_published_at|dateModified)$",
    re.IGNORECASE,
)
_AUTHORS = re.compile(
    r"^(?:\w*_)?(?:author|reporter|writer|byline|correspondent)s?(?:_?name)?$", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}|[০-৯]{4}")
_DATE_CHARS, _NAME_CHARS = 60, 80
_MARK = re.compile(r"[।৷॥?!.…]")
_LEAST_CHARS = 150
# Of paragraphs of 120 characters 99 % hold a danda (docs/evidence.md), as it stands or escaped: to look
# for one costs a tenth of reading the JSON.
_DANDAS = ("।", "\\u0964", "৷", "\\u09f7", "॥", "&#2404;", "&#x964;")
_MAX_OBJECTS = 30_000
# What JSON is read into; asked of each of some thousand values of a state.
_HOLDERS = (dict, list)
_MAX_DEPTH = 24


class StateStory(NamedTuple):
    """The page's own story in its state."""

    body: Found
    authors: tuple[Found, ...] = ()
    dates: tuple[DateFound, ...] = ()


def find_state_story(page: HtmlPage, title: str) -> StateStory | None:
    """Return the story of the object in the page's state that has this title or address, or None."""
    own = fold(title)
    if len(own) < 4:
        return None
    slug = (page.canonical or "").rstrip("/").rsplit("/", 1)[-1]
    if len(slug) < _SLUG_CHARS:
        slug = ""
    for name, value in _states(page):
        budget = [_MAX_OBJECTS]
        for path, body, holder in _bodies(value, name, own, slug, budget, 0):
            return StateStory(
                Found(body, f"state:{path}", "state.body"),
                tuple(_authors(holder, path)),
                tuple(_dates(holder, path)),
            )
    return None


def _fields(holder: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield key and value of what an object holds itself, then of the objects in it."""
    yield from holder.items()
    for key, inner in holder.items():
        if isinstance(inner, dict) and not _OTHERS.search(str(key)):
            yield from inner.items()


def _authors(holder: dict[str, Any], path: str) -> Iterator[Found]:
    for key, value in holder.items():
        if not _AUTHORS.match(str(key)):
            continue
        for one in value if isinstance(value, list) else [value]:
            name = (one.get("name") or one.get("title")) if isinstance(one, dict) else one
            if isinstance(name, str) and 2 < len(name) <= _NAME_CHARS and (text := plain(name)):
                yield Found(text, f"state:{path}…{key}", "state.author")


def _dates(holder: dict[str, Any], path: str) -> Iterator[DateFound]:
    seen: set[str] = set()
    for key, value in _fields(holder):
        role: DateRole | None = None
        if _UPDATED.match(str(key)):
            role = "machine-updated"
        elif _PUBLISHED.match(str(key)):
            role = "machine-published"
        if role is None or role in seen or not isinstance(value, str) or len(value) > _DATE_CHARS:
            continue
        if _YEAR.search(value):
            seen.add(role)
            yield DateFound(value.strip(), f"state:{path}…{key}", "state.date", role)


def _states(page: HtmlPage) -> Iterator[tuple[str, Any]]:
    """Yield the name and value of every state that the page's scripts hold."""
    pushed: list[str] = []
    for node in page.elements["script"]:
        attributes = node.attributes
        kind = attributes.get("type") or ""
        if attributes.get("src") or "ld+json" in kind:
            continue
        text = (node.text() or "").strip()
        is_flight = "json" not in kind and "__next_f.push" in text
        if not is_flight and (
            len(text) < _LEAST_CHARS or not any(danda in text for danda in _DANDAS)
        ):
            continue
        if is_flight:
            match = _PUSHED.search(text)
            parts = _loads(match.group(1)) if match else None
            if isinstance(parts, list) and len(parts) > 1 and isinstance(parts[1], str):
                pushed.append(parts[1])
        elif "json" in kind:
            value = _loads(text)
            if value is not None:
                yield attributes.get("id") or "script", value
        else:
            yield from _assigned(text)
    if pushed:
        yield from _stream("".join(pushed))


def _stream(text: str) -> Iterator[tuple[str, Any]]:
    """Yield the rows of a stream that scripts unfold, with the texts that they refer to in place.

    The stream may be cut anywhere between two scripts. A row ends with its line, a text after as
    many bytes as it says.
    """
    data = text.encode("utf-8", "replace")
    rows: list[str] = []
    texts: dict[str, str] = {}
    at = 0
    while 0 <= at < len(data):
        head = _ROW.match(data, at)
        if head is not None and head["size"]:
            end = head.end() + int(head["size"], 16)
            if end > len(data) or (end < len(data) and _ROW.match(data, end) is None):
                # A proxy that rewrites letters leaves the size as it was.
                behind = _NEXT_ROW.search(data, head.end())
                end = behind.start() if behind is not None else len(data)
            texts[head["id"].decode()] = data[head.end() : end].decode("utf-8", "replace")
            at = end + 1 if data[end : end + 1] == b"\n" else end
            continue
        end = data.find(b"\n", at)
        end = len(data) if end < 0 else end
        if head is not None:
            rows.append(data[head.end() : end].decode("utf-8", "replace"))
        at = end + 1

    def resolved(match: re.Match[str]) -> str:
        known = texts.get(match["id"])
        return match[0] if known is None else json.dumps(known, ensure_ascii=False)

    for row in rows:
        value = _loads((_REFERENCE.sub(resolved, row) if texts else row).strip())
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
    value: Any, path: str, title: str, slug: str, budget: list[int], depth: int
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield path and text of the body of each object that carries the title, and the object."""
    budget[0] -= 1
    if budget[0] < 0 or depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _bodies(item, f"{path}[{number}]", title, slug, budget, depth + 1)
    elif isinstance(value, dict):
        keys = _tell_keys(tuple(value))
        if _has_title(value, keys.titles, title) or _has_slug(value, keys.slugs, slug):
            found = _longest(value, path)
            if found is not None:
                yield *found, value
        for key in keys.own:
            inner = value[key]
            if type(inner) in _HOLDERS:
                yield from _bodies(inner, f"{path}.{key}", title, slug, budget, depth + 1)


class _Keys(NamedTuple):
    """Which keys of an object name a title, a slug, and what is no list of other stories."""

    titles: tuple[str, ...]
    slugs: tuple[str, ...]
    own: tuple[str, ...]


# A state holds hundreds of objects of a few makes, with dozens of keys each.
@lru_cache(maxsize=256)
def _tell_keys(keys: tuple[str, ...]) -> _Keys:
    return _Keys(
        tuple(key for key in keys if _TITLES.search(key)),
        tuple(key for key in keys if _SLUGS.search(key)),
        tuple(key for key in keys if not _OTHERS.search(key)),
    )


def _has_slug(value: dict[str, Any], keys: tuple[str, ...], slug: str) -> bool:
    """Tell whether an object names the last step of the page's address as its own."""
    if not slug:
        return False
    own = (value[key] for key in keys)
    return any(isinstance(v, str) and v.rstrip("/").rsplit("/", 1)[-1] == slug for v in own)


def _has_title(value: dict[str, Any], keys: tuple[str, ...], title: str) -> bool:
    # Folding parts a letter in two at most: what is shorter than half cannot be it.
    least = max(4, len(title) // 2)
    for key in keys:
        inner = value[key]
        if isinstance(inner, dict):
            inner = inner.get("rendered")
        if isinstance(inner, str) and least <= len(inner) < 400 and fold(plain(inner)) == title:
            return True
    return False


def _longest(value: dict[str, Any], path: str) -> tuple[str, str] | None:
    """Return the longest text of prose that the object holds itself, or one level deeper."""
    best: tuple[str, str] | None = None
    length = _LEAST_CHARS - 1
    for key, inner in value.items():
        if _OTHERS.search(key):
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

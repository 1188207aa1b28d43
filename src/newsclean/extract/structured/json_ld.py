"""JSON-LD: the one object on the page that is this page's article.

Pages carry several: the site, the breadcrumb, teasers of other stories, and often the article
twice. Which object is the page is told by its address and headline, not by its position.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from newsclean.extract.structured.reading import plain
from newsclean.lexicon import fold
from newsclean.model import DateFound, Found, ImageFound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.extract.html.parse import HtmlPage
    from newsclean.extract.structured.reading import Structured
    from newsclean.model import DateRole

Json = dict[str, Any]
# Line feeds inside strings are read as they stand.
_DECODER = json.JSONDecoder(strict=False)

# No comment holds the beginning of another: of a million beginnings each is looked at once.
_COMMENT = re.compile(
    r"<!--[^{}\[\]<]*?-->|<!--|-->|/\*(?:[^/]|(?<!\*)/(?!\*))*?\*/|<!\[CDATA\[|\]\]>|^[ \t]*//[^\n]*$",
    re.MULTILINE,
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_BARE_UNDEFINED = re.compile(r":\s*undefined\b")
# Where an object may hold the page's own article. Lists of other stories (itemListElement,
# hasPart, mentions, relatedLink, liveBlogUpdate) are never entered.
_DOORS = ("@graph", "mainEntity", "mainEntityOfPage", "subjectOf")
_POSTING = frozenset(
    [
        "blogposting",
        "liveblogposting",
        "socialmediaposting",
        "discussionforumposting",
        "report",
        "recipe",
        "review",
        "claimreview",
        "criticreview",
        "webcontent",
        "medicalscholarlyarticle",
    ]
)
_PAGES = frozenset(["webpage", "itempage", "aboutpage", "medicalwebpage"])
_MEDIA = frozenset(["videoobject", "imagegallery", "mediagallery", "podcastepisode", "audioobject"])
LISTING_KINDS = frozenset(["collectionpage", "itemlist", "searchresultspage", "profilepage"])
_DATES: tuple[tuple[str, DateRole], ...] = (
    ("datePublished", "machine-published"),
    ("dateCreated", "machine-published"),
    ("uploadDate", "machine-published"),
    ("dateModified", "machine-updated"),
)
_AUTHOR = re.compile(
    r'"(?:author|creator)"\s*+:[\[{\s]*+(?:"@type"\s*:\s*"(?P<type>[^"]*)"\s*,\s*)?(?:"name"\s*:\s*)?'
    r'"(?P<name>(?:[^"\\]|\\.){2,80})"\s*[,}\]]'
)
_KEY_VALUE = re.compile(
    r'"(headline|datePublished|dateModified|articleSection)"\s*:\s*"((?:[^"\\]|\\.)*)"'
)


class Candidate(NamedTuple):
    """An object of the page and how surely it is the page's own article."""

    score: int
    path: str
    object: Json
    kinds: tuple[str, ...]


def read_json_ld(page: HtmlPage, out: Structured) -> None:
    """Add to `out` what the page's own article object says."""
    roots: list[tuple[str, Any]] = []
    broken: list[str] = []
    scripts = (s for s in page.elements["script"] if "ld+json" in (s.attributes.get("type") or ""))
    for number, node in enumerate(scripts):
        text = node.text()
        value = parse_json_ld(text)
        if value is not None:
            roots.append(("$" if number == 0 else f"$[{number}]", value))
        elif text.strip():
            broken.append(text)
    objects = [found for path, value in roots for found in _objects(value, path, 0)]
    by_id = {str(o["@id"]): o for _, o, _ in objects if "@id" in o and len(o) > 1}
    candidates = _rank(page, objects)
    if candidates:
        best = candidates[0]
        out.kinds.extend(best.kinds)
        out.own = best.object
        out.stories = sum(_kind_score(kinds) >= _ARTICLE for _, _, kinds in objects)
        _read_object(best, by_id, out)
        for other in candidates[1:]:
            if other.score >= _SAME_PAGE:
                _fill_gaps(other, by_id, out)
    for path, value, kinds in objects:
        out.kinds.extend(k for k in kinds if k in LISTING_KINDS)
        if "breadcrumblist" in kinds:
            out.breadcrumb.extend(_steps(value, path))
    if not out.titles and not out.dates:
        for text in broken:
            _read_broken(text, out)


def parse_json_ld(text: str) -> Any | None:
    r"""Return the value of one script, mended where systems are known to break it, or None.

    >>> parse_json_ld('<!-- {"a": "এক\nদুই",} -->')
    {'a': 'এক\nদুই'}
    """
    text = text.strip().rstrip(";")
    if not text:
        return None
    try:
        return _DECODER.decode(text)
    except RecursionError:
        return None
    except ValueError:
        pass
    mended = _COMMENT.sub("", text) if "<!" in text or "/*" in text or "//" in text else text
    mended = _TRAILING_COMMA.sub(r"\1", _BARE_UNDEFINED.sub(": null", mended)).strip().rstrip(";")
    try:
        return _DECODER.decode(mended)
    except RecursionError:
        return None
    except ValueError:
        pass
    try:
        # Two objects one after the other in one script: the first is read.
        return _DECODER.raw_decode(mended)[0]
    except (ValueError, RecursionError):
        return None


def _objects(value: Any, path: str, depth: int) -> Iterator[tuple[str, Json, tuple[str, ...]]]:
    """Yield the objects that may be the page: path, object, types in lower case."""
    if depth > 6:
        return
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _objects(item, f"{path}[{number}]", depth + 1)
    elif isinstance(value, dict):
        kinds = _kinds(value)
        if kinds:
            yield path, value, kinds
        for door in _DOORS:
            inner = value.get(door)
            if isinstance(inner, list | dict):
                yield from _objects(inner, f"{path}.{door}", depth + 1)


def _kinds(value: Json) -> tuple[str, ...]:
    kind = value.get("@type")
    names = kind if isinstance(kind, list) else [kind]
    return tuple(str(n).rsplit("/", 1)[-1].lower() for n in names if n)


_ARTICLE = 100
_SAME_PAGE = 110


def _rank(page: HtmlPage, objects: list[tuple[str, Json, tuple[str, ...]]]) -> list[Candidate]:
    """Return the objects that may be this page, the likeliest first."""
    several = sum(_kind_score(kinds) >= _ARTICLE for _, _, kinds in objects) > 1
    addresses: set[str] = set()
    titles: list[str] = []
    if several:
        addresses = {a for a in (_address(page.canonical), _address(page.meta("og:url"))) if a}
        titles = [fold(t) for t in (page.meta("og:title"), page.head_title) if t]
    ranked = []
    for path, value, kinds in objects:
        score = _kind_score(kinds)
        if not score:
            continue
        if several:
            score += _likeness(value, score, addresses, titles)
        score += 5 * bool(value.get("datePublished")) + 3 * bool(value.get("author"))
        score += 3 * bool(value.get("articleBody"))
        ranked.append(Candidate(score, path, value, kinds))
    ranked.sort(key=lambda c: -c.score)
    return ranked


def _likeness(value: Json, score: int, addresses: set[str], titles: list[str]) -> int:
    """Return what address and headline of one of several stories say for its being this page."""
    points = 20 * any(_address(url) in addresses for url in _urls(value))
    headline = value.get("headline") or value.get("name")
    if isinstance(headline, str) and titles and headline.strip():
        folded = fold(plain(headline))
        if any(folded in t or t in folded for t in titles if t):
            points += 20
        elif score + points >= _ARTICLE:
            points -= 15
    return points


@lru_cache(maxsize=1024)
def _kind_score(kinds: tuple[str, ...]) -> int:
    if any(k.endswith("article") or k in _POSTING for k in kinds):
        return _ARTICLE
    if any(k in _PAGES for k in kinds):
        return 40
    return 30 if any(k in _MEDIA for k in kinds) else 0


def _urls(value: Json) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        inner = value.get(key)
        if isinstance(inner, dict):
            inner = inner.get("@id") or inner.get("url")
        if isinstance(inner, str):
            yield inner


def _address(url: str | None) -> str | None:
    """Return host and path of an address, for comparing; None for a bare host."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    if not path:
        return None
    return f"{parts.netloc.lower().removeprefix('www.')}{path}"


def _read_object(found: Candidate, by_id: dict[str, Json], out: Structured) -> None:
    """Add every field of the object that is the page."""
    value, path = found.object, found.path
    for key in ("headline", "name", "alternativeHeadline"):
        if key == "alternativeHeadline" and out.titles:
            break
        _add_text(out.titles, value, key, path)
    _add_text(out.descriptions, value, "description", path)
    out.authors.extend(_authors(value, path, by_id))
    _add_text(out.sections, value, "articleSection", path)
    _add_text(out.tags, value, "keywords", path)
    out.dates.extend(_dates(value, path))
    out.images.extend(_images(value, by_id))
    if found.score >= _ARTICLE:
        for key in ("articleBody", "text"):
            body = value.get(key)
            if isinstance(body, str) and body.strip():
                out.bodies.append(Found(body, f"json-ld:{path}.{key}", "json-ld.body"))
    publisher = _resolve(value.get("publisher"), by_id)
    if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
        out.site_names.append(plain(publisher["name"]))
    if str(value.get("isAccessibleForFree", "")).lower() == "false":
        out.paywalled = True


def _fill_gaps(found: Candidate, by_id: dict[str, Json], out: Structured) -> None:
    """Add the fields that the best object lacks from another object of the same page."""
    value, path = found.object, found.path
    if not out.titles:
        _add_text(out.titles, value, "headline", path)
    if not out.authors:
        out.authors.extend(_authors(value, path, by_id))
    if not out.sections:
        _add_text(out.sections, value, "articleSection", path)
    if not out.dates:
        out.dates.extend(_dates(value, path))
    if not out.bodies and isinstance(value.get("articleBody"), str):
        out.bodies.append(
            Found(value["articleBody"], f"json-ld:{path}.articleBody", "json-ld.body")
        )


def _steps(value: Json, path: str) -> Iterator[Found]:
    """Yield the steps of a breadcrumb in their order."""
    steps = value.get("itemListElement")
    for number, step in enumerate(steps if isinstance(steps, list) else []):
        item = step.get("item") if isinstance(step, dict) else None
        name = (item.get("name") if isinstance(item, dict) else None) or (
            step.get("name") if isinstance(step, dict) else None
        )
        if isinstance(name, str) and (text := plain(name)):
            yield Found(
                text, f"json-ld:{path}.itemListElement[{number}].name", "section.breadcrumb"
            )


def _add_text(out: list[Found], value: Json, key: str, path: str) -> None:
    inner = value.get(key)
    items = inner if isinstance(inner, list) else [inner]
    for number, item in enumerate(items):
        if isinstance(item, dict):
            item = item.get("name") or item.get("@value")
        if isinstance(item, str) and (text := plain(item)):
            place = f"{path}.{key}" + (f"[{number}]" if isinstance(inner, list) else "")
            out.append(Found(text, f"json-ld:{place}", f"json-ld.{key.lower()}"))


def _resolve(value: Any, by_id: dict[str, Json]) -> Any:
    """Return the object that a bare `@id` points to, or the value itself."""
    if isinstance(value, dict) and "name" not in value and "@id" in value:
        return by_id.get(str(value["@id"]), value)
    return value


def _authors(value: Json, path: str, by_id: dict[str, Json]) -> Iterator[Found]:
    for key in ("author", "creator"):
        inner = value.get(key)
        items = inner if isinstance(inner, list) else [inner]
        some = False
        for number, item in enumerate(items):
            place = f"json-ld:{path}.{key}" + (f"[{number}]" if isinstance(inner, list) else "")
            person = _resolve(item, by_id)
            name = person.get("name") if isinstance(person, dict) else person
            is_desk = isinstance(person, dict) and "organization" in "".join(_kinds(person))
            rule = "json-ld.author-desk" if is_desk else "json-ld.author"
            for one in name if isinstance(name, list) else [name]:
                if isinstance(one, str) and (text := plain(one)):
                    some = True
                    yield Found(text, place, rule)
        if some:
            return


def _dates(value: Json, path: str) -> Iterator[DateFound]:
    roles = set()
    for key, role in _DATES:
        raw = value.get(key)
        if isinstance(raw, list):
            raw = raw[0] if raw else None
        if isinstance(raw, dict):
            raw = raw.get("@value")
        if not isinstance(raw, str) or not raw.strip() or role in roles:
            continue
        roles.add(role)
        yield DateFound(raw.strip(), f"json-ld:{path}.{key}", f"json-ld.{key.lower()}", role)


def _images(value: Json, by_id: dict[str, Json]) -> Iterator[ImageFound]:
    inner = value.get("image") or value.get("thumbnailUrl")
    for item in inner if isinstance(inner, list) else [inner]:
        image = _resolve(item, by_id)
        if isinstance(image, str) and image.strip():
            yield ImageFound(image.strip(), None, None)
        elif isinstance(image, dict):
            url = image.get("url") or image.get("contentUrl")
            caption = image.get("caption")
            if isinstance(url, str) and url.strip():
                text = plain(caption) if isinstance(caption, str) else None
                yield ImageFound(url.strip(), text or None, None)


def _read_broken(text: str, out: Structured) -> None:
    """Add the plain fields of a script that no repair made valid, first mention of each."""
    if not out.authors and (author := _AUTHOR.search(text)) and "@" not in author["name"]:
        is_desk = "organization" in (author["type"] or "").lower()
        rule = "json-ld.author-desk" if is_desk else "json-ld.author"
        out.authors.append(Found(plain(_string(author["name"])), "json-ld:…author", rule))
    seen = set()
    for key, raw in _KEY_VALUE.findall(text):
        if key in seen:
            continue
        seen.add(key)
        value = _string(raw)
        place, rule = f"json-ld:…{key}", "json-ld.broken"
        if key == "headline":
            out.titles.append(Found(plain(value), place, rule))
        elif key == "articleSection":
            out.sections.append(Found(plain(value), place, rule))
        else:
            role: DateRole = "machine-published" if key == "datePublished" else "machine-updated"
            out.dates.append(DateFound(value, place, rule, role))


def _string(raw: str) -> str:
    """Return the value of what stands between the quotes of a JSON string."""
    try:
        return str(json.loads(f'"{raw}"', strict=False))
    except ValueError:
        return raw

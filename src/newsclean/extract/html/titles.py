"""The headline: the visible one that the page's own metadata bear out, without the site's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsclean.extract.html.walk import TAGS
from newsclean.lexicon import fold
from newsclean.model import Found

if TYPE_CHECKING:
    from newsclean.extract.html.parse import HtmlPage
    from newsclean.extract.html.walk import Walk
    from newsclean.extract.structured import Structured

_H1 = TAGS["h1"]
_PLACEHOLDERS = frozenset(
    [
        "article",
        "articles",
        "home",
        "homepage",
        "news",
        "untitled",
        "index",
        "undefined",
        "null",
        "title",
        "details",
        "post",
        "page",
        "document",
        "loading",
        "loading...",
        "হোম",
        "প্রচ্ছদ",
        "সংবাদ",
        "খবর",
        "শিরোনাম",
        "undefined",
    ]
)
_SEPARATOR = re.compile(r"(\s+[|\-–—:·•»।/]+\s+|\s*[|»]\s*|\s+::\s+)")
_WORD = re.compile(r"[^\W_]+(?:[\u0981-\u0983\u09bc-\u09cd\u09d7\u09fe][^\W_]*)*")
# Below this many characters a headline may stand inside another one by chance.
_TELLING_CHARS = 8
# Longer than the names of sites and than placeholders.
_PLAIN_CHARS = 24
_SAME_WORDS = 0.6


def choose_title(
    page: HtmlPage, structured: Structured, w: Walk, sites: frozenset[str]
) -> tuple[Found | None, int]:
    """Return the headline and the block that it is printed in, -1 where it is not printed.

    `sites` are the names of the site (`site_names`).
    A first-level heading that the metadata bear out wins: metadata carry the site's name, a
    shorter form for search engines, or a placeholder. Where no heading agrees (it is the site's
    logo, or there is none) JSON-LD answers, then OpenGraph, then `<title>`.
    """
    headings = [
        (" ".join(w.text[w.box_start[box] : w.box_end[box]]), w.box_start[box])
        for box, tag in enumerate(w.box_tag)
        if tag == _H1 and w.box_end[box] > w.box_start[box]
    ]
    stated = {found.raw for found in structured.titles}
    for text, block in headings:
        # The plain case, before anything is folded: most pages print what they state.
        if (
            text in stated
            and len(text) >= _PLAIN_CHARS
            and not any(text == name for name in structured.site_names)
        ):
            return Found(text, "h1", "title.h1"), block
    claims = [found for found in structured.titles if fold(found.raw) not in _PLACEHOLDERS]
    if page.head_title and fold(page.head_title) not in _PLACEHOLDERS:
        claims.append(Found(page.head_title, "title", "title.head"))
    keys = [fold(found.raw) for found in claims]
    for text, block in headings:
        key = fold(text)
        if key in sites or key in _PLACEHOLDERS:
            continue
        if any(_agree(key, other) for other in keys):
            inner = _without_kicker(text, key, claims)
            return inner or Found(text, "h1", "title.h1"), block
    for found in claims:
        text = strip_site(found.raw, sites)
        key = fold(text)
        if key and key not in sites and key not in _PLACEHOLDERS:
            return Found(text, found.where, found.rule), _printed(key, w)
    for text, block in headings:
        if fold(text) not in sites:
            return Found(text, "h1", "title.lone-h1"), block
    return None, -1


def site_names(page: HtmlPage, structured: Structured) -> frozenset[str]:
    """Return the names that the site goes by on this page, folded: its name and its host."""
    names = {fold(name) for name in structured.site_names if name}
    # `কালবেলা | বাংলা নিউজ পেপার`: the name before what the site says of itself.
    names.update([fold(parts[0]) for n in names if len(parts := _SEPARATOR.split(n)) > 1])
    host = ""
    if page.canonical:
        try:
            host = urlsplit(page.canonical).hostname or ""
        except ValueError:
            host = ""
    host = host.removeprefix("www.").removeprefix("m.")
    if host:
        names.add(host)
        names.update(label for label in host.split(".")[:-1] if len(label) > 3)
    names.discard("")
    return frozenset(names)


def strip_site(title: str, sites: frozenset[str]) -> str:
    """Return a title without the name of the site at its end or its beginning.

    A part is cut only on evidence: it is the site's name or host, or it stands behind a vertical
    bar and leaves a headline.

    >>> strip_site("সেতু চালু হলো - সকালের খবর", frozenset(["সকালের খবর"]))
    'সেতু চালু হলো'
    >>> strip_site("ভারত - পাকিস্তান ম্যাচ আজ", frozenset(["সকালের খবর"]))
    'ভারত - পাকিস্তান ম্যাচ আজ'
    """
    parts = _SEPARATOR.split(title.strip())
    while len(parts) > 2:
        last, mark = parts[-1], parts[-2].strip()
        left = "".join(parts[:-2])
        if _names_site(last, sites) or (mark in ("|", "»") and len(left) >= 15 and len(last) < 40):
            parts = parts[:-2]
        else:
            break
    while len(parts) > 2 and _names_site(parts[0], sites):
        parts = parts[2:]
    return "".join(parts).strip()


def _names_site(part: str, sites: frozenset[str]) -> bool:
    key = fold(part)
    bare = key.replace(" ", "")
    return bool(key) and any(
        key == site or bare == site or (len(key) > 3 and key in site) or (len(site) > 3 and site in key and len(key) < len(site) + 18)
        for site in sites
    )  # fmt: skip


def _agree(one: str, other: str) -> bool:
    """Tell whether two folded headlines are one: contained, or of the same words."""
    if not one or not other:
        return False
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _TELLING_CHARS and shorter in longer:
        return True
    a, b = set(_WORD.findall(one)), set(_WORD.findall(other))
    if len(a) < 3 or len(b) < 3:
        return False
    return len(a & b) >= _SAME_WORDS * min(len(a), len(b))


def _without_kicker(text: str, key: str, claims: list[Found]) -> Found | None:
    """Return the headline that ends `text`, where a kicker is printed before it."""
    for found in claims:
        claim = fold(found.raw)
        if len(claim) >= _TELLING_CHARS and len(claim) < len(key) and key.endswith(claim):
            return (
                Found(text[-len(found.raw) :].strip(), "h1", "title.h1-end")
                if (fold(text[-len(found.raw) :]) == claim)
                else Found(found.raw, found.where, found.rule)
            )
    return None


def _printed(key: str, w: Walk) -> int:
    """Return the first block that is exactly this headline, or -1."""
    size = len(key)
    for block, text in enumerate(w.text):
        if abs(len(text) - size) < 12 and fold(text) == key:
            return block
    return -1

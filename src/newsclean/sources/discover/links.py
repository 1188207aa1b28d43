"""A page of links → the addresses on it, and the feeds that it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

_LISTING = re.compile(
    r"/(?:categor(?:y|ies)|tags?|topics?|archives?|authors?|sections?|search|page|pages|latest|recent|all-news|"
    r"photos?|videos?|gallery|live-tv|epaper|e-paper|privacy[a-z-]*|terms[a-z-]*|about[a-z-]*|contact[a-z-]*|advertis[a-z-]*|"
    r"login|signin|register|subscribe|rss|feed|sitemap|converter|feedback|careers?)(?:/|\.|$)",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|ico|css|js|json|xml|pdf|mp[34]|zip|txt)$", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![0-9])[0-9]{4,}(?![0-9])")
# Twenty sections and forty addresses of stories of the survey: slugs of four words on are stories.
_SLUG_WORDS = 4
_NUMBERED = re.compile(r"(?:^|&)(?:p|id|news_?id|article_?id|nid)=[0-9]+")
_FEED_TYPES = ("application/rss+xml", "application/atom+xml")


def links_on(body: bytes, url: str, charset: str | None = None) -> Iterator[str]:
    """Yield the http(s) addresses that a page links to, in its order, each once."""
    tree = _parse(body, charset)
    if tree is None:
        return
    base = _base(tree, url)
    seen: set[str] = set()
    for anchor in tree.iter("a"):
        address = _whole(base, anchor.get("href"))
        if address and address not in seen:
            seen.add(address)
            yield address


def feeds_on(body: bytes, url: str, charset: str | None = None) -> list[str]:
    """Return the feeds that a page names for the whole site, comments left out."""
    tree = _parse(body, charset)
    if tree is None:
        return []
    base = _base(tree, url)
    found = [
        address
        for link in tree.iter("link")
        if (link.get("type") or "").strip().lower() in _FEED_TYPES
        and "alternate" in (link.get("rel") or "").lower()
        and (address := _whole(base, link.get("href")))
        and "comment" not in address
    ]
    return list(dict.fromkeys(found))


def looks_like_story(url: str) -> bool:
    """Return whether an address of an unknown site is shaped like a story's.

    >>> looks_like_story("https://x.example/national/12345"), looks_like_story("https://x.example/sports/")
    (True, False)
    """
    parts = urlsplit(url)
    path = unquote(parts.path).rstrip("/")
    if _LISTING.search(path) or _FILE.search(path):
        return False
    last = path.rpartition("/")[2]
    if _NUMBER.search(path) or len(re.split("[-_ ]", last)) >= _SLUG_WORDS:
        return True
    return _NUMBERED.search(parts.query) is not None


def _parse(body: bytes, charset: str | None) -> Any:
    from lxml import etree

    try:
        parser = etree.HTMLParser(encoding=_label(body, charset), no_network=True)
        return etree.fromstring(body, parser)
    except (etree.LxmlError, ValueError, LookupError):
        return None


def _label(body: bytes, charset: str | None) -> str:
    """Return UTF-8 where the page is that, whatever it says; else what it says."""
    try:
        body.decode()
    except UnicodeDecodeError:
        return charset or "utf-8"
    return "utf-8"


def _base(tree: Any, url: str) -> str:
    element = next(iter(tree.iter("base")), None)
    return _whole(url, element.get("href")) or url if element is not None else url


def _whole(base: str, href: str | None) -> str | None:
    if not href or href.startswith(("#", "javascript:", "mailto:", "tel:", "data:")):
        return None
    try:
        address = urljoin(base, href.strip()).partition("#")[0]
    except ValueError:
        return None
    return address if address.startswith(("http://", "https://")) else None

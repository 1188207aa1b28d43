"""Addresses: taken apart, and the key by which two of them are the same page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from newsclean.normalize.urls import canonical_url
from newsclean.sources.answers import NoPage
from newsclean.sources.inputs import visible
from newsclean.sources.web.seam import httpx

if TYPE_CHECKING:
    from collections.abc import Callable

    StoryOf = Callable[[str], tuple[str, str | None] | None]

# Twins of a page for telephones, for AMP and for the printer, as sites of the survey spell them.
_TWIN_HOSTS = re.compile(r"^(?:www|m|mobile|amp|wap)\.(?=[^.]+\.)")
_TWIN_PATHS = re.compile(r"^/(?:amp|m|mobile|print)(?=/.)|/(?:amp|print)/?$|\.amp(?=(?:\.html?)?$)")
_TWIN_QUERY = frozenset(
    ("amp", "print", "outputtype", "output", "view", "m", "mobile", "format", "tmpl", "desktop")
)
_TWIN_VALUES = frozenset(("", "1", "true", "amp", "print", "mobile", "component"))


def page_key(url: str, story_of: StoryOf | None = None) -> str:
    """Return what an address has in common with all others of the same page.

    `story_of` gives the slug of the newspaper that publishes there, which may have several hosts,
    and the number of the story where the address has one.

    >>> page_key("https://m.example.com/news/12/amp/?utm_source=x") == page_key("http://example.com/news/12")
    True
    """
    parts = urlsplit(canonical_url(url) or url)
    known = story_of(url) if story_of is not None else None
    if known is not None and known[1] is not None:
        return f"{known[0]}#{known[1]}"
    host = known[0] if known is not None else _TWIN_HOSTS.sub("", parts.netloc.lower())
    path = _TWIN_PATHS.sub("", parts.path).rstrip("/")
    query = parts.query
    if query:
        pairs = parse_qsl(query, keep_blank_values=True)
        kept = [
            (key, value)
            for key, value in pairs
            if not (key.lower() in _TWIN_QUERY and value.lower() in _TWIN_VALUES)
        ]
        query = query if len(kept) == len(pairs) else urlencode(kept)
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def parse_url(url: str) -> httpx.URL:
    """Return an address in its parts, without its fragment; NoPage where it is none."""
    try:
        parts = httpx.URL(url)
        netloc = parts.netloc
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise NoPage("unreadable", f"is no URL: {say(error)}") from error
    if parts.scheme not in ("http", "https"):
        raise NoPage("unreadable", _not_web(url, parts.scheme))
    if not netloc:
        raise NoPage("unreadable", "is no URL: it names no host")
    return parts.copy_with(fragment=None, userinfo=b"") if _has_extra(parts) else parts


def say(error: Exception) -> str:
    """Return what an exception says on one line, or its name where it says nothing."""
    return visible(" ".join(str(error).split())) or type(error).__name__


def _has_extra(url: httpx.URL) -> bool:
    return bool(url.fragment or url.userinfo)


def redirect_target(url: str, location: str) -> str:
    """Return where a redirect leads; NoPage where that is no place on the web."""
    try:
        target = urljoin(url, location.strip())
        scheme = httpx.URL(target).scheme
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise NoPage("unreadable", f"is redirected to what is no URL: {say(error)}") from error
    if scheme not in ("http", "https"):
        raise NoPage(
            "unreadable", "is redirected to something that is neither http nor https", url=url
        )
    return target


def _not_web(url: str, scheme: str) -> str:
    if not scheme or "." in scheme or scheme == "localhost":
        return f"is no URL: did you mean https://{visible(url).lstrip('/')}?"
    return f"{scheme} is not fetched: only http and https are"

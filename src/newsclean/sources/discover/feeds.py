"""RSS and Atom → the stories that they name."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from newsclean.errors import MissingExtra
from newsclean.sources.discover.found import Found
from newsclean.sources.discover.moments import mend_clocks, parse_moment

if TYPE_CHECKING:
    from datetime import datetime

_TAG = re.compile(r"<[^<>]*>")


def read_feed(
    body: bytes, url: str, *, content_type: str, zone: str | None, now: datetime
) -> list[Found]:
    """Return the stories of a feed, in its order; broken XML gives those that can be read."""
    try:
        import feedparser  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingExtra("feedparser", "discover") from error
    # Not told where the feed lies: relative links are the newspaper's, not the feed service's.
    parsed = feedparser.parse(
        body.lstrip(),
        response_headers={"content-type": content_type or "text/xml"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    base = parsed.feed.get("link") or url
    entries = [(entry, link) for entry in parsed.entries if (link := _link(entry, url, base))]
    moments = [parse_moment(_clock(entry), zone) for entry, _ in entries]
    return [
        Found(link, _words(entry.get("title")), moment, _section(entry), url)
        for (entry, link), moment in zip(entries, mend_clocks(moments, zone, now), strict=True)
    ]


def _link(entry: Any, url: str, base: str) -> str | None:
    """Return the address of the story, whole; feed services keep it under a name of their own."""
    links = entry.get("links") or ()
    alternate = next((one.get("href") for one in links if one.get("rel") == "alternate"), None)
    found = entry.get("feedburner_origlink") or alternate or entry.get("link")
    if not found and str(entry.get("id", "")).startswith(("http://", "https://")):
        found = entry["id"]
    if not found:
        return None
    try:
        # `base` may name another host than the feed: it is the newspaper's own.
        whole = urljoin(urljoin(url, base), found.strip())
    except ValueError:
        return None
    return whole if whole.startswith(("http://", "https://")) else None


def _clock(entry: Any) -> str | None:
    clock: str | None = entry.get("published") or entry.get("created") or entry.get("updated")
    return clock


def _words(text: str | None) -> str | None:
    """Return text without markup and entities, also where they were escaped twice."""
    if not text:
        return None
    plain = " ".join(html.unescape(_TAG.sub(" ", html.unescape(text))).split())
    return plain or None


def _section(entry: Any) -> str | None:
    tags = entry.get("tags") or ()
    return next((name for tag in tags if (name := _words(tag.get("term")))), None)

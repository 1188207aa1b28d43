"""What is found on the way to the articles of a newspaper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


class Found(NamedTuple):
    """An address, with what the document that names it says of the page."""

    url: str
    title: str | None = None
    published: str | None = None
    """ISO 8601: an instant where the document gives its zone, else a day or a clock without one."""
    section: str | None = None
    source: str = ""
    """Address of the feed, sitemap or list."""
    changed: str | None = None
    """When the page last changed: no date of the story, but it is no younger."""


class Nested(NamedTuple):
    """A sitemap that another one names."""

    url: str
    changed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One newspaper, as far as finding its articles goes."""

    name: str
    front_page: str
    zone: str | None = None
    """IANA zone of clocks that do not give theirs; None: they are kept as they are."""
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    daily: Callable[[date], list[str]] = lambda _day: []
    """Sitemaps of one day's stories."""
    archive: Callable[[date], list[str]] = lambda _day: []
    """Lists of one day's stories."""
    is_article: Callable[[str], bool | None] = lambda _url: None
    """Whether an address is an article's; None: nobody knows."""
    belongs: Callable[[str], bool] = lambda _url: True
    """Whether an address is this newspaper's."""
    known: bool = True
    """Its feeds and sitemaps are known; else they have to be looked for."""

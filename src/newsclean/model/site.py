"""What newsclean knows of a newspaper or a platform, as declarations.

A site file holds one literal `SITE = Site(...)`; a family file one `FAMILY = Family(...)`.
Locators are tried in the order in which they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple


class Locator(NamedTuple):
    """Where a value stands on a page."""

    how: Literal["css", "meta", "json_ld", "after"]
    what: str
    attribute: str | None = None


def css(selector: str, attribute: str | None = None) -> Locator:
    """Text (or one attribute) of the first element that the selector matches."""
    return Locator("css", selector, attribute)


def meta(name: str) -> Locator:
    """Content of the first `<meta>` with this name, property or itemprop."""
    return Locator("meta", name)


def json_ld(path: str) -> Locator:
    """Value at a dotted path of the page's own article object in JSON-LD."""
    return Locator("json_ld", path)


def after(phrase: str) -> Locator:
    """What follows a phrase on its line."""
    return Locator("after", phrase)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One live layout of a site: the locators that differ from the defaults."""

    name: str
    body: tuple[Locator, ...] = ()
    title: tuple[Locator, ...] = ()
    subtitle: tuple[Locator, ...] = ()
    kicker: tuple[Locator, ...] = ()
    byline: tuple[Locator, ...] = ()
    published: tuple[Locator, ...] = ()
    modified: tuple[Locator, ...] = ()
    section: tuple[Locator, ...] = ()
    tags: tuple[Locator, ...] = ()
    drop: tuple[str, ...] = ()
    """Selectors of boxes inside the body that are no text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A platform that many sites run on, recognised by its tell-tales."""

    slug: str
    tells: tuple[str, ...]
    """Selectors; a page on which any matches belongs to the family."""
    layouts: tuple[Layout, ...]
    checked: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One newspaper."""

    slug: str
    name: str
    hosts: tuple[str, ...]
    country: str
    """ISO 3166 code of where it is edited."""
    zone: str
    """IANA zone of the clocks that the site prints."""
    family: str | None = None
    layouts: tuple[Layout, ...] = ()
    articles: tuple[str, ...] = ()
    """Regular expressions of article paths."""
    listings: tuple[str, ...] = ()
    """Regular expressions of paths that are no articles."""
    phrases: tuple[str, ...] = ()
    """Phrases that only this site prints: they pick it when a page has no URL."""
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    checked: str = ""
    evidence: str = ""

"""What newsclean knows of a newspaper or a platform, as declarations.

A site file holds one literal `SITE = Site(...)`; a family file one `FAMILY = Family(...)`.
Locators are tried in the order in which they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple


class Locator(NamedTuple):
    """Where a value stands on a page, and how far that is known."""

    how: Literal["css", "meta", "json_ld", "after"]
    what: str
    attribute: str | None = None
    sure: bool = True
    """Several independent sources name it. An unsure one must be borne out by the page."""


def css(selector: str, attribute: str | None = None, *, sure: bool = True) -> Locator:
    """Text (or one attribute) of the first element that the selector matches."""
    return Locator("css", selector, attribute, sure)


def meta(name: str, *, sure: bool = True) -> Locator:
    """Content of the first `<meta>` with this name, property or itemprop."""
    return Locator("meta", name, None, sure)


def json_ld(path: str, *, sure: bool = True) -> Locator:
    """Value at a dotted path of the page's own article object in JSON-LD."""
    return Locator("json_ld", path, None, sure)


def after(phrase: str, *, sure: bool = True) -> Locator:
    """What follows a phrase on its line."""
    return Locator("after", phrase, None, sure)


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
    english_name: str = ""
    family: str | None = None
    layouts: tuple[Layout, ...] = ()
    articles: tuple[str, ...] = ()
    """Regular expressions of article paths."""
    listings: tuple[str, ...] = ()
    """Regular expressions of paths that are no articles."""
    archive: str | None = None
    """Address of one day's stories, with `{yyyy}`, `{mm}` and `{dd}` where the date stands."""
    phrases: tuple[str, ...] = ()
    """Phrases that only this site prints: they pick it when a page has no URL."""
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    checked: str = ""
    evidence: str = ""

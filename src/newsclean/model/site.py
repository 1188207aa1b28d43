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
    every: bool = False
    """The value is all that it matches, in page order: bodies that stand box by box."""


def css(
    selector: str, attribute: str | None = None, *, sure: bool = True, every: bool = False
) -> Locator:
    """Text (or one attribute) of the first element that the selector matches, or of every one."""
    return Locator("css", selector, attribute, sure, every)


def meta(name: str, *, sure: bool = True) -> Locator:
    """Content of the first `<meta>` with this name, property or itemprop."""
    return Locator("meta", name, None, sure)


def json_ld(path: str, *, sure: bool = True) -> Locator:
    """Value at a dotted path of the page's own article object in JSON-LD."""
    return Locator("json_ld", path, None, sure)


def after(phrase: str, *, sure: bool = True) -> Locator:
    """Return what follows a phrase on its line."""
    return Locator("after", phrase, None, sure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One live layout of a site: the locators that differ from the defaults.

    A layout of a site that bears the name of one of its family's is laid over it: what it leaves
    empty is the family's. Of `tags` every match counts, of the others the first that has text,
    unless the locator says `every`.
    """

    name: str
    body: tuple[Locator, ...] = ()
    """Empty: the body is found as on an unknown page, the fields are read as the layout says."""
    title: tuple[Locator, ...] = ()
    subtitle: tuple[Locator, ...] = ()
    kicker: tuple[Locator, ...] = ()
    byline: tuple[Locator, ...] = ()
    published: tuple[Locator, ...] = ()
    modified: tuple[Locator, ...] = ()
    section: tuple[Locator, ...] = ()
    tags: tuple[Locator, ...] = ()
    images: tuple[Locator, ...] = ()
    """The lead picture where it stands outside the body: og:image is often a branded card."""
    drop: tuple[str, ...] = ()
    """Selectors of boxes inside the body that are no text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A platform that many sites run on, recognised by its tell-tales."""

    slug: str
    name: str
    tells: tuple[str, ...] = ()
    """Selectors of classes and ids; a page on which any matches belongs to the family. None: only
    the sites that name it do."""
    phrases: tuple[str, ...] = ()
    """Strings of the source that only this platform has, where its class words are not enough."""
    layouts: tuple[Layout, ...] = ()
    checked: str
    """Month of the newest evidence, `2026-04`, or its year."""
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One newspaper."""

    slug: str
    name: str
    hosts: tuple[str, ...]
    """Hosts without `www.`, the present one first; sub-domains are theirs. `bbc.com/bengali` where
    a host is shared: only what lies under that path."""
    country: str = "BD"
    """ISO 3166 code of where it is edited."""
    zone: str = "Asia/Dhaka"
    """IANA zone of the clocks that the site prints."""
    english_name: str = ""
    home: str = ""
    """Address of the front page; empty: `https://www.` and the first host."""
    not_hosts: tuple[str, ...] = ()
    """Sub-domains that show something else: other languages, video."""
    family: str | None = None
    layouts: tuple[Layout, ...] = ()
    articles: tuple[str, ...] = ()
    """Regular expressions of article paths, `^…$`; with `\\?` they are held against path and query."""
    listings: tuple[str, ...] = ()
    """Regular expressions of paths that are no articles; they win over `articles`."""
    story: str = ""
    """Regular expression of which the one group is the story's number in an address: twins for
    AMP and print that no general rule tells are one page by it."""
    archive: str | None = None
    """Address of one day's stories, with `{date}` (`2026-01-31`), or `{yyyy}`, `{mm}`, `{dd}`,
    unpadded `{m}` and `{d}`; relative to the front page, as feeds and sitemaps are."""
    phrases: tuple[str, ...] = ()
    """Phrases that only this site prints: they pick it when a page has no URL."""
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    """With `{date}` and its kin: one day's stories."""
    checked: str = ""
    """Month of the newest evidence of any kind, `2026-04`, or its year."""
    evidence: str = ""
    """Of which kinds and dates it is: selectors are older than addresses on many sites."""

    @property
    def front_page(self) -> str:
        """Address of the front page, as the site itself spells its host."""
        return self.home or f"https://www.{self.hosts[0]}/"


class Known(NamedTuple):
    """What is known of one page before it is read: the site or platform, and its layouts."""

    slug: str
    by: Literal["site", "family"]
    layouts: tuple[Layout, ...]

"""A saved page of an unknown newspaper → a site file and a golden case to begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from newsclean.cli.sighted import Sighted, sight
from newsclean.errors import UsageError
from newsclean.extract import decode_page, draft_page, open_page
from newsclean.model import Draft, Known, Options, RawPage, Refusal, Site
from newsclean.sites import is_article

if TYPE_CHECKING:
    from datetime import date

    from newsclean.extract import OpenedPage
    from newsclean.model import Family
    from newsclean.sites import Sites

_BENGALI = re.compile("[\u0980-\u09ff]")
_TITLE_PARTS = re.compile(r"\s+[|\-–—:»]\s*|\s*[|»]\s+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
# A word this long in an address is a headline's, not a section's.
_LONGEST_SECTION = 24
_MOST_ADDRESSES = 4


@dataclass
class Scaffold:
    """What one page says of its site."""

    slug: str
    hosts: tuple[str, ...]
    name: str
    english_name: str
    country: str
    why_country: str
    family: str | None
    month: str
    url: str
    sighted: Sighted
    pattern: str = ""
    articles: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What the page does not say, for a person to settle."""

    def site_file(self) -> str:
        """Return the site file, as the formatter leaves it."""
        rows = [f'slug="{self.slug}",', f"name={_quoted(self.name)},"]
        if self.english_name:
            rows.append(f"english_name={_quoted(self.english_name)},")
        rows.append(f"hosts=({', '.join(map(_quoted, self.hosts))},),")
        rows.append(f'country="{self.country}",  # a guess: {self.why_country}')
        if self.country == "IN":
            rows.append('zone="Asia/Kolkata",')
        if self.family:
            rows.append(f'family="{self.family}",')
        layout = self._layout_rows()
        if layout:
            rows += ["layouts=(", "    Layout(", *(f"        {row}" for row in layout)]
            rows += ["    ),", "),"]
        if self.pattern:
            rows.append(f'articles=(r"{self.pattern}",),')
        rows += [f'checked="{self.month}",', f'evidence="a saved page {self.month}",']
        place = "West Bengal or Tripura, India" if self.country == "IN" else "Bangladesh"
        names = "Layout, Site, css" if layout else "Site"
        return (
            f'"""{self.english_name or self.name}: newspaper, {place}."""\n\n'
            f"from newsclean.model import {names}\n\nSITE = Site(\n"
            + "".join(f"    {row}\n" for row in rows)
            + ")\n"
        )

    def _layout_rows(self) -> list[str]:
        if self.family or not self.sighted.body:
            return []
        rows = [f'name="{self.month[:4]}",']
        for part in ("body", "title", "subtitle", "byline", "published"):
            selector = getattr(self.sighted, part)
            if selector:
                rows.append(f"{part}=(css({_quoted(selector)}),),")
        if self.sighted.drop:
            rows.append(f"drop=({', '.join(map(_quoted, self.sighted.drop))},),")
        return rows

    def urls_file(self) -> str:
        """Return the addresses that hold the patterns, or nothing where there are too few."""
        if not self.pattern:
            return ""
        lists = (("articles", self.articles), ("others", self.others))
        return "".join(
            f"{key} = [\n{''.join(f'    {_quoted(url)},{chr(10)}' for url in urls)}]\n"
            for key, urls in lists
        )

    def meta_file(self) -> str:
        """Return the golden case's `meta.toml`."""
        return f'shows = "the page that the site file was begun from"\nurl = {_quoted(self.url)}\n'


def read_scaffold(raw: RawPage, slug: str, sites: Sites, today: date) -> Scaffold:
    """Return what the page says of its site; UsageError where it is no article to begin from."""
    opened = decode_page(raw)
    page = opened if isinstance(opened, Refusal) else open_page(opened)
    if isinstance(page, Refusal):
        raise UsageError(f"{raw.origin}: {page.detail} ({page.reason}): begin from an article page")
    if page.html is None:
        raise UsageError(f"{raw.origin}: page text without markup: a site file needs HTML")
    url = page.url
    host = (urlsplit(url).hostname or "") if url else ""
    if not url or "." not in host:
        raise UsageError(f"{raw.origin}: the page does not state its address: give it with --url")
    known = sites.find_by_url(url)
    if known is not None and known.slug != slug:
        raise UsageError(f"{host} is {known.slug}'s already: `newsclean sites show {known.slug}`")
    draft, family = _drafted(page, sites, raw.origin)
    name, english_name = _names(page, slug)
    country, why = _country(page, host, draft)
    made = Scaffold(
        slug=slug,
        hosts=(host.removeprefix("www."),),
        name=name,
        english_name=english_name,
        country=country,
        why_country=why,
        family=family.slug if family else None,
        month=f"{today:%Y-%m}",
        url=url.split("#")[0],
        sighted=sight(page.html.tree, draft),
    )
    _read_addresses(made, page)
    if not _BENGALI.search(name):
        made.notes.append("name: the page does not print it in Bengali: write it so")
    made.notes.append(f"country: {country} is a guess: {why}")
    if family is not None:
        made.notes.append(f"family: this is a page of {family.name}, whose layouts serve it")
    elif not made.sighted.body:
        made.notes.append("body: no box with a lasting class or id holds the text: look yourself")
    for part in ("title", "byline", "published"):
        if not family and not getattr(made.sighted, part):
            made.notes.append(f"{part}: not found beside the text: is it on the page?")
    if not made.pattern:
        made.notes.append(
            "articles: no pattern: the page links to too few of its own kind, or its address is"
            " too plain"
        )
    return made


def _drafted(page: OpenedPage, sites: Sites, origin: str) -> tuple[Draft, Family | None]:
    """Return the generic answer, and the platform if its layouts serve the page."""
    family = sites.find_family(page.names(), page.matches, page.text)
    if family is not None and family.layouts:
        draft = draft_page(page, Known(family.slug, "family", family.layouts), Options())
        if isinstance(draft, Draft) and draft.method == "family":
            return draft, family
    draft = draft_page(page, None, Options(fallback=False))
    if isinstance(draft, Refusal):
        raise UsageError(f"{origin}: no article ({draft.reason}): {draft.detail}")
    return draft, None


def _names(page: OpenedPage, slug: str) -> tuple[str, str]:
    """Return the newspaper's name, in Bengali where the page prints it, and in English."""
    assert page.html is not None
    stated = page.html.meta("og:site_name", "application-name")
    parts = _TITLE_PARTS.split(page.html.head_title)[1:]
    candidates = [" ".join(c.split()) for c in (stated, *reversed(parts)) if c and len(c) <= 40]
    bengali = next((c for c in candidates if _BENGALI.search(c)), "")
    english = next((c for c in candidates if c.isascii()), slug.replace("_", " ").title())
    return bengali or english, english


def _country(page: OpenedPage, host: str, draft: Draft) -> tuple[str, str]:
    assert page.html is not None
    if host.endswith(".in"):
        return "IN", "its host ends in .in"
    if host.endswith(".bd"):
        return "BD", "its host ends in .bd"
    offsets = [d.raw.strip()[-6:] for d in draft.dates if d.role.startswith("machine")]
    for offset, country in (("+05:30", "IN"), ("+06:00", "BD")):
        if offset in offsets:
            return country, f"its dates have {offset}"
    for language, country in (("bn-in", "IN"), ("bn-bd", "BD")):
        if (page.html.language or "").replace("_", "-") == language:
            return country, f"it is written in {language}"
    return "BD", "nothing on the page tells"


def _read_addresses(made: Scaffold, page: OpenedPage) -> None:
    """Fill in the pattern of article addresses, where the page's own links bear it out."""
    assert page.html is not None
    pattern = _pattern(urlsplit(made.url).path)
    if not pattern:
        return
    site = Site(slug=made.slug, name="", hosts=made.hosts, articles=(pattern,))
    articles, others = [made.url], list[str]()
    for node in page.html.tree.css("a[href]"):
        url = urljoin(made.url, (node.attributes.get("href") or "").strip()).split("#")[0]
        try:
            parts = urlsplit(url)
        except ValueError:
            continue
        if (parts.hostname or "").removeprefix("www.") != made.hosts[0] or parts.path in ("", "/"):
            continue
        if parts.query or not url.isprintable() or " " in url or '"' in url:
            continue
        (articles if is_article(site, url) else others).append(url)
    made.articles = [*dict.fromkeys(articles)][:_MOST_ADDRESSES]
    made.others = [*dict.fromkeys(others)][:_MOST_ADDRESSES]
    if len(made.articles) > 1 and made.others:
        made.pattern = pattern


def _pattern(path: str) -> str:
    r"""Return a regular expression of addresses like this one, or nothing where it is too plain.

    >>> _pattern("/national/2026/01/09/story-of-a-river-48213/")
    '^/[a-z-]+/[0-9]{4}/[0-9]+/[0-9]+/[^/]+/?$'
    >>> _pattern("/about")
    ''
    """
    steps = []
    telling = False
    for step in path.strip("/").split("/"):
        if _YEAR.fullmatch(step):
            steps.append("[0-9]{4}")
        elif step.isascii() and step.isdigit():
            steps.append("[0-9]+")
            telling = True
        elif re.fullmatch(r"[a-z-]+", step) and len(step) <= _LONGEST_SECTION and not telling:
            # What stands behind a number is a headline's words, if it is anything.
            steps.append("[a-z-]+")
        else:
            steps.append("[^/]+")
            telling = True
    return f"^/{'/'.join(steps)}/?$" if telling else ""


def _quoted(text: str) -> str:
    """Return a string literal that Python and TOML both read."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

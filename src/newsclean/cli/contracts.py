"""What every site file promises, asked of those of one checkout or folder."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.errors import NewscleanError
from newsclean.extract.html import HtmlPage, parse, read_html
from newsclean.runners.golden import answer, find_breaches, read_case, run_case
from newsclean.sites import is_article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from newsclean.model import Layout, Site
    from newsclean.sites import Sites

_PARTS = ("body", "title", "subtitle", "kicker", "byline", "published", "modified", "section",
          "tags", "images")  # fmt: skip
_BENGALI = re.compile("[\u0980-\u09ff]")
_NESTED = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_MONTH = re.compile(r"20[0-9]{2}(-(0[1-9]|1[0-2]))?")
_SHOWN = 60


class Breach(NamedTuple):
    """One promise that does not hold."""

    contract: str
    """name, hosts, selector, pattern, address, fixture."""
    detail: str


class Checked(NamedTuple):
    """What was looked at for one site, and what does not hold."""

    selectors: int
    addresses: int
    cases: int
    breaches: list[Breach]


def check_site(site: Site, sites: Sites, root: Path) -> Checked:
    """Return what of a site's promises holds, with the fixtures under `root`."""
    layouts = sites.layouts(site)
    addresses = _addresses(root, site.slug)
    cases = sorted((root / "fixtures" / "pages" / site.slug).glob("*/meta.toml"))
    breaches = [*_check_name(site, sites), *_check_selectors(layouts)]
    breaches += _check_addresses(site, sites, addresses)
    pages = []
    for meta in cases:
        try:
            case = read_case(meta.parent, root)
            page = read_html(case.page.read_text("utf8", "replace"))
            if isinstance(page, HtmlPage):
                pages.append((page, case.page.read_text("utf8", "replace")))
            breaches += _check_case(case)
        except NewscleanError as error:
            breaches.append(Breach("fixture", str(error)))
    if pages:
        breaches += _check_firing(site, site.layouts, pages)
    listed = sum(map(len, addresses.values()))
    return Checked(len(list(_selectors(layouts))), listed, len(cases), breaches)


def _check_name(site: Site, sites: Sites) -> Iterator[Breach]:
    if not _BENGALI.search(site.name):
        yield Breach("name", f"{site.name!r}: write the newspaper's name in Bengali")
    for host in site.hosts:
        found = sites.find_by_url(f"https://{host}/")
        if found is None or found.slug != site.slug:
            yield Breach("hosts", f"{host} is {found.slug if found else 'nobody'}'s")
    if not _MONTH.fullmatch(site.checked) and site.evidence != "name and host only":
        yield Breach("name", f"checked: {site.checked!r}: expected a month, as in 2026-04")
    if not site.evidence:
        yield Breach("name", "evidence: say what the claims rest on")


def _selectors(layouts: tuple[Layout, ...]) -> Iterator[tuple[str, str]]:
    """Yield each selector with the field that it stands in."""
    for layout in layouts:
        for part in _PARTS:
            for found in getattr(layout, part):
                if found.how == "css":
                    yield f"{layout.name}.{part}", found.what
        for selector in layout.drop:
            yield f"{layout.name}.drop", selector


def _check_selectors(layouts: tuple[Layout, ...]) -> Iterator[Breach]:
    empty = read_html("<p>")
    assert isinstance(empty, HtmlPage)
    for field, selector in _selectors(layouts):
        try:
            empty.tree.css(selector)
        except (parse.SelectolaxError, ValueError):  # type: ignore[attr-defined]
            yield Breach("selector", f"{field}: {selector}: no selector")
            continue
        if "," in _NESTED.sub("", selector):
            yield Breach("selector", f"{field}: {selector}: one locator each, in order, no comma")
    for layout in layouts:
        for selector in {*layout.drop} & {found.what for found in layout.body}:
            yield Breach("selector", f"{layout.name}: {selector} is both body and dropped")


def _check_firing(
    site: Site, layouts: tuple[Layout, ...], pages: list[tuple[HtmlPage, str]]
) -> Iterator[Breach]:
    """Yield what fires in no fixture page: nobody would notice if it had never worked."""
    for field, selector in _selectors(layouts):
        try:
            fires = any(page.tree.css_first(selector) is not None for page, _ in pages)
        except (parse.SelectolaxError, ValueError):  # type: ignore[attr-defined]
            continue
        if not fires:
            yield Breach("selector", f"{field}: {selector} fires in no fixture page")
    for layout in layouts:
        for part in _PARTS:
            for found in getattr(layout, part):
                if found.how == "meta" and not any(p.meta(found.what.lower()) for p, _ in pages):
                    where = f"{layout.name}.{part}"
                    yield Breach("selector", f"{where}: meta {found.what} fires in no fixture page")
    for phrase in site.phrases:
        if not any(phrase in text for _, text in pages):
            yield Breach("selector", f"phrases: {phrase} stands in no fixture page")


def _addresses(root: Path, slug: str) -> dict[str, list[str]]:
    path = root / "fixtures" / "urls" / f"{slug}.toml"
    return tomllib.loads(path.read_text("utf8")) if path.exists() else {}


def _check_addresses(site: Site, sites: Sites, addresses: dict[str, list[str]]) -> Iterator[Breach]:
    for field in ("articles", "listings"):
        for pattern in getattr(site, field):
            if not pattern.startswith("^/") or (field == "articles" and not pattern.endswith("$")):
                yield Breach("pattern", f"{field}: {pattern}: expected ^/…$")
            urls = addresses.get("articles" if field == "articles" else "others", [])
            if urls and not any(re.search(pattern, _path(url, pattern)) for url in urls):
                yield Breach("pattern", f"{field}: {pattern} fires on no address of fixtures/urls")
    articles, others = addresses.get("articles", []), addresses.get("others", [])
    if site.articles and (len(articles) < 2 or not others):
        yield Breach(
            "address", f"fixtures/urls/{site.slug}.toml: expected two `articles` and an `others`"
        )
    for url in (*articles, *others):
        found = sites.find_by_url(url)
        if found is None or found.slug != site.slug:
            yield Breach("address", f"{url} is {found.slug if found else 'nobody'}'s")
        elif url in articles and is_article(site, url) is not True:
            yield Breach("address", f"{url} is told as no article")
        elif url in others and is_article(site, url):
            yield Breach("address", f"{url} is told as an article")
    for url in addresses.get("foreign", []):
        found = sites.find_by_url(url)
        if found is not None and found.slug == site.slug:
            yield Breach("address", f"{url} is taken for this site's")


def _path(url: str, pattern: str) -> str:
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if r"\?" in pattern else parts.path


def _check_case(case: Any) -> Iterator[Breach]:
    if case.known_failure:
        return
    expected = case.expected()
    if expected is None:
        yield Breach("fixture", f"{case.name}: not blessed: newsclean sites bless {case.name}")
        return
    result = run_case(case)
    found = answer(result)
    for key in {**expected, **found}:
        if expected.get(key) != found.get(key):
            was, now = _short(expected.get(key)), _short(found.get(key))
            yield Breach("fixture", f"{case.name}: {key}: blessed {was}, now {now}")
    if case.reviewed is None:
        yield Breach(
            "fixture", f"{case.name}: read expected.json, then write `reviewed` in meta.toml"
        )
    for breach in find_breaches(result):
        yield Breach("fixture", f"{case.name}: breaks: {breach}")


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"

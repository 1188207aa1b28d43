"""What every site file promises, over all that are there: no list to edit."""

import ast
import re
import tomllib
import unicodedata
from datetime import date
from functools import cache
from zoneinfo import available_timezones

import pytest

from contracts.claims import (
    FAMILIES,
    FOLDER,
    MONTH,
    PARTS,
    ROOT,
    SITES,
    SLUGS,
    has_top_level_comma,
    is_valid,
    selectors,
)
from newsclean.model import Site
from newsclean.sites import addresses_on, is_article, story_of

URLS = ROOT / "fixtures" / "urls"
FILES = [FOLDER / f"{slug}.py" for slug in SLUGS]
FAMILY_FILES = [FOLDER / "families" / f"{slug}.py" for slug in FAMILIES]
STARTS = tomllib.loads((ROOT / "seeds" / "sites.toml").read_text("utf8"))

MOST_LINES = 29


@cache
def urls_of(slug):
    path = URLS / f"{slug}.toml"
    return tomllib.loads(path.read_text("utf8")) if path.exists() else {}


# ── the files ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", FILES + FAMILY_FILES, ids=lambda path: path.stem)
def test_file_is_one_short_literal(path):
    family = path in FAMILY_FILES
    text = path.read_text("utf8")
    docstring, imports, assignment = ast.parse(text).body

    assert isinstance(docstring, ast.Expr)
    assert isinstance(imports, ast.ImportFrom)
    assert imports.module == "newsclean.model"
    assert [target.id for target in assignment.targets] == ["FAMILY" if family else "SITE"]
    called = {node.func.id for node in ast.walk(assignment.value) if isinstance(node, ast.Call)}
    assert called <= {"Site", "Family", "Layout", "css", "meta", "json_ld", "after"}
    assert family or len(text.splitlines()) <= MOST_LINES
    assert unicodedata.is_normalized("NFC", text)


def test_slugs_are_unique_over_sites_and_families():
    assert not set(SLUGS) & set(FAMILIES)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", slug) for slug in (*SLUGS, *FAMILIES))


def test_the_index_read_from_text_is_what_the_literals_say():
    by_host = {host: site.slug for site in SITES for host in site.hosts}
    not_hosts = {host: site.slug for site in SITES for host in site.not_hosts}
    by_phrase = {phrase: site.slug for site in SITES for phrase in site.phrases}

    assert SITES._index == {"hosts": by_host, "not_hosts": not_hosts, "phrases": by_phrase}


# ── one site ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("slug", SLUGS)
def test_site_says_who_it_is(slug):
    site = SITES.get(slug)

    assert site.slug == slug
    assert re.search("[\u0980-\u09ff]", site.name)
    assert site.english_name.isascii()
    assert site.hosts
    assert all(re.fullmatch(r"[a-z0-9.-]+(/[a-z]+)?", host) for host in site.hosts)
    assert not any(host.startswith("www.") for host in site.hosts)
    assert re.fullmatch(r"[A-Z]{2}", site.country)
    assert site.zone in available_timezones()
    assert site.family is None or site.family in FAMILIES
    assert SITES.find_by_url(site.front_page) is site
    assert MONTH.fullmatch(site.checked) or site.evidence == "name and host only"
    assert site.evidence


@pytest.mark.parametrize("slug", SLUGS)
def test_site_layouts_are_readable(slug):
    site = SITES.get(slug)
    names = [layout.name for layout in site.layouts]
    known = {layout.name for layout in FAMILIES[site.family].layouts} if site.family else set()

    assert len(set(names)) == len(names)
    for layout in site.layouts:
        if not any(getattr(layout, part) for part in PARTS):
            assert layout.name in known, f"{layout.name} says nothing and is none of the family's"
    for selector in selectors(SITES.layouts(site)):
        assert is_valid(selector), selector
        assert not has_top_level_comma(selector), f"{selector}: one locator each, in order"
    for layout in SITES.layouts(site):
        assert not set(layout.drop) & {found.what for found in layout.body}


@pytest.mark.parametrize("slug", SLUGS)
def test_patterns_are_anchored_and_fire(slug):
    site = SITES.get(slug)
    urls = urls_of(slug)

    assert not site.story or re.compile(site.story).groups == 1
    for pattern in (*site.articles, *site.listings):
        re.compile(pattern)
        assert pattern.startswith("^/")
        assert r"\d" not in pattern
    assert all(pattern.endswith("$") for pattern in site.articles)
    for pattern in site.articles:
        alone = Site(slug=slug, name=site.name, hosts=site.hosts, articles=(pattern,))
        assert any(is_article(alone, url) for url in urls["articles"]), f"{pattern} never fires"
    for pattern in site.listings:
        alone = Site(slug=slug, name=site.name, hosts=site.hosts, listings=(pattern,))
        fired = [url for url in urls["others"] if is_article(alone, url) is False]
        assert fired, f"{pattern} never fires"


@pytest.mark.parametrize("slug", SLUGS)
def test_addresses_are_told_apart(slug):
    site = SITES.get(slug)
    urls = urls_of(slug)
    articles, others = urls.get("articles", []), urls.get("others", [])

    assert urls.keys() <= {"articles", "others", "foreign"}
    if site.articles:
        assert len(articles) >= 2
        assert others
    for url in articles:
        assert SITES.find_by_url(url) is site
        assert is_article(site, url) is True, url
        assert is_article(site, f"{url}{'&' if '?' in url else '?'}utm_source=x#top") is True, url
        assert not site.story or story_of(site, url)[1], f"{site.story} finds no number in {url}"
    for url in others:
        assert SITES.find_by_url(url) is site
        assert not is_article(site, url), url
        assert story_of(site, url) == (slug, None), url
    for url in urls.get("foreign", []):
        assert SITES.find_by_url(url) is not site, url
    assert is_article(site, site.front_page) is False


@pytest.mark.parametrize("slug", SLUGS)
def test_addresses_given_as_text_are_whole(slug):
    site = SITES.get(slug)
    archive = (site.archive,) if site.archive else ()

    for url in addresses_on(site, (*site.feeds, *site.sitemaps, *archive), date(2026, 1, 9)):
        assert re.match(r"^https?://[a-z0-9.-]+/[^{}]*$", url), url


def test_every_file_of_urls_is_some_sites():
    assert {path.stem for path in URLS.glob("*.toml")} <= set(SLUGS)


# ── what discover starts from ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("slug", SLUGS)
def test_feeds_and_sitemaps_are_those_with_evidence(slug):
    site = SITES.get(slug)
    day = date(2026, 1, 9)
    for key in ("feeds", "sitemaps"):
        rows = STARTS.get(slug, {}).get(key, [])
        usable = tuple(row["url"] for row in rows if row["state"] != "dead")

        assert addresses_on(site, usable, day) == addresses_on(site, getattr(site, key), day)


@pytest.mark.parametrize("slug", STARTS)
def test_evidence_of_feeds_is_dated(slug):
    assert slug in SLUGS
    assert STARTS[slug].keys() <= {"feeds", "sitemaps"}
    for row in (row for rows in STARTS[slug].values() for row in rows):
        assert {"url", "state", "checked"} <= row.keys() <= {"url", "state", "checked", "note"}
        assert row["state"] in ("live", "unchecked", "dead")
        assert MONTH.fullmatch(row["checked"])

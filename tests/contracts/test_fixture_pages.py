"""Every selector and phrase of a site or family with fixture pages fires in some of them."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from contracts.claims import (
    FAMILIES,
    PAGES,
    SITES,
    SLUGS,
    has_top_level_comma,
    is_valid,
    locators,
    selectors,
)
from newsclean.model import Layout, css

# The forty largest of which at least one selector is known: each must have a fixture page.
LARGEST = (
    "prothomalo", "kalerkantho", "jugantor", "ittefaq", "samakal", "bdnews24bn", "banglanews24",
    "jagonews24", "dhakapost", "bdpratidin", "nayadiganta", "inqilab", "mzamin", "amardesh",
    "ajkerpatrika", "kalbela", "deshrupantor", "banglatribune", "dhakatribunebn", "dailystarbn",
    "tbsbangla", "rtv", "somoynews", "jamuna", "channeli", "channel24", "ntv", "itv", "ekattor",
    "bss", "risingbd", "anandabazar", "eisamay", "sangbadpratidin", "bartaman", "news18bangla",
    "htbangla", "aajkaal", "bbcbangla", "voabangla",
)  # fmt: skip


def fixture_pages(*slugs):
    paths = sorted(path for slug in slugs for path in (PAGES / slug).glob("*/page.*"))
    return [path.read_text("utf8") for path in paths]


def silent_in(pages, layouts, phrases=()):
    """Return the selectors, metas and phrases that fire on none of the pages."""
    trees = [LexborHTMLParser(page) for page in pages]
    silent = [
        selector
        for selector in selectors(layouts)
        if not any(tree.css_first(selector) for tree in trees)
    ]
    metas = [found.what for found in locators(layouts) if found.how == "meta"]
    silent += [
        name
        for name in metas
        if not any(
            tree.css_first(f"meta[property='{name}'], meta[name='{name}']") for tree in trees
        )
    ]
    return silent + [phrase for phrase in phrases if not any(phrase in page for page in pages)]


@pytest.mark.parametrize("slug", LARGEST)
def test_largest_site_fires_in_its_fixtures(slug):
    site = SITES.get(slug)
    pages = fixture_pages(slug)
    if not pages:
        pytest.skip(f"fixtures/pages/{slug} has no page yet")

    assert silent_in(pages, site.layouts, site.phrases) == []


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if slug not in LARGEST])
def test_any_other_site_with_fixtures_fires_in_them(slug):
    site = SITES.get(slug)
    pages = fixture_pages(slug)
    if not pages:
        pytest.skip("smaller sites may go without fixture pages")

    assert silent_in(pages, site.layouts, site.phrases) == []


@pytest.mark.parametrize("slug", FAMILIES)
def test_family_fires_in_its_fixtures_and_those_of_its_sites(slug):
    family = FAMILIES[slug]
    if not family.layouts:
        pytest.skip("a family that has no markup in common")
    if not fixture_pages(slug):
        pytest.skip(f"fixtures/pages/{slug} has no page yet")
    pages = fixture_pages(slug, *(site.slug for site in SITES if site.family == slug))

    silent = silent_in(pages, family.layouts, family.phrases)
    trees = [LexborHTMLParser(page) for page in pages]
    silent += [tell for tell in family.tells if not any(tree.css_first(tell) for tree in trees)]
    assert silent == []


def test_fixture_folders_are_sites_families_or_kinds():
    folders = {path.name for path in PAGES.iterdir() if path.is_dir()}

    assert {name for name in folders if name[0] != "_"} <= {*SLUGS, *FAMILIES}


def test_the_forty_largest_are_forty_known_sites():
    assert len(set(LARGEST)) == 40
    assert set(LARGEST) <= set(SLUGS)
    assert all(SITES.get(slug).layouts for slug in LARGEST)


def test_the_checks_bite():
    assert not is_valid("p:first")
    assert has_top_level_comma(".a, .b")
    assert not has_top_level_comma("li:not(.a, .b) a")
    layout = Layout(name="x", body=(css(".there"),), drop=(".gone",))
    assert silent_in(["<p class='there'>x"], (layout,), ("কথা",)) == [".gone", "কথা"]

"""What every site and family file promises, over all that are there: no list to edit but LARGEST."""

import ast
import json
import re
import subprocess
import sys
import tomllib
import unicodedata
from datetime import date
from functools import cache
from pathlib import Path
from zoneinfo import available_timezones

import pytest
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from newsclean.errors import SiteError, UsageError
from newsclean.model import Layout, Site, css
from newsclean.sites import Sites, addresses_on, is_article, load_sites
from newsclean.sites._table import sites_table

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "src" / "newsclean" / "sites"
PAGES = ROOT / "fixtures" / "pages"
URLS = ROOT / "fixtures" / "urls"
SITES = load_sites()
SLUGS = SITES.slugs
FAMILIES = {family.slug: family for family in SITES.families()}
FILES = [FOLDER / f"{slug}.py" for slug in SLUGS]
FAMILY_FILES = [FOLDER / "families" / f"{slug}.py" for slug in FAMILIES]
STARTS = tomllib.loads((ROOT / "seeds" / "sites.toml").read_text("utf8"))

# The forty largest of which at least one selector is known: each must have a fixture page.
LARGEST = (
    "prothomalo", "kalerkantho", "jugantor", "ittefaq", "samakal", "bdnews24bn", "banglanews24",
    "jagonews24", "dhakapost", "bdpratidin", "nayadiganta", "inqilab", "mzamin", "amardesh",
    "ajkerpatrika", "kalbela", "deshrupantor", "banglatribune", "dhakatribunebn", "dailystarbn",
    "tbsbangla", "rtv", "somoynews", "jamuna", "channeli", "channel24", "ntv", "itv", "ekattor",
    "bss", "risingbd", "anandabazar", "eisamay", "sangbadpratidin", "bartaman", "news18bangla",
    "htbangla", "aajkaal", "bbcbangla", "voabangla",
)  # fmt: skip

MOST_LINES = 29
PARTS = ("body", "title", "subtitle", "kicker", "byline", "published", "modified", "section",
         "tags", "images")  # fmt: skip
MONTH = re.compile(r"^20[0-9]{2}(-(0[1-9]|1[0-2]))?$")
# Letters that Bengali pages write in two encodings: raw text is not normalized when phrases are
# looked for in it.
TWO_ENCODINGS = re.compile("[\u09dc\u09dd\u09df\u09bc]")


def selectors(layouts):
    for layout in layouts:
        for part in PARTS:
            yield from (found.what for found in getattr(layout, part) if found.how == "css")
        yield from layout.drop


def locators(layouts):
    for layout in layouts:
        for part in PARTS:
            yield from getattr(layout, part)


@cache
def urls_of(slug):
    path = URLS / f"{slug}.toml"
    return tomllib.loads(path.read_text("utf8")) if path.exists() else {}


def is_valid(selector):
    try:
        LexborHTMLParser("<p class='a'>x</p>").css(selector)
    except SelectolaxError:
        return False
    return True


def has_top_level_comma(selector):
    return "," in re.sub(r"\([^()]*\)|\[[^\]]*\]", "", selector)


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
    for url in others:
        assert SITES.find_by_url(url) is site
        assert not is_article(site, url), url
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


# ── hosts and phrases against each other ───────────────────────────────────────────────────────


def test_other_editions_are_nobodys():
    for url in ("https://en.samakal.com/x", "https://epaper.jugantor.com/2026/01/09", "http://[x"):
        assert SITES.find_by_url(url) is None


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("http://www.prothom-alo.com:80/x", "prothomalo"),
        ("https://m.kalerkantho.com./online/x", "kalerkantho"),
        ("https://www.bbc.com/bengali?ref=x", "bbcbangla"),
        ("https://WWW.DW.COM/bn/x/a-1", "dwbangla"),
        ("https://www.bbc.com/bengalish", None),
        ("https://notsamakal.com/x", None),
        ("samakal.com/x", None),
        (None, None),
    ],
)
def test_host_is_found(url, slug):
    site = SITES.find_by_url(url)

    assert (site and site.slug) == slug


@pytest.mark.parametrize(("phrase", "slug"), SITES.phrases.items())
def test_phrase_is_specific_and_has_one_encoding(phrase, slug):
    assert len(phrase) >= 15
    assert not TWO_ENCODINGS.search(phrase)
    assert [other for other in SITES.phrases if other in phrase] == [phrase]
    found = SITES.choose(None, f"প্রথম লাইন\n{phrase} আপনিও\nশেষ লাইন")
    assert found is SITES.get(slug)


def test_two_phrases_are_no_answer():
    assert SITES.find_by_phrase("\n".join(SITES.phrases)) is None


# ── families ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_family_is_readable(family):
    assert MONTH.fullmatch(family.checked)
    assert family.evidence
    names = [layout.name for layout in family.layouts]
    assert len(set(names)) == len(names)
    for tell in family.tells:
        assert re.search(r"[.#][\w-]+", tell), f"{tell}: tell-tales are found by class or id"
        assert not has_top_level_comma(tell)
        assert is_valid(tell)
    for selector in selectors(family.layouts):
        assert is_valid(selector), selector
        assert not has_top_level_comma(selector), selector
    for layout in family.layouts:
        assert layout.body
        assert not set(layout.drop) & {found.what for found in layout.body}


def test_no_tell_is_two_families():
    tells = [tell for family in FAMILIES.values() for tell in (*family.tells, *family.phrases)]

    assert len(set(tells)) == len(tells)


def page_with(tell):
    """Return a page on which a tell-tale of classes and ids matches."""
    inner = "খবর"
    for step in reversed(re.split(r"\s*>\s*|\s+", tell)):
        classes = " ".join(re.findall(r"\.([\w-]+)", step))
        ids = "".join(re.findall(r"#([\w-]+)", step))
        inner = f'<div class="{classes}" id="{ids}">{inner}</div>'
    return LexborHTMLParser(f"<body>{inner}</body>")


def names_of(tree):
    marked = tree.css("[class], [id]")
    words = (f"{n.attributes.get('class') or ''} {n.attributes.get('id') or ''}" for n in marked)
    return set(" ".join(words).split())


@pytest.mark.parametrize(
    ("tell", "slug"),
    [(tell, family.slug) for family in FAMILIES.values() for tell in family.tells],
)
def test_family_is_told_by_its_tells(tell, slug):
    tree = page_with(tell)

    assert SITES.find_family(names_of(tree), tree.css_matches).slug == slug


def test_family_is_told_by_what_it_prints_and_a_page_without_tells_by_none():
    nothing = LexborHTMLParser("<div class='story section-content'>খবর</div>")
    names = names_of(nothing)

    assert SITES.find_family(names, nothing.css_matches) is None
    told = SITES.find_family(names, nothing.css_matches, "<h4>More News Of This Category</h4>")
    assert told.slug == "itpolly"


def test_names_apart_are_no_tell():
    tree = LexborHTMLParser("<div class='pane-node-content'></div><p class='section-content'>x")

    assert SITES.find_family(names_of(tree), tree.css_matches) is None


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


# ── fixtures: pages in the real markup of each family and of the largest sites ────────────────


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


# ── the registry ───────────────────────────────────────────────────────────────────────────────


def test_docs_are_in_step():
    written = (ROOT / "docs" / "sites.md").read_text("utf8")

    assert written == sites_table(SITES), (
        "run `uv run python -m newsclean.sites._table docs/sites.md`"
    )


def test_site_files_are_read_when_asked_and_imported_when_met():
    script = """
import json, sys
from newsclean.sites import load_sites
sites = load_sites()
read = [name for name in vars(sites) if name in ("_index", "_paths")]
sites.find_by_url("https://www.jugantor.com/national/1")
site = sites.choose(None, "no phrase here")
print(json.dumps([read, [m for m in sys.modules if m.startswith("newsclean.sites.")]]))
"""
    out = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout
    read, modules = json.loads(out)

    assert read == []
    own = {name.removeprefix("newsclean.sites.") for name in modules}
    assert {name for name in own if name[0] != "_"} == {"jugantor"}


def test_help_reads_no_site():
    script = """
import sys
sys.argv = ["newsclean", "--help"]
from newsclean.cli import main
try:
    main()
except SystemExit:
    pass
sys.exit(any(name.startswith("newsclean.sites") for name in sys.modules))
"""
    subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)


def test_site_layout_is_laid_over_its_familys_namesake():
    site = SITES.get("ittefaq")
    own, laid = site.layouts[0], SITES.layouts(site)[0]
    under = FAMILIES["jadewits"].layouts[0]

    assert laid.name == own.name == under.name
    assert (laid.section, laid.tags) == (own.section, own.tags)
    assert (laid.body, laid.published, laid.drop) == (under.body, under.published, under.drop)


def write_site(folder, slug, text):
    (folder / f"{slug}.py").write_text(text, "utf8")


def test_one_host_is_one_sites(tmp_path):
    for slug in ("aa", "bb"):
        write_site(tmp_path, slug, 'SITE = Site(\n    hosts=("x.example",),\n)\n')

    with pytest.raises(SiteError, match=r"'x\.example' is already aa's: one host, one site"):
        Sites(tmp_path).find_by_url("https://x.example/")


def test_unknown_slug_is_the_callers_error():
    with pytest.raises(UsageError, match="no site is called 'nowhere'"):
        SITES.get("nowhere")
    with pytest.raises(SiteError, match="no family is called 'nowhere'"):
        SITES.family("nowhere")


def test_the_checks_bite():
    assert not is_valid("p:first")
    assert has_top_level_comma(".a, .b")
    assert not has_top_level_comma("li:not(.a, .b) a")
    layout = Layout(name="x", body=(css(".there"),), drop=(".gone",))
    assert silent_in(["<p class='there'>x"], (layout,), ("কথা",)) == [".gone", "কথা"]


def test_sites_are_handed_to_workers():
    import pickle

    again = pickle.loads(pickle.dumps(SITES))

    assert again.find_by_url("https://samakal.com/x").slug == "samakal"

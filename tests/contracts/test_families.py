"""What every platform family promises: it is told by its tell-tales and by nothing else."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from contracts.claims import FAMILIES, MONTH, SITES, has_top_level_comma, is_valid, selectors


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
    """Return the class words of a page, as the pipeline gives them: ids are none."""
    return set(" ".join(n.attributes["class"] or "" for n in tree.css("[class]")).split())


@pytest.mark.parametrize(
    ("tell", "slug"),
    [(tell, family.slug) for family in FAMILIES.values() for tell in family.tells],
)
def test_family_is_told_by_its_tells(tell, slug):
    tree = page_with(tell)

    assert SITES.find_family(names_of(tree), tree.css_matches, tree.html).slug == slug


def test_family_is_told_by_what_it_prints_and_a_page_without_tells_by_none():
    nothing = LexborHTMLParser("<div class='story section-content'>খবর</div>")
    names = names_of(nothing)

    assert SITES.find_family(names, nothing.css_matches) is None
    told = SITES.find_family(names, nothing.css_matches, "<h4>More News Of This Category</h4>")
    assert told.slug == "itpolly"


def test_names_apart_are_no_tell():
    tree = LexborHTMLParser("<div class='pane-node-content'></div><p class='section-content'>x")

    assert SITES.find_family(names_of(tree), tree.css_matches) is None

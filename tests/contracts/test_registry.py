"""How sites are found: by host, phrase and slug, each file read and imported no sooner than needed."""

import json
import pickle
import re
import subprocess
import sys

import pytest

from contracts.claims import FAMILIES, ROOT, SITES
from newsclean.errors import SiteError, UsageError
from newsclean.sites import Sites
from newsclean.sites._table import sites_table

# Letters that Bengali pages write in two encodings: raw text is not normalized when phrases are
# looked for in it.
TWO_ENCODINGS = re.compile("[\u09dc\u09dd\u09df\u09bc]")


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
print([name for name in sys.modules if name.startswith("newsclean.sites")])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)

    assert done.stdout.endswith("\n[]\n"), done.stdout + done.stderr


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


def test_sites_are_handed_to_workers():
    again = pickle.loads(pickle.dumps(SITES))

    assert again.find_by_url("https://samakal.com/x").slug == "samakal"

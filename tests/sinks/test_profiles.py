"""Each profile, by what the programs of its ecosystem read and write."""

import copy
import json
from datetime import date, datetime

import pytest
from pyarrow import parquet

from newsclean.sinks import PROFILE_NAMES, open_sink
from newsclean.sinks.profiles import PROFILES, fundus, hugging_face, schema_org, trafilatura
from newsclean.sinks.shapes import require_fit
from sinks.samples import BARE, FULL, TEXT, record, write


def test_the_names_offered_are_the_profiles_there_are():
    assert tuple(PROFILES) == PROFILE_NAMES


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("sample", [FULL, BARE], ids=["full", "bare"])
def test_a_profile_changes_no_record_and_fits_its_shape(name, sample):
    before = copy.deepcopy(sample)
    made = PROFILES[name].of(sample)
    assert sample == before
    assert set(made) <= set(PROFILES[name].shape.fields)
    for key, value in made.items():
        # A date may be written with a space, as Fundus does.
        if PROFILES[name].shape.fields[key].kind != "iso-date":
            require_fit(value, PROFILES[name].shape.fields[key], key)


@pytest.mark.parametrize("name", PROFILES)
def test_every_profile_has_a_table(name, tmp_path):
    path = str(tmp_path / "out.parquet")
    write(open_sink(path, profile=name), FULL, BARE)
    rows = parquet.read_table(path).to_pylist()
    assert list(rows[0]) == list(PROFILES[name].shape.fields)
    assert any(value == TEXT or TEXT.split("\n\n")[0] in str(value) for value in rows[0].values())


def test_hf_has_the_columns_of_cc_news_and_fineweb():
    made = hugging_face(FULL)
    assert {"title", "text", "domain", "date", "description", "url", "image_url"} <= made.keys()
    assert {"id", "text", "url", "date", "language"} <= made.keys()
    assert made["domain"] == "nodirkhobor.example"
    assert made["date"] == FULL["published"]
    assert hugging_face(BARE)["image_url"] is None


def test_trafilatura_writes_these_keys_in_this_order():
    library = pytest.importorskip("trafilatura")
    paragraphs = "".join(f"<p>{one} {one} {one}</p>" for one in TEXT.split("\n\n"))
    page = f"<html><body><article><h1>{FULL['title']}</h1>{paragraphs}</article></body></html>"
    theirs = json.loads(library.extract(page, output_format="json", with_metadata=True))
    ours = trafilatura(FULL)
    assert list(ours) == list(theirs)
    for key, value in theirs.items():
        if value is not None and ours[key] is not None:
            assert isinstance(ours[key], type(value)), key
    assert ours["text"].split("\n") == TEXT.split("\n\n")
    assert "\n" not in ours["raw_text"]
    assert date.fromisoformat(ours["date"]) == date(2026, 1, 9)
    assert ours["filedate"] == "2026-01-10"
    assert ours["author"] == "শিউলি আক্তার; নিজস্ব প্রতিবেদক"
    assert ours["tags"] == "নৌকা;নদী"
    assert (trafilatura(BARE)["author"], trafilatura(BARE)["tags"]) == (None, "")


def test_schemaorg_is_read_by_those_who_read_json_ld():
    library = pytest.importorskip("trafilatura")
    ld = json.dumps(schema_org(FULL), ensure_ascii=False)
    page = f'<html><head><script type="application/ld+json">{ld}</script></head><body><p>ক</p></body></html>'
    read = library.extract_metadata(page)
    assert read.title == FULL["title"]
    # It takes persons only: a desk is none.
    assert read.author == "শিউলি আক্তার"
    assert read.categories == [FULL["section"]]


def test_schemaorg_is_read_by_newsclean_itself():
    from newsclean import clean

    text = "\n\n".join(f"{TEXT.split(chr(10))[0]} দিন {n} গেল, আবার নৌকা এল ঘাটে।" for n in range(12))
    ld = json.dumps(schema_org(record(text=text)), ensure_ascii=False)
    page = (
        f'<html lang="bn"><head><script type="application/ld+json">{ld}</script></head>'
        f"<body><div id=app></div></body></html>"
    )
    read = clean(page, url=FULL["url"])
    assert (read.title, read.published, read.text) == (FULL["title"], FULL["published"], text)
    assert read.tags == FULL["tags"]


def test_schemaorg_says_nothing_of_what_is_not_known():
    made = schema_org(BARE)
    assert list(made) == [
        "@context",
        "@type",
        "identifier",
        "inLanguage",
        "wordCount",
        "articleBody",
    ]
    assert schema_org(FULL)["isAccessibleForFree"] is False
    assert schema_org(record(warnings=[])).get("isAccessibleForFree") is None
    assert schema_org(FULL)["image"][1] == {
        "@type": "ImageObject",
        "url": "https://img.nodirkhobor.example/b.png",
    }


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("শিউলি আক্তার", "Person"),
        ("Rahima Khatun", "Person"),
        ("নিজস্ব প্রতিবেদক", "Organization"),
        ("অনলাইন ডেস্ক", "Organization"),
        ("স্টাফ রিপোর্টার", "Organization"),
    ],
)
def test_desks_are_no_persons(name, kind):
    assert schema_org(record(authors=[name]))["author"] == [{"@type": kind, "name": name}]


def test_fundus_has_the_serialized_body_and_the_date_as_text():
    made = fundus(FULL)
    assert list(made) == [
        "title", "body", "authors", "publishing_date", "topics", "images", "free_access",
    ]  # fmt: skip
    assert made["body"] == {
        "summary": [FULL["subtitle"]],
        "sections": [{"headline": [], "paragraphs": TEXT.split("\n\n")}],
    }
    published = datetime.fromisoformat(made["publishing_date"])
    assert str(published) == made["publishing_date"]
    assert published == datetime.fromisoformat(FULL["published"])
    assert fundus(record(published="2026-01-10"))["publishing_date"] == "2026-01-10"
    assert made["free_access"] is False
    cover = made["images"][0]
    assert (cover["is_cover"], cover["caption"], cover["authors"]) == (
        True,
        "নতুন নৌকা",
        ["রফিক হাসান"],
    )
    assert cover["versions"][0]["type"] == "image/jpeg"


@pytest.mark.parametrize("url", ["http://[", "মন্দ", "", None])
def test_an_address_that_is_none_breaks_nothing(url):
    for profile in PROFILES.values():
        profile.of(record(url=url, images=[{"url": "http://[x", "caption": None, "credit": None}]))


def test_json_lines_of_a_profile_are_utf_8(tmp_path):
    path = tmp_path / "out.jsonl"
    write(open_sink(str(path), profile="fundus"), FULL)
    assert json.loads(path.read_bytes()) == fundus(FULL)
    assert "নৌকা".encode() in path.read_bytes()

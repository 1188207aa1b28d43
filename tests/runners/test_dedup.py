import gzip
import importlib.util
import json
import random
import sys
from pathlib import Path

import numpy as np
import pytest

from newsclean.errors import MissingExtra, SourceError, UsageError
from newsclean.runners.dedup import find_clusters
from newsclean.runners.dedup.inputs import Inputs
from newsclean.runners.dedup.outcome import RELATIONS
from newsclean.runners.dedup.records import moment, parse_record
from newsclean.runners.dedup.spool import Buckets, Columns
from newsclean.runners.dedup.words import Words, sound, split_words

ROOT = Path(__file__).parents[2]
STORY = [
    "চরের স্কুলে এবার সৌরবিদ্যুতে চলছে পাখা আর বাতি। গতকাল মঙ্গলবার সকালে ২৪টি প্যানেল বসানোর কাজ শেষ করেন গ্রামের তরুণেরা।",
    "স্কুলের প্রধান শিক্ষক হাসনা বানু বলেন, গরমে ছেলেমেয়েরা দুপুরের আগেই বাড়ি চলে যেত। এখন তারা বিকেল পর্যন্ত বসে পড়ে, উপস্থিতি বেড়েছে ৪০ শতাংশ।",
    "প্যানেল কেনার টাকা এসেছে নদীর ঘাটে তোলা চাঁদা থেকে। জেলেরা প্রতিদিন মাছ বিক্রির পর ১০ টাকা করে বাক্সে ফেলেছেন টানা দুই বছর।",
    "কারিগরি কাজ শিখিয়েছেন উপজেলার তড়িৎমিস্ত্রি রতন মালাকার। তিনি মজুরি নেননি, শুধু চেয়েছেন রাতে তাঁর মেয়ে যেন সেখানে পড়তে পারে।",
    "উপজেলা শিক্ষা কর্মকর্তা জানান, আশপাশের আরও ছয়টি চরে একই ব্যবস্থা করার কথা ভাবা হচ্ছে, তবে বর্ষার আগে তা হবে না।",
]
OTHER = [
    "হাওরে আগাম বন্যার শঙ্কায় আধপাকা ধান কাটছেন কৃষকেরা। পাহাড়ি ঢলে দুই দিনে বেড়েছে সুরমার জল, ডুবেছে নিচু জমি।",
    "শ্রমিক না পেয়ে পরিবারের সবাই নেমেছেন মাঠে, কেউ কাস্তে হাতে, কেউ নৌকায় আঁটি তুলছেন। ধানের দাম পড়ে গেছে মণে দেড় শ টাকা।",
    "বাঁধের দুর্বল জায়গায় রাত জেগে পাহারা দিচ্ছেন মানুষ, মাইকে ডাক পড়লেই কোদাল নিয়ে ছুটছেন সবাই।",
]


def record(name, text, **more):
    paragraphs = [text] if isinstance(text, str) else text
    return {
        "id": name,
        "url": f"https://{name}.example/1",
        "site": name,
        "title": name,
        "published": "2025-03-05T10:00:00+06:00",
        "text": "\n\n".join(paragraphs),
    } | more


def clusters_of(folder, records, **options):
    path = folder / "records.jsonl"
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), "utf8")
    return find_clusters(Inputs([str(path)]), **options)


def told(folder, records, **options):
    """Return for each id: cluster, what it is a duplicate of (None: kept), and how."""
    found = clusters_of(folder, records, **options)
    return {
        found.id_of(at): (
            found.id_of(int(found.representative[at])),
            None if found.is_kept(at) else found.id_of(int(found.duplicate_of[at])),
            RELATIONS[found.relation[at]],
        )
        for at in range(len(found))
    }


def load_labelled():
    spec = importlib.util.spec_from_file_location("labelled", ROOT / "benchmarks/dedup/labelled.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["labelled"] = module
    spec.loader.exec_module(module)
    return module


# ── how well ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("half", ["dev", "test"])
def test_the_labelled_pairs(tmp_path, half):
    labelled = load_labelled()
    found = labelled.labelled(half, 1)
    answer = told(tmp_path, [one.record for one in found])
    score = labelled.score(found, {name: cluster for name, (cluster, _, _) in answer.items()})
    assert score.precision >= 0.99
    assert score.recall >= 0.97


def test_the_order_of_the_input_is_nothing(tmp_path):
    labelled = load_labelled()
    records = [one.record for one in labelled.labelled("test", 2)[:500]]
    first = told(tmp_path, records)
    random.Random(1).shuffle(records)
    assert told(tmp_path, records) == first
    assert told(tmp_path, records, workers=2) == first
    assert len({cluster for cluster, _, _ in first.values()}) < len(first)


# ── what is the same ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "edit",
    [
        lambda t: t.translate(str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")),
        lambda t: t.replace(
            "\N{BENGALI SIGN VIRAMA}", "\N{BENGALI SIGN VIRAMA}\N{ZERO WIDTH JOINER}"
        ),
        lambda t: t.replace("\u09af\u09bc", "\u09df").replace("\u09a1\u09bc", "\u09dc"),
        lambda t: t.replace("।", " ।").replace(",", " ,"),
        lambda t: t.replace("\n\n", " "),
    ],
    ids=["digits", "joiners", "nukta", "punctuation", "paragraphs"],
)
def test_the_same_words_are_exact(tmp_path, edit):
    copy = edit("\n\n".join(STORY))
    assert copy != "\n\n".join(STORY)
    answer = told(tmp_path, [record("a", STORY), record("b", copy), record("c", OTHER)])
    assert answer == {
        "a": ("a", None, None),
        "b": ("a", "a", "exact"),
        "c": ("c", None, None),
    }


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (["ঢাকা, ৫ মার্চ (বাসস): " + STORY[0], *STORY[1:]], "near"),
        ([STORY[3], STORY[0], STORY[4], STORY[2], STORY[1]], "near"),
        ([p.replace("রতন মালাকার", "রতণ মালাকর").replace("ী", "ি") for p in STORY], "near"),
        (STORY[:2], "part"),
        (STORY[2:4], "part"),
    ],
    ids=["dateline", "order", "spelling", "lead", "middle"],
)
def test_what_other_papers_make_of_a_story(tmp_path, text, relation):
    answer = told(tmp_path, [record("a", STORY), record("b", text, published="2025-03-06")])
    assert answer["b"] == ("a", "a", relation)


def test_two_cuts_of_one_story_are_linked_by_the_whole(tmp_path):
    first = "2025-03-04T08:00:00+06:00"
    answer = told(
        tmp_path,
        [record("a", STORY[:2], published=first), record("b", STORY), record("c", STORY[3:])],
    )
    assert answer == {"a": ("a", None, None), "b": ("a", "a", "part"), "c": ("a", "a", "linked")}


# ── what is not ────────────────────────────────────────────────────────────────────────────────

WEATHER = (
    "আজ {0} রাজধানীর আকাশ আংশিক মেঘলা থাকতে পারে বলে জানিয়েছে আবহাওয়া কার্যালয়। দিনের সর্বোচ্চ তাপমাত্রা "
    "{1} ডিগ্রি এবং সর্বনিম্ন {2} ডিগ্রি সেলসিয়াস হতে পারে। বাতাসের গতি ঘণ্টায় {3} কিলোমিটার, আর্দ্রতা {4} শতাংশ।"
)


def test_a_column_of_another_day_is_another_story(tmp_path):
    days = [("শনিবার", 31, 22, 12, 78), ("রোববার", 33, 24, 9, 81), ("সোমবার", 29, 21, 17, 90)]
    records = [record(f"d{at}", WEATHER.format(*day)) for at, day in enumerate(days)]
    copy = record("copy", "নিজস্ব প্রতিবেদক: " + WEATHER.format(*days[1]))
    answer = told(tmp_path, [*records, copy])
    assert len({answer[f"d{at}"][0] for at in range(3)}) == 3
    assert answer["copy"][0] == answer["d1"][0]


def test_weak_links_make_no_chain(tmp_path):
    # Each text shares four of its five paragraphs with the next one, the ends share one.
    pool = [*STORY, *OTHER, OTHER[0][::-1]]
    records = [record(f"r{at}", pool[at : at + 5]) for at in range(5)]
    answer = told(tmp_path, records)
    assert answer["r0"][0] != answer["r4"][0]


def test_a_flash_is_no_copy_of_the_report(tmp_path):
    long = STORY + OTHER * 4
    answer = told(tmp_path, [record("a", long), record("b", STORY[0].split("।")[0])])
    assert answer["b"] == ("b", None, None)


def test_records_without_words_are_no_copies(tmp_path):
    answer = told(tmp_path, [record("a", "—"), record("b", "—"), record("c", "")])
    assert [one[1] for one in answer.values()] == [None, None, None]


# ── who copied whom ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        (
            {"published": "2025-03-05T09:00:00+06:00"},
            {"published": "2025-03-05T03:30:00+00:00"},
            "a",
        ),
        ({"published": None}, {"published": "2025-03-05"}, "b"),
        ({"published": "2025-03-05"}, {"published": "2025-03-05T23:00:00+06:00"}, "b"),
        ({}, {}, "a"),
    ],
    ids=["instants", "unknown", "day-and-clock", "id"],
)
def test_the_first_published_stands_for_its_cluster(tmp_path, one, other, first):
    records = [record("a", STORY, **one), record("b", STORY, **other)]
    for order in (records, records[::-1]):
        assert {cluster for cluster, _, _ in told(tmp_path, order).values()} == {first}


def test_of_the_same_time_the_longest_is_first(tmp_path):
    answer = told(tmp_path, [record("a", STORY), record("z", ["খবর ইউএনবির।", *STORY])])
    assert answer["a"] == ("z", "z", "near")


# ── states of one page, repeats in a text, paragraphs of a site ────────────────────────────────


def fetched(name, text, day, **more):
    source = {"fetched_at": f"2025-03-{day:02d}T10:00:00Z"}
    return record(name, text, url="https://x.example/1", source=source, **more)


def test_of_one_page_the_newest_is_kept(tmp_path):
    newer = [*STORY, OTHER[1]]
    records = [fetched("x", STORY, 5), fetched("x", newer, 7), fetched("x", STORY[:1], 4)]
    found = clusters_of(tmp_path, [*records, record("y", STORY, published="2025-03-01")])
    assert [RELATIONS[at] for at in found.relation] == ["version", "near", "version", None]
    assert found.duplicate_of.tolist() == [1, 3, 1, 3]
    assert found.representative.tolist() == [3, 3, 3, 3]
    assert 0 < found.similarity[2] < found.similarity[0] < 1


def test_a_paragraph_that_stands_twice_is_counted_and_no_copy(tmp_path):
    found = clusters_of(tmp_path, [record("a", [*STORY, STORY[1]]), record("b", STORY)])
    assert found.corpus.repeats.tolist() == [1, 0]
    assert RELATIONS[found.relation[1]] == "near"
    assert found.similarity[1] > 0.95


PROMO = "আমাদের সব খবর সবার আগে পেতে পাশের বোতাম চেপে চ্যানেলটি অনুসরণ করুন, বন্ধুদেরও জানিয়ে দিন এই পাতার কথা।"


def other_stories(count):
    labelled = load_labelled()
    made = [one.record["text"].split("\n\n") for one in labelled.labelled("dev", 5, copies=0)
            if one.kind == "story"]  # fmt: skip
    return made[:count]


def test_paragraphs_of_a_site_are_told_and_do_not_count(tmp_path):
    short = [text[0] for text in other_stories(6)]
    records = [
        record(f"s{at}", [text, PROMO, PROMO[::-1]], site="daily") for at, text in enumerate(short)
    ]
    found = clusters_of(tmp_path, records)
    assert [(one.site, one.records, one.of) for one in found.recurring.paragraphs] == [
        ("daily", 6, 6)
    ] * 2
    assert found.representative.tolist() == list(range(6))


def test_notices_that_stand_on_many_sites_do_not_count(tmp_path):
    short = [text[0] for text in other_stories(8)]
    notices = [
        PROMO,
        "গুগল নিউজে আমাদের পাতা অনুসরণ করতে নিচের ঘরে চাপ দিন এবং নোটিফিকেশন চালু রাখুন সব সময়ের জন্য।",
    ]
    records = [record(f"s{at}", [text, *notices]) for at, text in enumerate(short)]
    copy = record("copy", short[2], published="2025-04-01")
    found = clusters_of(tmp_path, [*records, copy])
    assert found.recurring.paragraphs == []  # of no single site
    assert len(found.recurring.everywhere) == 2
    assert found.representative.tolist() == [*range(8), 2]
    assert RELATIONS[found.relation[8]] == "near"


def test_copies_on_one_site_are_no_paragraphs_of_the_site(tmp_path):
    records = [
        record(f"s{at}", [f"সংস্করণ {'কখগঘঙচছজ'[at]} এর পাঠকদের জন্য।", *STORY], site="daily")
        for at in range(8)
    ]
    found = clusters_of(tmp_path, records)
    assert found.recurring.paragraphs == []
    assert set(found.representative.tolist()) == {0}


NEWS = [
    "ঝড় কমলে ভোর ছয়টায় ফেরি ছাড়ার কথা জানিয়েছে ঘাট।", "দুপুরে উদ্ধারকারী নৌকা পৌঁছেছে চরের পশ্চিম পাড়ে।",
    "নিখোঁজ দুই জেলের একজনকে পাওয়া গেছে বাতিঘরের কাছে।", "সন্ধ্যায় বিদ্যুৎ ফিরেছে বাজারে, হাসপাতালে এখনো জেনারেটর চলছে।",
    "স্কুলের মাঠে শুকনো খাবার দিচ্ছেন স্বেচ্ছাসেবকেরা রাতভর।", "জেলা প্রশাসক তিন দিনের ছুটি বাতিল করেছেন সবার।",
    "পানি নামছে ধীরে, বাঁধের ভাঙা অংশে ফেলা হচ্ছে বস্তা।", "আবহাওয়া কার্যালয় সংকেত নামিয়ে দেখাতে বলেছে বন্দরকে।",
]  # fmt: skip


def test_the_states_of_a_running_story_are_no_paragraphs_of_the_site(tmp_path):
    records = [record(f"s{at}", [new, *STORY], site="daily") for at, new in enumerate(NEWS)]
    found = clusters_of(tmp_path, records)
    assert found.recurring.paragraphs == []
    assert len(set(found.representative.tolist())) == 1


def test_a_word_that_stands_alone_recurs_by_chance_unless_it_is_everywhere(tmp_path):
    texts = [line for text in other_stories(60) for line in text if len(line.split()) > 15]
    assert len(texts) >= 120
    answer = "হ্যাঁ।"
    few = [
        record(f"s{at}", [text, answer] if at < 6 else text, site="daily")
        for at, text in enumerate(texts * 5)
    ]
    numbered = [
        one | {"text": f"{one['text']}\n\n{at} {at + 7} {at + 9}"} for at, one in enumerate(few)
    ]
    assert clusters_of(tmp_path, numbered).recurring.paragraphs == []
    often = clusters_of(tmp_path, numbered[:100]).recurring.paragraphs
    assert [(one.records, one.of) for one in often] == [(6, 100)]


# ── records and files ──────────────────────────────────────────────────────────────────────────


def test_records_of_others_need_no_more_than_text(tmp_path):
    records = [{"text": "\n".join(STORY)}, {"id": 7, "text": "\n".join(STORY)}]
    found = clusters_of(tmp_path, records)
    assert found.id_of(1) == "7"
    assert len(found.id_of(0)) == 16
    assert sum(found.is_kept(at) for at in range(2)) == 1


@pytest.mark.parametrize("schema", ["newsclean.rejection/1", "newsclean.cluster/1"])
def test_what_else_newsclean_writes_is_no_record(schema):
    assert parse_record({"schema": schema, "text": "ক"}) is None


@pytest.mark.parametrize("value", ["", "গতকাল", "2025-13-01", None, 20250301])
def test_what_is_no_date_is_no_moment(value):
    assert moment(value) == float("inf")


def test_packed_files_and_folders(tmp_path):
    line = json.dumps(record("a", STORY)).encode() + b"\n"
    (tmp_path / "a.jsonl").write_bytes(line)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(line))
    (tmp_path / "notes.txt").write_text("no records")
    assert len(find_clusters(Inputs([str(tmp_path)]))) == 2


def test_inputs_that_cannot_be_read(tmp_path):
    with pytest.raises(UsageError, match="name a file"):
        Inputs([str(tmp_path / "none.jsonl")])
    with pytest.raises(SourceError, match="no files of records"):
        Inputs([str(tmp_path)])
    (tmp_path / "a.parquet").write_bytes(b"PAR1....")
    with pytest.raises(SourceError, match="is damaged Parquet"):
        list(Inputs([str(tmp_path / "a.parquet")]).lines())


def test_a_file_that_changes_in_between_is_told(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record("a", STORY)) + "\n")
    inputs = Inputs([str(path)])
    path.write_text("{}\n" * 3)
    with pytest.raises(SourceError, match="changed"):
        list(inputs.lines())


def test_nothing_gives_nothing(tmp_path):
    found = clusters_of(tmp_path, [])
    assert len(found) == 0


@pytest.mark.parametrize("library", ["numpy", "rensa"])
def test_a_library_that_is_not_there_is_named(tmp_path, monkeypatch, library):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra, match=rf"{library} is not installed.*newsclean\[dedup\]"):
        clusters_of(tmp_path, [])


# ── words ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("শ্রেণী", "শ্রেনি"), ("মতো", "মত"), ("যশোর", "জশোর"), ("চাঁদ", "চাদ"), ("সর্দ্দার", "সর্দার"),
        ("ব্যাঙ্ক", "ব্যাংক"), ("পাহাড়", "পাহার"), ("উৎসব", "উত্সব"), ("কোরবানী", "কোরবাণি"),
    ],
)  # fmt: skip
def test_spellings_sound_alike(one, other):
    assert sound(*split_words(one)) == sound(*split_words(other))


@pytest.mark.parametrize(
    ("one", "other"), [("কাল", "খাল"), ("বার", "বাড়ি"), ("নয়", "নজ"), ("দিন", "দান")]
)
def test_other_words_do_not(one, other):
    assert sound(*split_words(one)) != sound(*split_words(other))


# ── numbers on disk ────────────────────────────────────────────────────────────────────────────


def test_a_table_is_read_by_its_columns():
    rows = np.arange(60, dtype=np.uint32).reshape(20, 3)
    table = Columns(25, 3)
    for part in (rows[:0], rows[:7], rows[7:]):
        table.add(part)
    assert [table.column(at).tolist() for at in range(3)] == rows.T.tolist()


def test_buckets_give_back_every_key(monkeypatch):
    monkeypatch.setattr("newsclean.runners.dedup.spool._TOGETHER", 100)
    keys = np.arange(1000, dtype=np.uint64) * np.uint64(2**40) + np.uint64(3)
    held = Buckets(7)
    for start in range(0, 1000, 30):
        part = keys[start : start + 30]
        held.add(part, part % np.uint64(7))
    read = [held.read(at) for at in range(7)]
    assert all((part % np.uint64(7) == at).all() for at, part in enumerate(read))
    assert sorted(np.concatenate(read).tolist()) == keys.tolist()


@pytest.mark.parametrize("limit", [8, 64])
def test_clusters_do_not_depend_on_what_fits_into_memory(tmp_path, monkeypatch, limit):
    labelled = load_labelled()
    records = [one.record for one in labelled.labelled("dev", 3)[:300]]
    expected = told(tmp_path, records)
    monkeypatch.setattr("newsclean.runners.dedup.spool._IN_BUCKET", limit)
    monkeypatch.setattr("newsclean.runners.dedup.spool._TOGETHER", 1000)
    monkeypatch.setattr("newsclean.runners.dedup.recurring._BATCH", limit)
    monkeypatch.setattr("newsclean.runners.dedup.clusters._CHUNK", limit)
    assert told(tmp_path, records) == expected


def test_words_are_kept_within_bounds(monkeypatch):
    monkeypatch.setattr("newsclean.runners.dedup.words._KEPT_FORMS", 3)
    words = Words()
    first = list(words.read("এক দুই তিন চার পাঁচ"))
    assert len(words) <= 3
    assert list(words.read("এক দুই তিন চার পাঁচ")) == first

import csv
import gzip
import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pyarrow
import pytest
from pyarrow import parquet

from sinks.samples import FULL

STORY = (
    "নদীর পাড়ে নতুন হাট বসেছে, প্রথম দিনেই বিক্রি হয়েছে ১২০ মণ পাট। সকাল থেকে নৌকা আর ভ্যানে করে আসতে থাকেন চাষিরা।\n\n"
    "হাটের ইজারাদার নিমাই সরকার বলেন, খাজনা ধরা হয়েছে মণে ৫ টাকা, যা আগের হাটের অর্ধেক। পাইকারেরা নগদ টাকায় কিনেছেন।\n\n"
    "বৃষ্টি নামলে মাল ভেজার ভয় আছে, তাই টিনের ছাউনি চেয়েছেন ব্যবসায়ীরা। ইউনিয়ন পরিষদ আগামী মাসে কাজ শুরুর কথা বলেছে।"
)
OTHER = (
    "পাহাড়ি ছড়ায় সাঁকো ভেঙে পড়ায় তিন গ্রামের শিশুরা স্কুলে যেতে পারছে না। অভিভাবকেরা পালা করে কোলে তুলে পার করছেন ছোটদের।\n\n"
    "কারবারি মংসাথুই মারমা জানান, গাছের গুঁড়ি কাটা হয়েছে, রোববার সবাই মিলে সাঁকো তোলা হবে। সরকারি সেতুর কাগজ আটকে আছে জেলা সদরে।"
)


def record(name, text, **more):
    return {
        "schema": "newsclean.article/1",
        "id": name,
        "url": f"https://{name}.example/1",
        "site": name,
        "title": f"{name} | শিরোনাম",
        "published": "2025-03-05T10:00:00+06:00",
        "text": text,
    } | more


def line_of(found):
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


@pytest.fixture
def records(here):
    found = [
        record("b", "ঢাকা, ৫ মার্চ: " + STORY, published="2025-03-05T12:00:00+06:00"),
        record("c", OTHER),
        record("a", STORY),
        record("d", STORY.split("\n\n")[1], published="2025-03-07"),
    ]
    (here / "in.jsonl").write_text("".join(line_of(one) + "\n" for one in found), "utf8")
    return found


def test_each_record_comes_with_its_cluster(call, records):
    result = call("dedup", "in.jsonl")
    assert result.code == 0
    out = result.records
    assert [(r["cluster"], r["duplicate_of"], r["relation"]) for r in out] == [
        ("a", "a", "near"),
        ("c", None, None),
        ("a", None, None),
        ("a", "a", "part"),
    ]
    assert {r["schema"] for r in out} == {"newsclean.clustered/1"}
    assert [list(r)[-5:] for r in out] == [
        ["cluster", "duplicate_of", "relation", "similarity", "repeats"]
    ] * 4
    assert [r["text"] for r in out] == [r["text"] for r in records]
    assert "4 records, 2 stories, 1 near, 1 part" in result.err


def test_representatives_are_as_they_came(call, records, here):
    result = call("dedup", "in.jsonl", "--representatives", "-q")
    lines = (here / "in.jsonl").read_text("utf8").split("\n")
    assert result.out == f"{lines[1]}\n{lines[2]}\n"
    assert result.err == ""


def test_what_was_annotated_is_annotated_anew(call, records, here):
    call("dedup", "in.jsonl", "-o", "once.jsonl")
    once = (here / "once.jsonl").read_text("utf8")
    assert call("dedup", "once.jsonl", "-q").out == once
    kept = call("dedup", "once.jsonl", "--representatives", "-q").records
    assert kept == [records[1], records[2]]


def test_the_threshold_is_what_a_copy_must_share(call, here):
    lines = [line_of(record("a", STORY)), line_of(record("b", STORY.replace("নৌকা", "ট্রলার")))]
    (here / "in.jsonl").write_text("\n".join(lines), "utf8")
    assert [len({r["cluster"] for r in call("dedup", "in.jsonl", "-q", *more).records})
            for more in ((), ("--threshold", "1"))] == [1, 2]  # fmt: skip


def test_records_of_others_keep_what_they_are(call, here):
    (here / "x.jsonl").write_text('{ "text" : "ক খ গ", "n": [1, 2] }\n', "utf8")
    found = call("dedup", "x.jsonl", "-q").records[0]
    assert found["n"] == [1, 2]
    assert found["duplicate_of"] is None
    assert "schema" not in found


def test_the_report_lists_clusters(call, records, here):
    call("dedup", "in.jsonl", "--report", "r.jsonl", "-o", "out.jsonl")
    (one,) = map(json.loads, (here / "r.jsonl").read_text("utf8").splitlines())
    assert one["schema"] == "newsclean.cluster/1"
    assert (one["cluster"], one["records"], one["sites"]) == ("a", 3, 3)
    assert (one["first"], one["last"]) == ("2025-03-05T10:00:00+06:00", "2025-03-07")
    assert [m["id"] for m in one["members"]] == ["a", "b", "d"]
    assert 0.5 < one["members"][1]["similarity"] < 1
    assert one["history"] == []


def test_the_report_lists_the_history_of_a_page(call, here):
    states = [
        record(
            "p", text, url="https://p.example/1", source={"fetched_at": f"2025-03-0{day}T00:00:00Z"}
        )
        for day, text in ((2, STORY), (1, STORY[:200]), (3, STORY + " শেষ।"))
    ]
    (here / "in.jsonl").write_text("".join(line_of(one) + "\n" for one in states), "utf8")
    kept = call("dedup", "in.jsonl", "--report", "r.jsonl", "--representatives").records
    assert [r["source"]["fetched_at"] for r in kept] == ["2025-03-03T00:00:00Z"]
    one = json.loads((here / "r.jsonl").read_text("utf8"))
    assert one["records"] == 1
    assert [h["fetched_at"][:10] for h in one["history"]] == ["2025-03-01", "2025-03-02"]
    assert {h["relation"] for h in one["history"]} == {"version"}


def test_the_report_is_a_page_of_tables_by_its_name(call, records, here):
    call("dedup", "in.jsonl", "--report", "r.md")
    page = (here / "r.md").read_text("utf8")
    assert "3 records of 3 sites, 2025-03-05 to 2025-03-07" in page
    assert (
        "| 2025-03-05T10:00:00+06:00 | a | first |  | a \\| শিরোনাম | https://a.example/1 |" in page
    )


def test_recurring_paragraphs_are_listed(call, here):
    promo = "সব খবর সবার আগে পেতে আমাদের সঙ্গে থাকুন।"
    words = STORY.split() + OTHER.split()
    texts = [" ".join(words[at : at + 14]) for at in range(0, 84, 14)]
    found = [record(f"n{at}", f"{text}\n\n{promo}", site="daily") for at, text in enumerate(texts)]
    (here / "in.jsonl").write_text("".join(line_of(one) + "\n" for one in found), "utf8")
    result = call("dedup", "in.jsonl", "--recurring", "p.jsonl")
    (one,) = map(json.loads, (here / "p.jsonl").read_text("utf8").splitlines())
    assert (one["site"], one["text"], one["records"], one["of"]) == ("daily", promo, 6, 6)
    assert one["example"].startswith("https://n")
    assert "1 paragraphs recur on 1 sites" in result.err


def test_packed_input_and_standard_input(call, start, records, here):
    plain = (here / "in.jsonl").read_bytes()
    (here / "in.jsonl.gz").write_bytes(gzip.compress(plain))
    expected = call("dedup", "in.jsonl", "-q").out
    assert call("dedup", "in.jsonl.gz", "-q").out == expected
    process = start("dedup", "-", "-q", stdin=subprocess.PIPE)
    assert process.communicate(plain, timeout=60)[0].decode() == expected


@pytest.fixture
def whole(here):
    """Two copies and another story, each with every key of a record."""
    texts = {"a": STORY, "b": "ঢাকা, ৫ মার্চ: " + STORY, "c": OTHER}
    found = [
        {
            **FULL,
            "id": name,
            "url": f"https://{name}.example/1",
            "published": f"2026-01-0{day}",
            "text": text,
        }
        for day, (name, text) in enumerate(texts.items(), start=1)
    ]
    (here / "in.jsonl").write_text("".join(line_of(one) + "\n" for one in found), "utf8")
    return found


def test_parquet_in_and_parquet_out(call, whole, here):
    assert call("export", "in.jsonl", "-o", "in.parquet", "-q").code == 0
    plain = call("dedup", "in.jsonl", "-q").records
    from_table = call("dedup", "in.parquet", "-q").records
    assert [list(r) for r in from_table] == [list(r) for r in plain]
    instant = datetime.fromisoformat(FULL["source"]["fetched_at"])
    for row, line in zip(from_table, plain, strict=True):
        # A table keeps the instant, not the offset that it was written with.
        assert datetime.fromisoformat(row["source"].pop("fetched_at")) == instant
        del line["source"]["fetched_at"]
        assert row == line
    assert call("dedup", "in.parquet", "-o", "out.parquet").code == 0
    rows = parquet.read_table(here / "out.parquet").to_pylist()
    assert [
        (r["schema"], r["cluster"], r["duplicate_of"], r["relation"], r["repeats"]) for r in rows
    ] == [
        ("newsclean.clustered/1", "a", None, None, 0),
        ("newsclean.clustered/1", "a", "a", "near", 0),
        ("newsclean.clustered/1", "c", None, None, 0),
    ]
    assert rows[0]["published_on"].isoformat() == "2026-01-01"
    # What was clustered is clustered anew.
    assert call("dedup", "out.parquet", "-q").out == call("dedup", "in.parquet", "-q").out


def test_representatives_as_a_table_are_records(call, whole, here):
    assert call("dedup", "in.jsonl", "--representatives", "-o", "kept.parquet").code == 0
    table = parquet.read_table(here / "kept.parquet")
    assert table["id"].to_pylist() == ["a", "c"]
    assert set(table["schema"].to_pylist()) == {"newsclean.article/1"}
    assert "cluster" not in table.schema.names


def test_clusters_in_a_spreadsheet(call, whole, here):
    call("dedup", "in.jsonl", "-o", "out.csv")
    with (here / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(r["id"], r["cluster"], r["duplicate_of"]) for r in rows] == [
        ("a", "a", ""),
        ("b", "a", "a"),
        ("c", "c", ""),
    ]


def test_a_table_takes_no_records_of_others(call, here):
    (here / "x.jsonl").write_text('{"text": "ক খ গ"}\n', "utf8")
    result = call("dedup", "x.jsonl", "-o", "x.parquet")
    assert result.code == 2
    assert "name a .jsonl file" in result.err
    assert {path.name for path in here.iterdir()} == {"x.jsonl"}


def test_parquet_of_others(call, here):
    day = datetime(2025, 3, 5, tzinfo=UTC)
    rows = [{"text": text, "published": day, "n": 1.5, "raw": b"x"} for text in (STORY, STORY)]
    parquet.write_table(pyarrow.Table.from_pylist(rows), here / "x.parquet")
    first, second = call("dedup", "x.parquet", "-q").records
    assert (first["published"], first["n"], first["raw"]) == (
        "2025-03-05T00:00:00+00:00",
        1.5,
        None,
    )
    assert second["relation"] == "exact"


def test_damaged_parquet_is_told(call, here):
    (here / "x.parquet").write_bytes(b"PAR1....PAR1")
    result = call("dedup", "x.parquet")
    assert result.code == 3
    assert "x.parquet: is damaged Parquet" in result.err


def test_clustered_lines_are_counted_and_copied_and_tables_say_where_from(call, whole, here):
    call("dedup", "in.jsonl", "-o", "clustered.jsonl")
    lines = (here / "clustered.jsonl").read_text("utf8")
    assert call("export", "clustered.jsonl", "-q").out == lines
    assert json.loads(call("stats", "clustered.jsonl", "--json").out)["records"] == 3
    result = call("export", "clustered.jsonl", "-o", "x.csv")
    assert result.code == 3
    assert "newsclean dedup FILE -o NAME.parquet" in result.err


def test_every_line_validates(call, whole, here):
    promo = "সব খবর সবার আগে পেতে আমাদের সঙ্গে থাকুন।"
    words = STORY.split() + OTHER.split()
    texts = [" ".join(words[at : at + 14]) for at in range(0, 84, 14)]
    more = [{**FULL, "id": f"n{n}", "url": f"https://p.example/{n}", "text": f"{one}\n\n{promo}"}
            for n, one in enumerate(texts)]  # fmt: skip
    with (here / "in.jsonl").open("a", encoding="utf8") as file:
        file.writelines(line_of(one) + "\n" for one in [*more, {**whole[0], "text": OTHER * 2}])
    call("dedup", "in.jsonl", "-o", "clustered", "--report", "cluster", "--recurring", "recurring")
    for name in ("clustered", "cluster", "recurring"):
        schema = json.loads(call("schema", "--dedup", name).out)
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        lines = [json.loads(line) for line in (here / name).read_text("utf8").splitlines()]
        assert lines
        for line in lines:
            validator.validate(line)
            assert list(line) == list(schema["properties"])
            with pytest.raises(jsonschema.ValidationError):
                validator.validate({**line, "schema": "newsclean.article/1"})
            with pytest.raises(jsonschema.ValidationError):
                validator.validate({**line, "more": 1})
    assert (
        "('repeats', pa.int64())" in call("schema", "--dedup", "clustered", "--format", "arrow").out
    )
    assert call("schema", "--dedup", "cluster", "--format", "arrow").code == 2
    assert call("schema", "--dedup", "cluster", "--rejection").code == 2


def test_damaged_lines_are_told_and_left_out(call, records, here):
    with (here / "in.jsonl").open("a") as file:
        file.write('{"id": "broken\n{"schema":"newsclean.rejection/1","text":"ক"}\n\n[1]\n')
    result = call("dedup", "in.jsonl")
    assert result.code == 1
    assert len(result.records) == 4
    assert "in.jsonl:5: is no JSON object" in result.err
    assert "in.jsonl:8: is no JSON object" in result.err
    assert "1 lines are no records" in result.err


def test_nothing_to_read(call, here):
    (here / "in.jsonl").write_text('{"schema": "newsclean.rejection/1"}\n')
    result = call("dedup", "in.jsonl", "-o", "out.jsonl", "--report", "r.jsonl")
    assert result.code == 3
    assert "no record was found" in result.err
    assert {path.name for path in here.iterdir()} == {"in.jsonl"}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("none.jsonl",), "none.jsonl: No such file"),
        (("in.jsonl", "-o", "in.jsonl"), "--force replaces it"),
        (("in.jsonl", "--report", "-"), "--report -: only records"),
        (("in.jsonl", "-o", "x.jsonl", "--report", "x.jsonl"), "need a file each"),
        (("in.jsonl", "--threshold", "0.2"), "greater than or equal to 0.5"),
        (("in.jsonl", "-o", "x.parquet.gz"), "a Parquet file is packed inside"),
    ],
)
def test_usage(call, records, here, args, said):
    before = (here / "in.jsonl").read_bytes()
    result = call("dedup", *args)
    assert result.code == 2
    assert said in result.err
    assert (here / "in.jsonl").read_bytes() == before
    assert {path.name for path in here.iterdir()} == {"in.jsonl"}


def test_a_file_may_be_replaced_by_what_was_read_from_it(call, records, here):
    assert call("dedup", "in.jsonl", "-o", "in.jsonl", "--force", "--representatives").code == 0
    assert len((here / "in.jsonl").read_text("utf8").splitlines()) == 2


def wait_for(what):
    until = time.monotonic() + 30
    while not what() and time.monotonic() < until:
        time.sleep(0.02)
    assert what()


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_while_reading_leaves_nothing(start, records, here, number, code):
    process = start(
        "dedup", "-", "-o", "out.jsonl", "--report", "r.jsonl", stdin=subprocess.PIPE
    )  # fmt: skip
    process.stdin.write((here / "in.jsonl").read_bytes())
    process.stdin.flush()
    wait_for(lambda: list(here.glob(".r.jsonl.*")))
    process.send_signal(number)
    _, err = process.communicate(timeout=30)
    assert process.returncode == code
    assert b"interrupted: nothing is written" in err
    assert b"Traceback" not in err
    assert {path.name for path in here.iterdir()} == {"in.jsonl"}


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks Linux for the children")
def test_an_interrupt_ends_the_workers(start, here):
    words = STORY.split() + OTHER.split()
    with (here / "in.jsonl").open("w", encoding="utf8") as file:
        for at in range(3000):
            text = " ".join([*words[at % 60 :], f"ক{at}", f"খ{at * 7}"])
            file.write(line_of(record(f"r{at}", text)) + "\n")
    process = start("dedup", "in.jsonl", "-o", "out.jsonl", "--workers", "2")
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    wait_for(lambda: len(children.read_text().split()) >= 2)
    started = children.read_text().split()
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 143
    assert b"interrupted: nothing is written" in err
    assert b"Traceback" not in err
    assert {path.name for path in here.iterdir()} == {"in.jsonl"}
    wait_for(lambda: not any(Path(f"/proc/{one}").exists() for one in started))


def test_help_imports_no_numbers(here):
    code = (
        "import sys; from newsclean.cli.app import app\n"
        "try: app(['dedup', '--help'])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('numpy', 'rensa', 'pyarrow', 'pydantic') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()[-1]
    assert "numpy" not in loaded
    assert "rensa" not in loaded

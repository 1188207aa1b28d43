import csv
import gzip
import io
import json
import os
import signal
import sys
import time

import pytest
from pyarrow import parquet

from newsclean.sinks.foreign import hf_features
from newsclean.sinks.schemas import json_schema
from newsclean.sinks.shapes import article_shape
from sinks.samples import BARE, FULL, line

REJECTION = b'{"schema":"newsclean.rejection/1","path":"x","url":null,"reason":"listing","detail":"d","newsclean":"0"}'


@pytest.fixture
def records(here):
    path = here / "in.jsonl"
    path.write_bytes(b"".join(one + b"\n" for one in (line(FULL), line(BARE))))
    return path


@pytest.mark.parametrize("name", ["out.parquet", "out.csv", "out.jsonl.gz", "out.jsonl"])
def test_the_form_is_told_by_the_name(call, here, records, name):
    done = call("export", records, "-o", name)
    assert (done.code, done.out, done.err) == (0, "", "newsclean: 2 records written\n")
    content = (here / name).read_bytes()
    assert content.startswith({"out.parquet": b"PAR1", "out.csv": b"\xef\xbb\xbfid", "out.jsonl.gz": b"\x1f\x8b", "out.jsonl": b'{"schema'}[name])  # fmt: skip
    again = call("export", records, "-o", name)
    assert again.code == 2
    assert "--force" in again.err
    assert call("export", records, "-o", name, "--force", "-q").err == ""
    assert (here / name).read_bytes() == content


def test_every_form_reads_back_to_the_same_records(call, here, records):
    call("export", records, "-o", "a.jsonl.zst")
    call("export", "a.jsonl.zst", "-o", "b.jsonl.gz")
    call("export", "b.jsonl.gz", "-o", "c.jsonl")
    assert (here / "c.jsonl").read_bytes() == records.read_bytes()


def test_standard_output_and_input(call, records, monkeypatch):
    class Stdin:
        buffer = io.BytesIO(records.read_bytes())

    monkeypatch.setattr(sys, "stdin", Stdin())
    done = call("export", "-", "--fields", "title, published_on", "--quiet")
    assert done.code == 0
    assert done.records == [
        {"title": FULL["title"], "published_on": "2026-01-09"},
        {"title": None, "published_on": None},
    ]
    done = call("export", records, "--to", "csv", "--fields", "tags")
    assert done.out == '\ufefftags\r\nনৌকা; নদী\r\n""\r\n'


def test_markdown_goes_to_a_folder(call, here, records):
    assert call("export", records, "--to", "markdown", "-o", "to-read/").code == 0
    assert sorted(one.name for one in (here / "to-read").iterdir()) == ["nodirkhobor", "unknown"]
    done = call("export", records, "--to", "markdown")
    assert (done.code, "folder" in done.err) == (2, True)


def test_profiles_and_several_files(call, here, records):
    done = call("export", records, records, "--profile", "hf", "-o", "hf.parquet")
    assert done.code == 0
    table = parquet.read_table(here / "hf.parquet")
    assert table.num_rows == 4
    assert table["domain"].to_pylist()[0] == "nodirkhobor.example"


def test_damaged_lines_are_told_and_the_rest_goes_on(call, here):
    lines = [line(FULL), b'{"broken', REJECTION, line(FULL, title=1), b"", line(BARE)]
    (here / "in.jsonl").write_bytes(b"\n".join(lines))
    for name in ("out.csv", "out.jsonl"):
        done = call("export", "in.jsonl", "-o", name)
        assert done.code == 1
        assert "in.jsonl:2: is damaged: no JSON" in done.err
        assert "in.jsonl:4: title is a number, expected text" in done.err
        assert "2 records written, 2 damaged lines left out, 1 rejections left out" in done.err
    assert len((here / "out.jsonl").read_bytes().splitlines()) == 2
    rows = list(csv.reader(io.StringIO((here / "out.csv").read_text("utf-8-sig"), newline="")))
    assert len(rows) == 3


def test_many_damaged_lines_are_counted(call, here):
    (here / "in.jsonl").write_bytes(b"x\n" * 500 + line(FULL))
    done = call("export", "in.jsonl", "-o", "out.csv")
    assert len(done.err.splitlines()) < 30
    assert "500 damaged lines" in done.err


def test_a_file_that_is_missing_costs_itself(call, here, records):
    done = call("export", "nowhere.jsonl", records, "-o", "out.csv")
    assert done.code == 1
    assert "nowhere.jsonl: cannot be read" in done.err
    assert (here / "out.csv").exists()


@pytest.mark.parametrize("content", [b"", b"x\n", REJECTION])
@pytest.mark.parametrize("name", ["out.parquet", "out.csv", "out.jsonl"])
def test_without_a_record_nothing_is_written(call, here, content, name):
    (here / "in.jsonl").write_bytes(content)
    assert call("export", "in.jsonl", "-o", name).code == 3
    assert [one.name for one in here.iterdir()] == ["in.jsonl"]


def test_fields_of_tomorrow_are_named(call, here):
    (here / "in.jsonl").write_bytes(line({**FULL, "mood": "ভালো"}))
    done = call("export", "in.jsonl", "-o", "out.parquet")
    assert "left out: mood" in done.err
    assert call("export", "in.jsonl", "-o", "out.jsonl").err == "newsclean: 1 record written\n"
    assert b"mood" in (here / "out.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--fields", "titel"), "did you mean title"),
        (("--fields", ","), "at least one field"),
        (("--profile", "hf", "--fields", "section"), "no such field"),
        (("-o", "nowhere/out.csv"), "no folder"),
    ],
)
def test_wrong_calls(call, records, args, says):
    done = call("export", records, *args)
    assert done.code == 2
    assert says in done.err


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_an_interrupt_keeps_what_is_finished(start, here):
    reader, writer = os.pipe()
    process = start("export", "-", "-o", "out.parquet", stdin=reader)
    os.close(reader)
    with os.fdopen(writer, "wb") as lines:
        lines.write(line(FULL) + b"\n" + line(BARE) + b"\n")
        lines.flush()
        until = time.monotonic() + 20
        while not list(here.glob(".out.parquet.*")) and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"2 records kept" in err
    assert parquet.read_table(here / "out.parquet").num_rows == 2


def test_the_schemas_are_printed(call):
    assert json.loads(call("schema").out) == json_schema(__import__("newsclean").model.Article)
    features = json.loads(call("schema", "--format", "hf-features").out)
    assert features == hf_features(article_shape())
    assert features["published"] == {"dtype": "timestamp[s, tz=UTC]", "_type": "Value"}
    named = json.loads(call("schema", "--format", "hf-features", "--profile", "hf").out)
    assert list(named)[:3] == ["id", "url", "domain"]
    assert call("schema", "--format", "arrow").out.startswith("import pyarrow as pa\n")
    assert call("schema", "--profile", "hf").code == 2
    assert call("schema", "--rejection", "--format", "arrow").code == 2


def test_the_choices_are_those_that_the_sinks_have():
    import typing

    from newsclean.cli.export import export
    from newsclean.cli.schema import schema
    from newsclean.sinks import FORMS, PROFILE_NAMES

    def offered(function, name):
        hints = typing.get_type_hints(function)
        literal, _ = typing.get_args(hints[name])
        return typing.get_args(literal)

    assert offered(export, "to") == FORMS
    assert offered(export, "profile") == offered(schema, "profile") == PROFILE_NAMES


def test_an_output_may_take_the_place_of_its_input(call, here, records):
    assert call("export", records, "-o", records, "--fields", "id", "--force").code == 0
    assert [json.loads(one) for one in records.read_bytes().splitlines()] == [
        {"id": FULL["id"]},
        {"id": BARE["id"]},
    ]


def test_a_folder_is_all_its_files_of_records_but_the_one_that_is_written(call, here):
    deep = here / "run" / "records"
    deep.mkdir(parents=True)
    (deep / "00000.jsonl").write_bytes(line(FULL) + b"\n")
    (deep / "00001.jsonl.gz").write_bytes(gzip.compress(line(BARE) + b"\n"))
    (here / "run" / "run.json").write_text("{}")
    for more in ((), ("--force",)):
        done = call("export", "run", "-o", "run/all.jsonl", *more)
        assert (done.code, done.err) == (0, "newsclean: 2 records written\n")
    call("export", "run/all.jsonl", "-o", "run/records/00002.parquet")
    assert call("export", "run/records").err == "newsclean: 4 records written\n"


def test_a_folder_without_records_costs_itself(call, here, records):
    (here / "empty").mkdir()
    done = call("export", "empty", records, "-o", "out.csv")
    assert done.code == 1
    assert "empty: no files of records in it" in done.err
    assert "2 records written" in done.err


def test_of_a_folder_a_damaged_file_costs_itself(call, here):
    (here / "run").mkdir()
    (here / "run" / "a.parquet").write_bytes(b"PAR1 and no more")
    (here / "run" / "b.jsonl").write_bytes(line(FULL) + b"\n")
    done = call("export", "run", "-o", "out.csv")
    assert done.code == 1
    assert "a.parquet: is damaged Parquet" in done.err
    assert "1 record written" in done.err

import gzip
import io
import json
import os

import jsonschema
import pytest
import zstandard

from newsclean.errors import MissingExtra, SourceError, UsageError
from newsclean.model import Article
from newsclean.sinks import FORMS, FileLines, StreamLines, form_of, open_sink
from newsclean.sinks.schemas import json_schema
from sinks.samples import BARE, FULL, line, write

NAMES = ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.parquet", "out.csv", "out.csv.gz"]


def test_the_samples_are_records():
    validator = jsonschema.Draft202012Validator(json_schema(Article))
    for sample in (FULL, BARE):
        validator.validate(sample)
        assert list(sample) == list(json_schema(Article)["properties"])


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.jsonl", "jsonl"),
        ("a", "jsonl"),
        ("a.json.gz", "jsonl"),
        ("A.CSV", "csv"),
        ("a.csv.zst", "csv"),
        ("x.y.parquet", "parquet"),
        ("a.pq", "parquet"),
    ],
)
def test_the_form_is_told_by_the_name(name, form):
    assert form_of(name) == form


def test_plain_json_lines_are_the_lines_of_old(tmp_path):
    sink = open_sink(str(tmp_path / "out.jsonl"))
    assert isinstance(sink, FileLines)
    sink.discard()
    assert isinstance(open_sink("-", stdout=io.BytesIO()), StreamLines)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_has_its_name_only_when_it_is_finished(tmp_path, name):
    path = tmp_path / name
    sink = open_sink(str(path))
    sink.write(line(FULL))
    assert not path.exists()
    assert all(one.name.startswith(".") for one in tmp_path.iterdir())
    assert sink.identity() is None
    sink.commit()
    sink.commit()
    sink.discard()
    assert sink.count == 1
    assert [one.name for one in tmp_path.iterdir()] == [name]
    assert path.stat().st_size > 100


@pytest.mark.parametrize("name", NAMES)
def test_what_is_discarded_leaves_no_trace(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"before")
    sink = open_sink(str(path), force=True)
    assert sink.identity() == (path.stat().st_dev, path.stat().st_ino)
    sink.write(line(FULL))
    sink.discard()
    assert path.read_bytes() == b"before"
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_exists_is_replaced_only_by_force(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"before")
    with pytest.raises(UsageError, match="--force"):
        open_sink(str(path))
    write(open_sink(str(path), force=True), FULL)
    assert path.read_bytes() != b"before"
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_records_give_the_same_bytes(tmp_path, name):
    for folder in ("one", "other"):
        (tmp_path / folder).mkdir()
        write(open_sink(str(tmp_path / folder / name)), FULL, BARE)
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()


@pytest.mark.parametrize("name", NAMES[3:])
def test_what_is_no_record_is_said_and_the_rest_goes_on(tmp_path, name):
    sink = open_sink(str(tmp_path / name))
    sink.write(line(FULL))
    with pytest.raises(SourceError, match=r"authors\[1\] is a number, expected text"):
        sink.write(line(FULL, authors=["ক", 2]))
    with pytest.raises(SourceError, match="damaged"):
        sink.write(b'{"schema":')
    sink.write(line(BARE))
    sink.commit()
    assert sink.count == 2


@pytest.mark.parametrize("name", NAMES[3:5])
def test_a_disk_that_is_full_at_the_end_leaves_the_name_alone(tmp_path, monkeypatch, name):
    sink = open_sink(str(tmp_path / name))
    sink.write(line(FULL))

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        sink.commit()
    sink.discard()
    assert list(tmp_path.iterdir()) == []


def test_packed_lines_are_the_lines(tmp_path):
    lines = [line(FULL), line(BARE)]
    for name, unpack in (
        ("a.jsonl.gz", gzip.decompress),
        (
            "a.jsonl.zst",
            lambda packed: zstandard.ZstdDecompressor().decompressobj().decompress(packed),
        ),
    ):
        write(open_sink(str(tmp_path / name)), *lines)
        assert unpack((tmp_path / name).read_bytes()) == b"".join(one + b"\n" for one in lines)


def test_fields_are_chosen_by_dotted_names_in_their_order():
    out = io.BytesIO()
    fields = ["published_on", "title", "source.url", "images.url", "published_at", "warnings"]
    write(open_sink("-", fields=fields, stdout=out), FULL, BARE)
    full, bare = map(json.loads, out.getvalue().splitlines())
    assert list(full) == fields
    assert full["published_on"] == "2026-01-09"
    assert full["published_at"] == "2026-01-09T14:15:00+00:00"
    assert full["images.url"] == [image["url"] for image in FULL["images"]]
    assert bare == {
        **dict.fromkeys(fields), "images.url": [], "warnings": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"fields": ["titel"]}, "did you mean title"),
        ({"fields": ["source.utl"]}, "did you mean source.url"),
        ({"fields": ["qqqq"]}, "there are schema, id"),
        ({"fields": ["title"], "profile": "schemaorg"}, "no such field"),
        ({"profile": "marc21"}, "expected one of hf, schemaorg, trafilatura, fundus"),
        ({"form": "markdown"}, "need a folder"),
    ],
)
def test_a_wrong_call_says_what_would_be_right(given, says):
    with pytest.raises(UsageError, match=says):
        open_sink("-", stdout=io.BytesIO(), **given)


def test_parquet_is_not_packed_once_more(tmp_path):
    with pytest.raises(UsageError, match="packed inside"):
        open_sink(str(tmp_path / "a.parquet.gz"))
    assert list(tmp_path.iterdir()) == []


def test_a_missing_package_is_named_with_its_extra(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"newsclean\[parquet\]"):
        open_sink(str(tmp_path / "a.parquet"))
    assert list(tmp_path.iterdir()) == []


def test_there_are_four_forms():
    assert FORMS == ("jsonl", "parquet", "csv", "markdown")

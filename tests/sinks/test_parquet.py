import json
from datetime import UTC, date, datetime

import pyarrow as pa
import pytest
from pyarrow import parquet

from newsclean.sinks import open_sink
from newsclean.sinks import parquet as sink_module
from sinks.samples import BARE, FULL, line, record, write


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "out.parquet")


def test_dates_stand_as_printed_and_typed_besides(path):
    write(open_sink(path), FULL, BARE)
    full, bare = parquet.read_table(path).to_pylist()
    assert full["published"] == "2026-01-09T20:15:00+06:00"
    assert full["published_at"] == datetime(2026, 1, 9, 14, 15, tzinfo=UTC)
    assert full["published_on"] == date(2026, 1, 9)
    # A day has no instant: midnight would be invented.
    assert (full["modified"], full["modified_at"]) == ("2026-01-10", None)
    assert full["modified_on"] == date(2026, 1, 10)
    assert (bare["published"], bare["published_at"], bare["published_on"]) == (None, None, None)
    assert full["source"]["fetched_at"] == datetime(2026, 1, 10, 1, 0, 0, 250000, tzinfo=UTC)
    assert full["source"]["page_date"] == date(2026, 1, 10)


def test_a_day_late_at_night_stays_the_day_of_the_page(path):
    write(open_sink(path), record(published="2026-01-09T01:30:00+06:00"))
    row = parquet.read_table(path).to_pylist()[0]
    assert row["published_on"] == date(2026, 1, 9)
    assert row["published_at"].date() == date(2026, 1, 8)


def test_everything_else_comes_back_as_it_was(path):
    write(open_sink(path), FULL, BARE)
    times = {"published_at", "published_on", "modified_at", "modified_on"}
    for row, one in zip(parquet.read_table(path).to_pylist(), (FULL, BARE), strict=True):
        assert [name for name in row if name not in times] == list(one)
        assert {k: v for k, v in row.items() if k not in {*times, "source"}} == {
            k: v for k, v in one.items() if k != "source"
        }


def test_the_types_are_those_that_every_reader_has(path):
    write(open_sink(path), BARE)
    schema = parquet.read_schema(path)

    def kinds(kind):
        yield kind
        for n in range(kind.num_fields):
            yield from kinds(kind.field(n).type)

    seen = {str(one) for field in schema for one in kinds(field.type) if not one.num_fields}
    assert seen == {"string", "double", "int64", "date32[day]", "timestamp[us, tz=UTC]"}
    assert not any(
        pa.types.is_map(one) or pa.types.is_null(one) for f in schema for one in kinds(f.type)
    )
    assert pa.types.is_list(schema.field("numbers").type)
    assert schema.metadata[b"newsclean.schema"] == b"newsclean.article/1"


def test_row_groups_are_written_as_they_fill(path, monkeypatch):
    monkeypatch.setattr(sink_module, "_GROUP_RECORDS", 10)
    sink = open_sink(path)
    for n in range(25):
        sink.write(line(FULL, id=f"{n:016x}"))
        assert len(sink._rows) < 10
    sink.commit()
    file = parquet.ParquetFile(path)
    assert [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)] == [10, 10, 5]
    assert file.read(["id"])["id"].to_pylist() == [f"{n:016x}" for n in range(25)]
    assert file.metadata.row_group(0).column(1).compression == "ZSTD"


def test_large_records_fill_a_group_sooner(path, monkeypatch):
    monkeypatch.setattr(sink_module, "_GROUP_BYTES", 30_000)
    write(open_sink(path), *(record(text="ক" * 4000) for _ in range(5)))
    assert parquet.ParquetFile(path).num_row_groups == 2


def test_a_record_of_an_older_version_has_nulls_where_it_has_no_key(path):
    older = {k: v for k, v in FULL.items() if k not in ("numbers", "evidence", "tags")}
    write(open_sink(path), {**older, "of_tomorrow": 1})
    row = parquet.read_table(path).to_pylist()[0]
    assert (row["numbers"], row["evidence"], row["tags"]) == (None, None, [])
    assert "of_tomorrow" not in row


def test_an_empty_file_is_a_table_all_the_same(path):
    write(open_sink(path))
    assert parquet.read_table(path).num_rows == 0
    assert "published_at" in parquet.read_schema(path).names


def test_numbers_whole_and_broken_are_one_column(path):
    number = FULL["numbers"][0]
    write(open_sink(path), record(numbers=[number, {**number, "value": 2.5}]))
    row = parquet.read_table(path).to_pylist()[0]
    assert [one["value"] for one in row["numbers"]] == [10.0, 2.5]


def test_a_stream_gets_the_whole_file(tmp_path):
    import io

    out = io.BytesIO()
    write(open_sink("-", "parquet", stdout=out), FULL)
    assert parquet.read_table(pa.BufferReader(out.getvalue())).num_rows == 1


def test_characters_beyond_the_plane_and_joiners_survive(path):
    text = "র\N{ZERO WIDTH JOINER}্যাব \N{GRINNING FACE} \N{LINE SEPARATOR} শেষ"
    write(open_sink(path), json.dumps(record(text=text)).encode())
    assert parquet.read_table(path)["text"][0].as_py() == text

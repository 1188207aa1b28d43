"""What datasets, pandas and pyarrow make of the outputs, offline."""

import io
import json

import pytest

from newsclean.sinks import open_sink
from newsclean.sinks.foreign import arrow_code, hf_features
from newsclean.sinks.shapes import article_shape
from newsclean.sinks.views import choose_view
from sinks.samples import BARE, FULL, record, write

# The loader writes what it infers for the first chunk, and casts all others to it.
CHUNK_BYTES = 20_000


@pytest.fixture(scope="module")
def datasets():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_DATASETS_OFFLINE", "1")
        patch.setenv("HF_HUB_OFFLINE", "1")
        patch.setenv("HF_DATASETS_DISABLE_PROGRESS_BARS", "1")
        yield pytest.importorskip("datasets", reason="datasets is not installed")


@pytest.fixture
def load(datasets, tmp_path):
    def load(kind, path, **given):
        return datasets.load_dataset(
            kind, data_files=str(path), split="train", cache_dir=str(tmp_path / "cache"), **given
        )

    return load


@pytest.fixture
def late(tmp_path):
    """Records of which the first chunks have neither date nor place, pictures nor numbers."""
    path = tmp_path / "late.jsonl"
    records = [record(BARE, id=f"{n:016x}") for n in range(40)]
    records += [record(published="2026-01-10", id="f" * 16), FULL]
    write(open_sink(str(path)), *records)
    assert path.stat().st_size > 2 * CHUNK_BYTES
    return path, records


def test_the_trouble_that_the_features_are_for(load, late):
    with pytest.raises(Exception, match="generating the dataset"):
        load("json", late[0], chunksize=CHUNK_BYTES)


@pytest.mark.parametrize("streaming", [False, True], ids=["whole", "streaming"])
def test_json_lines_load_with_the_features(datasets, load, late, streaming):
    features = datasets.Features.from_dict(hf_features(article_shape()))
    path, records = late
    rows = list(load("json", path, features=features, chunksize=CHUNK_BYTES, streaming=streaming))
    assert [row["id"] for row in rows] == [one["id"] for one in records]
    last = rows[-1]
    for name in ("title", "text", "authors", "images", "tags", "warnings", "extraction"):
        assert last[name] == FULL[name], name
    assert last["published"].isoformat() == "2026-01-09T14:15:00+00:00"
    assert last["source"]["fetched_at"].isoformat() == "2026-01-10T01:00:00.250000+00:00"
    assert last["numbers"][0]["value"] == 10.0
    assert rows[0]["published"] is None


def test_the_features_survive_a_file(datasets):
    text = json.dumps(hf_features(article_shape()))
    features = datasets.Features.from_dict(json.loads(text))
    assert list(features) == list(article_shape().fields)


@pytest.mark.parametrize("streaming", [False, True], ids=["whole", "streaming"])
def test_parquet_loads_as_it_is(load, late, tmp_path, streaming):
    path = tmp_path / "out.parquet"
    write(open_sink(str(path)), *late[1])
    rows = list(load("parquet", path, streaming=streaming))
    assert rows[-1]["published"] == FULL["published"]
    assert rows[-2]["published"] == "2026-01-10"
    assert rows[-1]["published_at"].isoformat() == "2026-01-09T14:15:00+00:00"
    assert rows[-1]["evidence"]["published"]["calendar"] == "gregorian"
    assert len(rows) == len(late[1])


@pytest.mark.parametrize("profile", ["hf", "schemaorg", "trafilatura", "fundus"])
def test_profiles_load_with_their_features(datasets, load, late, tmp_path, profile):
    view = choose_view(profile)
    features = datasets.Features.from_dict(hf_features(view.shape))
    lines, table = tmp_path / "out.jsonl", tmp_path / "out.parquet"
    write(open_sink(str(lines), profile=profile), *late[1])
    write(open_sink(str(table), profile=profile), *late[1])
    rows = load("json", lines, features=features, chunksize=CHUNK_BYTES)
    assert rows.num_rows == load("parquet", table).num_rows == len(late[1])
    assert rows.column_names == list(view.shape.fields)


def test_the_arrow_code_makes_the_schema_that_pyarrow_reads_lines_by(late):
    from pyarrow import json as reader

    made = {}
    exec(arrow_code(article_shape()), made)  # this is what the user does with it
    table = reader.read_json(
        str(late[0]),
        read_options=reader.ReadOptions(block_size=CHUNK_BYTES),
        parse_options=reader.ParseOptions(
            explicit_schema=made["SCHEMA"], unexpected_field_behavior="error"
        ),
    )
    assert table.schema == made["SCHEMA"]
    assert table.to_pylist()[-1] == FULL


def test_pandas_reads_lines_tables_and_cells(late, tmp_path):
    pandas = pytest.importorskip("pandas")
    path, records = late
    lines = pandas.read_json(path, lines=True, dtype=False)
    assert lines["published"].tolist()[-2:] == ["2026-01-10", FULL["published"]]
    assert lines["text"].iloc[-1] == FULL["text"]

    write(open_sink(str(tmp_path / "out.parquet")), *records)
    table = pandas.read_parquet(tmp_path / "out.parquet")
    assert str(table["published_at"].dtype).startswith("datetime64[")
    assert table["published_at"].iloc[-1] == pandas.Timestamp(FULL["published"])
    assert table["published_at"].isna().sum() == 41
    assert list(table["authors"].iloc[-1]) == FULL["authors"]

    write(open_sink(str(tmp_path / "out.csv")), *records)
    cells = pandas.read_csv(tmp_path / "out.csv", dtype=str, keep_default_na=False)
    assert cells.columns[0] == "id"
    assert cells["text"].tolist() == [one["text"] for one in records]


def test_pandas_reads_packed_lines(tmp_path):
    pandas = pytest.importorskip("pandas")
    for name in ("a.jsonl.gz", "a.jsonl.zst"):
        write(open_sink(str(tmp_path / name)), FULL, BARE)
        frame = pandas.read_json(tmp_path / name, lines=True)
        assert frame["text"].tolist() == [FULL["text"], BARE["text"]]


def test_a_table_from_a_stream_is_read(tmp_path):
    pandas = pytest.importorskip("pandas")
    out = io.BytesIO()
    write(open_sink("-", "parquet", fields=["title", "published_on"], stdout=out), FULL)
    assert pandas.read_parquet(io.BytesIO(out.getvalue())).shape == (1, 2)

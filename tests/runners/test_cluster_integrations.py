"""newsclean inside other engines: the steps and the batches, and the examples that show them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsclean.errors import UsageError
from newsclean.integrations.arrow import CleanBatches, Cleaning, batch_schema, clean_batches
from newsclean.model import Options
from newsclean.runners import Limits
from runners import poison

pa = pytest.importorskip("pyarrow")
pytest.importorskip("datatrove")
pytestmark = pytest.mark.filterwarnings("default")

ROOT = Path(__file__).parents[2]
PAGE = min((ROOT / "seeds/pages").glob("*.txt"))
FAST = Cleaning(Options(), None, Limits(page_timeout_s=2, page_memory_bytes=2**28), poison.load)


def table(*texts, **more):
    count = len(texts)
    urls = [f"https://a.example/{number}" for number in range(count)]
    return pa.table({"text": [*texts], "url": urls, **more})


def test_a_row_comes_out_for_each_row_whatever_is_in_it():
    pages = table("নদী শান্ত", "KILL", "LISTING", None, "CRASH", "SLEEP", "আকাশ নীল")
    out = CleanBatches(FAST)(pages)
    assert out.schema == batch_schema()
    assert out["title"].to_pylist() == ["নদী শান্ত", None, None, None, None, None, "আকাশ নীল"]
    said = [one and one["reason"] for one in out["rejection"].to_pylist()]
    assert said == [None, "crashed", "listing", "unreadable", "crashed", "timeout", None]
    assert out["rejection"][1].as_py()["url"] == "https://a.example/1"


def test_batches_stream_and_hand_on_columns():
    pages = table("নদী শান্ত", "আকাশ নীল", "মাঠ সবুজ", key=[7, 8, 9])
    seen = []

    def batches():
        for batch in pages.to_batches(max_chunksize=2):
            seen.append(batch.num_rows)
            yield batch

    out = clean_batches(batches(), FAST, keep=["key"])
    first = next(out)
    assert seen == [2]
    assert isinstance(first, pa.RecordBatch)
    assert first.schema == batch_schema([pages.schema.field("key")])
    rest = [*out]
    assert [one for batch in (first, *rest) for one in batch.column("key").to_pylist()] == [7, 8, 9]


def test_the_record_in_a_batch_is_the_record_of_a_line():
    body = PAGE.read_text("utf8")
    from newsclean import clean

    out = CleanBatches()(pa.table({"page": [body], "url": ["https://a.example/x"]}))
    (row,) = out.select(["title", "text", "published", "id"]).to_pylist()
    article = clean(body, "https://a.example/x")
    assert row == {name: getattr(article, name) for name in row}


def test_calls_that_are_wrong_say_so():
    with pytest.raises(UsageError, match="one of: a, b"):
        CleanBatches(FAST)(pa.table({"a": ["x"], "b": [1]}))
    with pytest.raises(UsageError, match="keep='title'"):
        CleanBatches(FAST, keep=["title"])
    with pytest.raises(UsageError, match="keep='nothing'"):
        CleanBatches(FAST, keep=["nothing"])(table("নদী"))
    out = CleanBatches(FAST, column="a")(pa.table({"a": ["নদী শান্ত"], "b": [1]}))
    assert out["title"].to_pylist() == ["নদী শান্ত"]


def test_the_steps_take_documents_of_other_readers_and_what_other_steps_change(tmp_path):
    from datatrove.data import Document

    from newsclean.integrations.datatrove import CleanPages, RecordWriter

    given = [
        Document("নদী শান্ত", "doc/1", metadata={"url": "https://a.example/1", "date": "2024-01-02"}),
        Document("LISTING", "doc/2"),
    ]
    step = CleanPages(FAST, rejects=RecordWriter(str(tmp_path / "no")))
    (cleaned,) = step.run(iter(given))
    assert (cleaned.text, cleaned.metadata["url"]) == ("নদী শান্ত", "https://a.example/1")
    assert "text" not in cleaned.metadata
    cleaned.text = "নদী অশান্ত"
    cleaned.metadata["score"] = 0.5
    assert [*RecordWriter(str(tmp_path / "out")).run(iter([cleaned]))] == [cleaned]
    record = json.loads((tmp_path / "out/00000.jsonl").read_text())
    assert (record["text"], record["source"]["path"]) == ("নদী অশান্ত", "doc/1")
    assert "score" not in record
    rejected = json.loads((tmp_path / "no/00000.jsonl").read_text())
    assert (rejected["path"], rejected["reason"]) == ("doc/2", "listing")


def test_a_file_of_a_rank_that_fails_is_not_there(tmp_path):
    from datatrove.data import Document

    from newsclean.integrations.datatrove import RecordWriter

    def documents():
        yield Document("", "1", metadata={"schema": "x", "path": "1"})
        raise ValueError("in the middle")

    with pytest.raises(ValueError, match="in the middle"):
        [*RecordWriter(str(tmp_path / "out")).run(documents(), 3)]
    assert [*(tmp_path / "out").iterdir()] == []


def test_records_go_into_a_store(tmp_path):
    import fsspec
    from datatrove.data import Document

    from newsclean.integrations.datatrove import RecordWriter

    document = Document("", "1", metadata={"schema": "x", "path": "নদী"})
    assert [*RecordWriter("memory://cleaned", "jsonl.gz").run(iter([document]), 3)]
    import gzip

    packed = fsspec.filesystem("memory").cat_file("/cleaned/00003.jsonl.gz")
    assert json.loads(gzip.decompress(packed))["path"] == "নদী"


# ── the examples ───────────────────────────────────────────────────────────────────────────────


def run_example(name, *args, folder):
    return subprocess.run(
        [sys.executable, str(ROOT / "examples" / name), *args],
        cwd=folder, capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip


def test_the_datatrove_example_runs(tmp_path):
    from pyarrow import parquet

    (tmp_path / "in").mkdir()
    for number in range(2):
        (tmp_path / "in" / f"{number}.txt").write_bytes(
            PAGE.read_bytes() + f"\n{number}\n".encode()
        )
    done = run_example("datatrove_pipeline.py", "in", "out", "--tasks", "1", "--workers", "1",
                       folder=tmp_path)  # fmt: skip
    assert done.stdout == "1 of 1 tasks done\n", done.stderr
    assert parquet.read_table(tmp_path / "out/records/00000.parquet").num_rows == 2


@pytest.mark.parametrize("name", ["ray_data.py", "spark_map_in_arrow.py"])
def test_the_other_examples_run_where_their_engine_is(name, tmp_path):
    pytest.importorskip({"ray_data.py": "ray", "spark_map_in_arrow.py": "pyspark"}[name])
    pages = pa.table({"text": [PAGE.read_text("utf8")] * 3, "url": ["https://a.example/"] * 3})
    from pyarrow import parquet

    parquet.write_table(pages, tmp_path / "pages.parquet")
    done = run_example(name, "pages.parquet", os.fspath(tmp_path / "out"), folder=tmp_path)
    assert done.stdout.strip().endswith("3 rows, 3 records"), done.stderr

"""CSV, TSV and Parquet: a row is a page, told by the names of the columns."""

import csv
import io
from datetime import UTC, datetime

import pytest

from newsclean.model import RawPage
from newsclean.sources import Noted, Skipped, Span, Unread, plan_paths, read_parcel, read_paths

HTML = '<html><body><p class="a">খালের পানি, "নোনা" হয়ে গেছে;\r\nধান শুকায়</p></body></html>'
WHEN = "2024-11-02T10:30:00+06:00"


def read(path, **options):
    return list(read_paths([str(path)], **options))


def write(path, rows, delimiter=",", encoding="utf-8"):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


ROWS = [
    ["id", "Source-URL", "html", "Fetched At", "status_code"],
    ["1", "https://a.example/1", HTML, WHEN, "200"],
    ["2", "https://a.example/2", HTML.replace("খালের", "বিলের"), "", "404"],
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_rows_are_pages_with_what_their_crawler_knew(tmp_path, delimiter, encoding):
    path = write(tmp_path / "crawl.dat", ROWS, delimiter, encoding)
    first, second = read(path)
    assert first == RawPage(
        HTML,
        f"{path}#1",
        url="https://a.example/1",
        kind="html",
        fetched_at=datetime(2024, 11, 2, 4, 30, tzinfo=UTC),
        status=200,
    )
    assert (second.origin, second.status, second.fetched_at) == (f"{path}#2", 404, None)


def test_standard_input_may_be_a_table(tmp_path):
    path = write(tmp_path / "a.csv", ROWS)
    found = list(read_paths(["-"], stdin=io.BytesIO(path.read_bytes())))
    assert [one.origin for one in found] == ["-#1", "-#2"]


@pytest.mark.parametrize("name", ["text", "content", "Body", "page"])
def test_the_column_is_found_by_the_usual_names(tmp_path, name):
    path = write(tmp_path / "a.csv", [["title", name], ["শিরোনাম", "জোয়ার এল"]])
    (one,) = read(path)
    assert (one.body, one.kind) == ("জোয়ার এল", "text" if name == "text" else None)


def test_a_column_is_named_where_its_name_is_unusual(tmp_path):
    rows = [["id", "text", "news body"], ["1", "শিরোনাম", "জোয়ার এল, ভাটা গেল"]]
    path = write(tmp_path / "a.csv", rows)
    (one,) = read(path, column="news body")
    assert (one.body, one.kind) == ("জোয়ার এল, ভাটা গেল", None)
    (one,) = read(path)
    assert one.body == "শিরোনাম"
    (told,) = read(path, column="nothing")
    assert told.detail == 'has no column "nothing"; there are: id, text, news body'


def test_json_lines_take_the_same_column(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": "ক", "story": "জোয়ার এল"}\n{"title": "খ"}\n', "utf-8")
    page, told = read(path, column="story")
    assert (page.body, page.origin) == ("জোয়ার এল", f"{path}#1")
    assert told.detail.endswith("as --column wants")
    assert '"html" or "text"' in read(path)[0].detail


def test_a_table_without_pages_is_told_where_it_is_asked_for(tmp_path):
    path = write(tmp_path / "f.csv", [["name", "size"], ["ক", "3"]])
    (told,) = read(path)
    assert told.reason == "unreadable"
    assert "--column: name, size" in told.detail
    assert [type(one) for one in read(tmp_path)] == [Skipped, Unread]


@pytest.mark.parametrize(
    "text",
    [
        "ভোলায়, বরিশালে জোয়ার\nপানি বেড়েছে\n",
        "content\nবাকি সব লেখা\n",
        "সংবাদ | খেলা | বিনোদন\nনদীতে জোয়ার\n",
        "<p>html,text</p>\n",
    ],
)
def test_a_page_with_commas_is_no_table(tmp_path, text):
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    found = read(path)
    assert [one.body for one in found if isinstance(one, RawPage)] in (
        [text.encode()],
        ["বাকি সব লেখা"],
    )


def test_damaged_rows_cost_themselves(tmp_path, monkeypatch):
    monkeypatch.setattr("newsclean.sources.tables.delimited._FIELD_LIMIT", 3000)
    rows = [["url", "html"], ["https://a.example/1", HTML], ["https://a.example/2"],
            ["https://a.example/3", "x" * 9000], ["https://a.example/4", " "], [],
            ["https://a.example/5", HTML]]  # fmt: skip
    found = read(write(tmp_path / "a.csv", rows))
    assert [(one.origin[-2:], getattr(one, "reason", "page")) for one in found] == [
        ("#1", "page"),
        ("#2", "unreadable"),
        ("#3", "too-large"),
        ("#4", "empty"),
        ("#5", "page"),
    ]


def test_a_table_of_names_alone_is_told(tmp_path):
    (told,) = read(write(tmp_path / "a.csv", [["url", "html"]]))
    assert (told.reason, told.detail) == ("empty", "holds no pages")


def test_a_quotation_mark_that_never_ends_fills_no_memory(tmp_path, monkeypatch):
    monkeypatch.setattr("newsclean.sources.tables.delimited._FIELD_LIMIT", 3000)
    path = write(tmp_path / "a.csv", [["url", "html"], ["https://a.example/1", HTML]])
    with path.open("ab") as file:
        file.write(b'https://a.example/2,"' + b"word\n" * 5000)
    found = read(path)
    assert found[0].body == HTML
    assert found[1].reason == "too-large"
    assert not any(isinstance(one, RawPage) for one in found[1:])


pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


def make(path, count=10, per_group=3, **columns):
    table = {
        "id": list(range(count)),
        "text": [f"<p>{number} {HTML}" for number in range(count)],
        "url": [f"https://a.example/{number}" for number in range(count)],
        "crawled_at": [datetime(2024, 11, 2, 4, 30, tzinfo=UTC)] * count,
    }
    pq.write_table(pa.table({**table, **columns}), path, row_group_size=per_group)
    return path


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.binary()])
def test_parquet_rows_are_pages(tmp_path, kind):
    bodies = [f"<p>{number} {HTML}" for number in range(10)]
    if kind == pa.binary():
        bodies = [body.encode() for body in bodies]
    path = make(tmp_path / "a.parquet", html=pa.array(bodies, kind))
    found = read(path)
    assert [one.body for one in found] == bodies
    assert [one.origin for one in found] == [f"{path}#{number}" for number in range(1, 11)]
    assert {(one.kind, one.fetched_at) for one in found} == {
        ("html", datetime(2024, 11, 2, 4, 30, tzinfo=UTC))
    }
    assert found[3].url == "https://a.example/3"


def test_parquet_is_cut_at_its_row_groups(tmp_path, monkeypatch):
    path = make(tmp_path / "a.parquet")
    whole = read(path)
    monkeypatch.setattr("newsclean.sources.planning._PACKED_BYTES", 10)
    monkeypatch.setattr("newsclean.sources.tables.parquet.PARCEL_BYTES", 10)
    parcels = list(plan_paths([str(path)]))
    assert [type(parcel) for parcel in parcels] == [Span] * 4
    assert [one for parcel in parcels for one in read_parcel(parcel)] == whole
    assert sum(parcel.weight for parcel in parcels) == path.stat().st_size
    # One large row group is read ahead: two workers have work all the same.
    monkeypatch.setattr("newsclean.sources.tables.parquet._GROUP_LIMIT_BYTES", 10)
    monkeypatch.setattr("newsclean.sources.planning._PACKED_BYTES", 2000)
    monkeypatch.setattr("newsclean.sources.planning._CARRIED_INPUTS", 4)
    parcels = list(plan_paths([str(path)]))
    assert len(parcels) == 3
    assert [one for parcel in parcels for one in read_parcel(parcel)] == whole


def test_parquet_from_standard_input_and_with_another_column(tmp_path):
    path = make(tmp_path / "a.parquet", story=[f"জোয়ার {number}" for number in range(10)])
    found = list(read_paths(["-"], stdin=io.BytesIO(path.read_bytes()), column="story"))
    assert found[2].body == "জোয়ার 2"
    (told,) = read(path, column="id")
    assert 'no column "id" of text' in told.detail


def test_parquet_that_is_damaged_costs_what_is_damaged(tmp_path):
    path = make(tmp_path / "a.parquet", 400, 100)
    body = bytearray(path.read_bytes())
    (tmp_path / "cut.parquet").write_bytes(body[: len(body) // 2])
    (told,) = read(tmp_path / "cut.parquet")
    assert told.reason == "unreadable"
    group = pq.read_metadata(path).row_group(1)
    at = group.column(1).data_page_offset
    body[at : at + 60] = b"\xff" * 60
    (tmp_path / "spoilt.parquet").write_bytes(body)
    found = read(tmp_path / "spoilt.parquet")
    assert sum(isinstance(one, RawPage) for one in found) == 300
    (told,) = [one for one in found if isinstance(one, Unread)]
    assert "rows 101 to 200 are lost" in told.detail


def test_parquet_with_times_and_names_that_make_no_sense_does_no_harm(tmp_path):
    wild = pa.array([0] * 9 + [2**60], pa.timestamp("us", tz="UTC"))
    found = read(make(tmp_path / "a.parquet", 10, 10, crawled_at=wild))
    assert len(found) == 10
    assert [one.fetched_at is None for one in found] == [False] * 9 + [True]
    body = make(tmp_path / "b.parquet").read_bytes().replace(b"crawled_at", b"crawl\xff\xffat")
    (tmp_path / "b.parquet").write_bytes(body)
    assert "damaged" in read(tmp_path / "b.parquet")[0].detail


def test_our_own_records_are_no_pages(tmp_path):
    path = tmp_path / "out.parquet"
    pq.write_table(pa.table({"schema": ["newsclean.article/1"], "text": ["জোয়ার"]}), path)
    (told,) = read(path)
    assert "newsclean made" in told.detail
    path = write(tmp_path / "out.csv", [["schema", "text"], ["newsclean.article/1", "জোয়ার"]])
    (told,) = read(path)
    assert "newsclean made" in told.detail


def test_a_time_without_an_offset_is_noted(tmp_path):
    rows = [["html", "crawled_at"], [HTML, "2024-11-02 10:30:00"]]
    note, page = read(write(tmp_path / "a.csv", rows))
    assert isinstance(note, Noted)
    assert page.fetched_at is None
    # However many there are.
    found = read(write(tmp_path / "a.csv", rows + rows[1:] * 9))
    assert [isinstance(one, Noted) for one in found] == [True] + [False] * 10

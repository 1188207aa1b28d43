import csv
import io

import pytest

from newsclean.sinks import open_sink
from newsclean.sinks.spreadsheet import cell_of
from sinks.samples import BARE, FULL, TEXT, record, write


def rows_of(*records, **given):
    out = io.BytesIO()
    sink = write(open_sink("-", "csv", stdout=out, **given), *records)
    return (
        out.getvalue(),
        list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline=""))),
        sink,
    )


def test_a_spreadsheet_reads_it_as_utf_8_with_its_own_line_ends():
    content, rows, _ = rows_of(FULL, BARE)
    assert content.startswith(b"\xef\xbb\xbfid,")
    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == 3
    assert rows[0]["text"] == TEXT
    assert rows[0]["title"] == "ঘাটে ভাসল দুই নৌকা"


def test_lists_are_joined_and_pictures_stand_on_lines():
    row = rows_of(FULL)[1][0]
    assert row["authors"] == "শিউলি আক্তার; নিজস্ব প্রতিবেদক"
    assert row["tags"] == "নৌকা; নদী"
    assert row["images"].split("\n") == [
        "https://img.nodirkhobor.example/a.jpg?w=800 | নতুন নৌকা | রফিক হাসান",
        "https://img.nodirkhobor.example/b.png",
    ]


def test_the_columns_are_those_that_a_reader_wants():
    row = rows_of(FULL)[1][0]
    assert row["published"] == "2026-01-09T20:15:00+06:00"
    assert row["published_on"] == "2026-01-09"
    assert row["source.path"] == "pages/1204.html"
    assert row["extraction.confidence"] == "1.0"
    assert not any(name.startswith(("evidence", "normalization", "numbers")) for name in row)
    assert set(rows_of(BARE)[1][0].values()) >= {"", "bn"}


@pytest.mark.parametrize(
    "title",
    [
        "=HYPERLINK(\"http://evil.example\",\"ক\")",
        "+৮৮০ নম্বরে ফোন",
        "-১ ডিগ্রি তাপমাত্রা",
        "@প্রতিবেদক",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "\N{NO-BREAK SPACE}=1+1",
        "\N{FULLWIDTH EQUALS SIGN}1+1",
        "\N{FULLWIDTH COMMERCIAL AT}x",
    ],
)  # fmt: skip
def test_no_cell_is_a_formula(title):
    row = rows_of(record(title=title, authors=[title], site=title))[1][0]
    assert row["title"] == f"'{title}"
    assert row["authors"] == f"'{title}"
    assert row["site"] == f"'{title}"


@pytest.mark.parametrize("text", ["ক-খ", "৫ = ৫", "'উদ্ধৃতি'", "—ড্যাশ", "…", ""])
def test_other_cells_are_left_alone(text):
    assert cell_of(text) == text


def test_quotes_commas_and_line_ends_stay_in_their_cell():
    title = 'তিনি বলেন, "আসছি";\nপরে\r\nএলেন'
    rows = rows_of(record(title=title), BARE)[1]
    assert rows[0]["title"] == title
    assert len(rows) == 2


def test_chosen_columns_are_all_written_even_evidence():
    content, rows, _ = rows_of(
        FULL, fields=["evidence.published", "numbers.value", "source.status"]
    )
    assert content.decode("utf-8-sig").split("\r\n")[0] == (
        "evidence.published.raw,evidence.published.where,evidence.published.rule,evidence.published.precision,"
        "evidence.published.calendar,evidence.published.range,numbers.value,source.status"
    )
    assert rows[0]["evidence.published.calendar"] == "gregorian"
    assert rows[0]["numbers.value"] == "10"
    assert rows[0]["source.status"] == "200"


def test_profiles_have_their_own_columns():
    row = rows_of(FULL, profile="schemaorg")[1][0]
    assert row["author"] == "Person | শিউলি আক্তার\nOrganization | নিজস্ব প্রতিবেদক"
    assert row["isAccessibleForFree"] == "false"
    assert row["publisher.identifier"] == "nodirkhobor"


def test_cells_that_excel_would_cut_are_counted():
    sink = rows_of(record(text="ক" * 32_767), record(text="ক" * 32_768))[2]
    assert sink.overlong == 1


def test_no_records_give_the_heads_alone():
    content, rows, _ = rows_of()
    assert rows == []
    assert content.startswith(b"\xef\xbb\xbfid,")

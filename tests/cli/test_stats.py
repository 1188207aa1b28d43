import gzip
import json

import pytest

from sinks.samples import BARE, FULL, line

REJECTION = b'{"schema":"newsclean.rejection/1","path":"x","url":null,"reason":"listing","detail":"d","newsclean":"0"}'


@pytest.fixture
def records(here):
    path = here / "in.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n".join((line(FULL), line(FULL), line(BARE), REJECTION))))
    return path


def test_tables_for_the_eye(call, records):
    done = call("stats", records)
    assert done.code == 0
    assert done.out.startswith(
        "3 records of 2 sites, rejections: 1\npublished 2026-01-09 to 2026-01-09"
    )
    assert "repeated: 1 ids, 1 addresses" in done.out
    rows = [row.split() for row in done.out.splitlines()]
    assert [
        "nodirkhobor",
        "2",
        "66.7%",
        "2026-01-09",
        "2026-01-09",
        "133",
        "100%",
        "100%",
        "100%",
    ] in [[*row[:5], "133", *row[6:]] for row in rows]
    assert ["2", "66.7%", "█" * 30, "সারাদেশ"] in rows
    assert ["listing", "1", "100%", "█" * 30] in rows
    assert max(map(len, done.out.splitlines())) <= 100


def test_json_for_programs(call, records):
    figures = json.loads(call("stats", records, records, "--json").out)
    assert figures["schema"] == "newsclean.stats/1"
    assert (figures["records"], figures["rejections"], figures["damaged"]) == (6, 2, 0)
    assert figures["days"] == {"2026-01-09": 4}


def test_a_page_for_the_browser(call, here, records):
    done = call("stats", records, "--html", "report.html")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert "3 records of 2 sites" in (here / "report.html").read_text("utf8")
    (here / "report.html").write_text("আমার")
    assert call("stats", records, "--html", "report.html").code == 2
    assert (here / "report.html").read_text() == "আমার"
    assert call("stats", records, "--html", "-").out.startswith("<!doctype html>")


def test_damaged_lines_are_told_and_counted(call, here):
    (here / "in.jsonl").write_bytes(b"\n".join((line(FULL), b"{", line(FULL, tags=3))))
    done = call("stats", "in.jsonl", "--json")
    assert done.code == 1
    assert "in.jsonl:2: is damaged" in done.err
    assert "in.jsonl:3: tags is a number" in done.err
    figures = json.loads(done.out)
    assert (figures["records"], figures["damaged"]) == (1, 2)


def test_many_damaged_lines_are_counted(call, here):
    (here / "in.jsonl").write_bytes(b"x\n" * 500 + line(FULL))
    done = call("stats", "in.jsonl")
    assert done.code == 1
    assert len(done.err.splitlines()) < 30
    assert "500 damaged lines in all" in done.err


def test_without_records_nothing_is_written(call, here):
    (here / "in.jsonl").write_bytes(b"x\n")
    done = call("stats", "in.jsonl", "nowhere", "--html", "report.html")
    assert done.code == 3
    assert "no records" in done.err
    assert [one.name for one in here.iterdir()] == ["in.jsonl"]


def test_rejections_alone_are_counted(call, here):
    (here / "no.jsonl").write_bytes(REJECTION)
    done = call("stats", "no.jsonl")
    assert done.code == 0
    assert done.out.startswith("0 records of 0 sites, rejections: 1")
    assert "listing" in done.out


def test_what_a_record_says_moves_no_cursor(call, here):
    (here / "in.jsonl").write_bytes(line(FULL, section="\x1b[2Jখেলা [bold]", site="a\nb"))
    done = call("stats", "in.jsonl")
    assert "\x1b" not in done.out
    assert "\\x1b[2Jখেলা [bold]" in done.out
    assert "a\\nb" in done.out


def test_a_folder_is_counted_file_by_file(call, here, records):
    (here / "run").mkdir()
    (here / "run" / "a.parquet").write_bytes(b"PAR1 and no more")
    (here / "run" / "b.jsonl.gz").write_bytes(records.read_bytes())
    done = call("stats", "run", "--json")
    assert done.code == 1
    assert "a.parquet: is damaged Parquet" in done.err
    assert json.loads(done.out)["records"] == 3
    (here / "empty").mkdir()
    assert call("stats", "empty").code == 3

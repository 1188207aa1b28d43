import gzip
import io
import json
import random

import pytest
import zstandard

from newsclean.errors import SourceError
from newsclean.sinks import reading
from newsclean.sinks.reading import read_lines
from newsclean.sinks.records import complete_article, require_article, require_object
from newsclean.sinks.shapes import article_shape
from sinks.samples import BARE, FULL, line

# Text that packs badly, so that a cut file has lines before the cut.
NOISE = random.Random(7)
LINES = [f"{n} {NOISE.random()}\n".encode() for n in range(30_000)]
# A block of zstandard is 128 kB, and comes whole or not at all.
BLOCK_LINES = 6500
PACKERS = {
    "gzip": gzip.compress,
    "zstandard": zstandard.ZstdCompressor(write_checksum=True).compress,
    "zstandard stream": lambda data: b"".join(
        (packer := zstandard.ZstdCompressor(write_checksum=True).compressobj())
        and (packer.compress(data), packer.flush())
    ),
}


@pytest.fixture
def put(tmp_path):
    def put(content):
        path = tmp_path / "খবর"
        path.write_bytes(content)
        return str(path)

    return put


def test_lines_have_their_places_and_empty_ones_are_left_out(put):
    path = put(b"\xef\xbb\xbf1\n\n  \n2\r\n3")
    assert [(one.origin, one.content) for one in read_lines(path)] == [
        (f"{path}:1", b"1\n"),
        (f"{path}:4", b"2\r\n"),
        (f"{path}:5", b"3"),
    ]


@pytest.mark.parametrize("packer", PACKERS)
def test_packing_is_told_by_content(put, packer):
    path = put(PACKERS[packer](b"".join(LINES)))
    assert [one.content for one in read_lines(path)] == LINES


@pytest.mark.parametrize("packer", PACKERS)
def test_several_packed_parts_on_end_are_one_file(put, packer):
    path = put(PACKERS[packer](b"".join(LINES[:9000])) + PACKERS[packer](b"".join(LINES[9000:])))
    assert [one.content for one in read_lines(path)] == LINES


@pytest.mark.parametrize("packer", PACKERS)
@pytest.mark.parametrize("kept", [0.3, 0.7, 0.999])
def test_a_packed_file_that_breaks_off_says_so_after_its_lines(put, packer, kept):
    packed = PACKERS[packer](b"".join(LINES))
    *whole, last = read_lines(put(packed[: int(len(packed) * kept)]))
    assert "breaks off" in last.trouble
    assert [one.content for one in whole] == LINES[: len(whole)]
    assert len(whole) > kept * len(LINES) - BLOCK_LINES


@pytest.mark.parametrize("packer", PACKERS)
def test_a_damaged_packed_file_ends_in_words(put, packer):
    packed = bytearray(PACKERS[packer](b"".join(LINES)))
    packed[len(packed) // 2] ^= 0xFF
    assert any(one.trouble for one in read_lines(put(bytes(packed))))


def test_standard_input_may_be_packed_too():
    packed = io.BytesIO(gzip.compress(b"1\n2\n"))
    assert [one.origin for one in read_lines("-", stdin=packed)] == [
        "standard input:1",
        "standard input:2",
    ]


def test_a_line_without_an_end_costs_itself(put, monkeypatch):
    monkeypatch.setattr(reading, "_LINE_LIMIT_BYTES", 100)
    found = list(read_lines(put(b"1\n" + b"x" * 5000 + b"\n2\n")))
    assert [one.content for one in found] == [b"1\n", b"", b"2\n"]
    assert "longer" in found[1].trouble


def test_what_cannot_be_read_is_named(tmp_path):
    for path in (tmp_path / "nowhere", tmp_path):
        with pytest.raises(SourceError, match="cannot be read"):
            list(read_lines(str(path)))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "damaged"),
        (b"[1]", "no object"),
        (b'{"a": NaN}', "NaN is no JSON"),
        (b"\xff", "no UTF-8 at byte 1"),
        (b'{"a": "\\ud83d"}', "half a surrogate pair"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a": ' + b"1" * 5000 + b"}", "damaged"),
    ],
)
def test_what_is_no_json_object_is_told(content, says):
    with pytest.raises(SourceError, match=says):
        require_object(content)


def test_an_escape_of_two_halves_is_a_letter():
    assert require_object(b'{"a": "\\ud83d\\ude00"}') == {"a": "\N{GRINNING FACE}"}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"schema": "newsclean.article/2"}, 'schema. is "newsclean.article/2"'),
        ({"schema": None}, "is null"),
        ({"text": None}, "without its text"),
        ({"title": 5}, "title is a number, expected text"),
        ({"authors": "ক"}, "authors is text, expected a list"),
        ({"authors": [None]}, r"authors\[0\] is null, expected text"),
        ({"images": [{"caption": "ক"}]}, r"images\[0\] has no url"),
        ({"images": ["http://x.example/a.jpg"]}, r"images\[0\] is text, expected an object"),
        ({"published": "গতকাল"}, "published is 'গতকাল', expected a date"),
        ({"published": "2026-02-30"}, "expected a date"),
        ({"published": "2026-01-09T20:15:00"}, "expected a date"),
        ({"source": {"fetched_at": "2026-01-09T20:15:00"}}, "source.fetched_at is .*, expected an instant"),
        ({"source": {"page_date": "9/1/26"}}, "expected a day"),
        ({"source": {"status": True}}, "source.status is true or false, expected a whole number"),
        ({"source": {"status": 2**63}}, "no table holds"),
        ({"evidence": {"title": {"raw": 1}}}, "evidence.title.raw is a number"),
        ({"extraction": {"confidence": "hoch"}}, "extraction.confidence is text, expected a number"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_by_its_place(changes, says):
    with pytest.raises(SourceError, match=says):
        require_article(line(FULL, **changes))


@pytest.mark.parametrize("sample", [FULL, BARE], ids=["full", "bare"])
def test_a_record_comes_back_as_it_is(sample):
    assert require_article(line(sample)) == sample


def test_any_one_key_may_be_missing_but_schema_and_text():
    for key in FULL.keys() - {"schema", "text"}:
        made = complete_article({k: v for k, v in FULL.items() if k != key})
        assert list(made) == list(article_shape().fields)
        assert made[key] in (None, [])
        json.dumps(made)

"""What a web archive may look like, and the pages that come out of it."""

import gc
import gzip
import io
import zipfile
import zlib
from datetime import UTC, datetime

import brotli
import pytest
import zstandard

from newsclean.sources import read_paths
from newsclean.sources.opened import PAGE_LIMIT_BYTES, Opened
from newsclean.sources.parcels import File
from newsclean.sources.warc import files
from newsclean.sources.warc.marks import is_archive, is_wacz
from sources import web_archives as made
from sources.web_archives import HTML, INFO, gz, page_of, record, response, url_of, zst

RECORDS = [INFO, *(response(number) for number in range(6))]


def test_a_page_says_where_it_is_from():
    members = gz(*RECORDS)
    found = made.read(b"".join(members))
    assert made.numbers(found) == list(range(6))
    assert len(found) == 6
    page = found[2]
    assert page.origin == f"x.warc.gz#{made.starts_of(members)[3]}"
    assert (page.url, page.status, page.charset_hint) == (url_of(2), 200, "utf-8")
    assert page.fetched_at == datetime(2026, 11, 2, 10, 30, tzinfo=UTC)
    assert page.kind is None


def _dictionary():
    return zstandard.train_dictionary(4096, [page_of(number) for number in range(200)])


FORMS = {
    "plain": lambda: b"".join(RECORDS),
    "gzip": lambda: b"".join(gz(*RECORDS)),
    "gzip of the whole": lambda: gzip.compress(b"".join(RECORDS)),
    "gzip, two records a member": lambda: b"".join(gz(RECORDS[0] + RECORDS[1], *RECORDS[2:])),
    "gzip with zeros between": lambda: bytes(700).join(gz(*RECORDS)) + bytes(5000),
    "zstd": lambda: b"".join(zst(*RECORDS)),
    "zstd of the whole": lambda: zstandard.ZstdCompressor().compress(b"".join(RECORDS)),
    "zstd, of unknown size": lambda: b"".join(
        zstandard.ZstdCompressor().compressobj().compress(b"") + _streamed(one) for one in RECORDS
    ),
}


def _streamed(one):
    machine = zstandard.ZstdCompressor().compressobj()
    return machine.compress(one) + machine.flush()


@pytest.mark.parametrize("form", FORMS)
def test_each_form_gives_the_same_pages(form, tmp_path):
    data = FORMS[form]()
    assert is_archive(data[:8192])
    found = made.read(data)
    assert made.numbers(found) == list(range(6))
    assert len(found) == 6
    assert len({page.origin for page in found}) == 6
    assert made.read_stream(data) == found
    path = tmp_path / "x.warc.gz"
    path.write_bytes(data)
    in_spans, _ = made.read_spans(path)
    assert in_spans == made.read_file(path)
    assert made.numbers(in_spans) == list(range(6))


@pytest.mark.parametrize("packed", [False, True])
def test_a_dictionary_in_front_of_zstd_frames(packed, tmp_path):
    dictionary = _dictionary()
    front = made.dictionary_frame(dictionary, packed=packed)
    data = front + b"".join(zst(*RECORDS, dictionary=dictionary))
    assert is_archive(data[:8192])
    found = made.read(data)
    assert made.numbers(found) == list(range(6))
    path = tmp_path / "x.warc.zst"
    path.write_bytes(data)
    assert made.numbers(made.read_spans(path)[0]) == list(range(6))


# The library leaves its own temporary files open.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_the_libraries_write():
    from fastwarc import warc
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    one, other = io.BytesIO(), io.BytesIO()
    writer = WARCWriter(other, gzip=True)
    for number in range(3):
        writer.write_record(writer.create_warc_record(
            url_of(number), "response", payload=io.BytesIO(page_of(number)),
            http_headers=StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1"),
        ))  # fmt: skip
        gc.collect()
        record = warc.WarcRecord()
        record.init_headers(record_type=warc.WarcRecordType.response)
        record.headers["WARC-Target-URI"] = url_of(number)
        record.headers["WARC-Date"] = made.DATE
        record.set_bytes_content(f"HTTP/1.1 200 OK\r\n{HTML}\r\n\r\n".encode() + page_of(number))
        plain = io.BytesIO()
        record.write(plain, checksum_data=True)
        one.write(plain.getvalue())
    assert made.numbers(made.read(one.getvalue())) == [0, 1, 2]
    assert made.numbers(made.read(other.getvalue())) == [0, 1, 2]
    assert not made.noted(made.read(one.getvalue()))
    # And they read what is made by hand here, so that it is what others would write.
    hand = warc.ArchiveIterator(io.BytesIO(b"".join(gz(*RECORDS))))
    assert sum(1 for _ in hand) == len(RECORDS)


def _chunks(body, *, last=b"0\r\n\r\n"):
    pieces = [body[at : at + 700] for at in range(0, len(body), 700)]
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + last


PACKED = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.ZstdCompressor().compress,
    "identity": bytes,
}


@pytest.mark.parametrize("coding", PACKED)
def test_bodies_as_they_came_over_the_wire(coding):
    packed = PACKED[coding](page_of(0))
    label = f"Content-Encoding: {coding}"
    chunked = "Transfer-Encoding: chunked"
    found = made.read(b"".join(gz(
        response(0, packed, HTML, label),
        response(0, _chunks(packed), HTML, label, chunked),
        # Unpacked by the crawler, which left the head as it was.
        response(0, page_of(0), HTML, label, chunked),
    )))  # fmt: skip
    assert made.numbers(found) == [0, 0, 0]
    assert len(found) == 3


HEADS = (
    "HTTP/1.1 200 OK\r\ncontent-type:text/html\r\n\r\n",
    "HTTP/2 200\r\nContent-Type: text/html\r\n\r\n",
    "HTTP/1.0 200 OK\nContent-Type: Text/HTML;\n charset=utf-8\n\n",
    "HTTP/1.1 200\r\n\r\n",
    "HTTP/1.1 203 খবর\r\nX: \r\nContent-Type: application/xhtml+xml\r\n\r\n",
)


@pytest.mark.parametrize("head", HEADS)
def test_heads_that_servers_send(head):
    one = record("response", url_of(1), head.encode() + page_of(1))
    assert made.numbers(made.read(one)) == [1]


@pytest.mark.parametrize(
    ("one", "reason", "detail"),
    [
        (response(1, b"<p>x", status="404 Not Found"), "http-error", "HTTP 404 Not Found"),
        (response(1, b"", status="500 Oops"), "http-error", "HTTP 500 Oops"),
        (response(1, b"<script>window._cf_chl_opt={}", status="403 Forbidden"), "blocked", "challenge"),
        (response(1, gzip.compress(b"<script>window._cf_chl_opt={}"), "Content-Encoding: gzip", status="503 x"), "blocked", "challenge"),
        (response(1, b"", HTML), "empty", "the answer is empty"),
        (response(1, b" \r\n ", HTML), "empty", "the answer is empty"),
        (response(1, b"\x89PNG\r\n\x1a\n" + bytes(99), HTML), "not-html", "is a PNG image, not a page"),
        (response(1, b"%PDF-1.7", "Server: x"), "not-html", "is a PDF document, not a page"),
        (response(1, gzip.compress(page_of(1))[:-50], HTML, "Content-Encoding: gzip"), "unreadable", "compression is damaged"),
        (response(1, _chunks(page_of(1), last=b""), HTML, "Transfer-Encoding: chunked"), "unreadable", "breaks off"),
        (response(1, gzip.compress(bytes(PAGE_LIMIT_BYTES + 1)), HTML, "Content-Encoding: gzip"), "too-large", "32 MB"),
        (response(1, b"<p>" + bytes(PAGE_LIMIT_BYTES), HTML), "too-large", "32 MB"),
        (record("response", url_of(1), b"<p>no head"), "unreadable", "without the head of an answer"),
        (record("resource", url_of(1), b"", "Content-Type: text/html"), "empty", "the answer is empty"),
    ],
)  # fmt: skip
def test_an_answer_without_a_page_is_told_as_fetch_tells_it(one, reason, detail):
    told, page = made.read(b"".join(gz(one, response(2))))
    assert (told.reason, told.origin, told.url) == (reason, "x.warc.gz#0", url_of(1))
    assert detail in told.detail
    assert page.url == url_of(2)


def test_what_is_no_page_is_skipped_and_counted():
    others = [
        record("request", url_of(1), b"GET / HTTP/1.1\r\n\r\n"),
        record("metadata", url_of(1), b"fetchTimeMs: 1\r\n"),
        record("revisit", url_of(1), b"HTTP/1.1 200 OK\r\n\r\n"),
        record("revisit", url_of(2), b""),
        record("continuation", url_of(1), b"<p>x"),
        record("response", "dns:a.example", b"20261102\r\n", "Content-Type: text/dns"),
        record("resource", "urn:text:https://a.example/", b"text", "Content-Type: text/plain"),
        record("resource", url_of(3), b"x", "Content-Type: image/png"),
        record("conversion", url_of(3), b"x", "Content-Type: image/png"),
        response(4, b"\xff\xd8\xff", "Content-Type: image/jpeg"),
        response(4, b"body{}", "Content-Type: text/css; charset=utf-8"),
        response(5, b"", "Location: /x", "Content-Type: text/html", status="301 Moved"),
        response(5, b"", status="304 Not Modified"),
        # What every crawler asks for, and what pages are made of where it is not there.
        response(
            5, b"User-agent: *", "Content-Type: text/plain", url="https://khobor.example/robots.txt"
        ),
        response(5, b"<p>x", status="404 Not Found", url="https://khobor.example/favicon.ico?v=2"),
    ]
    found = made.read(b"".join(gz(INFO, *others, response(6))))
    assert made.numbers(found) == [6]
    whys = [one.why for one in made.skipped(found)]
    assert len(whys) == len(others) == len(found) - 1
    assert sum("revisit" in why for why in whys) == 2
    assert whys[0] == "a request record"
    assert whys[9] == "is image/jpeg, not a page"


def test_text_of_pages():
    text = "ভৈরব নদের পাড়ে নতুন হাট\nকৃষকেরা খুশি\n"
    block = text.encode()
    found = made.read(b"".join(gz(INFO, record("conversion", url_of(1), block, "Content-Type: text/plain"))), "x.warc.wet.gz")  # fmt: skip
    (page,) = found
    assert (page.body, page.kind, page.charset_hint, page.status) == (block, "text", "utf-8", None)
    assert (page.url, page.fetched_at) == (url_of(1), datetime(2026, 11, 2, 10, 30, tzinfo=UTC))


def test_a_file_that_was_archived_as_it_lay():
    one = record("resource", url_of(1), page_of(1), "Content-Type: text/html; charset=utf-8")
    (page,) = made.read(one)
    assert made.numbers([page]) == [1]
    assert (page.kind, page.status, page.charset_hint, page.origin) == (None, None, "utf-8", "x.warc.gz#0")  # fmt: skip


@pytest.mark.parametrize(
    ("date", "instant"),
    [
        ("2026-11-02T10:30:00.123456789Z", datetime(2026, 11, 2, 10, 30, 0, 123456, tzinfo=UTC)),
        ("2026-11-02", None),
        # The standard knows UTC only.
        ("2026-11-02T10:30:00", datetime(2026, 11, 2, 10, 30, tzinfo=UTC)),
        ("soon", None),
    ],
)
def test_instants_of_records(date, instant):
    one = response(1).replace(made.DATE.encode(), date.encode())
    (page,) = made.read(one)
    assert page.fetched_at == instant
    assert page.url == url_of(1)


def test_old_and_careless_records():
    careless = response(1).replace(b"WARC-Target-URI: ", b"warc-target-uri:<").replace(
        b"news/1\r\n", b"news/1>\r\n", 1).replace(b"WARC/1.1", b"WARC/0.18")  # fmt: skip
    nameless = record("response", None, f"HTTP/1.1 200 OK\r\n{HTML}\r\n\r\n<p>খবর".encode())
    bare = response(2).replace(b"\r\n", b"\n", 9)
    found = made.read(careless + nameless + b"\r\n\r\n" + bare)
    assert [page.url for page in made.pages(found)] == [url_of(1), None, url_of(2)]
    assert len(found) == 3


def test_a_page_that_was_cut_off_as_it_was_archived_is_noted():
    cut = response(1, page_of(1)[:600], fields=("WARC-Truncated: length",))
    note, page = made.read(cut)
    assert note.detail == "was cut off as it was archived (length)"
    assert page.body == page_of(1)[:600]


def test_bytes_that_are_not_those_that_were_archived_are_noted():
    import base64
    import hashlib

    plain = response(1)
    block = plain.partition(b"\r\n\r\n")[2][:-4]
    for algorithm, write in (("sha1", lambda d: base64.b32encode(d).decode()), ("sha256", bytes.hex), ("md5", bytes.hex)):  # fmt: skip
        digest = write(hashlib.new(algorithm, block).digest())
        sealed = response(1, fields=(f"WARC-Block-Digest: {algorithm}:{digest}",))
        assert len(made.read(sealed)) == 1
        bad = sealed.replace("ভৈরব".encode(), "ভৌরব".encode(), 1)
        note, page = made.read(bad)
        assert "digest" in note.detail
        assert page.url == url_of(1)
    assert len(made.read(response(1, fields=("WARC-Block-Digest: crc9:77",)))) == 1


def test_an_archive_without_a_page_is_told():
    (told,) = made.read(INFO)
    assert (told.reason, told.detail) == ("empty", "is a web archive without a page")
    *_, told = made.read(b"".join(gz(INFO, record("request", url_of(1), b"GET"))))
    assert told.reason == "empty"


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_wacz(method, tmp_path):
    path = tmp_path / "x.wacz"
    members = gz(*RECORDS)
    made.wacz(path, b"".join(members), b"".join(gz(response(8), response(9))), method=method)
    assert is_wacz(path.read_bytes()[:8192])
    file = File(str(path), path.name, True, path.stat().st_size)
    with open(path, "rb") as stream:
        whole = _unfold(files.read_archive(Opened(stream, "x.wacz", "x.wacz")))
    assert made.numbers(whole) == [0, 1, 2, 3, 4, 5, 8, 9]
    assert whole[0].origin == f"x.wacz!archive/data-0.warc.gz#{made.starts_of(members)[1]}"
    assert whole[-2].origin == "x.wacz!archive/data-1.warc.gz#0"
    spans = list(files.split_archive(file))
    if method == zipfile.ZIP_DEFLATED:
        assert not spans  # Against the rules of the format, and read from its front.
        return
    assert sum(span.weight for span in spans) == file.size
    in_spans = [one for span in spans for one in _unfold(files.read_archive_span(span))]
    assert made.numbers(in_spans) == made.numbers(whole)
    assert [one.origin for one in in_spans] == [f"{tmp_path}/{one.origin}" for one in whole]


def _unfold(found):
    inputs = []
    for one in found:
        inputs.extend(files.read_archive(one) if isinstance(one, Opened) else (one,))
    return inputs


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_wacz_that_is_damaged(method, tmp_path):
    path = tmp_path / "x.wacz"
    made.wacz(path, b"".join(gz(*RECORDS)), b"".join(gz(response(8))), method=method)
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.rindex(b"PK\x01\x02") + 9])
    found = list(read_paths([str(path)]))
    # Without its directory too, its archives are found and the lists beside them are not read.
    assert made.numbers(found) == [0, 1, 2, 3, 4, 5, 8]
    assert any("directory" in one.detail for one in made.unread(found))
    spoilt = bytearray(whole)
    spoilt[whole.index(b".warc.gz") + 3000] ^= 255
    path.write_bytes(spoilt)
    found = list(read_paths([str(path)]))
    assert 8 in made.numbers(found)
    assert made.unread(found)


def test_a_zip_of_other_things_is_none(tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("indexes/index.cdx", "nothing")
        out.writestr("pages/1.html", page_of(1))
    assert is_wacz(path.read_bytes()[:8192])
    (page,) = made.pages(list(read_paths([str(path)])))
    assert page.body == page_of(1)
    assert page.origin == f"{path}!pages/1.html"


def test_what_is_no_web_archive():
    assert not is_archive(b"<html>WARC/1.0")
    assert not is_archive(gzip.compress(page_of(1)))
    assert not is_archive(b"\x1f\x8b\x08")
    assert not is_archive(zstandard.ZstdCompressor().compress(page_of(1)))
    assert not is_wacz(b"PK\x03\x04" + bytes(26) + b"pages/a.html" + bytes(999))

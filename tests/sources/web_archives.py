"""Web archives made by hand: what a crawler writes, and what it should not."""

import gzip
import io
import struct
import zipfile

import zstandard

from newsclean.model import RawPage
from newsclean.sources import Noted, Skipped, Unread
from newsclean.sources.opened import Opened
from newsclean.sources.parcels import File
from newsclean.sources.warc import files
from sources.newspaper import article

DATE = "2026-11-02T10:30:00Z"
HTML = "Content-Type: text/html; charset=utf-8"


def url_of(number):
    return f"https://khobor.example/news/{number}"


def page_of(number):
    return article(number, url_of(number)).encode()


def record(kind, url, block, *fields, length=None, version="WARC/1.1"):
    lines = [version, f"WARC-Type: {kind}", f"WARC-Date: {DATE}", "WARC-Record-ID: <urn:uuid:1>"]
    lines += [f"WARC-Target-URI: {url}"] if url else []
    lines += [*fields, f"Content-Length: {len(block) if length is None else length}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def response(number, body=None, *headers, status="200 OK", url=None, length=None, fields=()):
    body = page_of(number) if body is None else body
    head = "\r\n".join((f"HTTP/1.1 {status}", *(headers or (HTML,)))).encode()
    fields = ("Content-Type: application/http; msgtype=response", *fields)
    return record("response", url or url_of(number), head + b"\r\n\r\n" + body, *fields, length=length)  # fmt: skip


INFO = record("warcinfo", None, b"software: x\r\n", "Content-Type: application/warc-fields")


def gz(*records):
    return [gzip.compress(one, mtime=0) for one in records]


def plain(*records):
    return list(records)


def zst(*records, dictionary=None):
    packer = zstandard.ZstdCompressor(dict_data=dictionary, write_checksum=True)
    return [packer.compress(one) for one in records]


def dictionary_frame(dictionary, *, packed=False):
    words = dictionary.as_bytes()
    words = zstandard.ZstdCompressor().compress(words) if packed else words
    return struct.pack("<II", 0x184D2A5D, len(words)) + words


def starts_of(pieces):
    """Where each of some members begins in the file that they make up."""
    places, place = [], 0
    for piece in pieces:
        places.append(place)
        place += len(piece)
    return places


def wacz(path, *archives, method=zipfile.ZIP_STORED):
    with zipfile.ZipFile(path, "w") as out:
        for number, data in enumerate(archives):
            out.writestr(f"archive/data-{number}.warc.gz", data, method)
        out.writestr("indexes/index.cdx", "org,example)/ 2026")
        lines = '{"format": "json-pages-1.0"}\n{"url": "https://khobor.example/", "text": "ভৈরব নদের পাড়ে নতুন হাট বসেছে।"}\n'
        out.writestr("pages/pages.jsonl", lines)
        out.writestr("datapackage.json", '{"profile": "data-package"}')


def read(data, name="x.warc.gz"):
    """All that an archive gives when it is read as a file would be, from memory."""
    return list(files.read_archive(Opened(io.BufferedReader(io.BytesIO(data)), name, name)))


def read_stream(data, name="x.warc.gz"):
    """As `read`, from something that cannot go back."""
    raw = _Pipe(data)
    return list(files.read_archive(Opened(io.BufferedReader(raw), name, name)))


class _Pipe(io.RawIOBase):
    def __init__(self, data):
        self._stream = io.BytesIO(data)

    def readable(self):
        return True

    def readinto(self, buffer):
        piece = self._stream.read(min(len(buffer), 5000))
        buffer[: len(piece)] = piece
        return len(piece)


def read_file(path):
    with open(path, "rb") as stream:
        return list(files.read_archive(Opened(stream, str(path), path.name)))


def read_spans(path):
    """All that an archive gives when it is read in spans, and the spans."""
    file = File(str(path), path.name, True, path.stat().st_size)
    spans = list(files.split_archive(file))
    return [one for span in spans for one in files.read_archive_span(span)], spans


def pages(inputs):
    return [one for one in inputs if isinstance(one, RawPage)]


def unread(inputs):
    return [one for one in inputs if isinstance(one, Unread)]


def skipped(inputs):
    return [one for one in inputs if isinstance(one, Skipped)]


def noted(inputs):
    return [one for one in inputs if isinstance(one, Noted)]


def numbers(inputs):
    """Which of the made pages came out, byte for byte."""
    found = []
    for page in pages(inputs):
        number = int(page.url.rpartition("/")[2])
        assert page.body == page_of(number)
        found.append(number)
    return found

"""Files and folders that are made to trap a reader: each gives a page or a reason, and the rest goes on."""

import bz2
import gzip
import io
import lzma
import os
import random
import sys
import tarfile
import time
import zipfile
import zlib

import pytest

from hostile.pages import PARAGRAPH, SENTENCE
from newsclean.model import Options
from newsclean.runners import load_clean, run
from newsclean.sources import read_paths

PAGE = (
    f"<!doctype html><html lang=bn><body><h1>শীতের সকালে হাটে ভিড়</h1>{PARAGRAPH * 4}</body></html>"
).encode()


@pytest.fixture(scope="module")
def clean():
    return load_clean(Options())


@pytest.fixture
def outcomes(clean):
    """What became of a path: reasons, `article` for a record."""

    def read(*paths):
        done = list(run(read_paths([os.fsdecode(p) for p in paths]), clean))
        for one in done:
            one.line.decode()
            assert one.origin.encode()
        return [
            "article" if one.result.article else one.result.outcome.reason
            for one in done
            if one.result is not None
        ]

    return read


@pytest.mark.parametrize(
    "pack", [gzip.compress, bz2.compress, lzma.compress], ids=["gzip", "bzip2", "xz"]
)
def test_a_bomb_is_given_up(tmp_path, outcomes, pack):
    # 64 MB of blanks in some hundred bytes, twice what a page may have.
    path = tmp_path / "bomb.html"
    path.write_bytes(pack(pack(b" " * (64 * 2**20))))
    start = time.process_time()
    assert outcomes(path) == ["too-large"]
    assert time.process_time() - start < 20


def test_a_zip_bomb_costs_its_member(tmp_path, outcomes):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.html", PAGE)
        archive.writestr("bomb.html", b"<p>" + b" " * (64 * 2**20))
        archive.writestr("b.html", PAGE)
    assert outcomes(path) == ["article", "too-large", "article"]


@pytest.mark.parametrize(
    "name", ["../../out.html", "/rooted.html", "C:\\out.html", "a/../../b.html", "নদী.html", "x" * 250 + ".html"]
)  # fmt: skip
def test_names_that_lead_outside_are_only_names(tmp_path, outcomes, name):
    inside = tmp_path / "in"
    inside.mkdir()
    with zipfile.ZipFile(inside / "slip.zip", "w") as archive:
        archive.writestr(name, PAGE)
    with tarfile.open(inside / "slip.tar", "w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo(name)
        info.size = len(PAGE)
        archive.addfile(info, io.BytesIO(PAGE))
    before = sorted(p.name for p in tmp_path.rglob("*"))
    assert outcomes(inside / "slip.zip") == ["article"]
    assert outcomes(inside / "slip.tar") == ["article"]
    assert sorted(p.name for p in tmp_path.rglob("*")) == before


def test_links_and_devices_in_a_tar_are_no_pages(tmp_path, outcomes):
    path = tmp_path / "links.tar"
    with tarfile.open(path, "w") as archive:
        for number, kind in enumerate(
            (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE)
        ):
            info = tarfile.TarInfo(f"{number}.html")
            info.type, info.linkname = kind, "../../secret.html"
            archive.addfile(info)
        info = tarfile.TarInfo("page.html")
        info.size = len(PAGE)
        archive.addfile(info, io.BytesIO(PAGE))
    assert outcomes(path).count("article") == 1


FORMS = {
    "page.html.gz": lambda: gzip.compress(PAGE),
    "page.html.bz2": lambda: bz2.compress(PAGE),
    "page.html.xz": lambda: lzma.compress(PAGE),
    "pages.zip": lambda: _zip(),
    "pages.tar": lambda: _tar(),
    "pages.warc": lambda: _warc(),
    "pages.warc.gz": lambda: b"".join(map(gzip.compress, (_warc(), _warc()))),
    "page.mhtml": lambda: _mhtml(),
    "pages.csv": lambda: f'url,html\nhttps://a.example/1,"{PAGE.decode()}"\n'.encode(),
    "pages.jsonl": lambda: b'{"text": "x"}\n' * 9,
}


def _zip():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("a.html", "b.html"):
            archive.writestr(name, PAGE)
    return out.getvalue()


def _tar():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("a.html")
        info.size = len(PAGE)
        archive.addfile(info, io.BytesIO(PAGE))
    return out.getvalue()


def _warc():
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\n"
        b"WARC-Date: 2024-01-12T10:30:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        b"Content-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(body), body)
    )


def _mhtml():
    return (
        b'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
        b"Content-Location: https://a.example/1\r\n\r\n"
    ) + PAGE + b"\r\n--b--\r\n"  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_wherever_it_is_cut_or_flipped_something_is_said(tmp_path, outcomes, name):
    whole = FORMS[name]()
    rng = random.Random(name)
    path = tmp_path / name
    for round_ in range(24):
        data = bytearray(whole)
        if round_ % 2:
            del data[rng.randrange(1, len(data)) :]
        else:
            for _ in range(3):
                data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        path.write_bytes(data)
        start = time.process_time()
        said = outcomes(path)
        assert "crashed" not in said
        assert time.process_time() - start < 5


@pytest.mark.parametrize("packed", [b"", zlib.compress(b"")[2:-4]], ids=["cut off", "of nothing"])
def test_a_zip_member_without_data_hangs_nobody(tmp_path, outcomes, packed):
    """The header says there is data, and the file ends before it."""
    header = b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(8) + (1190).to_bytes(4, "little")
    header += (3503).to_bytes(4, "little") + (6).to_bytes(2, "little") + bytes(2) + b"a.html"
    path = tmp_path / "cut.zip"
    path.write_bytes(header + packed)
    assert "crashed" not in outcomes(path)


def test_the_middle_of_a_folder_may_be_anything(tmp_path, outcomes):
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "nowhere.html").symlink_to(tmp_path / "gone")
    (tmp_path / "itself.html").symlink_to(tmp_path / "itself.html")
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "empty.html").touch()
    (tmp_path / "blank.html").write_bytes(b" \n" * 99)
    (tmp_path / "nul.html").write_bytes(bytes(99))
    (tmp_path / "deep.html").write_bytes(b"<div>" * 100_000)
    (tmp_path / "line.txt").write_bytes((SENTENCE * 20_000).encode())
    (tmp_path / "z.html").write_bytes(PAGE)
    said = outcomes(tmp_path)
    # The long line is one paragraph.
    assert said.count("article") == 3
    assert said.count("hostile-markup") == 1
    assert "crashed" not in said
    assert len(said) == 9


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_file_names_that_are_no_utf_8(tmp_path, outcomes):
    folder = os.fsencode(tmp_path)
    for name in (b"\xff\xfe.html", "খবর".encode()[:5] + b".html", b"a\nb.html", b"-.html"):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(PAGE)
    assert outcomes(tmp_path) == ["article"] * 4


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read(tmp_path, outcomes):
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "a.html").chmod(0)
    assert outcomes(tmp_path) == ["unreadable"]

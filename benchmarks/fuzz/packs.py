"""Archives of pages, in every form that is read, then flipped, cut and spliced."""

import base64
import bz2
import csv
import gzip
import io
import json
import lzma
import quopri
import tarfile
import warnings
import zipfile

from mutants import flip_bytes
from stock import read_stock

# Two members of one name are what some archives have.
warnings.filterwarnings("ignore", message="Duplicate name")

_NAMES = (
    "a.html",
    "b/c.html",
    "খবর.htm",
    "../../out.html",
    "/rooted.html",
    "x" * 300 + ".html",
    "d.txt",
    "e",
    "f.json",
    ".hidden.html",
    "C:\\g.html",
    "\udcff.html",
    "h.html.gz",
)


def make_archive(rng) -> tuple[str, bytes]:
    """Return an archive of a few pages, damaged most of the time, and a file name for it."""
    name, body = rng.choice(_FORMS)(rng, _pages(rng))
    fate = rng.random()
    if fate < 0.5:
        body = flip_bytes(rng, body)
    elif fate < 0.65:
        body = body[: rng.randrange(len(body) + 1)]
    elif fate < 0.75:
        other = rng.choice(_FORMS)(rng, _pages(rng))[1]
        body = body[: rng.randrange(len(body) + 1)] + other[rng.randrange(len(other) + 1) :]
    elif fate < 0.8:
        name, body = f"{name}.gz", gzip.compress(body)
    elif fate < 0.85:
        name = rng.choice(("x.html", "x.zip", "x.warc.gz", "x.csv", "x.txt", "x"))
    return name, body


def _pages(rng):
    return [
        (rng.choice(_NAMES), rng.choice(read_stock())) for _ in range(rng.choice((0, 1, 1, 2, 3)))
    ]


def _gzip(rng, pages):
    return "x.html.gz", b"".join(gzip.compress(page.body, 1) for _, page in pages)


def _bzip2(rng, pages):
    return "x.html.bz2", b"".join(bz2.compress(page.body, 1) for _, page in pages)


def _xz(rng, pages):
    return "x.html.xz", b"".join(lzma.compress(page.body, preset=0) for _, page in pages)


def _zstd(rng, pages):
    import zstandard

    return "x.html.zst", b"".join(zstandard.compress(page.body, 1) for _, page in pages)


def _zip(rng, pages):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, page in pages:
            info = zipfile.ZipInfo(name.encode("utf-8", "replace").decode())
            info.compress_type = rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
            archive.writestr(info, page.body)
    return "x.zip", out.getvalue()


def _tar(rng, pages):
    out = io.BytesIO()
    mode = rng.choice(("w", "w:gz"))
    with tarfile.open(
        fileobj=out,
        mode=mode,
        format=rng.choice((tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT)),
    ) as archive:
        for name, page in pages:
            info = tarfile.TarInfo(name[:90])
            info.type = rng.choice(
                (tarfile.REGTYPE,) * 5
                + (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE)
            )
            info.linkname = rng.choice(("a.html", "../x", "/etc"))
            info.size = len(page.body) if info.isreg() else 0
            archive.addfile(info, io.BytesIO(page.body))
    return "x.tar.gz" if mode == "w:gz" else "x.tar", out.getvalue()


def _warc(rng, pages):
    packed = rng.random() < 0.6
    out = []
    for number, (_, page) in enumerate(pages):
        kind = rng.choice(("response", "response", "resource", "conversion", "revisit", "request"))
        body = page.body
        if kind in ("response", "revisit"):
            coding = rng.choice(("", "gzip", "chunked", "br", "nonsense"))
            if coding == "gzip":
                body = gzip.compress(body, 1)
            elif coding == "chunked":
                body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
            field = {"": "", "chunked": "Transfer-Encoding: chunked\r\n"}.get(
                coding, f"Content-Encoding: {coding}\r\n"
            )
            body = (
                f"HTTP/1.1 {rng.choice((200, 200, 200, 404, 301))} X\r\nContent-Type: text/html; charset=utf-8\r\n{field}\r\n".encode()
                + body
            )
        length = rng.choice((len(body),) * 8 + (0, len(body) // 2, len(body) * 2, -1, 10**12))
        head = (
            f"WARC/1.{rng.choice('01')}\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
            f"WARC-Date: 2024-01-12T10:30:00Z\r\nWARC-Target-URI: {page.url or 'https://a.example/1'}\r\n"
            f"Content-Type: {'text/plain' if kind == 'conversion' else 'application/http; msgtype=response'}\r\nContent-Length: {length}\r\n\r\n"
        )
        record = head.encode() + body + b"\r\n\r\n"
        out.append(gzip.compress(record, 1) if packed else record)
    return "x.warc.gz" if packed else "x.warc", b"".join(out)


def _wacz(rng, pages):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        name, body = _warc(rng, pages)
        archive.writestr(
            "datapackage.json",
            json.dumps(
                {
                    "profile": "data-package",
                    "wacz_version": "1.1.1",
                    "resources": [{"path": f"archive/{name}"}],
                }
            ),
        )
        archive.writestr(f"archive/{name}", body)
        archive.writestr(
            "pages/pages.jsonl", '{"format":"json-pages-1.0"}\n{"url":"https://a.example/1"}\n'
        )
    return "x.wacz", out.getvalue()


def _mhtml(rng, pages):
    line = rng.choice(("\r\n", "\n"))
    out = [
        f'From: <Saved by Blink>{line}Snapshot-Content-Location: https://a.example/1{line}Subject: =?utf-8?B?4Kaw?={line}MIME-Version: 1.0{line}Content-Type: multipart/related; type="text/html"; boundary="b0"{line}{line}'
    ]
    for name, page in pages:
        coding = rng.choice(("quoted-printable", "base64", "8bit", "binary"))
        packed = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}.get(
            coding, bytes
        )(page.body)
        out.append(
            f"--b0{line}Content-Type: text/html; charset=utf-8{line}Content-Transfer-Encoding: {coding}{line}Content-Location: https://a.example/{name.encode('ascii', 'replace').decode()}{line}{line}{packed.decode('latin-1')}{line}"
        )
    out.append(rng.choice((f"--b0--{line}", "", "--b0")))
    return "x.mhtml", "".join(out).encode("latin-1")


def _csv(rng, pages):
    out = io.StringIO()
    writer = csv.writer(
        out, delimiter=rng.choice(",;\t"), quoting=rng.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    )
    writer.writerow(("url", rng.choice(("html", "text", "body")), "fetched_at"))
    for _, page in pages:
        writer.writerow(
            (
                page.url,
                page.body.decode("utf-8", "replace"),
                rng.choice(("2024-01-12T10:30:00+06:00", "x", "")),
            )
        )
    return "x.csv", out.getvalue().encode()


def _json_lines(rng, pages):
    lines = [
        json.dumps(
            {
                "url": page.url,
                rng.choice(("html", "text", "content")): page.body.decode("utf-8", "replace"),
                "status": rng.choice((200, None, "x", 10**30)),
            },
            ensure_ascii=rng.random() < 0.5,
        )
        for _, page in pages
    ]
    return "x.jsonl", "\n".join(lines).encode()


def _wp_json(rng, pages):
    posts = [
        {
            "link": page.url,
            "date_gmt": "2024-01-12T04:30:00",
            "title": {"rendered": "শিরোনাম"},
            "content": {"rendered": page.body.decode("utf-8", "replace")},
        }
        for _, page in pages
    ]
    return "x.json", json.dumps(posts, ensure_ascii=False).encode()


def _parquet(rng, pages):
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(
        pa.table(
            {
                "url": [p.url for _, p in pages],
                "html": pa.array([p.body for _, p in pages], pa.binary()),
            }
        ),
        out,
    )
    return "x.parquet", out.getvalue()


_FORMS = (
    _gzip, _bzip2, _xz, _zstd, _zip, _zip, _tar, _tar, _warc, _warc, _warc, _wacz, _mhtml, _mhtml, _csv,
    _json_lines, _wp_json, _parquet,
)  # fmt: skip

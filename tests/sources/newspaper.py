"""A small Bengali newspaper on the loopback interface, and a host on which everything goes wrong."""

import contextlib
import gzip
import socket
import struct
import threading
import time
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STORY = (
    "ভৈরব নদের পাড়ে নতুন হাট বসেছে, সপ্তাহে দুই দিন সেখানে সবজি ও মাছ বিক্রি হয় বলে জানান স্থানীয় বাসিন্দারা।",
    "হাটে আসা কৃষক রমজান আলী বলেন, আগে তাঁকে দশ কিলোমিটার দূরের বাজারে যেতে হতো, এখন বাড়ির কাছেই ভালো দাম পান।",
    "উপজেলা প্রশাসন জানিয়েছে, হাটের জন্য পাকা ছাউনি ও নলকূপ বসানোর কাজ আগামী মাসে শুরু হবে।",
)
WORDS = ("শিম", "মুলা", "পালং", "লাউ", "বেগুন", "পটোল", "ঝিঙে", "কুমড়া", "গাজর", "ধনে")


def title(number):
    return f"{WORDS[number % 10]} চাষে লাভের মুখ দেখছেন {WORDS[number // 10 % 10]} গ্রামের চাষি {number}"


def article(number, canonical):
    """A story in the markup of one of three platforms."""
    head, day = title(number), f"2026-11-{number % 9 + 10:02}"
    paragraphs = "".join(f"<p>{text} খবর নম্বর {number}।</p>" for text in STORY)
    link = f'<link rel="canonical" href="{canonical}">'
    family = number % 3
    if family == 0:
        data = f'{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{head}","datePublished":"{day}T09:05:00+06:00"}}'
        body = (
            f'<article><h1>{head}</h1><div class="story-element-text">{paragraphs}</div></article>'
        )
        link += f'<script type="application/ld+json">{data}</script>'
    elif family == 1:
        body = f'<main><h1 class="entry-title">{head}</h1><time class="entry-date" datetime="{day}T09:05:00+06:00">{number % 9 + 10} নভেম্বর ২০২৬, সকাল ৯:০৫</time><div class="entry-content">{paragraphs}</div></main>'
    else:
        link += f'<meta property="article:published_time" content="{day}T09:05:00+06:00">'
        body = (
            f'<div class="details"><h1>{head}</h1><div id="contentDetails">{paragraphs}</div></div>'
        )
    menu = "".join(f'<li><a href="/section/{n}">বিভাগ {n}</a></li>' for n in range(9))
    return (
        f'<!doctype html><html lang="bn"><head><meta charset="utf-8"><title>{head}</title>{link}</head>'
        f"<body><ul>{menu}</ul>{body}<footer>সব স্বত্ব সংরক্ষিত</footer></body></html>"
    )


class Quiet(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 20

    def log_message(self, *_args):
        pass

    def answer(self, body, status=200, kind="text/html; charset=utf-8", **headers):
        body = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        began = time.monotonic()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.serve(self.path.partition("?")[0])
        with self.server.lock:
            self.server.log.append((self.path, began, time.monotonic(), self.headers))


class Paper(Quiet):
    """Robots, feed, sitemaps, sections, articles and their twins."""

    def serve(self, path):
        url, parts = self.server.url, path.strip("/").split("/")
        if path in self.server.pages:
            body, kind = self.server.pages[path]
            self.answer(body, kind=kind)
        elif parts[-2:-1] == ["news"]:
            number = int(parts[-1])
            tag = f'"{number}-1"'
            if self.headers.get("If-None-Match") == tag:
                self.answer(b"", 304, ETag=tag)
            else:
                self.answer(article(number, f"{url}/news/{number}"), ETag=tag)
        elif path == "/":
            links = "".join(f'<a href="/news/{n}">{title(n)}</a>' for n in range(100, 104))
            self.answer(f"<html><body><a href='/section/1'>সব</a>{links}</body></html>")
        elif path == "/busy":
            self.answer("<p>busy", 503)
        elif path == "/moved":
            self.answer(b"", 302, Location="/news/7")
        elif path == "/gone/story-12":
            self.answer(b"", 302, Location="/")
        else:
            self.answer("<p>নেই", 404)


FAULTS = (
    "always_500", "once_500", "busy_seconds", "busy_date", "loris", "truncated", "bomb", "loop", "metadata", "private",
    "wrong_charset", "endless", "reset", "gone", "challenge", "empty", "image", "utf16", "bad_gzip",
)  # fmt: skip
# What each fault comes to: a page, or a reason.
OUTCOMES = {
    "always_500": "http-error", "once_500": "page", "busy_seconds": "page", "busy_date": "page", "loris": "timeout",
    "truncated": "unreadable", "bomb": "too-large", "loop": "http-error", "metadata": "unreadable", "private": "unreadable",
    "wrong_charset": "page", "endless": "too-large", "reset": "unreadable", "gone": "http-error", "challenge": "blocked",
    "empty": "empty", "image": "not-html", "utf16": "page", "bad_gzip": "unreadable",
}  # fmt: skip


def fault_of(number):
    """Three in ten go wrong, never three in a row."""
    if number % 10 not in (1, 4, 7):
        return None
    return FAULTS[(number // 10 * 3 + number % 10 // 3) % len(FAULTS)]


class Chaos(Quiet):
    """`/c/N`: a good page, or the fault of that number."""

    def serve(self, path):
        if path == "/robots.txt":
            self.answer("User-agent: *\nDisallow: /c/9000\n", kind="text/plain")
            return
        number = int(path.rpartition("/")[2])
        with self.server.lock:
            self.server.times[number] = self.server.times.get(number, 0) + 1
        fault = fault_of(number)
        page = article(number, f"{self.server.url}{path}")
        if fault is None:
            self.answer(page)
        else:
            getattr(self, fault)(page, self.server.times[number] == 1)

    def always_500(self, _page, _first):
        self.answer("<p>oops", 500)

    def once_500(self, page, first):
        self.answer("<p>oops", 500) if first else self.answer(page)

    def busy_seconds(self, page, first):
        self.answer("<p>later", 429, Retry_After="0") if first else self.answer(page)

    def busy_date(self, page, first):
        soon = formatdate(time.time() + 0.1, usegmt=True)
        self.answer("<p>later", 503, Retry_After=soon) if first else self.answer(page)

    def loris(self, _page, _first):
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(80):
            self.wfile.write(b"a")
            time.sleep(0.05)

    def truncated(self, page, _first):
        self.close_connection = True
        self.answer(page, Content_Length=str(len(page.encode()) + 900))

    def bomb(self, _page, _first):
        self.answer(gzip.compress(b"<p>" + b"a" * 3_000_000), Content_Encoding="gzip")

    def loop(self, _page, _first):
        self.answer(b"", 302, Location=self.path)

    def metadata(self, _page, _first):
        self.answer(b"", 302, Location="http://169.254.169.254/latest/meta-data/")

    def private(self, _page, _first):
        self.answer(b"", 302, Location="http://10.1.2.3/intern")

    def wrong_charset(self, page, _first):
        self.answer(page, kind="text/html; charset=windows-1252")

    def utf16(self, page, _first):
        self.answer(page.replace('<meta charset="utf-8">', "").encode("utf-16"), kind="text/html")

    def endless(self, _page, _first):
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(2000):
            self.wfile.write(b"a" * 65536)

    def reset(self, _page, _first):
        self.close_connection = True
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.connection.close()

    def gone(self, _page, _first):
        self.answer("<p>নেই", 410)

    def challenge(self, _page, _first):
        self.answer("<title>Just a moment...</title><script>window._cf_chl_opt={}</script>", 403)

    def empty(self, _page, _first):
        self.answer(b"")

    def image(self, _page, _first):
        self.answer(b"\x89PNG\r\n\x1a\n" + b"\0" * 99, kind="image/png")

    def bad_gzip(self, _page, _first):
        self.answer(b"\x1f\x8b" + b"junk" * 9, Content_Encoding="gzip")


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_args):
        pass


@contextlib.contextmanager
def serve(handler, address="127.0.0.1"):
    """Give a running server: `url`, `pages` to serve as they are, and `log` of what it was asked."""
    server = _Server((address, 0), handler)
    server.lock = threading.Lock()
    server.log, server.times, server.pages = [], {}, {}
    server.url = f"http://{address}:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


def asked(server):
    return [path for path, *_ in server.log]

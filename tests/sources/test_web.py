"""Fetching, against a real server on the loopback interface."""

import contextlib
import gzip
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from newsclean._version import __version__
from newsclean.model import RawPage
from newsclean.sources.web import Limits, read_url_lines, read_urls

PAGE = "<html><body><p>ধরলার পানি কমছে, বাড়ছে ভাঙন।</p></body></html>".encode()
QUICK = Limits(connect_s=2, silence_s=0.4, total_s=1.5, page_bytes=200_000, redirects=4)


class Site(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_args):
        pass

    def answer(self, body=PAGE, status=200, kind="text/html; charset=utf-8", **headers):
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Transfer_Encoding" not in headers and "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.server.seen.append((self.path, self.headers))
        self.close_connection = True
        name = self.path.strip("/").partition("?")[0].replace("-", "_")
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, f"at_{name}", self.at_other)()

    def at_other(self):
        self.answer(b"<p>not here", 404)

    def at_page(self):
        self.answer()

    def at_moved(self):
        self.answer(b"", 302, Location="/page")

    def at_loop(self):
        self.answer(b"", 301, Location="/loop")

    def at_to_file(self):
        self.answer(b"", 302, Location="file:///etc/hostname")

    def at_to_nonsense(self):
        self.answer(b"", 302, Location="http://[::")

    def at_lost(self):
        self.answer(b"", 302)

    def at_broken(self):
        self.answer(b"<p>oops", 503, Retry_After="9")

    def at_lying_charset(self):
        self.answer(kind="text/html; charset=iso-8859-1")

    def at_no_type(self):
        self.answer(kind=None)

    def at_image(self):
        self.answer(b"\x89PNG\r\n\x1a\n", kind="image/png")

    def at_false_image(self):
        self.answer(b"\x89PNG\r\n\x1a\n" + b"\0" * 99)

    def at_gzip(self):
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def at_bad_gzip(self):
        self.answer(b"\x1f\x8b" + b"junk" * 9, Content_Encoding="gzip")

    def at_bomb(self):
        self.answer(gzip.compress(b"<p>" + b"a" * 3_000_000), Content_Encoding="gzip")

    def at_large(self):
        self.answer(b"<p>" + b"a" * 300_000)

    def at_announced(self):
        self.answer(b"<p>", Content_Length="99999999999")

    def at_empty(self):
        self.answer(b" \n")

    def at_truncated(self):
        self.answer(PAGE, Content_Length=str(len(PAGE) + 50))

    def at_silent(self):
        time.sleep(1.2)

    def at_dribble(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"1\r\na\r\n")
            time.sleep(0.1)

    def at_endless(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while True:
            self.wfile.write(b"a" * 65536)


@pytest.fixture
def site(monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    server.seen = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    server.url = f"http://127.0.0.1:{server.server_port}"
    yield server
    server.shutdown()
    server.server_close()
    thread.join(10)


def fetch(site, *names, limits=QUICK):
    return list(read_urls([f"{site.url}/{name}" for name in names], limits))


def test_a_page_comes_with_what_is_known_of_it(site):
    (page,) = fetch(site, "page")
    assert isinstance(page, RawPage)
    assert (page.body, page.status, page.charset_hint) == (PAGE, 200, "utf-8")
    assert page.url == page.origin == f"{site.url}/page"
    assert page.fetched_at.tzinfo is not None
    assert page.kind is None
    ((_, headers),) = site.seen
    assert headers["User-Agent"] == f"newsclean/{__version__}"


def test_a_redirect_gives_the_page_its_own_url(site):
    (page,) = fetch(site, "moved")
    assert (page.origin, page.url) == (f"{site.url}/moved", f"{site.url}/page")


@pytest.mark.parametrize(
    ("name", "reason", "says"),
    [
        ("other", "http-error", "HTTP 404 Not Found"),
        ("broken", "http-error", "HTTP 503"),
        ("lost", "http-error", "HTTP 302"),
        ("loop", "http-error", "more than 4 redirects"),
        ("to-file", "unreadable", "neither http nor https"),
        ("to-nonsense", "unreadable", ""),
        ("image", "not-html", "image/png"),
        ("false-image", "not-html", "a PNG image"),
        ("bad-gzip", "unreadable", "compression"),
        ("bomb", "too-large", "larger than"),
        ("large", "too-large", "larger than"),
        ("announced", "too-large", "larger than"),
        ("endless", "too-large", "larger than"),
        ("empty", "empty", "empty"),
        ("truncated", "unreadable", "broke off"),
        ("silent", "timeout", "no answer for 0.4 s"),
        ("dribble", "timeout", "not finished after 1.5 s"),
    ],
)
def test_what_gives_no_page_says_why(site, name, reason, says):
    (told,) = fetch(site, name)
    assert (told.reason, told.origin) == (reason, f"{site.url}/{name}")
    assert says in told.detail
    assert "\n" not in told.detail


def test_one_failure_costs_itself_and_order_is_kept(site):
    found = fetch(site, "page", "other", "silent", "moved", "page?২")
    assert [getattr(one, "reason", "page") for one in found] == [
        "page",
        "http-error",
        "timeout",
        "page",
        "page",
    ]


def test_the_label_is_handed_on_even_if_it_lies(site):
    lying, untyped, packed = fetch(site, "lying-charset", "no-type", "gzip")
    assert (lying.body, lying.charset_hint) == (PAGE, "iso-8859-1")
    assert (untyped.body, untyped.charset_hint) == (PAGE, None)
    assert packed.body == PAGE


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://a.example/x", "only http and https"),
        ("a.example/story", "did you mean https://a.example/story?"),
        ("file:///etc/hostname", "only http and https"),
        ("http://[::", "no URL"),
        ("http://", ""),
        ("\udcff", ""),
        ("খবর", "no URL"),
    ],
)
def test_what_is_no_web_address_is_told_without_asking_anybody(url, says):
    (told,) = read_urls([url], QUICK)
    assert told.reason == "unreadable"
    assert says in told.detail
    told.origin.encode()


def test_a_port_where_nobody_listens():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    (told,) = read_urls([f"http://127.0.0.1:{port}/"], QUICK)
    assert told.reason == "unreadable"
    assert told.detail.startswith("cannot connect")


def test_who_asks_can_be_named(site):
    list(read_urls([f"{site.url}/page"], QUICK, contact="desk@a.example"))
    assert site.seen[0][1]["User-Agent"].endswith("(+desk@a.example)")


def test_lists_of_urls():
    lines = [
        "# today\n",
        "https://a.example/1\r\n",
        "\n",
        '{"url": "https://a.example/2", "n": 1}\n',
        "{bad\n",
    ]
    assert list(read_url_lines(lines)) == ["https://a.example/1", "https://a.example/2", "{bad"]
    (told,) = read_urls([], QUICK)
    assert told.reason == "empty"

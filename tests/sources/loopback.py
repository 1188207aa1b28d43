"""A small web on the loopback interface: good pages, and every way of not being one."""

import contextlib
import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = "<html><body><p>ধরলার পানি কমছে, বাড়ছে ভাঙন।</p></body></html>".encode()


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

    def at_far(self):
        step = int(self.path.partition("?")[2] or 0) + 1
        self.answer(b"", 302, Location=f"/far?{step}")

    def at_to_file(self):
        self.answer(b"", 302, Location="file:///etc/hostname")

    def at_to_nonsense(self):
        self.answer(b"", 302, Location="http://[::")

    def at_lost(self):
        self.answer(b"", 302)

    def at_broken(self):
        self.answer(b"<p>oops", 503, Retry_After="0")

    def at_lying_charset(self):
        self.answer(kind="text/html; charset=iso-8859-1")

    def at_text(self):
        self.answer(self.server.text, kind="text/plain; charset=iso-8859-1")

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


@contextlib.contextmanager
def serve():
    """Give a running server: `url` is its address, `seen` what it was asked."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    server.seen = []
    server.text = b""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    server.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)

"""Certificates: checked against the name, whatever address it was found at."""

import contextlib
import ipaddress
import shutil
import socket
import ssl
import subprocess
import sys
import textwrap
import threading

import pytest
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived

from newsclean.model import RawPage
from newsclean.sources.web import Limits, Manners, Plan, guard, read_urls, wire
from sources.loopback import PAGE
from sources.newspaper import Paper, serve

PLAN = Plan(Limits(total_s=3, retry_wait_s=0.01), Manners(0, allow_private=True))


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not here to make a certificate")
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example",
         "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    return folder / "cert.pem", folder / "key.pem"


@pytest.fixture
def trusted(pair, monkeypatch):
    """What a server with our certificate needs; every name is found on this machine."""

    async def look_up(_host, _port):
        return [ipaddress.ip_address("127.0.0.1")]

    monkeypatch.setattr(guard, "_look_up", look_up)
    monkeypatch.setenv("SSL_CERT_FILE", str(pair[0]))
    wire._context.cache_clear()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*pair)
    yield context
    wire._context.cache_clear()


@pytest.fixture
def secure(trusted):
    context = trusted
    names = []
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    with serve(Paper) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.names = names
        yield server


def test_the_certificate_is_that_of_the_name(secure):
    (page,) = read_urls([f"https://news.example:{secure.server_port}/news/1"], PLAN)
    assert isinstance(page, RawPage)
    assert page.url == f"https://news.example:{secure.server_port}/news/1"
    assert set(secure.names) == {"news.example"}
    assert secure.log[-1][3]["Host"] == f"news.example:{secure.server_port}"


def test_another_name_at_the_same_address_is_not_believed(secure):
    urls = [f"https://{name}.example:{secure.server_port}/news/1" for name in ("news", "other")]
    found = {one.origin: one for one in read_urls(urls, PLAN)}
    assert isinstance(found[urls[0]], RawPage)
    assert found[urls[1]].reason == "unreadable"
    assert "certificate" in found[urls[1]].detail.lower()
    assert secure.names.count("other.example") == 1  # a certificate is no better the next time


class Http2:
    """A server that speaks HTTP/2 and nothing else, for as many requests as one connection brings."""

    def __init__(self, context):
        context.set_alpn_protocols(["h2"])
        self.context = context
        self.connections, self.asked = 0, []
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()

    def serve(self):
        with contextlib.suppress(OSError):
            while True:
                plain, _ = self.listening.accept()
                plain.settimeout(5)
                with self.context.wrap_socket(plain, server_side=True) as stream:
                    self.connections += 1
                    self.converse(stream)

    def converse(self, stream):
        speech = H2Connection(H2Configuration(client_side=False))
        speech.initiate_connection()
        stream.sendall(speech.data_to_send())
        while data := stream.recv(65536):
            for event in speech.receive_data(data):
                if isinstance(event, RequestReceived):
                    path = dict(event.headers)[b":path"].decode()
                    self.asked.append(path)
                    status = "404" if path == "/robots.txt" else "200"
                    head = [(":status", status), ("content-type", "text/html; charset=utf-8")]
                    speech.send_headers(event.stream_id, head)
                    speech.send_data(event.stream_id, PAGE, end_stream=True)
            stream.sendall(speech.data_to_send())

    def close(self):
        self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()
        self.thread.join(5)


def test_a_server_that_speaks_http_2_only(trusted):
    server = Http2(trusted)
    try:
        urls = [f"https://news.example:{server.port}/news/{number}" for number in (1, 2)]
        pages = list(read_urls(urls, PLAN))
    finally:
        server.close()
    assert [(page.url, page.body, page.status) for page in pages] == [
        (url, PAGE, 200) for url in urls
    ]
    assert server.asked == ["/robots.txt", "/news/1", "/news/2"]
    assert server.connections == 1


def test_the_successor_of_httpx_takes_its_place():
    pytest.importorskip("httpx2", reason="httpx2 is not installed")
    with serve(Paper) as server:
        code = f"""
            import sys
            sys.modules["httpx"] = None
            from newsclean.sources.web import Limits, Manners, Plan, read_urls
            from newsclean.sources.web.seam import httpx
            plan = Plan(Limits(total_s=5), Manners(0, allow_private=True))
            for one in read_urls(["{server.url}/news/1", "{server.url}/gone"], plan):
                print(httpx.__name__, type(one).__name__, one.url)
        """
        told = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(code)],
            capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
    assert told.stdout.split("\n")[:-1] == [
        f"httpx2 RawPage {server.url}/news/1",
        f"httpx2 Unread {server.url}/gone",
    ]

"""Certificates: checked against the name, whatever address it was found at."""

import ipaddress
import shutil
import ssl
import subprocess

import pytest

from newsclean.model import RawPage
from newsclean.sources.web import Limits, Manners, Plan, guard, read_urls, wire
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
def secure(pair, monkeypatch):
    async def look_up(_host, _port):
        return [ipaddress.ip_address("127.0.0.1")]

    monkeypatch.setattr(guard, "_look_up", look_up)
    monkeypatch.setenv("SSL_CERT_FILE", str(pair[0]))
    wire._context.cache_clear()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*pair)
    names = []
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    with serve(Paper) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.names = names
        yield server
    wire._context.cache_clear()


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

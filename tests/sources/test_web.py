"""Fetching, against a real server on the loopback interface."""

import socket

import pytest

from newsclean._version import __version__
from newsclean.model import RawPage
from newsclean.sources.web import Limits, Manners, Plan, Wanted, read_url_lines, read_urls
from sources.loopback import PAGE, serve

QUICK = Limits(
    connect_s=2, silence_s=0.4, total_s=1.5, page_bytes=200_000, redirects=4, retry_wait_s=0.01
)
LOCAL = Manners(delay_s=0, allow_private=True)
PLAN = Plan(QUICK, LOCAL)


@pytest.fixture
def site():
    with serve() as server:
        yield server


def fetch(site, *names, plan=PLAN):
    return list(read_urls([f"{site.url}/{name}" for name in names], plan))


def test_a_page_comes_with_what_is_known_of_it(site):
    (page,) = fetch(site, "page")
    assert isinstance(page, RawPage)
    assert (page.body, page.status, page.charset_hint) == (PAGE, 200, "utf-8")
    assert page.url == page.origin == f"{site.url}/page"
    assert page.fetched_at.tzinfo is not None
    assert page.kind is None
    robots, (_, headers) = site.seen
    assert robots[0] == "/robots.txt"
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
        ("loop", "http-error", "in a circle"),
        ("far", "http-error", "more than 4 redirects"),
        ("to-file", "unreadable", "neither http nor https"),
        ("to-nonsense", "unreadable", "no URL"),
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
    found = fetch(site, "page", "other", "silent", "page?১", "page?২")
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
    (told,) = read_urls([url], PLAN)
    assert told.reason == "unreadable"
    assert says in told.detail
    told.origin.encode()


def test_a_port_where_nobody_listens():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    (told,) = read_urls([f"http://127.0.0.1:{port}/"], PLAN)
    assert told.reason == "unreadable"
    assert told.detail.startswith("cannot connect")


def test_who_asks_can_be_named(site):
    plan = Plan(QUICK, Manners(delay_s=0, allow_private=True, contact="desk@a.example"))
    list(read_urls([f"{site.url}/page"], plan))
    assert site.seen[-1][1]["User-Agent"].endswith("(+desk@a.example)")


def test_lists_of_urls():
    lines = [
        "# today\n",
        "https://a.example/1\r\n",
        "\n",
        '{"url": "https://a.example/2", "n": 1}\n',
        "{bad\n",
    ]
    assert list(read_url_lines(lines)) == [
        Wanted("https://a.example/1"),
        Wanted("https://a.example/2"),
        Wanted("{bad"),
    ]
    (told,) = read_urls([], PLAN)
    assert told.reason == "empty"

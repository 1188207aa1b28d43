"""How hosts are treated, as their own logs saw it."""

import json
import time
from itertools import pairwise

import pytest

from newsclean.errors import UsageError
from newsclean.model import RawPage
from newsclean.sites import load_sites, story_of
from newsclean.sources import Noted
from newsclean.sources.answers import retry_after_s
from newsclean.sources.unpack import DamagedError, TooLargeError, unpack
from newsclean.sources.web import Cache, Journal, Ledger, Limits, Manners, Plan, Wanted, read_urls
from newsclean.sources.web import guard as guard_room
from newsclean.sources.web.addresses import page_key
from newsclean.sources.web.robots import parse_rules
from sources.newspaper import OUTCOMES, Chaos, Paper, asked, fault_of, serve

QUICK = Limits(connect_s=2, silence_s=0.6, total_s=1.0, page_bytes=200_000, retry_wait_s=0.01)
LOCAL = Manners(delay_s=0, allow_private=True, slowest_s=0.05)
PLAN = Plan(QUICK, LOCAL)


@pytest.fixture
def paper():
    with serve(Paper) as server:
        yield server


def outcomes(inputs):
    return {
        one.origin: "page" if isinstance(one, RawPage) else one.reason
        for one in inputs
        if not isinstance(one, Noted)
    }


def test_the_delay_is_never_shorter_than_promised(paper):
    urls = [f"{paper.url}/{name}" for name in ("news/1", "moved", "none", "news/2", "news/3")]
    plan = Plan(QUICK, Manners(delay_s=0.15, allow_private=True))
    list(read_urls(urls, plan))
    began = sorted(entry[1] for entry in paper.log)
    assert len(began) == 7  # the pages, the one behind the redirect, and robots.txt
    assert min(later - earlier for earlier, later in pairwise(began)) >= 0.15


def test_with_more_connections_the_delay_stays(paper):
    plan = Plan(QUICK, Manners(delay_s=0.1, per_host=3, allow_private=True))
    began = time.monotonic()
    list(read_urls([f"{paper.url}/news/{n}" for n in range(6)], plan))
    # Requests that are under way side by side may come in late, each in its own measure: only the
    # whole can be held against the promise.
    assert len(paper.log) == 7
    assert max(entry[1] for entry in paper.log) - began >= 6 * 0.1


def test_robots_may_ask_for_more(paper):
    paper.pages["/robots.txt"] = ("User-agent: newsclean\nCrawl-delay: 0.2\n", "text/plain")
    list(read_urls([f"{paper.url}/news/{n}" for n in range(3)], PLAN))
    began = sorted(entry[1] for entry in paper.log if entry[0] != "/robots.txt")
    assert min(later - earlier for earlier, later in pairwise(began)) >= 0.2


def test_hosts_are_asked_side_by_side_and_each_one_at_a_time():
    with serve(Paper) as one, serve(Paper) as other:
        urls = [f"{server.url}/news/{n}" for n in range(5) for server in (one, other)]
        plan = Plan(QUICK, Manners(delay_s=0.1, allow_private=True))
        began = time.monotonic()
        assert set(outcomes(read_urls(urls, plan)).values()) == {"page"}
        assert time.monotonic() - began < 0.9  # one after the other they would take 1.2 s
        for server in (one, other):
            spans = sorted((start, end) for _, start, end, _ in server.log)
            assert all(end <= start for (_, end), (start, _) in pairwise(spans))


ROBOTS = """
User-agent: GPTBot
User-agent: CCBot
Disallow: /

# Text and data mining of these pages is forbidden.
User-agent: *
Content-Signal: search=yes, ai-train=no
Disallow: /private/
Allow: /private/open
Disallow: /*?print=
Disallow: /খবর/
Sitemap: https://a.example/s.xml
"""


def test_what_is_forbidden_is_told_with_its_line_and_never_asked_for(paper):
    paper.pages["/robots.txt"] = (ROBOTS, "text/plain")
    urls = [
        f"{paper.url}/{name}" for name in ("private/news/1", "news/2?print=x", "খবর/১", "news/3")
    ]
    found = list(read_urls(urls, PLAN))
    told = [one for one in found if not isinstance(one, Noted | RawPage)]
    assert [one.reason for one in told] == ["robots"] * 3
    assert [one.detail for one in told] == [
        "robots.txt: Disallow: /private/",
        "robots.txt: Disallow: /*?print=",
        "robots.txt: Disallow: /খবর/",
    ]
    assert asked(paper) == ["/robots.txt", "/news/3"]
    notes = " ".join(one.detail for one in found if isinstance(one, Noted))
    for words in ("Text and data mining", "ai-train=no", "GPTBot, CCBot"):
        assert words in notes


def test_the_longest_rule_and_our_own_group_count():
    rules = parse_rules(ROBOTS.encode())
    assert rules.find_ban("https://a.example/private/open/1") is None
    assert rules.find_ban("https://a.example/private/x") == "robots.txt: Disallow: /private/"
    assert rules.sitemaps == ["https://a.example/s.xml"]
    own = parse_rules(b"User-agent: *\nDisallow: /\n\nUser-agent: NewsClean\nDisallow: /x\n")
    assert own.find_ban("https://a.example/y") is None
    assert own.find_ban("https://a.example/x/1") == "robots.txt: Disallow: /x"


@pytest.mark.parametrize(
    ("status", "outcome"), [(404, "page"), (403, "page"), (500, "robots"), (429, "robots")]
)
def test_a_robots_file_that_cannot_be_had(status, outcome):
    class Closed(Paper):
        def serve(self, path):
            if path == "/robots.txt":
                self.answer("", status)
            else:
                super().serve(path)

    with serve(Closed) as server:
        (found,) = outcomes(read_urls([f"{server.url}/news/1"], PLAN)).values()
    assert found == outcome


def test_robots_are_asked_for_again_where_a_redirect_leads():
    with serve(Paper) as closed:
        closed.pages["/robots.txt"] = ("User-agent: *\nDisallow: /news/", "text/plain")

        class Sender(Paper):
            def serve(self, path):
                if path == "/robots.txt":
                    self.answer("", 404)
                else:
                    self.answer(b"", 301, Location=f"{closed.url}/news/1")

        with serve(Sender) as server:
            (told,) = read_urls([f"{server.url}/a"], PLAN)
        assert told.reason == "robots"
        assert asked(closed) == ["/robots.txt"]


def test_both_forms_of_retry_after_are_waited_for():
    class Busy(Paper):
        def serve(self, path):
            if path == "/news/1" and self.server.times.setdefault(path, 0) == 0:
                self.server.times[path] = 1
                self.answer("", 429, Retry_After="1")
            else:
                super().serve(path)

    with serve(Busy) as server:
        assert set(outcomes(read_urls([f"{server.url}/news/1"], PLAN)).values()) == {"page"}
        first, second = [entry[1] for entry in server.log if entry[0] == "/news/1"]
        assert second - first >= 1.0
    assert retry_after_s("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    assert [retry_after_s(text) for text in ("7", "-1", "", "১০", "soon")] == [
        7,
        None,
        None,
        None,
        None,
    ]


def test_a_host_that_asks_for_a_long_rest_is_left_alone():
    class Tired(Paper):
        def serve(self, path):
            self.answer("", 404) if path == "/robots.txt" else self.answer(
                "", 503, Retry_After="4000"
            )

    with serve(Tired) as server:
        found = list(read_urls([f"{server.url}/news/{n}" for n in range(5)], PLAN))
        assert len(server.log) == 2
    assert [one.reason for one in found if not isinstance(one, Noted)] == ["http-error"] + [
        "unreadable"
    ] * 4
    assert "stay away for 4000 s" in found[-1].detail


def test_a_busy_host_is_slowed_down_and_slowly_sped_up(paper):
    plan = Plan(Limits(attempts=1, retry_wait_s=0.01), Manners(delay_s=0, allow_private=True))
    urls = [f"{paper.url}/{name}" for name in ("news/1", "busy", "news/2", "news/3", "news/4")]
    list(read_urls(urls, plan))
    began = [entry[1] for entry in paper.log if entry[0] != "/robots.txt"]
    gaps = [later - earlier for earlier, later in pairwise(began)]
    assert gaps[0] < 0.1
    assert gaps[1] >= 0.25
    assert 0.3 > gaps[3] >= 0.18  # two good answers later, nine tenths of nine tenths


def test_a_host_that_fails_ten_times_in_a_row_is_left_alone_and_said_so():
    class Broken(Paper):
        def serve(self, path):
            self.answer("", 404) if path == "/robots.txt" else self.answer("", 500)

    with serve(Broken) as server, serve(Paper) as fine:
        urls = [f"{server.url}/news/{n}" for n in range(30)] + [f"{fine.url}/news/1"]
        found = list(read_urls(urls, PLAN))
        # Three are tried three times; then the host is known, and seven more are tried once.
        assert len(server.log) == 1 + 3 * 3 + 7
    assert outcomes(found)[f"{fine.url}/news/1"] == "page"
    assert sum("not asked for" in one.detail for one in found if hasattr(one, "detail")) == 20
    assert [one.detail for one in found if isinstance(one, Noted)] == [
        "is left alone from here on: it failed 10 times in a row, the last time: HTTP 500 Internal Server Error"
    ]


def test_private_networks_are_not_asked(paper):
    port = paper.server_port
    hosts = (
        "127.0.0.1",
        "localhost",
        "[::1]",
        "0x7f.1",
        "2130706433",
        "[::ffff:127.0.0.1]",
        "10.0.0.7",
        "0.0.0.0",
    )
    found = list(
        read_urls([f"http://{host}:{port}/news/1" for host in hosts], Plan(QUICK, Manners(0)))
    )
    assert [one.reason for one in found] == ["unreadable"] * len(hosts)
    assert all("public" in one.detail or "cannot connect" in one.detail for one in found)
    assert paper.log == []


def test_a_name_with_a_public_and_a_private_address_is_not_asked(monkeypatch, paper):
    async def look_up(_host, _port):
        return [guard_room.ipaddress.ip_address(a) for a in ("8.8.8.8", "192.168.1.1")]

    monkeypatch.setattr(guard_room, "_look_up", look_up)
    (told,) = read_urls(["http://news.example/a"], Plan(QUICK, Manners(0)))
    assert "192.168.1.1" in told.detail


def test_the_checked_address_is_the_one_that_is_asked(monkeypatch, paper):
    asked_for = []

    async def look_up(host, _port):
        asked_for.append(host)
        return [guard_room.ipaddress.ip_address("127.0.0.1")]

    monkeypatch.setattr(guard_room, "_look_up", look_up)
    urls = [f"http://news.example:{paper.server_port}/news/{n}" for n in (1, 2)]
    assert set(outcomes(read_urls(urls, PLAN)).values()) == {"page"}
    assert asked_for == ["news.example"]
    assert {entry[3]["Host"] for entry in paper.log} == {f"news.example:{paper.server_port}"}


def test_nobody_asks_a_clouds_own_addresses():
    found = list(read_urls(["http://169.254.169.254/latest/", "http://[fd00:ec2::254]/"], PLAN))
    assert ["no page is to be had" in one.detail for one in found] == [True, True]


def test_a_story_that_leads_to_the_front_page_is_gone(paper):
    (told,) = read_urls([f"{paper.url}/gone/story-12"], PLAN)
    assert (told.reason, told.detail.startswith("not there")) == ("http-error", True)


def test_one_page_is_fetched_once_whatever_it_is_called(paper):
    names = (
        "news/1",
        "news/1/?utm_source=x",
        "amp/news/1",
        "news/1?amp=1",
        "news/1#c",
        "news/7",
        "moved",
    )
    ledger = Ledger()
    found = outcomes(read_urls([f"{paper.url}/{name}" for name in names], PLAN, ledger))
    assert list(found) == [f"{paper.url}/news/1", f"{paper.url}/news/7"]
    assert ledger.same == 5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.a.example/x/12", "http://m.a.example/x/12/"),
        ("https://a.example/x/12", "https://a.example/x/12/amp"),
        ("https://a.example/x/12.html", "https://a.example/x/12.amp.html"),
        ("https://a.example/খবর", "https://a.example/%E0%A6%96%E0%A6%AC%E0%A6%B0?fbclid=1"),
        ("https://a.example/12", "https://a.example/print/12?outputType=amp"),
    ],
)
def test_twins_have_one_key(one, other):
    assert page_key(one) == page_key(other)


def test_pages_that_differ_have_keys_that_differ():
    urls = ("https://a.example/1", "https://a.example/2", "https://a.example/?p=1", "https://a.example/?p=2",
            "https://b.example/1", "https://a.example/amp", "https://ma.example/1", "https://a.example/x?view=3")  # fmt: skip
    assert len({page_key(url) for url in urls}) == len(urls)
    assert page_key("https://old.example/1", lambda _url: ("x", None)) == page_key(
        "https://new.example/1", lambda _url: ("x", None)
    )


def test_the_sites_own_number_of_the_story_tells_twins():
    known = load_sites()
    urls = [
        f"https://bangla.hindustantimes.com/{path}.html"
        for path in (
            "bengal/kolkata/pata-jhorar-din-31698765432109",
            "bengal/amp-31698765432109",
            "bengal/amp-31698765432110",
        )
    ]
    one, twin, other = (page_key(url, lambda u: story_of(known.find_by_url(u), u)) for url in urls)
    assert one == twin != other
    assert len({page_key(url) for url in urls}) == 3


@pytest.fixture
def loopback_counts_as_public(monkeypatch):
    real = guard_room.is_public
    monkeypatch.setattr(guard_room, "is_public", lambda a: str(a) == "127.0.0.1" or real(a))


@pytest.mark.usefixtures("loopback_counts_as_public")
def test_every_good_page_comes_and_every_bad_one_has_its_reason():
    each = 68
    plan = Plan(QUICK, Manners(delay_s=0, per_host=8, concurrency=32, slowest_s=0.02))
    with serve(Chaos) as one, serve(Chaos) as two, serve(Chaos) as three:
        servers = (one, two, three)
        urls = [f"{server.url}/c/{n}" for n in range(each) for server in servers]
        found = list(read_urls(urls, plan))
    expected = {
        f"{server.url}/c/{n}": OUTCOMES.get(fault_of(n), "page")
        for n in range(each)
        for server in servers
    }
    assert {fault_of(n) for n in range(each)} == {None, *OUTCOMES}
    assert outcomes(found) == expected
    assert len([one for one in found if not isinstance(one, Noted)]) == len(urls)


def test_answers_are_kept_and_only_what_changed_is_asked_for(paper, tmp_path):
    urls = [f"{paper.url}/news/{n}" for n in range(3)]

    def run(**options):
        before = len(paper.log)
        cache = Cache(str(tmp_path / "kept"))
        ledger = Ledger()
        found = list(read_urls(urls, Plan(QUICK, LOCAL, cache=cache, **options), ledger))
        cache.close()
        tags = [entry[3].get("If-None-Match") for entry in paper.log[before:] if "news" in entry[0]]
        return [getattr(one, "body", one) for one in found], tags, ledger.cached

    first, tags, cached = run()
    assert (tags, cached) == ([None] * 3, 0)
    second, tags, cached = run()
    assert (second, tags, cached) == (first, ['"0-1"', '"1-1"', '"2-1"'], 3)
    again, tags, cached = run(refresh=True)
    assert (again, tags, cached) == (first, [None] * 3, 0)
    offline, tags, cached = run(offline=True)
    assert (offline, tags, cached) == (first, [], 3)
    urls.append(f"{paper.url}/news/9")
    assert run(offline=True)[0][-1].detail.startswith("is not in the cache")


def test_fresh_answers_are_not_asked_for_at_all(tmp_path):
    class Fresh(Paper):
        def serve(self, path):
            if path == "/secret":
                self.answer("<p>একবারই", Cache_Control="no-store")
            else:
                self.answer("<p>আজকের খবর", Cache_Control="max-age=3600")

    with serve(Fresh) as server:
        for _ in range(2):
            cache = Cache(str(tmp_path))
            list(
                read_urls(
                    [f"{server.url}/a", f"{server.url}/secret"], Plan(QUICK, LOCAL, cache=cache)
                )
            )
            cache.close()
        assert [path for path in asked(server) if path != "/robots.txt"] == [
            "/a",
            "/secret",
            "/secret",
        ]


def test_a_run_that_is_given_up_goes_on_where_it_was(paper, tmp_path):
    urls = [Wanted(f"{paper.url}/news/{n}", f"t{n}") for n in range(6)] + [
        Wanted(f"{paper.url}/none")
    ]

    def open_journal():
        return Journal(str(tmp_path / "run.journal"))

    journal = open_journal()
    with pytest.raises(UsageError, match="another run"):
        open_journal()
    started = read_urls(urls, Plan(QUICK, LOCAL, journal=journal))
    begun = [next(started).origin for _ in range(2)]
    started.close()
    journal.close()
    # The list need not be given again.
    journal, ledger, told = open_journal(), Ledger(), []
    plan = Plan(
        QUICK, LOCAL, journal=journal, expect=lambda origin, w: told.append((origin, w.title))
    )
    found = list(read_urls([], plan, ledger))
    assert ledger.kept >= 2
    assert [one.origin for one in found][:2] == begun
    assert sorted(outcomes(found)) == sorted(wanted.url for wanted in urls)
    assert dict(told)[urls[5].url] == "t5"
    assert journal.exhausted
    journal.deliver()
    journal.close()
    # What is delivered is known; a page that is not there is asked for no more either.
    journal, ledger = open_journal(), Ledger()
    more = [*urls, Wanted(f"{paper.url}/news/8")]
    assert outcomes(read_urls(more, Plan(QUICK, LOCAL, journal=journal), ledger)) == {
        more[-1].url: "page"
    }
    assert ledger.known == 7
    journal.close()
    pages = [path for path in asked(paper) if path != "/robots.txt"]
    assert len(set(pages)) == 8
    # One may have been under way when the run was given up: nothing of its answer was kept.
    assert len(pages) <= 9


def test_what_may_be_there_the_next_time_is_asked_for_again(tmp_path):
    with serve(Paper) as server:
        server.pages["/robots.txt"] = ("User-agent: *\nDisallow: /shut", "text/plain")
        urls = [f"{server.url}/{name}" for name in ("busy", "shut", "none", "news/1")]
        runs = []
        for _ in range(2):
            journal = Journal(str(tmp_path / "j"))
            runs.append(outcomes(read_urls(urls, Plan(QUICK, LOCAL, journal=journal))))
            journal.deliver()
            journal.close()
    assert list(runs[0].values()) == ["http-error", "robots", "http-error", "page"]
    assert list(runs[1]) == urls[:2]
    with pytest.raises(UsageError, match="cannot be used"):
        Journal(str(tmp_path / "no" / "folder"))


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_bodies_are_unpacked_within_their_limit(coding):
    import gzip
    import zlib

    import brotli
    import zstandard

    pack = {
        "gzip": gzip.compress,
        "deflate": zlib.compress,
        "br": brotli.compress,
        "zstd": zstandard.ZstdCompressor().compress,
    }[coding]
    plain = "হেমন্তের ধান কাটা শুরু। ".encode() * 400
    assert unpack(pack(plain), coding, len(plain)) == plain
    with pytest.raises(TooLargeError):
        unpack(pack(b"a" * 30_000_000), coding, 1_000_000)
    with pytest.raises(DamagedError):
        unpack(pack(plain)[:40], coding, len(plain)) if coding != "zstd" else unpack(
            b"junk", coding, 99
        )
    raw = zlib.compressobj(wbits=-15)
    assert unpack(raw.compress(plain) + raw.flush(), "deflate", len(plain)) == plain


def test_a_list_is_read_as_it_comes(paper):
    def slow():
        for number in range(3):
            yield f"{paper.url}/news/{number}"
            time.sleep(0.15)

    began = time.monotonic()
    found = read_urls(slow(), PLAN)
    next(found)
    assert time.monotonic() - began < 0.15
    assert len(list(found)) == 2


def test_the_summary_names_hosts_and_outcomes(paper):
    ledger = Ledger()
    list(read_urls([f"{paper.url}/{name}" for name in ("news/1", "news/1", "none")], PLAN, ledger))
    host = paper.url.removeprefix("http://")
    assert ledger.lines() == [
        "addresses: 3 given, 1 of a page asked for already",
        f"{host}: 1 page, 1 http-error",
    ]
    assert json.dumps(ledger.lines())


def test_progress_names_the_hosts_and_what_waits(paper):
    plan = Plan(QUICK, Manners(delay_s=0.05, allow_private=True), progress_s=0.1)
    found = list(read_urls([f"{paper.url}/news/{n}" for n in range(8)], plan))
    told = [one for one in found if isinstance(one, Noted)]
    assert told
    assert all(one.origin == paper.url.removeprefix("http://") for one in told)
    assert "waiting, 0 without a page" in told[0].detail

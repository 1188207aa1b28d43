import json
from datetime import UTC, datetime, timedelta

import pytest

from sources.newspaper import Paper, serve, title

LOCAL = ("--allow-private", "--delay", "0")


@pytest.fixture
def paper():
    with serve(Paper) as server:
        url = server.url
        items = "".join(
            f"<item><title>{title(n)}</title><link>/news/{n}</link>"
            f"<pubDate>2026-11-{n + 10}T09:05:00+06:00</pubDate><category>কৃষি</category></item>"
            for n in range(4)
        )
        server.pages["/feed"] = (
            f"<rss><channel><link>{url}/</link>{items}</channel></rss>",
            "text/xml",
        )
        yield server


def test_addresses_one_a_line_or_with_what_the_feed_says(call, paper):
    plain = call("discover", f"{paper.url}/feed", *LOCAL)
    assert plain.code == 0
    assert plain.out.splitlines() == [f"{paper.url}/news/{n}" for n in range(4)]
    assert "4 addresses from 1 lists" in plain.err
    told = call(
        "discover",
        f"{paper.url}/feed",
        "--json",
        "--since",
        "2026-11-11",
        "--until",
        "2026-11-12",
        *LOCAL,
    )
    assert told.records[0] == {
        "url": f"{paper.url}/news/1",
        "title": title(1),
        "published": "2026-11-11T09:05:00+06:00",
        "section": "কৃষি",
        "source": f"{paper.url}/feed",
    }
    assert len(told.records) == 2
    assert len(call("discover", f"{paper.url}/feed", "--limit", "1", *LOCAL).out.splitlines()) == 1


def test_hours_count_to_the_minute_where_the_clock_is_known(call, paper):
    now = datetime.now(UTC)
    clocks = [(now - timedelta(hours=hours)).isoformat() for hours in (1, 2.9, 3.1, 40)]
    days = [(now - timedelta(hours=hours)).date().isoformat() for hours in (3, 80)]
    items = "".join(
        f"<item><title>{title(n)}</title><link>/news/{n}</link><pubDate>{at}</pubDate></item>"
        for n, at in enumerate([*clocks, *days])
    )
    paper.pages["/now"] = (
        f"<rss><channel><link>{paper.url}/</link>{items}</channel></rss>",
        "text/xml",
    )
    found = call("discover", f"{paper.url}/now", "--since", "3h", "-q", *LOCAL).out.splitlines()
    assert found == [f"{paper.url}/news/{n}" for n in (0, 1, 4)]


def test_what_is_discovered_can_be_fetched(start, call, here, paper):
    (here / "found.jsonl").write_text(
        call("discover", f"{paper.url}/feed", "--json", "-q", *LOCAL).out
    )
    with open(here / "found.jsonl", "rb") as found:
        process = start("fetch", "-", "-q", *LOCAL, stdin=found)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert [json.loads(line)["url"] for line in out.splitlines()] == [
        f"{paper.url}/news/{n}" for n in range(4)
    ]


def test_a_site_by_its_slug_and_its_host(call, here, paper):
    (here / "own").mkdir()
    host = paper.url.removeprefix("http://")
    day = datetime.now(UTC).date().isoformat()
    paper.pages["/map.xml"] = (
        "<urlset xmlns:news='n'>" + "".join(
            f"<url><loc>{paper.url}{path}</loc><news:news><news:publication_date>{day}</news:publication_date></news:news></url>"
            for path in ("/news/5", "/section/5", "/photo/6")) + "</urlset>", "application/xml")  # fmt: skip
    (here / "own" / "khet.py").write_text(
        "from newsclean.model import Site\n\n"
        f'SITE = Site(\n    slug="khet",\n    name="খেত",\n    home="{paper.url}/",\n    hosts=("127.0.0.1",),\n'
        '    articles=(r"^/news/[0-9]+$",),\n    listings=(r"^/(?:section|photo)/",),\n'
        '    sitemaps=("/map.xml",),\n    checked="2026-11",\n    evidence="a test",\n)\n'
    )
    for target in ("khet", paper.url):
        result = call("discover", target, "--sites", "own", *LOCAL)
        assert result.out.splitlines() == [f"{paper.url}/news/5"], result.err
    assert host


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("no-such-site",), 2),
        (("prothomalo", "--since", "আজ"), 2),
        (("prothomalo", "--since", "2026-11-02", "--until", "2026-11-01"), 2),
        (("prothomalo", "--offline"), 2),
        ((), 2),
        (("http://127.0.0.1:9/feed", "--delay", "0"), 3),
    ],
)
def test_what_cannot_be_asked(call, args, code):
    result = call("discover", *args)
    assert result.code == code
    assert "Traceback" not in result.err
    assert result.out == ""

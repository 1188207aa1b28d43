"""What was fetched into a WARC is read back to the same records."""

import bz2
import gzip
import json
import random
import sys

import pytest

from newsclean.cli import main
from newsclean.sources import plan_paths, read_parcel, read_paths
from newsclean.sources.parcels import Span
from sources import web_archives as made
from sources.newspaper import Chaos, Paper, article, fault_of, serve, title

LOCAL = ("--allow-private", "--delay", "0", "-q", "--timeout", "2")
SLOW = {"loris", "endless", "bomb", "reset", "always_500", "busy_seconds", "busy_date", "truncated"}


@pytest.fixture
def real(tmp_path, capfdbinary, monkeypatch):
    """The command line in this process, in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*args):
        monkeypatch.setattr(sys, "argv", ["newsclean", *map(str, args)])
        with pytest.raises(SystemExit) as left:
            main()
        sys.stdout.flush()
        capfdbinary.readouterr()
        return left.value.code

    return run


def records(path, *, path_too=False):
    found = []
    for line in path.read_bytes().splitlines():
        one = json.loads(line)
        del one["source"]["cache"]
        if not path_too:
            del one["source"]["path"]
        found.append(one)
    return sorted(found, key=lambda one: (one["url"], one["source"]["sha256"]))


@pytest.mark.parametrize(("name", "count"), [("x.warc.gz", 50), ("x.warc", 12), ("x.warc.zst", 12)])
def test_fetched_pages_are_read_back_to_the_same_records(name, count, real, tmp_path):
    with serve(Paper) as paper, serve(Chaos, "127.0.0.2") as chaos:
        old = article(77, f"{paper.url}/old").replace('<meta charset="utf-8">', "")
        paper.pages["/old"] = (old.encode("utf-16-le"), "text/html; charset=UTF-16LE")
        paper.pages["/plain"] = ("\n".join((title(5), *old.split("<p>")[1:4])), "text/plain")
        urls = [f"{paper.url}/news/{number}" for number in range(12)]
        urls += [f"{paper.url}{path}" for path in ("/moved", "/old", "/plain", "/none", "/")]
        # An address with letters, a query and a fragment.
        urls.append(f"{paper.url}/খবর/news/31?পাতা=২&id=4#শেষ")
        urls += [f"{chaos.url}/c/{n}" for n in range(count) if fault_of(n) not in SLOW]
        (tmp_path / "urls.txt").write_text("\n".join(urls))
        code = real("fetch", "-i", "urls.txt", "--warc-out", name, "-o", "a.jsonl", *LOCAL)
    assert code == 1  # The errors among them are told.
    assert real("clean", name, "-o", "b.jsonl", "-q") == 0
    fetched, cleaned = records(tmp_path / "a.jsonl"), records(tmp_path / "b.jsonl")
    assert len(fetched) > count // 2 + 12
    assert fetched == cleaned
    origins = [one["source"]["path"] for one in records(tmp_path / "b.jsonl", path_too=True)]
    assert all(origin.startswith(f"{name}#") for origin in origins)
    assert len(set(origins)) == len(origins)


def test_pages_from_the_cache_are_read_back_with_the_time_of_their_fetching(real, tmp_path):
    with serve(Paper) as paper:
        urls = [f"{paper.url}/news/{number}" for number in range(3)]
        assert real("fetch", *urls, "--cache", "kept", "-o", "a.jsonl", *LOCAL) == 0
        again = ("--cache", "kept", "--warc-out", "x.warc.gz", "-o", "b.jsonl")
        assert real("fetch", *urls, *again, *LOCAL) == 0
    assert real("clean", "x.warc.gz", "-o", "c.jsonl", "-q") == 0
    assert records(tmp_path / "b.jsonl") == records(tmp_path / "c.jsonl")


def test_a_run_that_was_killed_while_writing_goes_on_behind_whole_records(real, tmp_path):
    from fastwarc.warc import ArchiveIterator

    for name in ("x.warc.gz", "x.warc", "x.warc.zst"):
        journal, warc = f"{name}.journal", tmp_path / name
        with serve(Paper) as paper:
            urls = [f"{paper.url}/news/{number}" for number in range(6)]
            order = ("--resume", journal, "--warc-out", name, "-o", "a.jsonl", "--force", *LOCAL)
            assert real("fetch", *urls[:3], *order) == 0
            whole = warc.read_bytes()
            torn = {"gz": made.gz, "arc": made.plain, "zst": made.zst}[name[-3:].lstrip(".")]
            warc.write_bytes(whole + torn(made.response(9))[0][:200])
            assert real("fetch", *urls[3:], *order) == 0
        assert warc.read_bytes().startswith(whole)
        # Other readers stop at a torn record: there is none left.
        with warc.open("rb") as file:
            kinds = [record.headers["WARC-Type"] for record in ArchiveIterator(file)]
        assert kinds == ["warcinfo", *["response"] * 6]
    (tmp_path / "notes.txt").write_text("কিছু কথা")
    assert real("fetch", urls[0], "--resume", "j", "--warc-out", "notes.txt", *LOCAL) == 2
    assert (tmp_path / "notes.txt").read_text() == "কিছু কথা"


def test_archives_in_a_folder_and_in_a_pool_give_the_same(tmp_path):
    folder = tmp_path / "crawl"
    folder.mkdir()
    body = "<!--" + "".join(chr(0x995 + n * 7 % 30) for n in range(30000)) + "-->"
    members = made.gz(made.INFO, *(
        made.response(n, made.page_of(n) + (body[: 900 * n] + f"{n}-->").encode()) for n in range(30)
    ))  # fmt: skip
    (folder / "a.warc.gz").write_bytes(b"".join(members))
    made.wacz(folder / "b.wacz", b"".join(made.gz(*(made.response(n) for n in range(900)))))
    (folder / "c.warc.wet.gz").write_bytes(b"".join(made.gz(
        made.INFO, made.record("conversion", made.url_of(1), "শীত আসছে".encode(), "Content-Type: text/plain")
    )))  # fmt: skip
    (folder / "d.warc.bz2").write_bytes(bz2.compress(made.response(7)))
    (folder / "e.html").write_bytes(made.page_of(3))
    (folder / "f.warc.gz").write_bytes(gzip.compress(made.response(1)) + b"\x1f\x8b\x08\0torn")
    found = list(read_paths([str(folder)]))
    parcels = list(plan_paths([str(folder)]))
    assert [one for parcel in parcels for one in read_parcel(parcel)] == found
    named = [one.origin.partition("crawl/")[2].partition("#")[0] for one in made.pages(found)]
    assert [(name, named.count(name)) for name in dict.fromkeys(named)] == [
        ("a.warc.gz", 30), ("b.wacz!archive/data-0.warc.gz", 900), ("c.warc.wet.gz", 1), ("d.warc.bz2", 1),
        ("e.html", 1), ("f.warc.gz", 1),
    ]  # fmt: skip
    (torn,) = made.unread(found)
    assert torn.detail == "8 bytes of the archive are lost: the file ends in the middle of it"
    assert all(isinstance(one, Span) for one in plan_paths([str(_large(tmp_path))]))


def _large(folder):
    """An archive that is cut into spans, and the same pages in a WACZ."""
    noise = random.Random(4)
    pages = [made.response(n, made.page_of(n) + noise.randbytes(9000).hex().encode()) for n in range(500)]  # fmt: skip
    path = folder / "large.wacz"
    made.wacz(path, b"".join(made.gz(*pages)))
    found = [one for parcel in plan_paths([str(path)]) for one in read_parcel(parcel)]
    assert len(list(plan_paths([str(path)]))) >= 2
    assert [page.url for page in found] == [made.url_of(n) for n in range(500)]
    return path

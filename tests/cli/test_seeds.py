"""The whole program on the pages that the user gave."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import newsclean
from newsclean.sinks.schemas import json_schema
from sources.loopback import serve

ROOT = Path(__file__).parents[2]
SHARED = ROOT / "../shared"


def run(*args, stdin=None, cwd=ROOT):
    return subprocess.run(
        [sys.executable, "-m", "newsclean", *map(os.fspath, args)],
        cwd=cwd,
        env={**os.environ, "NO_PROXY": "127.0.0.1"},
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.fixture(scope="module")
def seeds():
    return run("clean", "seeds/pages")


def test_five_pages_give_five_valid_records(seeds):
    assert seeds.returncode == 0
    records = [json.loads(line) for line in seeds.stdout.splitlines()]
    assert [one["source"]["path"] for one in records] == [
        f"seeds/pages/{path.name}" for path in sorted((ROOT / "seeds/pages").glob("*.txt"))
    ]
    for record in records:
        jsonschema.validate(record, json_schema(newsclean.Article))
    assert b"5 read, 5 written, 1 skipped as no page" in seeds.stderr


def test_the_same_pages_give_the_same_bytes_by_every_way_in(seeds, tmp_path):
    out = tmp_path / "out.jsonl"
    assert run("clean", "seeds/pages", "-o", out, "-q").returncode == 0
    assert out.read_bytes() == seeds.stdout
    paths = sorted((ROOT / "seeds/pages").glob("*.txt"))
    lines = [
        json.dumps({"text": path.read_text("utf-8"), "path": f"seeds/pages/{path.name}"}) + "\n"
        for path in paths
    ]
    piped = run("clean", "-", stdin="".join(lines).encode())
    for one, other in zip(piped.stdout.splitlines(), seeds.stdout.splitlines(), strict=True):
        assert json.loads(one) == json.loads(other)
    single = run("clean", "-", stdin=paths[0].read_bytes())
    record = json.loads(single.stdout)
    record["source"]["path"] = f"seeds/pages/{paths[0].name}"
    assert record == json.loads(seeds.stdout.splitlines()[0])
    assert newsclean.clean(paths[0].read_bytes()).text == record["text"]


def test_the_seeds_are_read_without_a_fault(seeds, tmp_path):
    if not SHARED.is_dir():
        pytest.skip("the gold is not here")
    out = tmp_path / "out.jsonl"
    out.write_bytes(seeds.stdout)
    score = subprocess.run(
        [sys.executable, SHARED / "eval/score.py", SHARED / "gold/seeds", out],
        capture_output=True,
        timeout=60,
        check=True,
        text=True,
    ).stdout.split()
    figures = dict(zip(score[::2], map(float, score[1::2]), strict=True))
    assert figures.pop("pages") == 5
    assert figures.pop("invented") == 0
    assert set(figures.values()) == {1.0}


def test_damaged_bytes_are_told_with_their_place(tmp_path):
    page = sorted((ROOT / "seeds/pages").glob("*.txt"))[0].read_bytes()
    middle = len(page) // 2
    (tmp_path / "a.txt").write_bytes(page[:middle] + b"\xff\xc0" + page[middle:])
    result = run("clean", "a.txt", cwd=tmp_path)
    assert result.returncode == 0
    assert "a.txt: has bytes that are no utf-8" in result.stderr.decode()


def test_explain_shows_each_block_of_a_page():
    (path,) = (ROOT / "seeds/pages").glob("001_*.txt")
    result = run("clean", path, "--explain", "-q")
    told = result.stderr.decode().splitlines()
    blocks = sum(1 for line in path.read_text("utf-8").splitlines() if line.strip())
    assert "article by text" in told[0]
    assert sum(line.lstrip().startswith("line ") for line in told) >= blocks * 0.9
    assert any(" + body" in line for line in told)


def test_a_fetched_page_gives_what_the_saved_one_gives_whatever_the_header_says():
    (path,) = (ROOT / "seeds/pages").glob("001_*.txt")
    with serve() as site:
        site.text = path.read_bytes()
        fetched = json.loads(
            run("fetch", f"{site.url}/text", "--allow-private", "--delay", "0").stdout
        )
    saved = newsclean.clean(path.read_bytes())
    assert fetched["source"]["charset"] == "utf-8"
    assert (fetched["title"], fetched["text"]) == (saved.title, saved.text)
    assert fetched["published"] == saved.published

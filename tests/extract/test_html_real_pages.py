"""Real saved pages, where the reference material lies beside the repository."""

import gzip
import importlib.util
import json
from pathlib import Path

import pytest

from newsclean.extract.decode import decode
from newsclean.extract.html import HtmlPage, extract_html, read_html
from newsclean.extract.structured import read_structured
from newsclean.model import Draft, Refusal

SHARED = Path(__file__).parents[2] / "../shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="no reference material here")


def answer(data: bytes) -> Draft | Refusal:
    page = read_html(decode(data).text)
    assert isinstance(page, HtmlPage)
    return extract_html(page, read_structured(page))


def score_module():
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval/score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(folder: Path, gold: Path) -> dict[str, float]:
    score = score_module()
    sums: dict[str, list[float]] = {}
    for path in sorted(gold.glob("*.json")):
        want = json.loads(path.read_text("utf8"))
        file = folder / want["file"]
        data = (
            file.read_bytes()
            if file.exists()
            else gzip.decompress((folder / f"{want['file']}.gz").read_bytes())
        )
        found = answer(data)
        record = None
        if isinstance(found, Draft):
            record = {
                "paragraphs": list(found.paragraphs),
                "title": found.title and found.title.raw,
            }
        for name, value in score.score(want, record).items():
            sums.setdefault(name, []).append(value)
    return {name: sum(values) / len(values) for name, values in sums.items()}


def test_bengali_pages():
    found = figures(SHARED / "pages", SHARED / "gold/pages")
    assert found["body_f1"] == found["paragraphs"] == found["clean"] == found["title"] == 1.0


def test_listings_shells_and_challenges_are_refused():
    for path in sorted((SHARED / "pages").glob("*.html")):
        if any(word in path.name for word in ("listing", "shell", "blocked", "home")):
            assert isinstance(answer(path.read_bytes()), Refusal), path.name


def test_pages_of_many_publishers_in_bengali_script():
    found = figures(SHARED / "bnbench/pages", SHARED / "bnbench/gold")
    assert found["body_f1"] >= 0.965
    assert found["paragraphs"] >= 0.60
    assert found["clean"] >= 0.92
    assert found["title"] >= 0.93

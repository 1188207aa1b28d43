"""The shared test vectors, where they lie beside the checkout: every certain one right, none wrong.

`benchmarks/quality/vectors.py` is the judge; here stands what must not be lost.
"""

import importlib.util
import json
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VECTORS = ROOT / "../shared/vectors"
_SPEC = importlib.util.spec_from_file_location("vectors", ROOT / "benchmarks/quality/vectors.py")
assert _SPEC is not None
assert _SPEC.loader is not None
vectors = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(vectors)

# What a string alone cannot give. page_dates: days without a year on strings that come without a
# moment (nine), and a Hijri day in the wrong month (one). calendar_pairs: no year in the string, or
# words about a day instead of a day.
UNREAD = {"page_dates": {"null": 9, "denied": 1}, "calendar_pairs": {"null": 15}}


@pytest.fixture(params=list(vectors.READERS))
def judged(request):
    if not (VECTORS / f"{request.param}.jsonl").exists():
        pytest.skip("the shared vectors are not here")
    return request.param, list(vectors.judge(request.param, VECTORS))


def test_every_certain_vector_is_right(judged):
    name, rows = judged
    assert rows
    counts = Counter(row.outcome for row in rows if row.outcome not in ("right", "open"))
    allowed = Counter(UNREAD.get(name, {}))
    assert counts <= allowed, [row for row in rows if row.outcome not in ("right", "open")]


def test_a_page_date_is_missed_only_for_want_of_a_year():
    path = VECTORS / "page_dates.jsonl"
    if not path.exists():
        pytest.skip("the shared vectors are not here")
    given = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for row in vectors.judge("page_dates", VECTORS):
        if row.outcome == "null":
            assert given[row.line - 1]["ref"] is None, row
            assert "date.year-missing" in row.why, row


def test_the_judge_can_say_no(tmp_path):
    rows = [
        {"input": "৩ মে ২০২৪", "expected": "2024-05-03"},
        {"input": "৩ মে ২০২৪", "expected": "2024-05-04"},
        {"input": "তিন মাস", "expected": "2024-05-04"},
        {"input": "তিন মাস", "expected": "2024-05-04", "uncertain": True},
    ]
    (tmp_path / "dates.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    found = [row.outcome for row in vectors.judge("dates", tmp_path)]
    assert found == ["right", "wrong", "null", "open"]

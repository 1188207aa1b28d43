"""How well a record agrees with what a person says a golden page holds (`gold.toml`).

body      F1 of word 4-grams          title, published  1.0 where exactly right
clean     1.0 without unwanted text   authors           F1 of the names
invented  1.0 where a date was given for a page without one
silent    1.0 where a page that is no article gave no record
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Any

from newsclean.model import Article
from newsclean.runners.golden import run_case

if TYPE_CHECKING:
    from newsclean.runners.golden import Case

_WORD = re.compile("[\\w\u0980-\u09ff]+")
_DIGITS = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")


def read_gold(case: Case) -> dict[str, Any]:
    """Return what a reader sees on the page, as whoever wrote it says."""
    return tomllib.loads((case.folder / "gold.toml").read_text("utf8"))


def score(case: Case, gold: dict[str, Any]) -> dict[str, float]:
    """Return the figures of what newsclean makes of one case."""
    outcome = run_case(case).outcome
    record = outcome.model_dump() if isinstance(outcome, Article) else None
    if gold.get("rejected"):
        return {"silent": float(record is None)}
    if "lines" in gold:
        lines = case.page.read_text("utf8").split("\n")
        gold = gold | {"body": [lines[number - 1] for number in gold["lines"]]}
    return score_record(gold, record)


def score_record(gold: dict[str, Any], record: dict[str, Any] | None) -> dict[str, float]:
    """Return the figures of a record of an article, whichever tool made it; None is no record.

    Of the record `text`, `title`, `published` and `authors` are read; only `text` must be there.
    """
    if record is None:
        return dict.fromkeys(("body", "title", "published", "clean", "authors"), 0.0)
    text, published = record["text"], record.get("published") or None
    flat = fold(text)
    figures = {
        "body": _f1(_grams(text), _grams("\n".join(gold["body"]))),
        "title": float(fold(record.get("title")) == fold(gold.get("title"))),
        "published": float(_instant(published) == _instant(gold.get("published"))),
        "clean": float(not any(fold(unwanted) in flat for unwanted in gold.get("must_not", ()))),
        "authors": _f1(
            Counter(map(fold, record.get("authors") or ())),
            Counter(map(fold, gold.get("authors", ()))),
        ),
    }
    if "published" not in gold:
        figures["invented"] = float(published is not None)
    return figures


def _instant(value: str | None) -> str | datetime | None:
    """Return what is compared: an instant whatever its offset, or a day or any other word as it is."""
    try:
        return datetime.fromisoformat(value) if value and "T" in value else value
    except ValueError:
        return value


def fold(text: str | None) -> str:
    """Return what a reader sees: NFC, ASCII digits, single spaces, no invisible characters."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", text or "").translate(_DIGITS))
    return " ".join(text.split())


def _grams(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """Return the word n-grams of a text, counted."""
    words = _WORD.findall(fold(text))
    return Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)))


def _f1(got: Counter[Any], want: Counter[Any]) -> float:
    """Return F1 of two multisets; 1.0 where both are empty."""
    total = got.total() + want.total()
    return 2 * (got & want).total() / total if total else 1.0

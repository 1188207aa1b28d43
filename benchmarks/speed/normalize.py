"""How fast dates and text are read, beside the libraries that people use today, in one run.

    uv run python benchmarks/speed/normalize.py
    uv run --with dateparser --with indic-nlp-library python benchmarks/speed/normalize.py

Dates: microseconds a string over the strings of fixtures/rules/date.*.toml, median and mean, and how
many of them each reader answers. Text: MB/s of UTF-8 over the seeds, as found, in NFC, and with
composed nukta letters. Peers that are not installed are named as missing.
"""

from __future__ import annotations

import importlib.util
import re
import statistics
import time
import tomllib
import unicodedata
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from cold import cold_seconds

from newsclean.normalize import normalize_text
from newsclean.normalize.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
ROUNDS = 5
COMPOSED = (("য\u09bc", "\u09df"), ("ড\u09bc", "\u09dc"), ("ঢ\u09bc", "\u09dd"))


def date_strings() -> list[str]:
    """Return every date string of the project's own cases."""
    found: list[str] = []
    for path in sorted((ROOT / "fixtures/rules").glob("date.*.toml")):
        for case in tomllib.loads(path.read_text("utf8")).get("case", ()):
            text = case.get("input") or case.get("text") or case.get("before")
            if isinstance(text, str):
                found.append(text)
    return found


def date_readers() -> dict[str, Callable[[str], object]]:
    """Return what reads a date string, by name; peers pinned to Bengali and English, day first."""
    readers: dict[str, Callable[[str], object]] = {"newsclean": parse_date}
    if importlib.util.find_spec("dateparser"):
        import dateparser

        settings = {"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]}
        readers["dateparser"] = lambda text: dateparser.parse(
            text, languages=["bn", "en"], settings=settings
        )
    return readers


def text_normalizers() -> dict[str, Callable[[str], str]]:
    """Return what normalizes a text, by name; NFC alone is the bar that nobody beats in Python."""
    found: dict[str, Callable[[str], str]] = {
        "newsclean": lambda text: normalize_text(text, digits="ascii"),
        "unicodedata NFC": lambda text: unicodedata.normalize("NFC", text),
        "regex chain (csebuetnlp-style)": _regex_chain,
    }
    if importlib.util.find_spec("indicnlp"):
        from indicnlp.normalize.indic_normalize import IndicNormalizerFactory

        found["indic-nlp-library"] = IndicNormalizerFactory().get_normalizer("bn").normalize
    return found


_QUOTES, _DASHES, _SPACES, _UNSEEN = (
    re.compile(p) for p in ("[‘’‚‛`´]", "[‐‑‒–—―]", r"\s+", "[\u200b-\u200f\ufeff]")
)


def _regex_chain(text: str) -> str:
    """Return what the usual corpus scripts make of a text: one substitution after another, NFKC last."""
    for pattern, into in ((_QUOTES, "'"), (_DASHES, "-"), (_UNSEEN, ""), (_SPACES, " ")):
        text = pattern.sub(into, text)
    return unicodedata.normalize("NFKC", text)


def texts() -> dict[str, str]:
    """Return the texts that are timed, by name."""
    raw = "\n".join(p.read_text("utf8") for p in sorted((ROOT / "seeds/pages").glob("*.txt"))) * 5
    clean = normalize_text(raw)
    composed = clean
    for pair, letter in COMPOSED:
        composed = composed.replace(pair, letter)
    return {"clean NFC": clean, "composed nukta": composed, "as found": raw}


def main() -> None:
    """Measure and print."""
    warnings.simplefilter("ignore")
    strings = date_strings()
    print(
        f"{'dates':34} {'median µs':>10} {'mean µs':>10} {'answered':>10}   ({len(strings)} strings)"
    )
    for name, read in date_readers().items():
        for text in strings[:20]:
            read(text)
        rounds = [
            cold_seconds(read, strings, time.perf_counter)
            for _ in range(1 if name != "newsclean" else ROUNDS)
        ]
        best = [min(times) for times in zip(*rounds, strict=True)]
        answered = sum(read(text) is not None for text in strings)
        print(
            f"{name:34} {statistics.median(best) * 1e6:10.1f} {statistics.mean(best) * 1e6:10.1f} {answered:10}"
        )
    print(f"\n{'text, MB/s of UTF-8':34} " + " ".join(f"{name:>15}" for name in texts()))
    for name, normalize in text_normalizers().items():
        cells = []
        for text in texts().values():
            normalize(text)
            best_s = min(_time(normalize, text) for _ in range(ROUNDS))
            cells.append(f"{len(text.encode()) / best_s / 1e6:15.1f}")
        print(f"{name:34} " + " ".join(cells))
    for package in ("dateparser", "indicnlp"):
        if importlib.util.find_spec(package) is None:
            print(f"{package}: not installed, not timed")


def _time(call: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    call(text)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()

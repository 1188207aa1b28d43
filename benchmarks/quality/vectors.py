"""How many of the shared test vectors come out right, file by file.

    uv run python benchmarks/quality/vectors.py            a table; exit 1 where any answer is wrong
    uv run python benchmarks/quality/vectors.py --list     and each row that is no match, by its line
    uv run python benchmarks/quality/vectors.py FOLDER     other vectors of the same form

`null` is a certain row that was left unread, `open` one that may be (`uncertain`), `denied` one whose
own string says another day than the row expects: a page that prints the wrong month. A coarser
reading of an age is right; a range is right where it holds the day.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from newsclean.normalize import (
    bangla_from_gregorian,
    normalize_text,
    parse_number,
    read_legacy,
)
from newsclean.normalize.dates import answer
from newsclean.normalize.legacy.bijoy import bijoy_to_unicode
from newsclean.normalize.numbers.words import format_day, format_number
from newsclean.normalize.rules.digits import to_ascii

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FOLDER = Path(__file__).parents[2] / "../shared/vectors"
Outcome = Literal["right", "null", "wrong", "open", "denied"]
OUTCOMES: tuple[Outcome, ...] = ("right", "null", "wrong", "open", "denied")
Row = dict[str, Any]


class Judged(NamedTuple):
    """One row: where it stands, what was made of it, and what was asked."""

    name: str
    line: int
    outcome: Outcome
    got: object
    want: object
    why: str
    """What the reading itself says of why there is none."""


def is_same(got: str | None, want: str | None) -> bool:
    """Return whether two ISO strings are one date; an offset counts only where both have one."""
    if got is None or want is None:
        return got is want
    if len(got) <= 10 or len(want) <= 10:
        return got == want
    one, other = datetime.fromisoformat(got), datetime.fromisoformat(want)
    if one.tzinfo is None or other.tzinfo is None:
        one, other = one.replace(tzinfo=None), other.replace(tzinfo=None)
    return one == other


class Told(NamedTuple):
    """What a reader made of a row: the value, what was wanted, and whether they are the same."""

    got: object
    want: object
    is_right: bool
    why: str = ""


def _dated(row: Row) -> Told:
    calendars = {None: None, "bd": "bangla-bd", "wb": "bangla-wb"}
    told = answer(row["input"], calendar=calendars[row.get("cal")])
    want = row["expected"]
    return Told(told["iso"], want, is_same(told["iso"], want), " ".join(told["warnings"]))


def _page_date(row: Row) -> Told:
    want = row["expected"]
    zone = want[-6:] if want and len(want) > 10 else None
    told = answer(row["text"], zone=zone, ref=row["ref"])
    why = " ".join(told["warnings"])
    if row["kind"] == "hijri":
        held = told["range"] is not None and told["range"][0] <= want <= told["range"][1]
        return Told(told["iso"], want, held, why)
    want = row.get("by_rule", want)
    return Told(told["iso"], want, is_same(told["iso"], want), why)


def _relative(row: Row) -> Told:
    told = answer(row["input"], zone=row["tz"], ref=row["reference"])
    got, want = told["iso"], row["expected"]
    coarser = got is not None and want is not None and want.startswith(got[:19])
    return Told(got, want, coarser or got is want, " ".join(told["warnings"]))


def _calendar(row: Row) -> Told:
    if row["direction"] == "to_gregorian":
        got = answer(row["input"], calendar=row["calendar"])["iso"]
    else:
        rule = {"bd_2019": "bd-2019", "bd_1987": "bd-1987"}.get(row["calendar"], row["calendar"])
        found = bangla_from_gregorian(date.fromisoformat(row["input"]), rule)
        got = "{:04}-{:02}-{:02}".format(*found)
    return Told(got, row["expected"], got == row["expected"])


def _pair(row: Row) -> Told:
    told = answer(row["raw"])
    if told["iso"] is None:
        return Told(None, row["gregorian"], is_right=False, why=" ".join(told["warnings"]))
    low, high = told["range"] or (told["iso"][:10], told["iso"][:10])
    return Told(told["iso"], row["gregorian"], low <= row["gregorian"] <= high)


def _hijri(row: Row) -> Told:
    told = answer(row["input"])
    want = row["expected"]["gregorian_range"]
    is_right = told["range"] == want and (told["calendar"], told["precision"]) == ("hijri", "range")
    return Told(told["range"], want, is_right)


def _number(row: Row) -> Told:
    given, want = row["input"], row["expected"]
    got: object
    if row["kind"] == "to_ascii":
        got = to_ascii(given)
    elif row["kind"] == "keep_in_body":
        got = normalize_text(given, digits="keep")
    elif row["kind"] == "date_ordinal_format":
        got = format_day(given)
    elif row["kind"] == "format":
        got = format_number(given)
    else:
        number = parse_number(given)
        got = None if number is None else number.value
    return Told(got, want, got == want)


def _bijoy(row: Row) -> Told:
    if row.get("kind") == "must_not_convert":
        got = read_legacy(row["input"]).text
    else:
        got = bijoy_to_unicode(row["input"])
    return Told(got, row["expected"], got == row["expected"])


def _unicode(row: Row) -> Told:
    got = normalize_text(row["input"])
    return Told(got, row["expected"], got == row["expected"])


READERS: dict[str, Callable[[Row], Told]] = {
    "unicode": _unicode,
    "digits_numbers": _number,
    "dates": _dated,
    "page_dates": _page_date,
    "relative": _relative,
    "calendar": _calendar,
    "calendar_pairs": _pair,
    "hijri": _hijri,
    "bijoy": _bijoy,
}


def judge(name: str, folder: Path) -> Iterator[Judged]:
    """Yield each row of one file with what became of it."""
    text = (folder / f"{name}.jsonl").read_text("utf-8")
    for line, row in enumerate(map(json.loads, text.splitlines()), 1):
        told = READERS[name](row)
        outcome: Outcome = "right" if told.is_right else "null" if told.got is None else "wrong"
        if outcome == "null" and row.get("uncertain"):
            outcome = "open"
        if outcome == "wrong" and "wrong-month" in row.get("calendar", ""):
            outcome = "denied"
        yield Judged(name, line, outcome, told.got, told.want, told.why)


def main() -> int:
    """Judge every file of the folder, print, and return the exit code."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    arguments.add_argument("--list", action="store_true", help="name each row that is no match")
    chosen = arguments.parse_args()
    present = [name for name in READERS if (chosen.folder / f"{name}.jsonl").is_file()]
    if not present:
        print(f"{chosen.folder}: no vectors here: nothing was judged")
        return 0
    print(f"{'vectors':16} {'rows':>5} " + " ".join(f"{o:>6}" for o in OUTCOMES) + "   right")
    wrong = 0
    for name in present:
        rows = list(judge(name, chosen.folder))
        counts = Counter(row.outcome for row in rows)
        wrong += counts["wrong"]
        cells = " ".join(f"{counts[o]:6}" for o in OUTCOMES)
        print(f"{name:16} {len(rows):5} {cells}  {counts['right'] / len(rows):6.1%}")
        for row in rows if chosen.list else ():
            if row.outcome != "right":
                print(
                    f"  {row.name}:{row.line} {row.outcome}: {row.got!r}, not {row.want!r} {row.why}"
                )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

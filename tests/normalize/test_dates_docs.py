"""`docs/dates.md` says what the rules do: its tables are rendered from them.

Run this file to write the tables anew.
"""

import re
import tomllib
from pathlib import Path

import pytest

from newsclean.lexicon.calendar import DATE_LABELS
from newsclean.normalize import published
from newsclean.normalize.dates import clocks, grammar, parse_date, reading

ROOT = Path(__file__).parents[2]
DOC = ROOT / "docs" / "dates.md"
SOURCES = [
    *sorted((ROOT / "src/newsclean/normalize/dates").glob("*.py")),
    ROOT / "src/newsclean/normalize/published.py",
]
TOLD = {**reading.WARNINGS, **reading.UNREAD, **published.WARNINGS}
REF = "2024-05-14T15:20:00"
CLOCKS = (
    ("24 hours", "৭ মার্চ ২০২৪, ১৯:০৭"),
    ("with a space", "৭ মার্চ ২০২৪, ০৯: ০৭"),
    ("with seconds", "১৯:০৭:৩১, ৭ মার্চ ২০২৪"),
    ("AM and PM", "৭ মার্চ ২০২৪, ০৯:০৭ পিএম"),
    ("পূর্বাহ্ন, অপরাহ্ন", "১২:৪০ পূর্বাহ্ণ, ৭ মার্চ ২০২৪"),
    ("24 hours with PM", "7 March 2024, 15:07 PM"),
    ("full stop", "৭ মার্চ ২০২৪, সকাল ৯.০৭"),
    ("HHMM ঘণ্টা", "১৯০৭ ঘণ্টা, মার্চ ৭, ২০২৪"),
    ("part of the day", "৭ মার্চ ২০২৪, দুপুর ১টা ৭ মিনিট"),
    ("after the clock", "৭ মার্চ ২০২৪, ০৭:০৭ সন্ধ্যা"),
    ("fractions", "৭ মার্চ ২০২৪ রাত সাড়ে আটটায়"),
    ("the night that follows", "৭ মার্চ ২০২৪ দিবাগত রাত ২টায়"),
    ("one figure, no half", "৭ মার্চ ২০২৪, ৯:০৭"),
    ("instant with offset", "2024-03-07T19:07:31+06:00"),
    ("named zone", "Mar 7, 2024 07:07 PM IST"),
)
RELATIVE = (
    "৭ মিনিট আগে", "দেড় ঘণ্টা আগে", "১ দিন ২ ঘন্টা ৫ মিনিট আগে", "৩ দিন আগে", "২ সপ্তাহ আগে", "৩ মাস আগে",
    "১ বছর আগে", "25m | Country", "আজ সকাল ১০টায়", "গতকাল দিবাগত রাত ১টায়", "গত পরশু", "গত শুক্রবার",
)  # fmt: skip


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += [
        "| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |" for row in rows
    ]
    return "\n".join(lines)


def read(shape, **asked):
    calendar = "bangla-bd" if shape.name.startswith("bangla") else None
    return parse_date(shape.example, calendar=calendar, **asked)


def shape_rows(shapes, **asked):
    for shape in shapes:
        found = read(shape, **asked)
        assert found is not None, shape
        yield f"`{found.rule}`", shape.says, f"`{shape.example}`", f"`{found.iso}`"


def parts():
    names = {"day": "বেলা", "dawn": "ভোর", "morning": "সকাল", "noon": "দুপুর", "afternoon": "বিকাল, বিকেল",
             "evening": "সন্ধ্যা, সন্ধে", "night": "রাত", "midnight": "মধ্যরাত", "late-night": "গভীর রাত, শেষ রাত"}  # fmt: skip
    for part, hours in clocks._PARTS.items():
        spans = "; ".join(
            f"{first}–{last} → {first + added:02}–{last + added:02}"
            if first != last
            else f"{first} → {first + added:02}"
            for first, last, added in hours
        )
        yield names[part], spans


def labels():
    says = {"published": "published", "updated": "the update", "visit": "the visitor's day or clock",
            "header": "the visitor's day (with a colon)", "related": "another day", "unlabelled": "nothing by itself",
            "credit": "a closing clock"}  # fmt: skip
    for role, meaning in says.items():
        words = [label for label, of in DATE_LABELS.items() if of == role]
        yield meaning, " · ".join(words)


def rendered():
    head = ("rule", "shape", "example", "reading")
    clock_rows = []
    for what, example in CLOCKS:
        found = parse_date(example)
        clock_rows.append((what, f"`{example}`", f"`{found.iso}`", f"`{found.rule}`"))
    aged = [(f"`{text}`", parse_date(text, ref=REF, country="BD")) for text in RELATIVE]
    decisions = tomllib.loads((ROOT / "fixtures/rules/date.decisions.toml").read_text("utf8"))
    return {
        "days": table(head, shape_rows(grammar.DATES)),
        "clocks": table(("clock", "example", "reading", "rule"), clock_rows),
        "parts": table(("part", "printed hour → hour of the day"), parts()),
        "labels": table(("announces", "words"), labels()),
        "yearless": table(head, shape_rows(grammar.YEARLESS, ref=REF)),
        "relative": table(
            (f"string, read on {REF[:10]} at 15:20 in Dhaka", "reading", "precision"),
            [(text, f"`{found.iso}`", found.precision) for text, found in aged],
        ),
        "calendars": table(head, shape_rows(grammar.OTHER_CALENDARS)),
        "warnings": table(
            ("code", "meaning"),
            [(f"`{code}`", says) for code, says in TOLD.items()],
        ),
        "decisions": table(
            ("case of `fixtures/rules/date.decisions.toml`", "published"),
            [
                (case["name"].replace("-", " "), f"`{case.get('published', 'null')}`")
                for case in decisions["case"]
            ],
        ),
    }


def filled(text):
    for name, body in rendered().items():
        pattern = re.compile(rf"(<!-- table: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        assert pattern.search(text), name
        text = pattern.sub(lambda m, body=body: f"{m[1]}\n{body}\n\n{m[2]}", text)
    return text


def test_the_document_is_in_step():
    text = DOC.read_text("utf8")
    assert filled(text) == text, "run this file to write the tables anew"


def test_examples_read_as_the_rules_say():
    for shape in (*grammar.DATES, *grammar.OTHER_CALENDARS):
        found = read(shape)
        assert (found.iso, found.rule.startswith(f"date.{shape.name}")) == (shape.reads, True)


def test_every_warning_is_told():
    told = set(TOLD)
    used = set()
    for path in SOURCES:
        used |= set(re.findall(r'"((?:date|calendar)\.[a-z0-9-]+)"', path.read_text("utf8")))
    rules = {"date.age", "date.day-word", "date.address", "date.iso-clock24"} | {
        c for c in used if c.startswith("date.year-by")
    }
    assert used - rules == told


@pytest.mark.parametrize("name", ["DATES", "OTHER_CALENDARS", "YEARLESS", "CLOCKS"])
def test_shapes_are_named_once(name):
    shapes = [shape.name for shape in getattr(grammar, name)]
    assert len(set(shapes)) == len(shapes) > 0


if __name__ == "__main__":
    DOC.write_text(filled(DOC.read_text("utf8")), "utf8")

"""What holds for every day and for any text."""

import importlib.util
import random
import string
import unicodedata
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.lexicon.calendar import DAY_WORDS, GREGORIAN_MONTHS, WEEKDAYS
from newsclean.normalize.dates import answer, folding, parse_date, parse_dates

_SPEC = importlib.util.spec_from_file_location(
    "round_trip", Path(__file__).parents[2] / "benchmarks/quality/round_trip.py"
)
assert _SPEC is not None
assert _SPEC.loader is not None
written = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(written)
BENGALI, MONTHS, ENGLISH, DAYS = written.BENGALI, written.MONTHS, written.ENGLISH, written.DAYS
composed, spell = written.composed, written.spell


@pytest.mark.parametrize("number", range(len(written.DAY_TEMPLATES)))
def test_every_day_reads_back(number):
    # Every day meets a fifth of the templates; digits and encoding take turns.
    # benchmarks/quality/round_trip.py writes all with all.
    template = written.DAY_TEMPLATES[number]
    for n, day in enumerate(written.EVERY_DAY[number % 5 :: 5]):
        text = spell(template, day, bengali=n % 3 != 0)
        text = composed(text) if n % 2 else unicodedata.normalize("NFC", text)
        found = parse_date(text)
        assert found is not None, text
        assert (found.iso, found.precision) == (day.isoformat(), "day"), text
        assert "date.weekday-mismatch" not in found.warnings, text


@given(
    day=st.dates(date(1970, 1, 1), date(2040, 12, 31)),
    minute=st.integers(0, 1439),
    second=st.integers(0, 59),
    template=st.sampled_from(
        [t for t in written.DAY_TEMPLATES if not t.startswith(written.LABELLED)]
    ),
    clock=st.sampled_from(written.CLOCK_TEMPLATES),
    encode=st.sampled_from((composed, str)),
    bengali=st.booleans(),
)
@settings(max_examples=500, deadline=None)
def test_every_clock_reads_back(day, minute, second, template, clock, encode, bengali):
    hour, minute = divmod(minute, 60)
    seconds = second if "{S" in clock else 0
    want = datetime(day.year, day.month, day.day, hour, minute, seconds)  # noqa: DTZ001
    text = written.clocked(clock, spell(template, day), want)
    text = encode(text.translate(BENGALI) if bengali else text)
    found = parse_date(text, country="BD")
    assert found is not None, text
    assert found.iso[:19] == want.isoformat(), text
    assert found.iso[19:] in ("+06:00", "+07:00", "+05:53"), text
    assert text[found.start : found.end] == found.raw


@pytest.mark.parametrize("name", [n for n in GREGORIAN_MONTHS if n.isascii() or len(n) > 1])
def test_every_month_spelling_reads(name):
    month = GREGORIAN_MONTHS[name]
    for text in (f"৭ {name} ২০২৪", f"{name} ৭, ২০২৪", composed(f"০৭ {name}, ২০২৪")):
        found = parse_date(text)
        assert found is not None, text
        assert found.iso == f"2024-{month:02}-07", text


@pytest.mark.parametrize("name", list(WEEKDAYS))
def test_every_weekday_spelling_checks(name):
    day = date(2024, 5, 6) + timedelta(days=WEEKDAYS[name])
    assert parse_date(f"{name}, {day.day} মে ২০২৪").warnings == ()
    assert parse_date(f"{name}, {day.day + 1} মে ২০২৪").warnings == ("date.weekday-mismatch",)


@pytest.mark.parametrize("name", list(DAY_WORDS))
def test_every_ordinal_word_reads(name):
    assert parse_date(f"{name} মে ২০২৪").iso == f"2024-05-{DAY_WORDS[name]:02}"


PIECES = [
    *MONTHS, *DAYS, *ENGLISH[:4], "পৌষ", "রমজান", "১২", "7", "২০২৪", "১৪৩১", "2024", "31", "০", ":", "ঃ", "/", "-",
    "।", ",", "|", "এএম", "PM", "রাত", "সকাল", "টায়", "ঘণ্টা", "মিনিট", "আগে", "গত", "প্রকাশিত", "আপডেট", "আজ",
    "সালের", "ই", "শে", "খ্রিস্টাব্দ", "জন", "সংবাদ", "\u200d", "\u00a0", "(", ")", "@", "+06:00", "T", "Z", "ago",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(("", " ")))
@settings(max_examples=500, deadline=None)
def test_total_on_date_words_in_any_order(pieces, joint):
    text = joint.join(pieces)
    for found in parse_dates(text, ref=datetime(2025, 1, 2, 3, 4), country="BD"):  # noqa: DTZ001
        assert text[found.start : found.end] == found.raw
        day = found.day
        assert day is None or date.fromisoformat(day)


@given(st.text(max_size=200))
@settings(max_examples=400, deadline=None)
def test_total_on_any_text(text):
    told = answer(text, ref="2025-01-02T03:04:05", country="IN")
    assert told["input"] == text
    for found in parse_dates(text, country="BD"):
        assert text[found.start : found.end] == found.raw


def test_garbage_is_no_date():
    # Letters, figures and marks of both scripts without a month name: nothing may be read.
    chance = random.Random(7)
    letters = "কখগঘচছজটডতদনপবভমযরলশসহািুেো্" + string.ascii_letters
    for _ in range(3000):
        words = [
            "".join(chance.choices(letters, k=chance.randint(1, 8)))
            if chance.random() < 0.6
            else "".join(chance.choices("০১২৩৪৫৬৭৮৯0123456789", k=chance.randint(1, 6)))
            for _ in range(chance.randint(1, 8))
        ]
        text = chance.choice((" ", ", ", " - ", ": ")).join(words)
        found = parse_date(text, ref="2025-01-02T03:04:05")
        assert found is None or found.rule in ("date.numeric", "date.age"), text


def hard_garbage(chance: random.Random) -> str:
    """What pages print beside their dates: figures with words that look like parts of one."""
    low, high, year = chance.randint(1, 12), chance.randint(13, 31), chance.randint(1950, 2030)
    month, other = chance.choice(MONTHS), chance.choice(MONTHS)
    return chance.choice((
        f"{high} টাকা কেজি", f"৳{year}", f"Tk {high},{year}", f"মোবাইল: ০১৭-{year}-{low}{year}", f"ফোন: ০২ ৯৫{high} {year}",
        f"{low}-{high}-{low}-{high}", f"{year}/{low} ({high}.{low} ওভার)", f"{low}–{high} গোলে", "৬-৪, ৭-৫, ৬-২",
        f"({high})", f"বয়স {high} বছর", f"{low}-{high} বছর", f"{low}.{high} শতাংশ", f"{high}%", f"{low}-{high}-{low}%",
        f"{low} {month} থেকে {high} {other} {year}", f"{low}-{high} {month} {year}", f"{low} {month}-{high} {other} {year}",
        f"{low}, {high} ও {high} {month} {year}", f"{month}-{other} {year}", f"{year}-{year + 1}", f"{year}-{high} অর্থবছর",
        f"{month} {year}", f"{year} সালের {month} মাসে", f"{low} {month}", f"{month} {high} জন", f"{high} {month} {year} জন",
        f"/news/{year}/{year}{high}", f"id={year}{low}", f"IMG-{year}{low}{high}-WA{year}.jpg", f"v{low}.{high}.{low}.{high}",
        f"মামলা নং {low}({high}){low}", f"স্মারক নং {low}.{high}.{low}.{year}.{high}", f"আইন {year} এর {low} ধারা", f"সূরা {low}:{high}",
        f"সকাল {low}টা", f"{high}:{high}", f"দৈর্ঘ্য {low}:{high}:{high}", f"{year} ঘণ্টা", f"{month}গামী", f"{low} মেট্রো {year}",
        f"{low} মেলা {year}", f"{low} জুনায়েদ {year}", f"মার্চপাস্ট {low}, {year}", f"মেয়র {low} {year}", f"কোভিড-{high} {month} {year}",
        f"রজব আলী {low} {year}", f"রবি {low} {year}", f"সার্ক-{year}", f"{low}তম বিসিএস {year}", f"ভিশন {year}", f"{month}, {year}",
    ))  # fmt: skip


def test_hard_garbage_is_no_date():
    # Eight seeds of 8,000 such strings gave none either.
    chance = random.Random(11)
    for _ in range(2500):
        joint = chance.choice(("। ", " | ", "; ", " • "))
        text = joint.join(hard_garbage(chance) for _ in range(chance.randint(1, 4)))
        text = text.translate(BENGALI) if chance.random() < 0.7 else text
        assert parse_dates(text) == (), text


def test_reading_twice_gives_the_same():
    text = "প্রকাশিত: ০৭ মার্চ ২০২৪, ০৯:০৭ পিএম | আপডেট: ০৮ মার্চ ২০২৪, ১০:০০ এএম"
    assert parse_dates(text, country="BD") == parse_dates(text, country="BD")


@given(st.text(st.sampled_from([*"কডয০৯19AZaz’‘'`–—ঃ:়্োোৗ।ৎ,é\u09df\u09dc\u200c\u200d\u00ad"])))
def test_the_quick_copy_of_a_date_is_the_copy(raw):
    by_table = unicodedata.normalize("NFC", raw).translate(folding._TABLE).lower()
    assert folding.fold_date(raw).text == by_table

"""The cheap tests for lines that are dates, and the tables behind them."""

import unicodedata

import pytest

from newsclean.lexicon import calendar, fold
from newsclean.lexicon.calendar import (
    date_label,
    find_date_label,
    has_bangla_calendar,
    is_date_line,
    is_relative_time,
)

DATE_LINES = [
    "৭ মার্চ ২০২৪",
    "বৃহস্পতিবার, ৭ মার্চ ২০২৪ | ১০:২০ পূর্বাহ্ন",
    "প্রকাশিত: ০৭ মার্চ ২০২৪, ১০:২০ এএম",
    "প্রকাশের সময় : বৃহস্পতিবার, ৭ মার্চ, ২০২৪ ১৩৮ বার পড়া হয়েছে",
    "সময় সংবাদ প্রকাশিত হয়েছে : ৭ মার্চ ২০২৪",
    "ঢাকাবৃহস্পতিবার , ৭ মার্চ ২০২৪",
    "ঢাকা, বৃহস্পতিবার, ২৩ ফাল্গুন ১৪৩০, ৭ মার্চ ২০২৪, ২৬ শাবান ১৪৪৫",
    "২৮শেফাল্গুন ১৪৩০ বঙ্গাব্দ",
    "Thursday, March 7, 2024",
    "Updated: March 7, 2024, 10:20 IST",
    "2024-03-07 10:20:30",
    "০৭/০৩/২০২৪ ইং",
    "আপডেট: ১৬৩৪ ঘণ্টা, মার্চ ৭, ২০২৪",
    "(৩ মাস আগে) ৭ মার্চ ২০২৪, বৃহস্পতিবার, ১০:২০ পূর্বাহ্ন",
    "৭ মার্চ ২০২৪ | অনলাইন সংস্করণ",
]
NO_DATE_LINES = [
    "৭ মার্চ ২০২৪ ঢাকায় সভা হবে",
    "৭ মার্চের ভাষণ শুনেছিলেন ২০২৪ জন",
    "৫টি মামলায় ৩ জন গ্রেপ্তার",
    "মার্চ মাসের বেতন পাননি শ্রমিকেরা",
    "প্রকাশিত হয়েছে নতুন বই",
    "১৫ আগস্টের ঘটনায় ৫০% বেড়েছে?",
    "০১৭১২-৩৪৫৬৭৮",
    "২০২৪",
    "",
    "ঢাকা",
]


@pytest.mark.parametrize("line", DATE_LINES)
def test_date_lines(line):
    assert is_date_line(fold(line))


@pytest.mark.parametrize("line", NO_DATE_LINES)
def test_lines_that_hold_more_or_less_than_a_date(line):
    assert not is_date_line(fold(line))


@pytest.mark.parametrize(
    ("line", "role", "rest"),
    [
        ("প্রকাশিত : ৭ মার্চ", "published", "7 মার্চ"),
        ("প্রকাশ ৭ মার্চ", "published", "7 মার্চ"),
        ("প্রকাশিত", "published", ""),
        ("Published on March 7", "published", "march 7"),
        ("সর্বশেষ আপডেট: ৭ মার্চ", "updated", "7 মার্চ"),
        ("হালনাগাদঃ৭ মার্চ", "visit", "7 মার্চ"),
        ("প্রিন্ট: ৭ মার্চ", "visit", "7 মার্চ"),
        ("আজ বৃহস্পতিবার", "header", "বৃহস্পতিবার"),
        ("যোগদানের তারিখ : ৭ মার্চ", "related", "7 মার্চ"),
        ("📅 তারিখ: ৭ মার্চ", "unlabelled", "7 মার্চ"),
        ("বাংলাদেশ সময়: ১০২০ ঘণ্টা", "credit", "1020 ঘণ্টা"),
    ],
)
def test_labels(line, role, rest):
    assert date_label(fold(line)) == (role, rest)


@pytest.mark.parametrize(
    "line", ["প্রকাশিত বইয়ের তালিকা", "আজকের পত্রিকা", "আপডেটেড থাকুন", "প্রিন্ট করুন", "সময়ের দাবি"]
)
def test_words_that_are_no_label_here(line):
    assert date_label(fold(line)) is None


def test_a_label_behind_a_name():
    start, end, role = find_date_label("সময় সংবাদ প্রকাশিত: 7 মার্চ")
    assert role == "published"
    assert "সময় সংবাদ প্রকাশিত: 7 মার্চ"[end:].strip() == "7 মার্চ"
    assert start > 0


def test_other_calendars():
    for line in (
        "২৩ ফাল্গুন ১৪৩০",
        "ফাল্গুন ২৩",
        "৭ই পৌষ, ১৪৩০ বঙ্গাব্দ",
        "২৬ শাবান ১৪৪৫",
        "২ রবিউস সানি ১৪৪৫",
    ):
        assert has_bangla_calendar(fold(line)), line
    for line in ("মাঘ মাসের শীত", "৭ মার্চ ২০২৪", "পৌষ মেলায় ৫ জন", "রমজান আলী"):
        assert not has_bangla_calendar(fold(line)), line


def test_relative_times():
    for line in ("৫ মিনিট আগে", "২ দিন ১১ ঘন্টা ৪৯ মিনিট আগে", "7 years ago", "১০ মিনিট আগে | জাতীয়", "57m | City",
                 "প্রকাশ: 4 months ago", "(১ বছর আগে)", "১ মিনিটে পড়ুন ৯ মিনিট আগে"):  # fmt: skip
        assert is_relative_time(fold(line)), line
    for line in ("৫ দিন আগে তিনি ঢাকায় এসেছিলেন", "আগে থেকেই", "৭ মার্চ ২০২৪", ""):
        assert not is_relative_time(fold(line)), line


def test_tables_stand_on_the_folded_copy():
    for table in (calendar.GREGORIAN_MONTHS, calendar.BANGLA_MONTHS, calendar.HIJRI_MONTHS, calendar.WEEKDAYS,
                  calendar.DAY_PARTS, calendar.MERIDIEMS, calendar.ERA_WORDS, calendar.DATE_LABELS,
                  calendar.DAY_WORDS, calendar.RELATIVE_UNITS):  # fmt: skip
        for word in table:
            assert word == unicodedata.normalize("NFC", word) == fold(word)
    assert set(calendar.GREGORIAN_MONTHS.values()) == set(range(1, 13))
    assert set(calendar.BANGLA_MONTHS.values()) == set(range(1, 13))
    assert set(calendar.HIJRI_MONTHS.values()) == set(range(1, 13))
    assert set(calendar.WEEKDAYS.values()) == set(range(7))

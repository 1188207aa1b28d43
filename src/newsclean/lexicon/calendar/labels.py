"""What announces a date, and whose date it is then."""

import re

from newsclean.lexicon.calendar.days import (
    BANGLA_MONTHS,
    DAY_PARTS,
    DAY_WORDS,
    GREGORIAN_MONTHS,
    WEEKDAYS,
)
from newsclean.lexicon.calendar.matching import END, START, alternatives
from newsclean.model import DateRole

_PUBLISHED = (
    "প্রকাশিত হয়েছে", "প্রকাশিত হয়", "প্রকাশ করা হয়েছে", "প্রকাশিত সময়", "প্রকাশিত তারিখ", "প্রকাশিত",
    "প্রকাশের সময়কাল", "প্রকাশের সময়", "প্রকাশের তারিখ", "প্রকাশের দিন", "প্রকাশ সময়", "প্রকাশ তারিখ",
    "প্রকাশকাল", "প্রকাশ কাল", "প্রকাশনার সময়", "প্রকাশনার তারিখ", "প্রকাশ", "প্রথম প্রকাশিত",
    "প্রথম প্রকাশ", "অনলাইনে প্রকাশ", "আপলোড সময়", "আপলোডের সময়", "আপলোড করা হয়েছে", "আপলোডেড", "আপলোড",
    "পোস্ট করা হয়েছে", "পোস্টের সময়", "পোস্ট সময়", "পোস্টেড", "পোস্ট", "পোষ্টেড", "পোষ্ট", "পাবলিশড", "পাবলিশ্ড", "পাবলিশ", "সংবাদ প্রকাশ",
    "প্রচারের সময়", "প্রচারের তারিখ", "প্রচারিত", "সম্প্রচারিত",
    "first published on", "first published", "published on", "published at", "published date",
    "published time", "published", "publish date", "publish time", "publication date",
    "date published", "posted on", "posted at", "posted", "post date", "uploaded on", "uploaded",
    "created on", "created",
)  # fmt: skip
_UPDATED = (
    "সর্বশেষ আপডেট", "শেষ আপডেট করা হয়েছে", "শেষ আপডেট", "লাস্ট আপডেটেড", "লাস্ট আপডেট", "আপডেটেড অন", "আপডেট সময়", "আপডেটের সময়", "আপডেট টাইম", "আপডেট করা হয়েছে",
    "আপডেট হয়েছে", "আপডেট তারিখ", "আপডেটেড", "আপডেট", "আপডেইট", "সর্বশেষ উপলব্ধ", "সর্বশেষ সংশোধন",
    "সর্বশেষ সম্পাদনা", "সর্বশেষ পরিমার্জন", "শেষ পরিবর্তন", "সংশোধিত", "সম্পাদিত", "পরিমার্জিত",
    "last updated on", "last updated at", "last updated", "last update", "last modified on",
    "last modified", "updated on", "updated at", "updated", "update", "modified", "date modified",
)  # fmt: skip
_VISIT = (
    "সর্বশেষ হালনাগাদ", "হালনাগাদ", "হাল নাগাদ", "হাল-নাগাদ", "প্রিন্ট এর সময়", "প্রিন্টের সময়",
    "প্রিন্টের তারিখ", "প্রিন্ট সময়", "প্রিন্ট তারিখ", "প্রিন্ট", "মুদ্রণের সময়", "মুদ্রণের তারিখ", "মুদ্রণ",
    "ডাউনলোডের সময়", "print date", "print time", "printed on", "printed at", "printed", "print",
    "accessed on", "accessed", "retrieved",
)  # fmt: skip
_HEADER = ("আজকের তারিখ", "আজকের দিন", "আজ", "আজকে", "অদ্য", "today")
_RELATED = (
    "যোগদানের তারিখ", "জন্ম তারিখ", "জন্মতারিখ", "জন্ম", "মৃত্যু তারিখ", "মৃত্যুর তারিখ", "মৃত্যু",
    "আবেদনের শেষ তারিখ", "শেষ তারিখ", "শেষ সময়", "আবেদনের সময়সীমা", "date of birth", "joined",
    "deadline", "event date",
)  # fmt: skip
_UNLABELLED = ("তারিখ ও সময়", "তারিখ", "সময়", "date & time", "date and time", "date", "on air")

DATE_LABELS: dict[str, DateRole] = {
    **dict.fromkeys(_PUBLISHED, "published"),
    **dict.fromkeys(_UPDATED, "updated"),
    **dict.fromkeys(_VISIT, "visit"),
    **dict.fromkeys(_HEADER, "header"),
    **dict.fromkeys(_RELATED, "related"),
    **dict.fromkeys(_UNLABELLED, "unlabelled"),
    "বাংলাদেশ সময়": "credit",
    "বাংলাদেশ স্থানীয় সময়": "credit",
    "স্থানীয় সময়": "credit",
}
"""Phrases before a date, and whose day they announce. `হালনাগাদ` and `প্রিন্ট` are the visitor's."""

_LABEL_WORDS = alternatives(DATE_LABELS).replace(r"\ ", " ?")
_LABEL = re.compile(rf"{START}(?:{_LABEL_WORDS}){END}")
_LEAD = re.compile(r"[^a-z0-9\u0980-\u09FF]{0,4}")
_JOINT = re.compile(r"\s*[:\u0983\-–—|।=>»/]+\s*|\s*$")
_COLON = re.compile(r"\s*[:\u0983]")
_FIRST = re.compile(r"\s+([0-9(]|[a-z]+|[\u0980-\u0982\u0985-\u09E3]+)")


def date_label(line: str) -> tuple[DateRole, str] | None:
    """Return the role and the rest of a folded line that starts with a date label, else None.

    >>> date_label("প্রকাশের সময় : 3 মে 2024")
    ('published', '3 মে 2024')
    >>> date_label("প্রকাশিত বইয়ের সংখ্যা বেড়েছে") is None
    True
    """
    lead = _LEAD.match(line)
    found = _LABEL.match(line, lead.end() if lead else 0)
    if found is None:
        return None
    role = DATE_LABELS[_LABEL_KEYS[found[0].replace(" ", "")]]
    joint = _JOINT.match(line, found.end())
    if joint is not None:
        return role, line[joint.end() :]
    first = _FIRST.match(line, found.end())
    if first is None or not (first[1] in _OPENING or first[1] in "0123456789("):
        return None
    return role, line[first.start(1) :]


_LABEL_KEYS = {label.replace(" ", ""): label for label in DATE_LABELS}
_OPENING = frozenset(
    [*GREGORIAN_MONTHS, *WEEKDAYS, *BANGLA_MONTHS, *DAY_PARTS, *DAY_WORDS, "on", "at", "রোজ"]
)
"""Words that may follow a label without a mark between."""


def find_date_label(line: str) -> tuple[int, int, DateRole] | None:
    """Return start, end and role of the first label with a colon in a folded line, else None.

    For lines that set a name before the label: `সময় সংবাদ প্রকাশিত: …`.
    """
    if ":" not in line and "\u0983" not in line:
        return None
    for found in _LABEL.finditer(line):
        colon = _COLON.match(line, found.end())
        if colon is not None:
            role = DATE_LABELS[_LABEL_KEYS[found[0].replace(" ", "")]]
            return found.start(), colon.end(), role
    return None

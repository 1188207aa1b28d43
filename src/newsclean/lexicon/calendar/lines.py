"""Cheap tests for lines that are dates."""

import re

from newsclean.lexicon.calendar.days import (
    BANGLA_MONTHS,
    CITIES,
    DAY_PARTS,
    DAY_WORDS,
    ERA_WORDS,
    GREGORIAN_MONTHS,
    HIJRI_MONTHS,
    MERIDIEMS,
    ORDINALS,
    RELATIVE_UNITS,
    WEEKDAYS,
)
from newsclean.lexicon.calendar.labels import DATE_LABELS, find_date_label
from newsclean.lexicon.calendar.matching import END, START, alternatives, word_set

_DIGIT = re.compile(r"[0-9]")
_TOKEN = re.compile(r"[0-9]+|[a-z]+|[\u0980-\u09E3'’‘]+|[^\s0-9a-z\u0980-\u09E3]")
_NUMERIC = re.compile(
    r"(?<![0-9./-])(?:[0-9]{1,2} ?([/.-]) ?[0-9]{1,2} ?\1 ?(?:[0-9]{4}|[0-9]{2})"
    r"|[0-9]{4}([/.-])[0-9]{1,2}\2[0-9]{1,2})(?![0-9]|[./-][0-9])"
)
_QUOTES = "'’‘\u0983"
_FOREIGN = frozenset("?!%৳$₹@#=<>{}\\^~`")
_HIJRI_WORDS = frozenset(w for name in HIJRI_MONTHS for w in name.split())
_MONTHS = frozenset([*GREGORIAN_MONTHS, *BANGLA_MONTHS]) | _HIJRI_WORDS
_LINE_WORDS = (
    _MONTHS
    | frozenset([*WEEKDAYS, *DAY_PARTS, *ERA_WORDS, *DAY_WORDS, *RELATIVE_UNITS, *ORDINALS])
    | frozenset(w.strip(".") for m in MERIDIEMS for w in re.split(r"[. ]", m))
    | frozenset(w for label in DATE_LABELS for w in label.split())
    | CITIES
    | word_set(
        "টা টায় টার টে টি ও এবং রোজ গভীর শেষ দিবাগত আগে পূর্বে তারিখে ইংরেজি আরবি মিনিটে পড়ুন পড়া পড়েছেন "
        "পঠিত পাঠ দেখা হয়েছে হয়েছেন বার জন ভিউ ভিউস সংস্করণ ভার্সন অনলাইন প্রিন্ট শেয়ার মন্তব্য মাহে ঋতু শরৎকাল "
        "বর্ষাকাল গ্রীষ্মকাল হেমন্তকাল শীতকাল বসন্তকাল at on ist bst gmt utc ago t z view views read reads "
        "min mins share shares comment comments online print edition of the"
    )
)
"""Every word that may stand on a line that is only a date: date words, labels, counters."""


def is_date_line(line: str) -> bool:
    """Return whether a folded line is nothing but a date: labels, date words, clocks, a counter.

    >>> is_date_line("ঢাকা, বুধবার, 3 মে 2024 | 10:20 পূর্বাহ্ন")
    True
    >>> is_date_line("3 মে 2024 ঢাকায় সভা হবে")
    False
    """
    if len(line) > 200 or _DIGIT.search(line) is None:
        return False
    words = _TOKEN.findall(line)
    month = number = -9
    dated = False
    for at, word in enumerate(words):
        if word not in _LINE_WORDS:
            if word[0].isdigit():
                number = at
                dated = dated or at - month <= 3
                continue
            if not ("\u0980" <= word[0] <= "\u09ff" or word[0].isalpha()):
                if word in _FOREIGN:
                    return False
                continue
            word = word.strip(_QUOTES)
            if word and word not in _LINE_WORDS:
                if is_glued(word):
                    dated = dated or word.endswith(_LONG_MONTHS)
                    continue
                # A name before the label: at most four words, or it is a sentence.
                label = find_date_label(line) if at == 0 else None
                return label is not None and (
                    label[0] > 0
                    and line.count(" ", 0, label[0]) <= 4
                    and is_date_line(line[label[0] :])
                )
        if word in _MONTHS:
            month = at
            dated = dated or at - number <= 3
    return dated or _NUMERIC.search(line) is not None


_LONG_MONTHS = tuple(m for m in [*GREGORIAN_MONTHS, *BANGLA_MONTHS] if len(m) > 3)


def is_glued(word: str) -> bool:
    """Return whether an unknown word is two date words without their space: `ঢাকাবুধবার`."""
    for cut in range(1, len(word)):
        if word[:cut] in _GLUE_HEADS and word[cut:] in _LINE_WORDS and len(word) - cut > 3:
            return True
    return False


_GLUE_HEADS = CITIES | ORDINALS | frozenset(WEEKDAYS) | frozenset(["আজ", "টায়", "টা"])
_RELATIVE = re.compile(
    rf"(?:[0-9]+|{START}(?:এক|দুই|তিন|চার|পাঁচ|ছয়|সাত|আট|নয়|দশ|দেড়|আড়াই|আধা?|কয়েক|a|an|one))\s*"
    rf"(?:{alternatives(RELATIVE_UNITS)})(?:\s*[,ও]?\s*[0-9]+\s*(?:{alternatives(RELATIVE_UNITS)}))*"
    rf"\s*(?:আগে|পূর্বে|ago){END}"
    r"|^[0-9]{1,3}\s?[smhdwy](?:\s*[|·•/]|$)|^(?:এইমাত্র|এই মাত্র|just now)"
)
_BANGLA_SIGNS = frozenset(("বঙ্গাব্দ", "হিজরি", "হিজরী"))
_CALENDAR_WORDS = _BANGLA_SIGNS | _HIJRI_WORDS | frozenset(BANGLA_MONTHS)
_BESIDE = frozenset(("",)) | ORDINALS


def has_bangla_calendar(line: str) -> bool:
    """Return whether a folded line prints a Bengali-calendar or Hijri day, as page headers do.

    >>> has_bangla_calendar("6 পৌষ 1432 বঙ্গাব্দ"), has_bangla_calendar("পৌষ মেলা শুরু")
    (True, False)
    """
    if _DIGIT.search(line) is None:
        return False
    words = _TOKEN.findall(line)
    if _CALENDAR_WORDS.isdisjoint(words):
        return False
    words = [word.strip(_QUOTES) for word in words]
    for at, word in enumerate(words):
        if word in _BANGLA_SIGNS:
            return True
        if word in BANGLA_MONTHS:
            before = next((w for w in words[max(0, at - 3) : at][::-1] if w not in _BESIDE), "")
            after = next((w for w in words[at + 1 : at + 3] if w != ","), "")
            if (before.isdigit() and len(before) <= 2) or (
                after.isdigit() and (len(after) <= 2 or "1200" <= after < "1550")
            ):
                return True
        if word in _HIJRI_WORDS and any(
            len(w) == 4 and "1300" <= w < "1600" for w in words[at + 1 : at + 4]
        ):
            return True
    return False


def is_relative_time(line: str) -> bool:
    """Return whether a folded line is an age: `5 মিনিট আগে`, `2 days ago`, `57m | …`.

    A label or a section name may stand beside it; a sentence that mentions an age is not one.

    >>> is_relative_time("10 মিনিট আগে | জাতীয়"), is_relative_time("5 দিন আগে তিনি ঢাকায় এসেছিলেন বলে জানান")
    (True, False)
    """
    if len(line) > 80 or not line:
        return False
    found = _RELATIVE.search(line)
    if found is None:
        return False
    before, after = line[: found.start()], line[found.end() :].lstrip()
    parted = not after or not (after[0].isalnum() or "\u0980" <= after[0] <= "\u09ff")
    parted = parted or line[found.end() - 1] in "|·•/"
    return len(before.split()) <= 4 and parted and len(after.split()) <= 5

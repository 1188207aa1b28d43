"""Digits: the two plain mappings, and the policy for running text.

In running text one word is written in one script.  `--digits ascii` therefore writes numbers that
stand by themselves (২৫ জন, ১৯৭১ সালে, ১০:৩০, ৳৫০০) with ASCII digits and leaves those that carry a
Bengali suffix or are part of a Bengali word (৮০তম, ৭ই, ১ম, ৩টি, ৫২-র, মিগ২৯): `80তম` and `3টি` are
words of two scripts that neither readers nor tokenizers expect.  `--digits bengali` leaves digits
that are part of a Latin word (COVID-19, mp3) for the same reason.  Addresses keep every digit.
"""

from __future__ import annotations

import re
import unicodedata

from newsclean.normalize.rules.letters import DIGIT, LETTER
from newsclean.normalize.rules.rule import rule

_BENGALI = "০১২৩৪৫৬৭৮৯"
# Python's \d means the decimal digits of every script, which is what a value needs.
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_TO_ASCII = {ord(digit): str(value) for value, digit in enumerate(_BENGALI)}
_TO_BENGALI = {ord(str(value)): digit for value, digit in enumerate(_BENGALI)}
_ANY_BENGALI_DIGIT = re.compile(f"[{DIGIT}]")
_ANY_ASCII_DIGIT = re.compile("[0-9]")

# A number is one unit with its separators: in ৫-৭টি both ends belong to the suffix.
_DIGITS = f"[0-9{DIGIT}\u0966-\u096f\u0660-\u0669\uff10-\uff19]"
_SEPARATOR = "[.,:/\N{HYPHEN}\N{NON-BREAKING HYPHEN}–—-]"
_REST = f"{_DIGITS}*(?:{_SEPARATOR}{_DIGITS}+)*"
_NUMBER = re.compile(_DIGITS + _REST)
# Suffixes that a hyphen or an apostrophe may tie to a number: case endings, articles, ordinals.
_TIED = (
    "[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}–’'‘](?:র|রা|রও|এর|এরও|ের|এ|এও|এই|তে|তেও|কে|য়|ে|ও|ই|ইং|টি|টা|টির|টার"
    "|জন|তম|ম|লা|ঠা|শে|র্থ|ষ্ঠ)"
)
# The same, standing apart by one space: only what cannot be a word of its own after a number.
_APART = " (?:ই|তম|ম|য়|র্থ|ষ্ঠ|লা|রা|ঠা|শে)"
_SUFFIX = f"[{LETTER}]|(?:{_TIED}|{_APART})(?![{LETTER}])"
# A number with what keeps it as it is: a letter before its first digit, a suffix behind its last.
_KEPT = f"(?:(?<=[{LETTER}].)(?P<inside>)|)", f"(?:(?={_SUFFIX})(?P<suffixed>)|)"
_NUMBER_OR_KEPT = re.compile(f"{_DIGITS}{_KEPT[0]}{_REST}{_KEPT[1]}")
# The same from the first Bengali digit, for which a text is searched twice as fast; `late` says that
# the number began before it, with another script's.
_LATE = f"(?:(?:(?<={_DIGITS}.)|(?<={_DIGITS}{_SEPARATOR}.))(?P<late>)|)"
_BENGALI_OR_KEPT = re.compile(f"[{DIGIT}]{_LATE}{_KEPT[0]}{_REST}{_KEPT[1]}")
_LATIN_BEFORE = re.compile("[A-Za-z_][-\N{HYPHEN}\N{NON-BREAKING HYPHEN}./]?$")
_LATIN_AFTER = re.compile("[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}]?[A-Za-z_]")
# Every address has one of these. They begin with one character each, so that the scan runs fast.
_ADDRESS_SIGNS = ("@", "#", "://")
_ADDRESS_DOT = re.compile(r"\.(?:[A-Za-z]{2}|(?<=www\.))")
_ADDRESS_HINT = re.compile(r"[@#.:](?:(?<=[@#])|(?<=\.)[A-Za-z]{2}|(?<=www\.)|(?<=:)//)")
_BLANK = re.compile(r"\s")
_ADDRESS = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]{0,15}://|www\.)[^\s<>\"“”‘’।॥]+"
    r"|[^\s<>()\[\]\"“”‘’,;:।॥@]{1,64}@[^\s<>()\[\]\"“”‘’,;:।॥@]{1,255}\.[A-Za-z]{2,}"
    r"|(?<![\w@.-])(?:[\w-]+\.)+[A-Za-z]{2,}(?![A-Za-z])(?:/[^\s<>\"“”‘’।॥]*)?"
    r"|(?<!\w)[@#]\w[^\s<>\"“”‘’।॥,]*"
)


def to_ascii(text: str) -> str:
    """Return `text` with every decimal digit of every script as ASCII: for values, not for prose.

    Currency numerators, fractions and superscripts are not decimal digits and stay.

    >>> to_ascii("২০२४, ٢٤, ৪১°, ½")
    '2024, 24, 41°, ½'
    """
    if text.isascii():
        return text
    text = text.translate(_TO_ASCII)
    return text if text.isascii() else _FOREIGN_DIGIT.sub(_decimal, text)


def to_bengali(text: str) -> str:
    """Return `text` with every ASCII digit as a Bengali one: the inverse of `to_ascii` on those.

    >>> to_bengali("7,65,432")
    '৭,৬৫,৪৩২'
    """
    return text.translate(_TO_BENGALI)


def find_addresses(text: str) -> list[tuple[int, int]]:
    """Return the spans of web and mail addresses, handles and hashtags: no rule enters them.

    >>> find_addresses("দেখুন example.com/১২")
    [(6, 20)]
    """
    spans: list[tuple[int, int]] = []
    if not (any(sign in text for sign in _ADDRESS_SIGNS) or _ADDRESS_DOT.search(text)):
        return spans
    end = 0
    for hint in _ADDRESS_HINT.finditer(text):
        place = hint.start()
        if place < end:
            continue
        # No address holds a blank: only the word around the hint is looked at.
        start = max(text.rfind(" ", end, place), text.rfind("\n", end, place)) + 1 or end
        blank = _BLANK.search(text, place)
        end = blank.start() if blank else len(text)
        spans.extend(match.span() for match in _ADDRESS.finditer(text, start, end))
    return spans


@rule("digits.ascii", source="Option --digits ascii; suffixed numbers stay readable")
def write_ascii_digits(text: str) -> str:
    """Write numbers that stand by themselves with ASCII digits; separators are not touched.

    Left alone: numbers with a Bengali suffix, glued or tied by a hyphen; digits inside Bengali
    words, web and mail addresses, hashtags; a number is one unit with its separators.

    >>> write_ascii_digits("১৯৮৮ সালে ৭,৬৫,৪৩২ জন, ৬.৫%")
    '1988 সালে 7,65,432 জন, 6.5%'
    >>> write_ascii_digits("৮০তম, ৭ই মার্চ, ৫-৭টি, ’৫২-র")
    '৮০তম, ৭ই মার্চ, ৫-৭টি, ’৫২-র'
    """
    numbers = list(_BENGALI_OR_KEPT.finditer(text))
    if not numbers:
        return text
    if any(number["late"] is not None for number in numbers):
        every = _NUMBER_OR_KEPT.finditer(text)
        numbers = [number for number in every if _ANY_BENGALI_DIGIT.search(number[0])]
    numbers = [number for number in numbers if number.lastindex is None]
    kept = find_addresses(text) if numbers else []
    pieces: list[str] = []
    end = 0
    for number in numbers:
        if not _inside(kept, number.start()):
            pieces += text[end : number.start()], to_ascii(number[0])
            end = number.end()
    return "".join(pieces) + text[end:]


@rule("digits.bengali", source="Option --digits bengali")
def write_bengali_digits(text: str) -> str:
    """Write ASCII digits as Bengali ones, except inside Latin words and addresses.

    >>> write_bengali_digits("2024 সালে COVID-19, 3টি mp3, 10:30")
    '২০২৪ সালে COVID-19, ৩টি mp3, ১০:৩০'
    """
    if not _ANY_ASCII_DIGIT.search(text):
        return text
    kept = find_addresses(text)

    def written(match: re.Match[str]) -> str:
        start, end = match.span()
        if _LATIN_BEFORE.search(text, max(0, start - 2), start) or _LATIN_AFTER.match(text, end):
            return match[0]
        return match[0] if _inside(kept, start) else to_bengali(match[0])

    return _NUMBER.sub(written, text)


def _decimal(match: re.Match[str]) -> str:
    return str(unicodedata.decimal(match[0]))


def _inside(spans: list[tuple[int, int]], place: int) -> bool:
    return any(start <= place < end for start, end in spans)

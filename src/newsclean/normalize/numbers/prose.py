"""Numbers in Bengali text: read as a whole string, or found in running prose.

Digits of both scripts and words mix freely (৫ লাখ, দেড় হাজার, ৬ দশমিক ৩), units stack (৭ হাজার
৩৫ কোটি), and the currency follows the country, since টাকা is two currencies.

In prose a number word counts only where a unit, a classifier or a scale proves it: নয় is "nine"
and "is not", এক নজরে and একুশে ফেব্রুয়ারি are no amounts, and সাতকানিয়া holds no seven.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from newsclean.lexicon.calendar import BANGLA_MONTHS, DAY_PARTS, GREGORIAN_MONTHS
from newsclean.normalize.numbers import measures, words
from newsclean.normalize.numbers.numerals import (
    APOSTROPHE,
    CASE,
    NUMBER_WORDS,
    UNIT,
    Numeral,
    either,
    read_numeral,
)
from newsclean.normalize.rules.digits import find_addresses, to_ascii
from newsclean.normalize.rules.letters import LETTER, ZWJ, ZWNJ

if TYPE_CHECKING:
    from fractions import Fraction


class Number(NamedTuple):
    """One number of a text, with what it counts and where it stands."""

    raw: str
    value: float
    """An int wherever the value is whole."""
    unit: str | None
    """The classifier or measure behind it, without case endings; None for a bare number."""
    currency: str | None
    """ISO 4217, where word or symbol name one and, for টাকা, the country is known."""
    start: int
    end: int
    ordinal: bool = False
    at_least: bool = False
    """The text says "more than": শতাধিক."""


_AFTER = re.compile(f"(?: ?|-){APOSTROPHE}{UNIT}{CASE}(?![{LETTER}])")
_ABOUT = re.compile(f"({either((*measures.ABOUT, *measures.AT_LEAST))}) ")
_SYMBOL_AFTER = re.compile(f" ?({either(measures.SYMBOLS)})(?![A-Za-z])")
_SLASH_DASH = re.compile("/[-=]")
_MORE_THAN = re.compile(" বেশি")
_MORE_THAN_DIGITS = re.compile("[-’']?(?:এর|ের|র)ও? বেশি")
_ORDINAL = re.compile(f"([0-9]{{1,9}})[ ’'-]?(?:{either(words.ORDINAL_SUFFIXES)})")
_ELEVENTH = re.compile("1[1-8]শ")
_HUNDREDS = re.compile("[0-9]+শ")
_SIGN = re.compile(f"[-−]|(?:{either(measures.MINUS)})(?![{LETTER}]) ?")
_SIGN_BEFORE = re.compile(f"(?:(?<![^ (])[-−]|(?<![{LETTER}])(?:{either(measures.MINUS)}) )$")
_SYMBOL = re.compile(f"(?:{either(measures.SYMBOLS)}|{measures.TAKA}(?= ?[0-9])) ?")
_SYMBOL_BEFORE = re.compile(f"(?<![A-Za-z{LETTER}])({either(measures.SYMBOLS)}) ?$")
_TAKA_BEFORE = re.compile(f"(?<![{LETTER}]){measures.TAKA} ?$")
# Digits tied to a word are its name (কোভিড-১৯, G-20); words tied to a word are a range (পাঁচ-ছয়).
_CANDIDATE = re.compile(
    f"(?<![{LETTER}0-9A-Za-z_])(?:(?<![{LETTER}A-Za-z]-)[0-9]+(?:,[0-9]+)*|[½¼¾]"
    f"|(?:{either((*NUMBER_WORDS, *words.SCALES))}))"
)
# Clocks, dates, scores, versions, telephone numbers: digits that count nothing.
_NO_NUMBER = re.compile(
    r"(?<![0-9])(?:[0-9]+(?:[:/][0-9]+)+|[0-9]+(?:[.-][0-9]+){2,}|\+?[0-9]{1,5}-[0-9]{5,}"
    r"|\+[0-9]{6,}|0[0-9]{5,}|[0-9]{1,2}[-–][0-9]{1,2}(?= (?:গোলে|ব্যবধানে|সেটে)))"
)
_DAY_PART_BEFORE = re.compile(f"(?<![{LETTER}])(?:{either(DAY_PARTS)})(?:ে|ের)? $")
_MONTHS = either((*GREGORIAN_MONTHS, *BANGLA_MONTHS))
_MONTH_AFTER = re.compile(f",? (?:{_MONTHS})(?![a-z])", re.IGNORECASE)
_MONTH_BEFORE = re.compile(f"(?<![{LETTER}a-z])(?:{_MONTHS}),? $", re.IGNORECASE)
_LINE_START = re.compile(r"(?:^|\n)\s*$")
_LIST_MARK = re.compile(r"[).]\s")
_RANGE = re.compile(" ?[-–—] ?| থেকে ")
_PERCENT_BEFORE = re.compile(f"(?<![{LETTER}]){measures.PERCENT_BEFORE} $")
_PARTS = re.compile(f" ভাগ(?![{LETTER}])")
_HOUR_BEFORE = re.compile("টা $")
_COMPOSED = re.compile("[\u09dc\u09dd\u09df]")
_LOOK_BACK = 24


def parse_number(text: str, *, country: str | None = None) -> Number | None:
    """Return the number that `text` is, or None where it is anything else or more than one.

    A sign, a currency, one unit of the closed list and a word such as প্রায় may stand with it;
    ordinals are read and marked.  `country` ("BD", "IN") decides what টাকা is.

    >>> parse_number("৭ হাজার ৩৫ কোটি টাকা", country="BD")[1:4]
    (70350000000, 'টাকা', 'BDT')
    >>> parse_number("সোয়া কোটি").value, parse_number("৭ দশমিক ০৫").value
    (12500000, 7.05)
    >>> parse_number("সাতকানিয়া") is None
    True
    """
    folded = unicodedata.normalize("NFC", to_ascii(text)).replace(ZWJ, "").replace(ZWNJ, "")
    folded = " ".join(folded.split())
    ordinal = _ordinal(folded)
    if ordinal is not None:
        return Number(text, ordinal, None, None, 0, len(text), ordinal=True)
    about = _ABOUT.match(folded)
    at, sign, symbol = about.end() if about else 0, 1, ""
    for _ in range(2):
        if match := _SIGN.match(folded, at):
            sign, at = -1, match.end()
        elif match := _SYMBOL.match(folded, at):
            symbol, at = match[0].strip(), match.end()
    numeral = read_numeral(folded, at)
    if numeral is None:
        return None
    unit, currency, end, more = _count(folded, numeral, symbol, country)
    if end != len(folded):
        return None
    more = more or (about is not None and about[1] in measures.AT_LEAST)
    return Number(text, _plain(sign * numeral.value), unit, currency, 0, len(text), at_least=more)


def find_numbers(text: str, country: str | None = None) -> tuple[Number, ...]:
    """Return the numbers of running text, in order, with their places in `text`.

    Left out: ordinals, days and years of dates, clocks, telephone numbers, addresses, list marks,
    and number words that no unit proves.  The first of a range takes scale and unit of the second.

    >>> [(n.value, n.unit) for n in find_numbers("এক নজরে: ৫-৭ লাখ মানুষ, তিনটি সেতু")]
    [(500000, None), (700000, None), (3, 'টি')]
    """
    folded = to_ascii(text)
    inserted: list[int] = []
    if _COMPOSED.search(folded):
        inserted = [m.start() + nth + 1 for nth, m in enumerate(_COMPOSED.finditer(folded))]
        folded = unicodedata.normalize("NFC", folded)
    folded = _masked(folded)
    found: list[Number] = []
    waiting: Number | None = None
    at = 0
    while match := _CANDIDATE.search(folded, at):
        start, at = match.span()
        numeral = read_numeral(folded, start)
        if numeral is None:
            continue
        number = _number(folded, start, numeral, country)
        at = max(at, number.end)
        amount = _is_amount(folded, start, numeral, number)
        if amount and waiting and _is_range(folded, waiting, number, numeral):
            if found and found[-1] is waiting:
                found.pop()
            found.append(_lent(waiting, number, numeral.factor or 1))
        if amount:
            found.append(number)
        waiting = number if number.unit is None and not numeral.compound else None
    return tuple(_placed(number, text, inserted) for number in found)


def _masked(text: str) -> str:
    """Return `text` with NUL over everything in which no number is looked for; places stay."""
    spans = [*find_addresses(text), *(match.span() for match in _NO_NUMBER.finditer(text))]
    if not spans:
        return text
    parts, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            parts += [text[at : max(at, start)], "\0" * (end - max(at, start))]
            at = end
    return "".join(parts) + text[at:]


def _is_range(text: str, first: Number, second: Number, numeral: Numeral) -> bool:
    """Return whether two numbers are the ends of one range: joined, and rising."""
    if not numeral.factor or not _RANGE.fullmatch(text, first.end, second.start):
        return False
    return first.value < numeral.value / numeral.factor


def _number(text: str, start: int, numeral: Numeral, country: str | None) -> Number:
    """Return the number at `start` with sign, symbol, unit and currency from around it."""
    before = text[max(0, start - _LOOK_BACK) : start]
    first, symbol, sign = start, "", 1
    if match := _SYMBOL_BEFORE.search(before):
        symbol, first = match[1], start - len(match[0])
    elif (match := _TAKA_BEFORE.search(before)) and _SLASH_DASH.match(text, numeral.end):
        symbol, first = measures.TAKA, start - len(match[0])
    before = text[max(0, first - _LOOK_BACK) : first]
    if match := _SIGN_BEFORE.search(before):
        sign, first = -1, first - len(match[0])
    unit, currency, end, more = _count(text, numeral, symbol, country)
    if unit is None and (match := _PERCENT_BEFORE.search(before)):
        parts = _PARTS.match(text, end)
        unit, first, end = "%", first - len(match[0]), parts.end() if parts else end
    return Number("", _plain(sign * numeral.value), unit, currency, first, end, at_least=more)


def _count(
    text: str, numeral: Numeral, symbol: str, country: str | None
) -> tuple[str | None, str | None, int, bool]:
    """Return unit, currency, the end of both, and whether the text says "more than"."""
    unit, case, end = numeral.unit, numeral.case, numeral.end
    if unit is None and (match := _SLASH_DASH.match(text, end)):
        symbol, end = symbol or measures.TAKA, match.end()
    elif unit is None and not numeral.case and (match := _AFTER.match(text, end)):
        unit, case, end = match["unit"], match["case"] or "", match.end()
    elif unit is None and not symbol and (match := _SYMBOL_AFTER.match(text, end)):
        symbol, end = match[1], match.end()
    more = numeral.at_least
    if (unit is None and (match := _MORE_THAN_DIGITS.match(text, end))) or (
        case.endswith(("র", "রও")) and (match := _MORE_THAN.match(text, end))
    ):
        more, end = True, match.end()
    named = unit or symbol
    if named in (measures.TAKA, "৳"):
        currency = measures.TAKA_OF.get(country or "", "BDT" if named == "৳" else None)
    else:
        currency = measures.CURRENCIES.get(named) or measures.SYMBOLS.get(symbol)
    if unit is not None:
        unit = measures.SAME.get(unit, unit)
    return unit, currency, end, more


def _is_amount(text: str, start: int, numeral: Numeral, number: Number) -> bool:
    """Return whether a numeral of running text counts something."""
    unit = number.unit
    if unit == "টা" and _is_clock(text, start, numeral):
        return False
    if not numeral.digits:
        if numeral.factor is None:
            return number.at_least
        if numeral.compound:
            return True
        small_talk = number.value == 1 and unit in (*measures.CLASSIFIERS, *measures.TIMES)
        return bool(unit or number.currency) and not small_talk
    before = text[max(0, start - _LOOK_BACK) : start]
    if unit == "মিনিট" and _HOUR_BEFORE.search(before):
        return False
    if unit or number.currency or numeral.compound:
        return True
    if _MONTH_AFTER.match(text, number.end) or _MONTH_BEFORE.search(before):
        return False
    return not (_LINE_START.search(before) and _LIST_MARK.match(text, number.end))


def _is_clock(text: str, start: int, numeral: Numeral) -> bool:
    """Return whether টা marks an hour: a day part before it, a locative, or a fraction of an hour."""
    if numeral.case in ("য়", "র") and numeral.value <= 24:
        return True
    before = text[max(0, start - _LOOK_BACK) : start]
    if _DAY_PART_BEFORE.search(before):
        return True
    return numeral.compound and not numeral.digits and numeral.value < 13


def _lent(number: Number, second: Number, factor: Fraction | int) -> Number:
    """Return the first of a range with the scale, unit and currency of the second."""
    value = float(number.value * factor)
    return number._replace(
        value=int(value) if value.is_integer() else value,
        unit=second.unit,
        currency=second.currency,
    )


def _placed(number: Number, text: str, inserted: list[int]) -> Number:
    """Return the number with places in the text as it was given."""
    start = number.start - bisect_left(inserted, number.start)
    end = number.end - bisect_left(inserted, number.end)
    return number._replace(raw=text[start:end], start=start, end=end)


def _ordinal(text: str) -> int | None:
    """Return the ordinal that `text` is: ৪র্থ, ৭ই, ১১শ, দ্বিতীয়, পহেলা.

    শ after other numbers is the hundred.
    """
    if match := _ORDINAL.fullmatch(text):
        if _HUNDREDS.fullmatch(text) and not _ELEVENTH.fullmatch(text):
            return None
        return int(match[1])
    return words.ORDINALS.get(text)


def _plain(value: Fraction) -> float:
    return value.numerator if value.denominator == 1 else float(value)

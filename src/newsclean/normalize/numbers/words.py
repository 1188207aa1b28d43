"""The number words of Bengali, with the spellings that newspapers use, and the way back to words.

The first spelling of a row is the one that is written; the others are read.  The words are those
of Bangla Academy usage; none of them is ever changed in a text.
"""

from __future__ import annotations

from fractions import Fraction

_ROWS = """
শূন্য শুন্য
এক
দুই দু
তিন
চার
পাঁচ
ছয়
সাত
আট
নয়
দশ
এগারো এগার
বারো
তেরো তের
চৌদ্দ চোদ্দ চোদ্দো
পনেরো পনের
ষোলো ষোল
সতেরো সতের
আঠারো আঠার
উনিশ ঊনিশ
বিশ কুড়ি
একুশ
বাইশ
তেইশ
চব্বিশ
পঁচিশ
ছাব্বিশ
সাতাশ সাতাইশ
আটাশ আঠাশ আটাইশ
ঊনত্রিশ
ত্রিশ তিরিশ
একত্রিশ
বত্রিশ
তেত্রিশ
চৌত্রিশ
পঁয়ত্রিশ
ছত্রিশ
সাঁইত্রিশ সাতত্রিশ
আটত্রিশ
ঊনচল্লিশ
চল্লিশ
একচল্লিশ
বিয়াল্লিশ বেয়াল্লিশ
তেতাল্লিশ
চুয়াল্লিশ চৌচল্লিশ
পঁয়তাল্লিশ
ছেচল্লিশ ছিচল্লিশ
সাতচল্লিশ
আটচল্লিশ
ঊনপঞ্চাশ
পঞ্চাশ
একান্ন
বাহান্ন বায়ান্ন
তিপ্পান্ন তেপ্পান্ন
চুয়ান্ন
পঞ্চান্ন
ছাপ্পান্ন
সাতান্ন
আটান্ন
ঊনষাট
ষাট
একষট্টি
বাষট্টি
তেষট্টি
চৌষট্টি
পঁয়ষট্টি
ছেষট্টি ছিষট্টি
সাতষট্টি
আটষট্টি
ঊনসত্তর
সত্তর
একাত্তর
বাহাত্তর
তিয়াত্তর তেয়াত্তর
চুয়াত্তর
পঁচাত্তর
ছিয়াত্তর ছেয়াত্তর
সাতাত্তর
আটাত্তর
ঊনআশি ঊনাশি
আশি
একাশি
বিরাশি
তিরাশি
চুরাশি
পঁচাশি
ছিয়াশি
সাতাশি
আটাশি অষ্টাশি
ঊননব্বই
নব্বই
একানব্বই
বিরানব্বই
তিরানব্বই
চুরানব্বই
পঁচানব্বই
ছিয়ানব্বই
সাতানব্বই
আটানব্বই
নিরানব্বই
"""
_SPELLINGS = tuple(tuple(row.split()) for row in _ROWS.split("\n") if row)

WORDS: dict[str, int] = {
    spelling: value
    for value, row in enumerate(_SPELLINGS)
    for word in row
    for spelling in (
        word,
        word.replace("ঁ", ""),
        word.replace("ঊ", "উ"),
        word.replace("ব্বই", "ব্বুই"),
    )
}
"""Every spelling of 0 to 99, also without candrabindu, with উ for ঊ and নব্বুই, as papers print them."""

HUNDRED = ("শ", "শো", "শত")
SCALES: dict[str, int] = {
    **dict.fromkeys(HUNDRED, 100),
    "হাজার": 10**3,
    "সহস্র": 10**3,
    "অযুত": 10**4,
    "লাখ": 10**5,
    "লক্ষ": 10**5,
    "নিযুত": 10**6,
    "মিলিয়ন": 10**6,
    "কোটি": 10**7,
    "বিলিয়ন": 10**9,
    "ট্রিলিয়ন": 10**12,
}

WHOLE_FRACTIONS: dict[str, Fraction] = {
    "আধা": Fraction(1, 2),
    "অর্ধ": Fraction(1, 2),
    "দেড়": Fraction(3, 2),
    "আড়াই": Fraction(5, 2),
}
ADDED_FRACTIONS: dict[str, Fraction] = {
    "সাড়ে": Fraction(1, 2),
    "সোয়া": Fraction(1, 4),
    "পৌনে": Fraction(-1, 4),
}
"""What the word adds to the number behind it; সোয়া and পৌনে before a unit add to one."""

_ORDINAL_ROWS = """
প্রথম
দ্বিতীয়
তৃতীয়
চতুর্থ
পঞ্চম
ষষ্ঠ
সপ্তম
অষ্টম
নবম
দশম
একাদশ
দ্বাদশ
ত্রয়োদশ
চতুর্দশ
পঞ্চদশ
ষোড়শ
সপ্তদশ
অষ্টাদশ
ঊনবিংশ উনবিংশ
বিংশ
একবিংশ
দ্বাবিংশ
ত্রয়োবিংশ
চতুর্বিংশ
পঞ্চবিংশ
ষড়বিংশ ষড়্বিংশ
সপ্তবিংশ
অষ্টাবিংশ
ঊনত্রিংশ উনত্রিংশ
ত্রিংশ
একত্রিংশ
দ্বাত্রিংশ
ত্রয়স্ত্রিংশ
চতুস্ত্রিংশ
পঞ্চত্রিংশ
"""
_DAYS = """
পহেলা পয়লা
দোসরা
তেসরা
চৌঠা
"""
ORDINALS: dict[str, int] = {
    **{
        word: value
        for rows in (_ORDINAL_ROWS, _DAYS)
        for value, row in enumerate(rows.split("\n")[1:-1], 1)
        for word in row.split()
    },
    **{f"{word}ই": value for word, value in WORDS.items() if 5 <= value <= 18},
    **{f"{word}ে": value for word, value in WORDS.items() if 19 <= value <= 31},
    **{f"{word}তম": value for word, value in WORDS.items()},
    "চত্বারিংশ": 40,
    "পঞ্চাশত্তম": 50,
    "শততম": 100,
    "সহস্রতম": 1000,
}
"""Ordinals as words: order (দ্বিতীয়, পঁচিশতম) and days of the month (পহেলা, একুশে)."""

ORDINAL_SUFFIXES = ("র্থ", "ষ্ঠ", "তম", "শে", "লা", "রা", "ঠা", "ম", "য়", "ই", "শ")

_ORDER = {1: "ম", 2: "য়", 3: "য়", 4: "র্থ", 6: "ষ্ঠ", **dict.fromkeys((5, 7, 8, 9, 10), "ম")}
_LARGE = ((10**7, "কোটি"), (10**5, "লাখ"), (10**3, "হাজার"))


def number_to_words(number: float) -> str:
    """Return `number` in Bengali words, with the Indian units; decimals are read digit by digit.

    Raises ValueError for infinities and NaN.

    >>> number_to_words(4321)
    'চার হাজার তিনশ একুশ'
    >>> number_to_words(-2.05)
    'মাইনাস দুই দশমিক শূন্য পাঁচ'
    """
    if isinstance(number, float) and number.is_integer():
        number = int(number)
    if isinstance(number, int):
        words = _whole(abs(number))
    else:
        whole, _, decimals = f"{abs(number):.15f}".rstrip("0").partition(".")
        if not whole.isdecimal():
            raise ValueError(f"{number} has no words")
        digits = " ".join(_SPELLINGS[int(digit)][0] for digit in decimals)
        words = f"{_whole(int(whole))} দশমিক {digits}"
    return f"মাইনাস {words}" if number < 0 else words


def format_number(number: float) -> str:
    """Return `number` in Bengali digits, grouped as CLDR groups Bengali: 3, then twos.

    >>> format_number(87654321.5)
    '৮,৭৬,৫৪,৩২১.৫'
    """
    sign = "-" if number < 0 else ""
    whole, point, decimals = f"{abs(number)}".partition(".")
    head, tail = whole[:-3], whole[-3:]
    groups = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    return _bengali(sign + ",".join([*groups, tail]) + point + decimals)


def format_ordinal(number: int) -> str:
    """Return the ordinal of `number` in Bengali digits.

    >>> format_ordinal(4), format_ordinal(21)
    ('৪র্থ', '২১তম')
    """
    return _bengali(str(number)) + _ORDER.get(number, "তম")


def format_day(day: int) -> str:
    """Return a day of the month with the suffix that dates carry.

    Raises ValueError outside 1 to 31.

    >>> format_day(1), format_day(3), format_day(18), format_day(19)
    ('১লা', '৩রা', '১৮ই', '১৯শে')
    """
    if not 1 <= day <= 31:
        raise ValueError(f"{day} is no day of a month")
    early = {1: "লা", 2: "রা", 3: "রা", 4: "ঠা"}
    return _bengali(str(day)) + early.get(day, "ই" if day <= 18 else "শে")


def _whole(number: int) -> str:
    """Return a number from zero up in words; above ten million the crores are counted in full."""
    if number < 100:
        return _SPELLINGS[number][0]
    words = []
    for size, unit in _LARGE:
        count, number = divmod(number, size)
        if count:
            words.append(f"{_whole(count)} {unit}")
    hundreds, number = divmod(number, 100)
    if hundreds:
        words.append(_SPELLINGS[hundreds][0] + HUNDRED[0])
    if number:
        words.append(_SPELLINGS[number][0])
    return " ".join(words)


def _bengali(text: str) -> str:
    return text.translate({ord(str(value)): digit for value, digit in enumerate("০১২৩৪৫৬৭৮৯")})

"""The copy that dates are read on, and the way back to the string it was made from."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from string import ascii_uppercase
from typing import TYPE_CHECKING

from newsclean.lexicon import one_form
from newsclean.normalize.rules.codes import decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterable

_DROPPED = (
    0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, 0x200E, 0x200F,
    *range(0x202A, 0x202F), *range(0x2066, 0x206A),
    0x27, 0x2018, 0x2019, 0x02BC, 0x60, 0xB4,
)  # fmt: skip
_TABLE: dict[int, int | None] = {
    **{0x09E6 + n: 0x30 + n for n in range(10)},
    **dict.fromkeys(_DROPPED),
    0x2010: 0x2D, 0x2011: 0x2D, 0x2012: 0x2D, 0x2013: 0x2D, 0x2014: 0x2D, 0x2015: 0x2D, 0x2212: 0x2D,
    0x0983: 0x3A, 0xFF1A: 0x3A, 0x02D0: 0x3A,
}  # fmt: skip
# Code points that NFC turns into two (the nukta letters) and the vowel signs that it joins.
_RESIZED = re.compile(
    "(?P<two>[\u09dc\u09dd\u09df])|(?P<join>\u09c7[\u09be\u09d7])|["
    + "".join(map(chr, _DROPPED))
    + "]"
)


def _as_codes(places: Iterable[int]) -> bytes:
    return b"".join(encode(chr(place)) or b"" for place in places)


# The same table, and lower case, for text in codes.
_UNORDERED = "\N{BENGALI SIGN VIRAMA}\N{BENGALI SIGN NUKTA}"
_DROPPED_CODES = _as_codes(_DROPPED)
_REPLACED = {
    place: into for place, into in _TABLE.items() if into is not None and encode(chr(place))
} | {ord(capital): ord(capital.lower()) for capital in ascii_uppercase}
_REPLACED_CODES = bytes.maketrans(_as_codes(_REPLACED), _as_codes(_REPLACED.values()))


class Folded:
    """A string for reading, and how to get back to the one it was made from."""

    __slots__ = ("_edges", "raw", "text")

    def __init__(self, text: str, raw: str) -> None:
        self.text = text
        self.raw = raw
        self._edges: _Edges | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of `raw` that a span of `text` was made from."""
        if self._edges is None:
            self._edges = _edges(self.raw)
        places, shifts, dropped = self._edges
        if len(self.raw) + shifts[-1] != len(self.text):
            return _searched_span(self.raw, start, end)
        first = bisect_left(places, start)
        while first < len(places) and places[first] == start and dropped[first]:
            first += 1
        return start - shifts[first], end - shifts[bisect_left(places, end)]


_Edges = tuple[list[int], list[int], list[bool]]


def _edges(raw: str) -> _Edges:
    """Return where folding changed the length: places on the folded string, sums so far, dropped."""
    places: list[int] = []
    dropped: list[bool] = []
    shifts = [0]
    for found in _RESIZED.finditer(raw):
        places.append(found.start() + shifts[-1])
        dropped.append(found.lastgroup is None)
        shifts.append(shifts[-1] + (1 if found.lastgroup == "two" else -1))
    return places, shifts, dropped


def _searched_span(raw: str, start: int, end: int) -> tuple[int, int]:
    """Return the span by halving: for other scripts, whose composition the table does not know."""

    def find(goal: int) -> int:
        low, high = 0, len(raw)
        while low < high:
            middle = (low + high) // 2
            if len(fold_date(raw[:middle]).text) < goal:
                low = middle + 1
            else:
                high = middle
        return low

    return max(find(start + 1) - 1, 0), find(end)


def fold_date(raw: str) -> Folded:
    """Return the copy that dates are read on: NFC, ASCII digits, lower case, no joiner or apostrophe.

    White space is left alone, so that spans can be mapped back.

    >>> fold_date("৯’ই মে ২০২৪").text
    '9ই মে 2024'
    """
    common = _fold_common(one_form(raw))
    if common is not None:
        return Folded(common, raw)
    text = unicodedata.normalize("NFC", raw).translate(_TABLE)
    lowered = text.lower()
    # A few capitals (İ) grow when lowered; dates hold none of them.
    return Folded(lowered if len(lowered) == len(text) else text, raw)


def _fold_common(text: str) -> str | None:
    """Return the copy of a text whose letters are in one form already, or None where it is not common.

    Of what has a code NFC changes nothing else but the order of hasanta and nukta.
    """
    codes = encode(text)
    if codes is None or _UNORDERED in text:
        return None
    return decode(codes.translate(_REPLACED_CODES, _DROPPED_CODES))

"""Whether a text needs any rule at all: told by code points and their neighbours, at memory speed.

Most texts need none. The questions go to the text in one byte a character (`rules.codes`); a
property test holds the answers to the rules.
"""

from __future__ import annotations

import re

from newsclean.normalize.rules import punctuation, residues
from newsclean.normalize.rules.codes import (
    ALPHABET,
    CODED_LETTER,
    compile_codes,
    encode,
    encode_most,
)
from newsclean.normalize.rules.letters import DIGIT, HASANTA, MARK, NUKTA, SIGN, ZWJ, ZWNJ

# What is neither of the alphabet of codes nor what else pages print and no rule touches: Latin
# letters with accents, Greek and Cyrillic, Devanagari letters, punctuation, arrows, emoji.
_ODD_CHARACTER = re.compile(
    f"[^{ALPHABET}"
    "\u00a2\u00a3\u00a9\u00ab\u00ae\u00b0-\u00cc\u00ce-\u00d0\u00d2-\u00d5\u00d7-\u00e5\u00e7-\u00f7"
    "\u00f9\u00fb-\u0152\u0193-\u02ff\u0388-\u0482\u0904-\u0928\u2010-\u201f\u2020-\u2027\u2030-\u2038"
    "\u203b-\u205e\u20a0-\u20cf\u2190-\u2328\u232b-\u2adb\ufe0e\ufe0f\U0001f000-\U0001faff]"
)
# Signs and hasantas become one code: two of them in a row are rare, and looked at then.
_AS_ONE_SIGN = compile_codes(f"[{SIGN}{HASANTA}]").sub(b"\1", bytes(range(256)))
_TWO_SIGNS = b"\1\1"
_ODD_SIGNS = compile_codes(
    f"([{SIGN}{HASANTA}])\\1|{HASANTA}[{SIGN}]|[{SIGN}]{HASANTA}|\u09c7[\u09be\u09d7]|[\u09be\u09d7]\u09c7"
)
_TWO_SPACES = b"  "
_SIGN_AA, _VISARGA = "\N{BENGALI VOWEL SIGN AA}", "\N{BENGALI SIGN VISARGA}"
# Each begins with one rare character and looks back from there: a scan runs from one to the next.
_NEIGHBOURS = (
    "\n(?:(?<= \n)| )",
    f"অ{_SIGN_AA}",
    f"{NUKTA}(?<=[{SIGN}{HASANTA}{MARK}{NUKTA}ব]{NUKTA})",
    *(f"{mark}[{MARK}{SIGN}]" for mark in "\u0981\u0982\u0983"),
    f"{_VISARGA}(?<=[0-9{DIGIT}]{_VISARGA})[0-9{DIGIT}]",
    f"র{HASANTA}য(?<![{CODED_LETTER}{ZWJ}{ZWNJ}]র{HASANTA}য)",
    f"{ZWJ}(?:(?!{HASANTA}য)|(?<!র{ZWJ}))",
    f"{ZWNJ}(?:(?<!{HASANTA}{ZWNJ})|(?=[{ZWJ}{ZWNJ}]))",
)
# Bijoy's codes that are punctuation elsewhere: on a letter the rules themselves have to look.
_BIJOY = (
    *(f"{code}(?<=[{CODED_LETTER}]{code})" for code in (r"\^", "«", "‚", "„", r"\|")),
    "“(?<=র“)",
)
_ODD_NEIGHBOURS = tuple(compile_codes(pattern).search for pattern in _NEIGHBOURS)
_MAY_BE_BIJOY = tuple(compile_codes(pattern).search for pattern in _BIJOY)
# On a line one search for all of them is done before many have begun; on a text it is ten times as slow.
_LINE_CHARS = 250
_ANY_OF_THESE = compile_codes("|".join((*_NEIGHBOURS, *_BIJOY))).search


def is_clean(text: str) -> bool:
    """Return whether no rule of the default policy can change `text`; False only means: look closer.

    >>> is_clean("মন্ত্রী বলেন"), is_clean("মন্ত্রী  বলেন")
    (True, False)
    """
    if text != text.strip():
        return False
    codes = encode(text)
    if codes is None:
        if _ODD_CHARACTER.search(text):
            return False
        codes = encode_most(text)
    if _TWO_SPACES in codes or _has_odd_signs(codes):
        return False
    if len(codes) <= _LINE_CHARS and _ANY_OF_THESE(codes) is None:
        return True
    if any(is_odd(codes) for is_odd in _ODD_NEIGHBOURS):
        return False
    if not any(may_be(codes) for may_be in _MAY_BE_BIJOY):
        return True
    return residues.read_residues(text) == text and punctuation.read_pipe_as_danda(text) == text


def _has_odd_signs(codes: bytes) -> bool:
    signs = codes.translate(_AS_ONE_SIGN)
    at = signs.find(_TWO_SIGNS)
    while at >= 0:
        if _ODD_SIGNS.match(codes, at):
            return True
        at = signs.find(_TWO_SIGNS, at + 1)
    return False

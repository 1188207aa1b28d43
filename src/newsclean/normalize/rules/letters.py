r"""Classes of Bengali characters, written for use inside the brackets of a regular expression.

Python's `\w` does not match every Bengali vowel sign, so `\b` breaks words in two: every pattern
of this room uses these classes instead.  Code points are written as escapes because the letters
with a nukta (U+09DC, U+09DD, U+09DF) fall apart in NFC, which this file is kept in.
"""

CONSONANT = "\u0995-\u09a8\u09aa-\u09b0\u09b2\u09b6-\u09b9\u09dc\u09dd\u09df\u09f0\u09f1"
VOWEL = "\u0985-\u098c\u098f\u0990\u0993\u0994\u09e0\u09e1"
SIGN = "\u09be-\u09c4\u09c7\u09c8\u09cb\u09cc\u09d7\u09e2\u09e3"
"""Vowel signs, both halves of the two-part ones, and the length mark of AU."""
MARK = "\u0981-\u0983"
"""Candrabindu, anusvara, visarga."""
NUKTA = "\N{BENGALI SIGN NUKTA}"
HASANTA = "\N{BENGALI SIGN VIRAMA}"
ZWJ = "\N{ZERO WIDTH JOINER}"
ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
LETTER = (
    f"{CONSONANT}{VOWEL}{SIGN}{MARK}{NUKTA}{HASANTA}"
    "\N{BENGALI ANJI}\N{BENGALI SIGN AVAGRAHA}\N{BENGALI LETTER KHANDA TA}"
    "\N{BENGALI LETTER VEDIC ANUSVARA}\N{BENGALI SANDHI MARK}"
)
"""Everything that stands inside a Bengali word; no digits, no currency signs, no punctuation."""
DIGIT = "\u09e6-\u09ef"
UNASSIGNED = (
    "\u0984\u098d\u098e\u0991\u0992\u09a9\u09b1\u09b3-\u09b5\u09ba\u09bb\u09c5\u09c6\u09c9\u09ca"
    "\u09cf-\u09d6\u09d8-\u09db\u09de\u09e4\u09e5\u09ff"
)
"""Code points of the Bengali block without a character (Unicode 14 to 17)."""

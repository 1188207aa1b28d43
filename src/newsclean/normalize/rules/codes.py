"""Text as bytes, one a character: what is asked of every character is answered much sooner there.

Most texts keep to fewer than 256 characters, and the table that the standard library makes for such
encodings is read at a few nanoseconds each. ASCII keeps its codes and the others their order, so
that patterns can be written in characters. A place in the bytes is the same place in the text.
"""

from __future__ import annotations

import codecs
import re

from newsclean.normalize.rules.letters import ZWJ, ZWNJ

CODED_LETTER = "\u0981-\u09e3\u09f0\u09f1"
"""The Bengali letters of the alphabet, as a class for patterns over codes: `LETTER` names more."""
_OTHERS = re.compile(
    "[\u0981-\u0983\u0985-\u098c\u098f\u0990\u0993-\u09a8\u09aa-\u09b0\u09b2\u09b6-\u09b9"
    "\u09bc-\u09c4\u09c7\u09c8\u09cb-\u09ce\u09d7\u09e1-\u09e3\u09e6-\u09f3"
    f"{ZWJ}{ZWNJ}।॥‘’“”‚„–—…•«»°·×®©£€]"
)
_NOTHING = "\ufffe"  # what the codec takes for a place without a character
# The codec is fast only where the table begins with NUL.
_ASCII = "\0" + "".join(
    c if c == "\n" or c.isprintable() else _NOTHING for c in map(chr, range(1, 128))
)
_TABLE = codecs.charmap_build(
    (_ASCII + "".join(_OTHERS.findall("".join(map(chr, range(0x3000)))))).ljust(256, _NOTHING)
)


def encode(text: str) -> bytes | None:
    """Return one byte for each character, or None where one is not of the alphabet.

    The alphabet is what most pages keep to of the characters that no rule touches by themselves:
    printable ASCII and the line feed, Bengali, joiners, punctuation.

    >>> encode("নদী") == encode("ন") + encode("দ") + encode("ী"), encode("нет") is None
    (True, True)
    """
    try:
        codes = codecs.charmap_encode(text, "strict", _TABLE)[0]
    except UnicodeEncodeError:
        return None
    return None if b"\0" in codes else codes


def compile_codes(pattern: str) -> re.Pattern[bytes]:
    """Return a pattern for codes; raises ValueError where it holds more than the alphabet.

    >>> compile_codes("[ক-গ]+").search(encode("আমি কখগ")).span()
    (4, 7)
    """
    codes = encode(pattern)
    if codes is None:
        raise ValueError(f"not of the alphabet: {pattern!r}")
    return re.compile(codes)

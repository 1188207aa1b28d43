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
ALPHABET = (
    "\n -~"
    "\u0981-\u0983\u0985-\u098c\u098f\u0990\u0993-\u09a8\u09aa-\u09b0\u09b2\u09b6-\u09b9"
    "\u09bc-\u09c4\u09c7\u09c8\u09cb-\u09ce\u09d7\u09e1-\u09e3\u09e6-\u09f3"
    f"{ZWJ}{ZWNJ}।॥‘’“”‚„–—…•«»°·®©£€"
)
"""What most pages keep to of the characters that no rule touches by themselves, as a class."""
_NO_CHARACTER = "\ufffe"


def _table() -> str:
    """Return the character of each code; the codec is fast only where the first one is NUL."""
    is_known = re.compile(f"[{ALPHABET}]").match
    ascii_part = [c if is_known(c) else _NO_CHARACTER for c in map(chr, range(1, 128))]
    others = [c for c in map(chr, range(128, 0x3000)) if is_known(c)]
    return "".join(["\0", *ascii_part, *others]).ljust(256, _NO_CHARACTER)


_CHARACTERS = _table()
_TABLE = codecs.charmap_build(_CHARACTERS)


def encode(text: str) -> bytes | None:
    """Return one byte for each character, or None where one is not of the alphabet.

    >>> encode("নদী") == encode("ন") + encode("দ") + encode("ী"), encode("нет") is None
    (True, True)
    """
    try:
        codes = codecs.charmap_encode(text, "strict", _TABLE)[0]
    except UnicodeEncodeError:
        return None
    return None if b"\0" in codes else codes


def encode_most(text: str) -> bytes:
    """Return one byte for each character: `?` for those that are not of the alphabet.

    >>> encode_most("é ?")
    b'? ?'
    """
    return codecs.charmap_encode(text, "replace", _TABLE)[0]


def decode(codes: bytes) -> str:
    """Return the text of codes.

    >>> decode(encode("নদী"))
    'নদী'
    """
    return codecs.charmap_decode(codes, "strict", _CHARACTERS)[0]


def compile_codes(pattern: str) -> re.Pattern[bytes]:
    """Return a pattern for codes; raises ValueError where it holds more than the alphabet.

    >>> compile_codes("[ক-গ]+").search(encode("আমি কখগ")).span()
    (4, 7)
    """
    codes = encode(pattern)
    if codes is None:
        raise ValueError(f"not of the alphabet: {pattern!r}")
    return re.compile(codes)

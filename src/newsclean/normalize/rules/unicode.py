"""Rules about code points: surrogates, invisible characters, reserved places, NFC."""

from __future__ import annotations

import re
import unicodedata

from newsclean.normalize.rules.letters import HASANTA, UNASSIGNED, ZWNJ
from newsclean.normalize.rules.rule import rule

_SURROGATE = re.compile("([\ud800-\udbff][\udc00-\udfff])|[\ud800-\udfff]")

_INVISIBLE = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\N{SOFT HYPHEN}\N{ARABIC LETTER MARK}\N{ZERO WIDTH SPACE}\N{WORD JOINER}"
    "\N{ZERO WIDTH NO-BREAK SPACE}\N{OBJECT REPLACEMENT CHARACTER}"
    "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
    "\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}"
    "]+"
)

_RESERVED_DANDA = {"\u09e4": "।", "\u09e5": "॥"}
_RESERVED = re.compile(f"[{UNASSIGNED}]")

_COMPOSED = (
    ("ড" + "\N{BENGALI SIGN NUKTA}", "\N{BENGALI LETTER RRA}"),
    ("ঢ" + "\N{BENGALI SIGN NUKTA}", "\N{BENGALI LETTER RHA}"),
    ("য" + "\N{BENGALI SIGN NUKTA}", "\N{BENGALI LETTER YYA}"),
)


@rule("unicode.surrogates", source="Unicode D71-D76; JSON escapes split into halves")
def join_surrogates(text: str) -> str:
    r"""Join halves of a surrogate pair; a half without its other becomes U+FFFD.

    Such text cannot be written as UTF-8.  Characters beyond the BMP that are whole stay.

    >>> ascii(join_surrogates("\ud83d\ude00, \ud83d"))
    "'\\U0001f600, \\ufffd'"
    """

    def joined(match: re.Match[str]) -> str:
        pair = match[1]
        return pair.encode("utf-16", "surrogatepass").decode("utf-16") if pair else "\ufffd"

    return _SURROGATE.sub(joined, text)


@rule("unicode.invisible", source="Unicode ch. 23; BOM, soft hyphens and bidi marks in saved pages")
def drop_invisible(text: str) -> str:
    r"""Remove controls, BOM, zero-width and no-break marks, soft hyphens, bidi marks.

    Nothing is put in their place: pages use them inside words.  The joiners (U+200C, U+200D) carry
    spelling and stay, as do variation selectors and tag characters of emoji.

    >>> drop_invisible("বাং\N{SOFT HYPHEN}লা\N{ZERO WIDTH NO-BREAK SPACE}")
    'বাংলা'
    >>> drop_invisible("উদ্\N{ZERO WIDTH NON-JOINER}যাপন") == "উদ্\N{ZERO WIDTH NON-JOINER}যাপন"
    True
    """
    return _INVISIBLE.sub("", text)


@rule("unicode.nfc", source="UAX #15; CompositionExclusions.txt excludes U+09DC, U+09DD, U+09DF")
def to_nfc(text: str) -> str:
    r"""Write text in NFC: nukta letters as two code points, two-part vowel signs as one.

    Compatibility characters (…, ½, ², ﷺ) stay: that would be NFKC, which changes the text.

    >>> to_nfc("সম\N{BENGALI LETTER YYA}") == "সম" + "য\N{BENGALI SIGN NUKTA}"
    True
    >>> to_nfc("½ … ²")
    '½ … ²'
    """
    return unicodedata.normalize("NFC", text)


@rule("unicode.reserved", source="Unicode block chart 0980: for viram punctuation use 0964, 0965")
def replace_reserved(text: str) -> str:
    r"""Write the reserved dandas as real ones and drop unassigned Bengali code points.

    U+09A9 after a hasanta is the non-joiner of one newspaper's font; elsewhere it is nothing.

    >>> replace_reserved("শেষ\u09e4")
    'শেষ।'
    >>> replace_reserved("আ\u09a9জ")
    'আজ'
    """

    def replacement(match: re.Match[str]) -> str:
        found = match[0]
        if found == "\u09a9" and match.start() and text[match.start() - 1] == HASANTA:
            return ZWNJ
        return _RESERVED_DANDA.get(found, "")

    return _RESERVED.sub(replacement, text)


@rule("unicode.composed", source="Option --nukta composed; keyboards and older word lists")
def compose_nukta(text: str) -> str:
    r"""Write ড়, ঢ় and য় as one code point each: no longer NFC, and only on request.

    The other letters with a nukta (জ়, ফ়) have no composed form.

    >>> compose_nukta("সম" + "য\N{BENGALI SIGN NUKTA}") == "সম\N{BENGALI LETTER YYA}"
    True
    """
    for pair, letter in _COMPOSED:
        if pair in text:
            text = text.replace(pair, letter)
    return text

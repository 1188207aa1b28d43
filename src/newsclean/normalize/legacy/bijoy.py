"""Bijoy: text written in glyph codes of SutonnyMJ and its kin, told from others and converted.

Conversion of what is not Bijoy destroys it, so nothing is converted without proof: the name of the
font, or a score of words and forms at or above `THRESHOLD`, block by block.  Run on raw text, before
NFC and before white space is touched: a soft hyphen is a letter here, and pairs of codes that were
decoded as UTF-8 (`߇` for `ß‡`) can only be taken apart as long as they are whole.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple

from newsclean.normalize.legacy import bijoy_table as table
from newsclean.normalize.rules.digits import find_addresses
from newsclean.normalize.rules.letters import HASANTA, LETTER, ZWNJ

THRESHOLD = 1.0
"""Between running Bijoy (1.4 and above on the archive sentences of the vectors) and everything else
(0.4 and below on French, German, Portuguese, Czech, Vietnamese, English, code): tests/normalize/test_bijoy."""

_TOKEN = re.compile(r"\S+")
_EDGE = ".,;:!?()[]'\"|/ÔÕÒÓ-"
_CLUSTER = "".join(code for code in (*table.CONSONANTS, *table.WITH_SIGN, *table.HALF_FORMS))
_PRE_BASE = re.compile(f"[†‡ˆ‰][{re.escape(_CLUSTER)}]")
# Codes that no Latin orthography puts inside a word.
_STRANGE = "¨©Öª«¬¯±²³´µ¶¸»¼½¾¿¡¢£¤¥¦§°×÷Ð~^`†‡ˆ‰•"
_INSIDE = re.compile(
    f"[A-Za-z_][{_STRANGE}][A-Za-z_{_STRANGE}{_CLUSTER}{''.join(table.SUB_FORMS)}]|[A-Za-z_`][¨©]$"
)
_ODD_LATIN = re.compile("[a-z][A-Z]|[A-Za-z]v$|w[bcdfgjmpqvxzA-Z_`]|[a-z][_`][a-z]")
_MIN_TOKENS_UNKNOWN = 8
# Words with capitals inside: 0.9 in samples of Proshika, under 0.2 in prose of any language; source
# code has them too, but a third of its letters are vowels, against a tenth.
_UNKNOWN_SHARE = 0.5
_UNKNOWN_VOWELS = 0.2
_CAPITAL_INSIDE = re.compile("[a-z][A-Z]")
_VOWEL = re.compile("[AEIOUaeiou]")
# On a page of Bijoy, any sign of it in a short block is enough: see `read_legacy_page`.
_THRESHOLD_ON_PAGE = 0.1
_BENGALI = re.compile(f"[{LETTER}]+")
_LATIN = re.compile("[A-Za-z]+")
# Two codes that were decoded as one character: it stands among the others, not in a word of its script.
_FUSED = re.compile("(?<=[A-Za-z_`])[\u0100-\u07ff]|[\u0100-\u07ff](?=[A-Za-z_`])")
_LATIN_EXTENDED = re.compile("[\u0100-\u024f]")
_CP1252 = frozenset(bytes(range(0x80, 0x100)).decode("cp1252", "ignore"))
_OTHER_FAMILIES = ("boishakhi", "proshika", "lekhoni", "sulekha", "amarbangla", "bangsee", "moina")


class Legacy(NamedTuple):
    """A block of text after reading, and what its encoding was."""

    text: str
    encoding: Literal["bijoy", "unknown"] | None
    """None: Unicode or another language, left as it was; unknown: a legacy font with another table."""
    score: float


def read_legacy(block: str, *, font: str | None = None) -> Legacy:
    """Return one block with Bijoy converted where it is proven, by the font's name or the score.

    >>> read_legacy("MÖv‡gi gvV w`‡q b`x e‡q hvq|").text
    'গ্রামের মাঠ দিয়ে নদী বয়ে যায়।'
    >>> read_legacy("§ 7 — Höhe: 3 µm").encoding is None
    True
    """
    if not block.strip() or _mostly_bengali(block):
        return Legacy(block, None, 0.0)
    family = font_encoding(font) if font else None
    score = bijoy_score(block)
    if family == "bijoy" or (family is None and score >= THRESHOLD):
        return Legacy(bijoy_to_unicode(block), "bijoy", score)
    if family == "unknown" or _is_unknown(block):
        return Legacy(block, "unknown", score)
    return Legacy(block, None, score)


def read_legacy_page(blocks: list[str]) -> list[Legacy]:
    """Return the blocks of one page, read together.

    A headline of two words proves little by itself: where most of the page's Latin letters stand in
    proven Bijoy, a block with any sign of Bijoy is converted too.
    """
    read = [read_legacy(block) for block in blocks]
    sizes = [_size(_LATIN, block) for block in blocks]
    proven = sum(
        size for size, legacy in zip(sizes, read, strict=True) if legacy.encoding == "bijoy"
    )
    if 2 * proven <= sum(sizes):
        return read
    return [
        Legacy(bijoy_to_unicode(block), "bijoy", legacy.score)
        if legacy.encoding is None and legacy.score >= _THRESHOLD_ON_PAGE
        else legacy
        for block, legacy in zip(blocks, read, strict=True)
    ]


def font_encoding(font: str) -> Literal["bijoy", "unknown"] | None:
    """Return the legacy encoding that a font's name stands for; `…OMJ` fonts are Unicode.

    >>> font_encoding("SutonnyMJ"), font_encoding("SutonnyOMJ"), font_encoding("Arial")
    ('bijoy', None, None)
    """
    names = [name.strip(" '\"").lower() for name in font.split(",")]
    for name in names:
        if name.endswith("mj") and not name.endswith("omj"):
            return "bijoy"
        if name.startswith(_OTHER_FAMILIES):
            return "unknown"
    return None


def is_bijoy(text: str) -> bool:
    """Return whether `text` scores as Bijoy.

    >>> is_bijoy("e„wó n‡j moK eÜ _vK‡e|"), is_bijoy("The quick brown fox")
    (True, False)
    """
    return bijoy_score(text) >= THRESHOLD


def bijoy_score(text: str) -> float:
    """Return how much `text` looks like Bijoy: shares of its words, weighed; proof from `THRESHOLD` up.

    Counted are the commonest words in these codes, pre-base vowel codes before a consonant, codes
    that Latin spelling never puts inside a word, and capitals in odd places.
    """
    if _mostly_bengali(text):
        return 0.0
    tokens = [token.strip(_EDGE) for token in _TOKEN.findall(_unfuse(text, latin=False))]
    tokens = [token for token in tokens if token and not token.isdecimal()]
    if not tokens:
        return 0.0
    words = sum(token in table.COMMON_WORDS for token in tokens if len(token) > 1)
    pre_base = sum(_PRE_BASE.search(token) is not None for token in tokens)
    inside = sum(_INSIDE.search(token) is not None for token in tokens)
    if not (words or pre_base or inside):
        return 0.0
    odd = sum(_ODD_LATIN.search(token) is not None for token in tokens)
    return (4 * words + 3 * pre_base + 2 * inside + odd) / len(tokens)


def bijoy_to_unicode(text: str) -> str:
    """Return Bijoy text as Unicode in NFC, without asking whether it is Bijoy; addresses stay.

    >>> bijoy_to_unicode("mKv‡ji K…wlKvh©, ¯øvBW")
    'সকালের কৃষিকার্য, স্লাইড'
    """
    text = _unfuse(text)
    parts, at = [], 0
    for start, end in find_addresses(text):
        if _LATIN.search(text[start:end]) and start >= at:
            parts += [_convert(text[at:start]), text[start:end]]
            at = end
    parts.append(_convert(text[at:]))
    return unicodedata.normalize("NFC", "".join(parts))


class _Syllable:
    """The syllable being read: Bijoy writes what is seen from left to right, Unicode what is said."""

    __slots__ = ("base", "marks", "pre", "reph", "sign")

    def __init__(self, pre: str = "") -> None:
        self.pre, self.base, self.sign, self.marks, self.reph = pre, "", "", "", False

    @property
    def is_half(self) -> bool:
        return self.base.endswith(HASANTA)

    @property
    def is_vowel(self) -> bool:
        return bool(self.base) and self.base[0] in "অইঈউঊঋএঐওঔ"

    def written(self) -> str:
        """Return the syllable in Unicode order."""
        base, pre, sign = self.base, self.pre, self.sign
        if base == "অ" and sign == "া" and not pre:
            base, sign = "আ", ""
        reph = f"র{HASANTA}" if self.reph else ""
        return f"{reph}{base}{pre}{sign}{self.marks}"


def _convert(text: str) -> str:
    """Return `text` converted in one pass from left to right."""
    written: list[str] = []
    now = _Syllable()

    def finish(pre: str = "") -> None:
        nonlocal now
        written.append(now.written())
        now = _Syllable(pre)

    for place, code in enumerate(text):
        after = text[place + 1 : place + 2]
        if code in table.PRE_BASE_SIGNS:
            finish(table.PRE_BASE_SIGNS[code])
        elif code in table.SUB_FORMS and _joins(now, code):
            _join(now, code)
        elif code == "‘" and now.is_half:
            now.base, now.sign = now.base + "ত", "ু"
        elif code in table.SIGNS and _is_sign(now, code):
            now.sign += table.SIGNS[code]
        elif (letters := _consonant(code, after)) is not None:
            if now.base and not now.is_half:
                finish()
            now.base += letters[0]
            now.sign += letters[1]
        elif code in table.VOWELS:
            finish()
            now.base = table.VOWELS[code]
        elif code in table.MARKS and now.base:
            now.marks += table.MARKS[code]
        elif code == "©" and now.base:
            now.reph = True
        elif code == "&" and now.base:
            now.base += HASANTA + (ZWNJ if _would_join(now.base, text, place + 1) else "")
            finish()
        else:
            finish()
            written.append(table.OTHERS.get(code) or table.MARKS.get(code) or code)
    finish()
    return "".join(written)


def _would_join(base: str, text: str, place: int) -> bool:
    """Return whether the consonant behind a typed hasanta (`&`) would shrink into the one before it.

    উদ্যোগ and আহ্মেদ need the non-joiner to look as they were typed; in রুগ্ণ the font has no
    conjunct, and the typist wrote its parts.
    """
    while place < len(text) and text[place] in table.PRE_BASE_SIGNS:
        place += 1
    after = text[place : place + 1]
    return bool(after) and (after in "eghi" or (after == "b" and base.endswith("হ")))


def _joins(now: _Syllable, code: str) -> bool:
    """Return whether a sub-form belongs to the syllable before it."""
    if not now.base:
        return False
    if now.is_half:
        return True
    if code in table.ONLY_ON_HALF_FORMS or (now.is_vowel and code != "¨"):
        return False
    return not (code == "ø" and now.sign)


def _join(now: _Syllable, code: str) -> None:
    letters = table.SUB_FORMS[code]
    if code == "è" and now.base.endswith("ক"):
        letters = "ন"
    elif code == "œ" and now.base == "হ":
        letters = "ণ"  # হ্ন has a code of its own
    now.base += letters if now.is_half else HASANTA + letters


def _is_sign(now: _Syllable, code: str) -> bool:
    if not now.base or (now.is_vowel and code != "v" and HASANTA not in now.base):
        return False
    bases = table.SIGN_BASES.get(code)
    return bases is None or now.base[-1] in bases


def _consonant(code: str, after: str) -> tuple[str, str] | None:
    """Return consonant letters and vowel sign of a code, or None where it is no consonant here."""
    if code in table.CONSONANTS:
        return table.CONSONANTS[code], ""
    if code in table.WITH_SIGN:
        return table.WITH_SIGN[code]
    if code in table.HALF_FORMS:
        # ” and • are also punctuation: a half form has its consonant behind it.
        is_half = code not in "”•" or after in (*table.CONSONANTS, *"¡w†‡")
        return (table.HALF_FORMS[code], "") if after and is_half else None
    alone = {"ø": "স্ন", "Í": "ত্ম", "æ": "ম্ন"}.get(code)
    return (alone, "") if alone else None


def _unfuse(text: str, *, latin: bool = True) -> str:
    """Return `text` with two codes for each character that was made of their bytes.

    For scoring, Latin letters are left whole: ć and ň are spelling in half of Europe.
    """

    def codes(match: re.Match[str]) -> str:
        char = match[0]
        if char in _CP1252 or (not latin and _LATIN_EXTENDED.match(char)):
            return char
        try:
            return char.encode().decode("cp1252")
        except UnicodeDecodeError:
            return char

    return _FUSED.sub(codes, text) if not text.isascii() else text


def _mostly_bengali(text: str) -> bool:
    """Return whether enough letters are Bengali that the text is Unicode already: a tenth."""
    bengali = _size(_BENGALI, text)
    return bool(bengali) and bengali * 10 > _size(_LATIN, text)


def _size(script: re.Pattern[str], text: str) -> int:
    return len("".join(script.findall(text)))


def _is_unknown(text: str) -> bool:
    """Return whether words look like glyph codes of a font whose table is not known here."""
    tokens = [token.strip(_EDGE) for token in _TOKEN.findall(text)]
    tokens = [token for token in tokens if len(token) > 2 and _LATIN.search(token)]
    if len(tokens) < _MIN_TOKENS_UNKNOWN:
        return False
    odd = sum(_CAPITAL_INSIDE.search(token) is not None for token in tokens)
    if odd < _UNKNOWN_SHARE * len(tokens):
        return False
    letters = "".join(_LATIN.findall("".join(tokens)))
    return len(_VOWEL.findall(letters)) < _UNKNOWN_VOWELS * len(letters)

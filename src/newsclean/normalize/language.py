"""Which language a text is in, told by its letters and a few of its commonest words.

Shares of scripts decide first: they are exact, and explain themselves.  Words decide only where
one script serves several languages: ৰ and ৱ mark Assamese, but a single ৰ inside Bengali is a
quotation, so the whole text is weighed and not a word.  Bishnupriya and Meitei in Bengali script
hold none of the Bengali words and come out as `bn`, not certain.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.normalize.legacy.bijoy import is_bijoy
from newsclean.normalize.legacy.mojibake import repair_mojibake
from newsclean.normalize.rules.codes import CODED_LETTER, compile_codes, encode
from newsclean.normalize.rules.letters import LETTER


class Language(NamedTuple):
    """The language of a text."""

    code: str
    """BCP 47: bn, as, hi, en …; `bn-Latn` romanised, `bn-x-bijoy` in a legacy encoding,
    `bn-x-mojibake` misread, `mul` mixed, `und` unknown."""
    bengali_share: float
    """Share of Bengali-script characters among all letters, 0 to 1."""
    certain: bool


_BENGALI = re.compile(f"[{LETTER}]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_DEVANAGARI = re.compile("[\u0900-\u0963\u0971-\u097f]+")
_OTHER = re.compile("[^\\W\\d_A-Za-z\u00c0-\u024f\u0900-\u09ff\u1e00-\u1eff]+")
_WORD_SAMPLE = 3_000  # words: several long articles; what follows changes no verdict

# From the seeds and the real pages: 0.5 and above is prose with names in Latin, 0.15 and below a
# foreign text with Bengali menus or quotations.
_MOSTLY = 0.5
_HARDLY = 0.15
_MIN_COMMON = 0.08  # of all words: English news stand near 0.35, other Latin languages under 0.05


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BN = _words(
    "থেকে করে হয়েছে এবং জন্য সঙ্গে সাথে করা হয় তার তাঁর বলেন এর হবে ছিল নিয়ে পরে কিন্তু আছে করেন দিয়ে "
    "এই না আজ তিনি তারা একটি মধ্যে কোনো হয়ে বলে"
)
_AS = _words(
    "আৰু হৈছে কৰা নাই বুলি চৰকাৰ আজি কালি দিনত হৈ তেওঁ মই লগত পাছত মাজত কিয় বাবে লৈ কৈছে আহিছে গৈছে এজন"
)
# Text in codes has letters of these two scripts only.
_NO_BENGALI = compile_codes(f"[^{CODED_LETTER}]")
_BENGALI_CODES = _NO_BENGALI.sub(b"", bytes(range(256)))
_LETTERS_APART = _NO_BENGALI.sub(b" ", bytes(range(256)))
_LATIN_CODES = compile_codes("[^A-Za-z]").sub(b"", bytes(range(256)))
_BN_CODES, _AS_CODES = (frozenset(map(encode, words)) for words in (_BN, _AS))
_DEVANAGARI_WORDS = {
    "hi": _words("है हैं में के की और का से को ने पर नहीं था"),
    "mr": _words("आहे आहेत आणि च्या मध्ये होते नाही या"),
    "ne": _words("छ छन् भएको गरेको लागि हुन्छ भने रहेको"),
}
_LATIN_WORDS = {
    "en": _words("the of and to in is for that on with was said has are by from"),
    "bn-Latn": _words(
        "ami tumi apni amar tomar apnar kore korte korche hobe hoyeche theke jonno ebong kintu "
        "ache chilo bolen shathe sathe nai kothay keno amader tader ekta onek bhalo valo"
    ),
}


def tell_language(text: str) -> Language:
    """Return the language of `text`; `certain` only where its own words confirm its script.

    >>> tell_language("মন্ত্রী বলেন, আজ থেকে নতুন নিয়ম।")
    Language(code='bn', bengali_share=1.0, certain=True)
    >>> tell_language("আজি কালি মই নাই").code, tell_language("The minister said so").code
    ('as', 'en')
    """
    codes = encode(text)
    scripts = _count_letters(text, codes)
    total = sum(scripts)
    if not total:
        return Language("und", 0.0, certain=False)
    share = scripts.bengali / total
    if share >= _MOSTLY:
        code, certain = _bengali_script(text, codes)
    elif share > _HARDLY:
        code, certain = "mul", True
    elif scripts.latin >= max(scripts.devanagari, scripts.other):
        code, certain = _latin_script(text)
    elif scripts.devanagari >= scripts.other:
        code, certain = _commonest(_DEVANAGARI_WORDS, _DEVANAGARI.findall(text)[:_WORD_SAMPLE])
    else:
        code, certain = "und", False
    return Language(code, share, certain)


def tell_code(text: str) -> tuple[str, float]:
    """Return code and share as `tell_language` does, asking no words where they could change neither.

    >>> tell_code("মন্ত্রী বলেন, আজ থেকে নতুন নিয়ম।")
    ('bn', 1.0)
    """
    scripts = _count_letters(text, encode(text))
    total = sum(scripts)
    # Assamese is told by two of its own letters, or by its words where there is no র.
    if total and scripts.bengali >= _MOSTLY * total and "র" in text and _count_assamese(text) < 2:
        return "bn", scripts.bengali / total
    language = tell_language(text)
    return language.code, language.bengali_share


class Scripts(NamedTuple):
    """How many letters of a text are of which script."""

    bengali: int
    latin: int
    devanagari: int
    other: int


def _count_letters(text: str, codes: bytes | None) -> Scripts:
    """Return the letters of a text by script; `codes` are the text's own, where it has them."""
    if codes is not None:
        rest = codes.translate(None, _BENGALI_CODES)
        latin = len(rest) - len(rest.translate(None, _LATIN_CODES))
        return Scripts(len(codes) - len(rest), latin, 0, 0)
    others = _BENGALI.sub("", text)
    return Scripts(
        len(text) - len(others),
        _size(_LATIN, others),
        _size(_DEVANAGARI, others),
        _size(_OTHER, others),
    )


def _size(script: re.Pattern[str], text: str) -> int:
    return len("".join(script.findall(text)))


def _bengali_script(text: str, codes: bytes | None) -> tuple[str, bool]:
    assamese = _count_assamese(text)
    bn, as_ = _count_common(text, codes)
    bengali = text.count("র")
    if assamese >= 2 and assamese > bengali and (bn <= as_ or assamese > 5 * bengali + 10):
        return "as", True
    if as_ >= 2 and as_ > bn and not bengali:
        return "as", False
    return "bn", bn > as_


def _count_assamese(text: str) -> int:
    return text.count("ৰ") + text.count("ৱ")


def _count_common(text: str, codes: bytes | None) -> tuple[int, int]:
    """Return how many of the commonest words of Bengali and of Assamese a text has."""
    if codes is not None:
        coded = codes.translate(_LETTERS_APART).split()[:_WORD_SAMPLE]
        return len(_BN_CODES.intersection(coded)), len(_AS_CODES.intersection(coded))
    words = _BENGALI.findall(text)[:_WORD_SAMPLE]
    return len(_BN.intersection(words)), len(_AS.intersection(words))


def _latin_script(text: str) -> tuple[str, bool]:
    if is_bijoy(text):
        return "bn-x-bijoy", True
    repaired = repair_mojibake(text)
    if repaired.repaired or repaired.lost:
        return "bn-x-mojibake", True
    return _commonest(_LATIN_WORDS, _LATIN.findall(text.lower())[:_WORD_SAMPLE])


def _commonest(lists: dict[str, frozenset[str]], words: list[str]) -> tuple[str, bool]:
    """Return the language whose common words are most of `words`, if any are."""
    hits = {code: sum(word in common for word in words) for code, common in lists.items()}
    best = max(hits, key=hits.__getitem__)
    if hits[best] < _MIN_COMMON * len(words) or not words:
        return "und", False
    others = max(count for code, count in hits.items() if code != best)
    return best, hits[best] >= 2 and hits[best] > 2 * others

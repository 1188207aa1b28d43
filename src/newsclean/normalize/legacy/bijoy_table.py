"""The glyph codes of Bijoy (SutonnyMJ and its kin), as windows-1252 shows them.

Two generations of the font are in use and read here together; where they disagree, the syllable
around the code decides (`bijoy`): `æ` is ু on র and ম্ন elsewhere, `ø` is ্ল on a consonant and স্ন
by itself, `Í` is ত behind a half form and ত্ম elsewhere.  Checked against public converters and
real archive pages; the facts are the font's.
"""

from __future__ import annotations

_CODES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ_`abcdefghijklmnopqr"
_LETTERS = (
    "অ ই ঈ উ ঊ ঋ এ ঐ ও ঔ ক খ গ ঘ ঙ চ ছ জ ঝ ঞ ট ঠ ড ঢ ণ ত থ দ ধ ন প ফ ব ভ ম য র ল শ ষ স হ ড় ঢ় য় ৎ"
)
VOWELS: dict[str, str] = dict(zip(_CODES[:10], _LETTERS.split()[:10], strict=True))
"""Independent vowels; `Av` is আ."""

CONSONANTS: dict[str, str] = {
    **dict(zip(_CODES[10:], _LETTERS.split()[10:], strict=True)),
    "°": "ক্ক", "±": "ক্ট", "²": "ক্ষ্ম", "³": "ক্ত", "´": "ক্ম", "µ": "ক্র", "¶": "ক্ষ", "ÿ": "ক্ষ", "·": "ক্স",
    "»": "গ্ধ", "¼": "ঙ্ক", "½": "ঙ্গ", "¾": "জ্জ", "À": "জ্ঝ", "Á": "জ্ঞ",
    "Â": "ঞ্চ", "Ã": "ঞ্ছ", "Ä": "ঞ্জ", "Å": "ঞ্ঝ", "Æ": "ট্ট", "Ç": "ড্ড", "È": "ণ্ট", "É": "ণ্ঠ", "Ê": "ণ্ড", "Ð": "ণ্ড",
    "Ë": "ত্ত", "Ì": "ত্থ", "Î": "ত্র", "Ï": "দ্দ", "×": "দ্ধ", "Ø": "দ্ব", "Ù": "দ্ম",
    "Ú": "ন্ঠ", "Û": "ন্ড", "Ü": "ন্ধ", "Ý": "ন্স", "Þ": "প্ট", "ß": "প্ত", "à": "প্প", "á": "প্স",
    "â": "ব্জ", "ã": "ব্দ", "ä": "ব্ধ", "å": "ভ্র", "ç": "ম্ফ", "é": "ল্ক", "ê": "ল্গ", "ë": "ল্ট", "ì": "ল্ড", "í": "ল্প", "î": "ল্ফ",
    "ð": "শ্চ", "ñ": "শ্ছ", "ò": "ষ্ণ", "ó": "ষ্ট", "ô": "ষ্ঠ", "õ": "ষ্ফ", "ö": "স্খ", "÷": "স্ট", "ù": "স্ফ", "ý": "হ্ন", "þ": "হ্ম",
}  # fmt: skip

WITH_SIGN: dict[str, tuple[str, str]] = {
    "¸": ("গ", "ু"), "ï": ("শ", "ু"), "û": ("হ", "ু"), "ü": ("হ", "ৃ"),
}  # fmt: skip
"""Codes of a consonant together with its vowel sign."""

HALF_FORMS: dict[str, str] = {
    "š": "ন্", "›": "ন্", "˜": "দ্", "™": "দ্", "¯": "স্", "®": "ষ্", "¤": "ম্", "”": "চ্", "•": "ঙ্",
}  # fmt: skip
"""Codes that wait for the rest of their conjunct."""

SUB_FORMS: dict[str, str] = {
    "¨": "য", "ª": "র", "Ö": "র", "«": "র", "¡": "ব", "¦": "ব", "^": "ব", "Ÿ": "ব",
    "œ": "ন", "è": "ণ", "¥": "ম", "§": "ম", "¬": "ল", "\N{SOFT HYPHEN}": "ল", "−": "ল", "ú": "প",
    "¢": "ভ", "£": "ভ্র", "‹": "ক", "Œ": "ক্র", "¿": "ত্র", "ø": "ল", "Í": "ত", "—": "ত", "’": "থ",
}  # fmt: skip
"""What is written below or behind a consonant, without its hasanta."""

ONLY_ON_HALF_FORMS = "Í—’"
"""Punctuation, or another conjunct, unless a half form stands before it."""

PRE_BASE_SIGNS: dict[str, str] = {"w": "ি", "†": "ে", "‡": "ে", "ˆ": "ৈ", "‰": "ৈ"}
"""Vowel signs typed before their consonant."""

SIGNS: dict[str, str] = {
    "v": "া", "x": "ী", "y": "ু", "z": "ু", "~": "ূ", "‚": "ূ", "ƒ": "ূ", "„": "ৃ", "…": "ৃ", "Š": "ৗ",
    "“": "ু", "æ": "ু", "–": "ু",
}  # fmt: skip

SIGN_BASES: dict[str, str] = {"“": "র", "æ": "রল", "–": "\N{BENGALI SIGN NUKTA}"}
"""Codes that are a sign only behind a cluster that ends so."""

MARKS: dict[str, str] = {"s": "ং", "t": "ঃ", "u": "ঁ"}

OTHERS: dict[str, str] = {
    "|": "।", "Ô": "‘", "Õ": "’", "Ò": "“", "Ó": "”", "Ñ": "—", "\\": "॥",
    **dict(zip("0123456789", "০১২৩৪৫৬৭৮৯", strict=True)),
}  # fmt: skip

_WORDS = """
Ges GB †h ‡h K‡i Zvi bv wK Avwg e‡j Rb¨ n‡e nq wewfbœ evsjv XvKv evsjv‡`k †_‡K ‡_‡K n‡q‡Q nIqv Kiv mv‡_ m‡½
GK wZwb wQj w`‡q wb‡q ci c‡i Av‡Q Kv‡Q GKwU e‡jb e‡j‡Qb K‡ib K‡i‡Q Ki‡Z GZ Zv Zv‡K Zv‡`i †mB Avi Z‡e
wKš‘ hw` †Kvb bvB cÖwZ cÖ_g eQi w`b GLb ejv n‡jv bZyb gvbyl miKvi miKv‡ii cywjk †Rjv Dc‡Rjv gvm Zvwil wKQy
"""
COMMON_WORDS = frozenset(_WORDS.split())
"""The words that Bengali prose repeats most, in these codes."""

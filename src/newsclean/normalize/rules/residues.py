"""The rule about Bijoy glyph codes left over inside Unicode words.

Archives that were converted from Bijoy by half carry single codes of the old font among Unicode
letters.  Whole blocks of Bijoy are another matter: see `bijoy`.
"""

from __future__ import annotations

import re

from newsclean.normalize.rules.letters import CONSONANT, HASANTA, LETTER, NUKTA
from newsclean.normalize.rules.rule import rule

_FORMS = {
    "¦": "্ব", "¡": "্ব", "^": "্ব", "Ÿ": "্ব",
    "¨": "্য",
    "ª": "্র", "Ö": "্র", "«": "্র",
    "ú": "্প", "ø": "্ল", "¬": "্ল", "œ": "্ন", "§": "্ম", "¥": "্ম", "Í": "ত্ম",
    "¤": "ম্", "š": "ন্", "›": "ন্", "¯": "স্",
}  # fmt: skip
_VOWELS = {"‚": "ূ", "ƒ": "ূ", "„": "ৃ"}
_CODES = re.escape("".join(_FORMS))

# A lone code needs Bengali on both sides; two or more codes in a row are proof by themselves, and
# so is a code of a half form (¯) with Bengali behind it. Each pattern begins with the codes and
# looks back from there: a scan for them runs at the speed of a search.
_RUN = re.compile(
    f"[{_CODES}](?:(?<=[{LETTER}][{_CODES}])(?:[{_CODES}]*(?=[{LETTER}])|[{_CODES}]+)"
    f"|(?<=¯)(?<![{LETTER}]¯)[{_CODES}]{{0,4}}(?=[{LETTER}]))"
)
# A vowel code stands on a consonant; behind a vowel sign the same character is a comma or a quote.
_VOWEL = re.compile(
    f"[{''.join(_VOWELS)}](?<=[{CONSONANT}{NUKTA}][{''.join(_VOWELS)}])(?=[{LETTER}])"
)
# “ is the code of ু on র, and an opening quotation mark: the closing one on the line decides.
_U_AFTER_RA = re.compile(
    f"[æ“](?<=র[æ“])(?=[{LETTER}])(?:(?<=æ)|(?<={HASANTA}র“)|(?<=“)(?![^“”\n]*”))"
)
# At the end of a word “ closes quotations; these are no words without their ু (শত্রু, অশ্রু, ভ্রু).
_U_AT_END = re.compile(f"(?<![{LETTER}])(শত্র|অশ্র|শ্মশ্র|ভ্র)“(?![{LETTER}])")
_DASH = re.compile(f"Ñ(?<=[{LETTER}]Ñ)(?=[{LETTER}])")


@rule("bijoy.residue", source="Half-converted archives: Jugantor, Inqilab, PID, Chandpur Kantho")
def read_residues(text: str) -> str:
    """Write single Bijoy codes between Bengali letters as the letters they stand for.

    A code that stands alone, beside Latin, or at the end of a word stays: ^ may be an exponent,
    “ a quotation mark, ‚ a comma.

    >>> read_residues("নিঃশ^াস ও ভ‚গোল")
    'নিঃশ্বাস ও ভূগোল'
    >>> read_residues("শত্র“তা, “মিত্র” ও x^2")
    'শত্রুতা, “মিত্র” ও x^2'
    """
    text = _RUN.sub(_read_run, text)
    text = _VOWEL.sub(lambda m: _VOWELS[m[0]], text)
    if "র“" in text or "রæ" in text:
        text = _U_AT_END.sub(r"\1ু", _U_AFTER_RA.sub("ু", text))
    return _DASH.sub("—", text)


def _read_run(match: re.Match[str]) -> str:
    """Return the letters of a run of codes; Í is the ত of স্ত and ন্ত behind a half form."""
    run = match[0]
    before = match.string[match.start() - 1 : match.start()]
    letters = ""
    for code in run:
        form = _FORMS[code]
        if (letters or before).endswith(HASANTA):
            form = "ত" if code == "Í" else form.removeprefix(HASANTA)
        letters += form
    return letters

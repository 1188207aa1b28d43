"""Rules about the order of signs inside a Bengali syllable.

Consonant, nukta, (hasanta consonant)*, vowel sign, candrabindu, anusvara or visarga: Unicode 12.2
and the context rules of the Bengali root-zone LGR.  NFC does not sort vowel signs, so these do.
"""

from __future__ import annotations

import re

from newsclean.normalize.rules.letters import CONSONANT, HASANTA, MARK, NUKTA, SIGN
from newsclean.normalize.rules.rule import rule

# Runs are bounded so that a hostile page of nothing but signs costs no more than its length.
_NUKTA_AFTER_SIGN = re.compile(f"([{SIGN}{MARK}]{{1,64}}){NUKTA}+")
_NUKTA_RUN = re.compile(f"{NUKTA}{{2,}}")
_HASANTA_RUN = re.compile(f"{HASANTA}{{2,}}")
_MARK_BEFORE_SIGN = re.compile("([\u0981\u0982]{1,64})([" + SIGN + "]+)")
_PRE_BASE_BEFORE_CONJUNCT = re.compile(
    f"([\u09bf\u09c7\u09c8])((?:{HASANTA}[{CONSONANT}]{NUKTA}?)+)"
)
_SAME_SIGN = re.compile(f"([{SIGN}])\\1+")
_CANDRABINDU_LATE = re.compile("([\u0982\u0983]{1,64})(\u0981+)")
_SAME_MARK = re.compile(f"([{MARK}])\\1+")


@rule("nukta.order", source="Unicode 12.2: the nukta follows its consonant")
def put_nukta_first(text: str) -> str:
    r"""Move a nukta typed after the vowel sign back to its consonant; write a doubled one once.

    জ় and ফ় are letters of names and keep their nukta.

    >>> put_nukta_first("যা" + "\N{BENGALI SIGN NUKTA}") == "য\N{BENGALI SIGN NUKTA}া"
    True
    """
    return _NUKTA_RUN.sub(NUKTA, _NUKTA_AFTER_SIGN.sub(NUKTA + r"\1", text))


@rule("nukta.ra", source="Unicode 12.2, table of sequences not to use")
def write_ra(text: str) -> str:
    r"""Write ব with a nukta as র: the two look alike and are not equivalent.

    >>> write_ra("ব" + "\N{BENGALI SIGN NUKTA}াত")
    'রাত'
    """
    return text.replace("ব" + NUKTA, "র")


@rule("hasanta.doubled", source="Doubled key")
def collapse_hasanta(text: str) -> str:
    """Write a run of hasantas as one; a hasanta at the end of a word (বাক্) stays.

    >>> collapse_hasanta("প্্র")
    'প্র'
    """
    return _HASANTA_RUN.sub(HASANTA, text)


@rule("sign.order", source="Bengali root-zone LGR; halves of ো and ৌ typed in visual order")
def sort_signs(text: str) -> str:
    r"""Put candrabindu and anusvara after the vowel sign, and join halves typed the wrong way round.

    >>> sort_signs("চঁাদ")
    'চাঁদ'
    >>> sort_signs("কা\N{BENGALI VOWEL SIGN E}") == "ক\N{BENGALI VOWEL SIGN O}"
    True
    """
    text = _MARK_BEFORE_SIGN.sub(r"\2\1", text)
    return text.replace("\u09be\u09c7", "\u09cb").replace("\u09d7\u09c7", "\u09cc")


@rule("sign.aa", source="Unicode 12.2, table of sequences not to use")
def write_aa(text: str) -> str:
    """Write অ with the sign া as আ: the two look alike and are not equivalent.

    >>> write_aa("অ" + "ামি")
    'আমি'
    """
    return text.replace("অ\u09be", "আ")


@rule("sign.pre-base", source="Converters that emit ি before the whole conjunct: সুপি্রম")
def move_pre_base_sign(text: str) -> str:
    """Move ি ে ৈ that stand inside a conjunct to its end.

    >>> move_pre_base_sign("পি" + "্রয়")
    'প্রিয়'
    """
    return _PRE_BASE_BEFORE_CONJUNCT.sub(r"\2\1", text)


@rule("sign.doubled", source="Doubled key")
def collapse_signs(text: str) -> str:
    """Write the same vowel sign twice as once.

    Two different signs on one consonant stay: which of them is the slip cannot be known.

    >>> collapse_signs("পুু" + "লিশ")
    'পুলিশ'
    """
    return _SAME_SIGN.sub(r"\1", text)


@rule("mark.order", source="Bengali root-zone LGR")
def sort_marks(text: str) -> str:
    """Put candrabindu before anusvara and visarga, and write a doubled mark once.

    >>> sort_marks("চাঁ" + "ঁদ")
    'চাঁদ'
    """
    return _SAME_MARK.sub(r"\1", _CANDRABINDU_LATE.sub(r"\2\1", text))

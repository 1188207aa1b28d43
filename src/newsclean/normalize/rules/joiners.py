"""Rules about the zero-width joiner and non-joiner, which carry Bengali spelling."""

from __future__ import annotations

import re

from newsclean.normalize.rules.letters import HASANTA, LETTER, ZWJ, ZWNJ
from newsclean.normalize.rules.rule import rule

_RA_YA = f"র{ZWJ}{HASANTA}য"
_JOINED_RA_YA = re.compile(f"র[{ZWJ}{ZWNJ}]+{HASANTA}+য")
# It begins with what it looks for, so that the scan runs at the speed of a search.
_BARE_INITIAL_RA_YA = re.compile(f"র{HASANTA}য(?<![{LETTER}{ZWJ}{ZWNJ}]র{HASANTA}য)")
_VOCALIC_RR_AA = "\N{BENGALI LETTER VOCALIC RR}\N{BENGALI VOWEL SIGN AA}"
_OLD_KHANDA_TA = re.compile(f"ত{HASANTA}{ZWJ}+")
_JOINERS = re.compile(f"[{ZWJ}{ZWNJ}]+")
# A joiner between two characters of other scripts or two emoji is theirs: क्‍ष, می‌خواهم, families.
_OTHER_SCRIPT = re.compile(f"[^\x00-\x7f\\s{LETTER}\u0964\u0965\u09e6-\u09fb\u2000-\u206f]")
_CONSONANT_JOINS_KHANDA_TA = re.compile(
    f"ত{HASANTA}(?=[\u0995-\u09a3\u09a6\u09a7\u09aa\u09ab\u09ad\u09b2\u09b6-\u09b9])"
)


@rule("joiner.ra-ya", source="Unicode 12.2: ya-phalaa on ra is RA ZWJ VIRAMA YA")
def join_ra_ya(text: str) -> str:
    r"""Write র‍্য with the joiner that the standard gives it.

    Pages write it with the non-joiner, with none at the start of a word (no Bengali word begins
    with reph), or with U+09E0 as a look-alike.  Reph on য inside a word (কার্য) stays.

    >>> join_ra_ya("র\N{ZERO WIDTH NON-JOINER}্যাব") == "র\N{ZERO WIDTH JOINER}্যাব"
    True
    >>> join_ra_ya("র্যালি") == "র\N{ZERO WIDTH JOINER}্যালি"
    True
    >>> join_ra_ya("কার্য")
    'কার্য'
    """
    text = text.replace(_VOCALIC_RR_AA, _RA_YA + "\N{BENGALI VOWEL SIGN AA}")
    return _BARE_INITIAL_RA_YA.sub(_RA_YA, _JOINED_RA_YA.sub(_RA_YA, text))


@rule("joiner.khanda-ta", source="Unicode 12.2: before version 4.1 ৎ was TA VIRAMA ZWJ")
def write_khanda_ta(text: str) -> str:
    r"""Write the old three-character form of ৎ as U+09CE.

    ত্ without a joiner stays: সত্য is a conjunct, and উত্সব is the source's own spelling.

    >>> write_khanda_ta("হঠাত্\N{ZERO WIDTH JOINER}")
    'হঠাৎ'
    >>> write_khanda_ta("সত্য")
    'সত্য'
    """
    return _OLD_KHANDA_TA.sub("\N{BENGALI LETTER KHANDA TA}", text)


@rule("joiner.stray", source="Unicode 12.2; joiners that keyboards leave where they do nothing")
def drop_stray_joiners(text: str) -> str:
    r"""Remove joiners that do no work in Bengali.

    They stay in র‍্য (joiner), after a hasanta (non-joiner: উদ্‌যাপন, পঙ্‌ক্তি), and between two
    characters of other scripts or two emoji.

    >>> drop_stray_joiners("ব\N{ZERO WIDTH JOINER}্যাংক")
    'ব্যাংক'
    >>> drop_stray_joiners("উদ্\N{ZERO WIDTH NON-JOINER}যাপন") == "উদ্\N{ZERO WIDTH NON-JOINER}যাপন"
    True
    """

    def kept(match: re.Match[str]) -> str:
        start, end = match.span()
        run = match[0]
        if start and text[start - 1] == HASANTA and run[0] == ZWNJ:
            return ZWNJ
        if ZWJ in run and text[start - 1 : start] == "র" and text.startswith(f"{HASANTA}য", end):
            return ZWJ
        before, after = text[start - 1 : start], text[end : end + 1]
        if before and _OTHER_SCRIPT.match(before) and after and _OTHER_SCRIPT.match(after):
            return run
        return ""

    return _JOINERS.sub(kept, text)


@rule("joiner.legacy-khanda-ta", source="Option --khanda-ta; archives that write উত্সব")
def read_ta_as_khanda_ta(text: str) -> str:
    """Write ত্ as ৎ before a consonant with which ত makes no conjunct: a heuristic, on request.

    Left alone before ত থ ন ব ম য র, where the conjunct is real, and at the end of a word.

    >>> read_ta_as_khanda_ta("উত্সব, সত্য, আত্মা")
    'উৎসব, সত্য, আত্মা'
    """
    return _CONSONANT_JOINS_KHANDA_TA.sub("\N{BENGALI LETTER KHANDA TA}", text)

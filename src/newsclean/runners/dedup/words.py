"""Text → numbers that are equal where the words are: what every comparison looks at.

A word is compared twice. As it is written (folded: NFC, joiners out, ASCII digits, lower case), for
texts that are the same; and as it sounds, for papers spell one name in several ways.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING

from newsclean.lexicon.calendar import GREGORIAN_MONTHS, WEEKDAYS
from newsclean.lexicon.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = 1
"""Set in what stands for a word, where the word is a number, a weekday or a month.

These are what differs between the columns of two days, and what an editor leaves as it is.
"""

# Words of one corpus follow Zipf: this many forms cover nearly all running words, in 35 MB.
_KEPT_FORMS = 2**17
_WORD = re.compile("[0-9]+|(?:[^\\W0-9]|[\u0981-\u0983\u09bc-\u09d7\u09e2\u09e3])+")
# ২,৫০০ and 2500, ৩২.৫ and 32.5: one number each.
_GROUPED = re.compile("(?<=[0-9])[,.](?=[0-9])")
_HASANTA = "\N{BENGALI SIGN VIRAMA}"
_CONSONANT = "[\u0995-\u09b9]\N{BENGALI SIGN NUKTA}?"
_SOUNDS = (
    # ড় and ঢ় as র; য়  is told from য before য becomes জ.
    ("[\u09a1\u09a2]\N{BENGALI SIGN NUKTA}", "র"),
    (f"(?<!{_HASANTA})য(?!\N{BENGALI SIGN NUKTA})", "জ"),
    ("[শষ]", "স"),
    ("ণ", "ন"),
    ("ৎ", f"ত{_HASANTA}"),
    (f"ঙ{_HASANTA}?", "ং"),
    ("ঈ", "ই"),
    ("ঊ", "উ"),
    ("\N{BENGALI VOWEL SIGN II}", "\N{BENGALI VOWEL SIGN I}"),
    ("\N{BENGALI VOWEL SIGN UU}", "\N{BENGALI VOWEL SIGN U}"),
    ("এ(?=\N{BENGALI SIGN VIRAMA}য)", "অ"),
    ("[\N{BENGALI SIGN CANDRABINDU}\N{BENGALI SIGN VISARGA}]", ""),
    # সর্দ্দার and সর্দার: a doubled consonant is one.
    (f"({_CONSONANT}){_HASANTA}\\1", r"\1"),
    # ভালো and ভাল, হলো and হল; a hasanta that ends a word is not heard.
    (f"(?<=.)[\N{BENGALI VOWEL SIGN O}{_HASANTA}]+$", ""),
)
_COMPILED = tuple((re.compile(before), after) for before, after in _SOUNDS)
_GRAPHEME = re.compile(
    f"{_CONSONANT}(?:{_HASANTA}{_CONSONANT})*[\u0981-\u0983\u09bc-\u09d7]*|[^ ][\u0981-\u0983\u09bc-\u09d7]*| "
)
_GRAPHEMES_TOGETHER = 4
# শনিবার and শনিবারের; of shorter forms some are names.
_WEEKDAYS = tuple(word for word in WEEKDAYS if word.endswith("বার"))


def sound(word: str) -> str:
    """Return a folded word in the spelling that its spellings share.

    >>> [sound(w) for w in ("যশোরী", "জশোরি", "সর্দ্দার", "ভালো", "বাঙ্গালী", "বাংগালি")]
    ['জসোরি', 'জসোরি', 'সর্দার', 'ভাল', 'বাংগালি', 'বাংগালি']
    """
    for before, after in _COMPILED:
        word = before.sub(after, word)
    return word


def split_words(text: str) -> list[str]:
    """Return the folded words of a text; a number and the suffix at it are two.

    >>> split_words("মোট ২,৫০০টি, ৩২.৫ ডিগ্রি—উদ্\N{ZERO WIDTH NON-JOINER}যাপন।")
    ['মোট', '2500', 'টি', '325', 'ডিগ্রি', 'উদ্যাপন']
    """
    return _WORD.findall(_GROUPED.sub("", fold(text)))


class Words(dict[str, tuple[int, ...]]):
    """What stands for each word between two spaces: high half as written, low half as heard.

    The lowest bit is `NUMBER`. A dictionary answers running text at the speed of a look-up: only a
    form that was not met before is folded.
    """

    def __missing__(self, token: str) -> tuple[int, ...]:
        if len(self) >= _KEPT_FORMS:
            self.clear()
        found = self[token] = tuple(map(_number, split_words(token)))
        return found

    def read(self, text: str) -> Iterator[int]:
        """Return what stands for the words of a text, in order."""
        return chain.from_iterable(map(self.__getitem__, text.split()))


def is_figure(word: str) -> bool:
    """Return whether a folded word is a number, a weekday or a month.

    >>> [is_figure(w) for w in ("2500", "শনিবারের", "জুলাই", "মেলা")]
    [True, True, True, False]
    """
    return "0" <= word[0] <= "9" or word.startswith(_WEEKDAYS) or word in GREGORIAN_MONTHS


def grapheme_shingles(text: str) -> list[int]:
    """Return 32 bits for each run of graphemes of a short text; unordered, once each.

    >>> len(grapheme_shingles("ঢাকায় বৃষ্টি"))
    3
    """
    heard = " ".join(map(sound, split_words(text)))
    graphemes = _GRAPHEME.findall(heard)
    runs = {
        "".join(graphemes[at : at + _GRAPHEMES_TOGETHER])
        for at in range(max(1, len(graphemes) - _GRAPHEMES_TOGETHER + 1))
    }
    runs.discard("")
    return [_half(run) for run in runs]


def _number(word: str) -> int:
    return _half(word) << 32 | _half(sound(word)) & ~NUMBER | is_figure(word)


def _half(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=4).digest(), "big")

"""Bengali sentences, for people who build corpora.

A sentence ends at a danda, a question or an exclamation mark, with the quotation marks and brackets
that close behind it, and at the end of a line.  A full stop ends one only behind a whole word: the
others belong to abbreviations (ড., মো., কি.মি.), initials (এ. কে.) and decimals (৩.৫).
"""

from __future__ import annotations

import re

from newsclean.normalize.rules.letters import DIGIT, LETTER

_CLOSERS = "’”'\")\\]»"
_ENDS = "।॥?!\N{BENGALI CURRENCY NUMERATOR FOUR}"
_END = re.compile(
    f"(?P<mark>[{_ENDS}]+|(?<=[{LETTER}])\\|(?!\\|)|(?<![.])\\.(?![.]))(?P<close>[{_CLOSERS}]*)(?P<gap> *)"
)
_WORD_BEFORE = re.compile(f"(?:[{LETTER}]+|[A-Za-z]+)$")
_MIN_LETTERS = 3
_LOOK = 40  # characters around a mark; longer than any word that the rules name
_ABBREVIATIONS = frozenset(
    [
        "মোঃ", "মোসা", "মোছা", "প্রফ", "অধ্যা", "অবঃ", "অ্যাড", "এডভো", "কিমি", "সেমি", "মিমি", "খ্রি", "খ্রিঃ",
        "তাং", "পৃঃ", "ইঞ্জি", "ইঞ্জিঃ", "লিঃ", "সম্পা", "বিএ", "এমএ", "ডাঃ", "রেজিঃ", "কোং", "বাং", "ইং", "এড",
    ]
)  # fmt: skip
# Behind a closing quotation mark these go on with the sentence that holds it.
_GOES_ON = re.compile(
    f"(?:[,;:—–-]|(?:শীর্ষক|নামে|নামের|নামক|বলে|বলেই|বলেও|এমন|এই মর্মে|লেখা)(?![{LETTER}]))"
)
_OPENS_OR_WORD = re.compile(f"[{LETTER}{DIGIT}A-Za-z0-9‘“'\"(\\[«]")
_LATIN_START = re.compile("[A-Z‘“'\"(]")


def sentences(text: str) -> list[str]:
    """Return the sentences of `text` in order, none empty; only white space between them is lost.

    >>> sentences("ড. এ. কে. খান বললেন, ‘যাব না।’ পরে ৩.৫ কি.মি. হাঁটলেন।বৃষ্টি ছিল?")
    ['ড. এ. কে. খান বললেন, ‘যাব না।’', 'পরে ৩.৫ কি.মি. হাঁটলেন।', 'বৃষ্টি ছিল?']
    """
    found: list[str] = []
    for line in text.splitlines():
        start = 0
        for match in _END.finditer(line):
            if _ends(line, match):
                found.append(line[start : match.end("close")].strip())
                start = match.end("close")
        found.append(line[start:].strip())
    return [sentence for sentence in found if sentence]


def _ends(line: str, match: re.Match[str]) -> bool:
    """Return whether a sentence ends at this mark."""
    before = line[max(0, match.start() - _LOOK) : match.start()]
    after = line[match.end() : match.end() + _LOOK]
    if not after:
        return True
    mark, close, gap = match["mark"], match["close"], match["gap"]
    if mark == ".":
        return _full_stop_ends(before, close, gap, after)
    if before[-1:].isdecimal() and after[:1].isdecimal() and not gap and not close:
        return False
    if before.endswith("("):
        return False
    if close and not gap and _OPENS_OR_WORD.match(after):
        return False
    if close and _GOES_ON.match(after):
        return False
    return not after.startswith((",", ";"))


def _full_stop_ends(before: str, close: str, gap: str, after: str) -> bool:
    match = _WORD_BEFORE.search(before)
    if match is None or not gap:
        return False
    word = match[0]
    if word[0].isascii():
        known = len(word) >= _MIN_LETTERS and word[1:].islower() and _LATIN_START.match(after)
        return bool(known) and word not in ("Mrs", "Prof", "Rev", "Gen", "Col", "Capt", "Hon")
    if len(word) < _MIN_LETTERS or word in _ABBREVIATIONS or before[: -len(word)].endswith("."):
        return False
    return bool(_OPENS_OR_WORD.match(after)) and not (close and _GOES_ON.match(after))

"""A date string as tokens: one letter of kind each, so that the grammar is a table of patterns.

| kind | token | kind | token |
|---|---|---|---|
| d | number 1 to 32 | K | clock, `10:20`, with seconds and offset where printed |
| y | four-digit number 1000 to 2199 | F | `10.20` |
| m n | other four-digit number; any other number | a | AM, PM, পূর্বাহ্ন, অপরাহ্ন |
| I | `2024-05-03` | p | part of the day, সকাল |
| N | `03/05/2024` | f | দিবাগত, the night that follows |
| M B H | Gregorian, Bengali, Hijri month | q v | সাড়ে; দেড়, আড়াই |
| w | weekday | t i g | টা, মিনিট, ঘণ্টা |
| o | ordinal ending, শে | z | zone word, IST |
| e E h s S | era words; সাল; সালের | l c | label; a word or city between date and clock |
| k | word that counts what stands before it, জন | r | থেকে, a range |
| j & | তারিখ; ও, এবং | b | মাসের |
| x ! | other word; other mark | | |

Separators stand for themselves: `, - / . : ( )`; `;` is any that parts what it stands between, `|` or `।`.
"""

from __future__ import annotations

import re
from typing import Any

from newsclean.lexicon import calendar as words
from newsclean.normalize.dates.zones import ZONE_WORDS

Token = tuple[str, Any, int, int]
"""Kind, value, start and end on the folded string."""

_Piece = tuple[str | None, str, int, int]

_BN = "\u0980-\u0982\u0985-\u09e3"
_NOT_BN = rf"(?![{_BN}a-z])"
# What begins with a figure or with the letters of AM and PM is tried only there: most tokens are words.
_LEXER = re.compile(
    rf"(?=[এপap])(?P<A>(?<![{_BN}])(?:এ|পি) ?[.,:] ?এম{_NOT_BN}[.:]?|(?<![{_BN}])(?:এ|পি) এম{_NOT_BN}"
    rf"|(?<![a-z])[ap]\. ?m{_NOT_BN}\.?|(?<![a-z])[ap] m{_NOT_BN})"
    rf"|(?P<B>[{_BN}]+)"
    r"|(?P<L>[a-z]+)"
    r"|(?=[0-9])(?:"
    r"(?P<I>(?<![0-9])(?<![0-9][./-])[0-9]{4}([-/.])[0-9]{1,2}\5[0-9]{1,2}(?![0-9])(?:t(?=[0-9]))?)"
    r"|(?P<N>(?<![0-9])(?<![0-9][./-])(?:[0-9]{1,2}\s?/\s?[0-9]{1,2}\s?/\s?(?:[0-9]{4}|[0-9]{2})"
    r"|[0-9]{1,2}([.।৷-])[0-9]{1,2}\7(?:[0-9]{4}|[0-9]{2})"
    r"|[0-9]{1,2}\s([.।৷-])\s[0-9]{1,2}\s\8\s[0-9]{4})(?![0-9%]|[./-][0-9]))"
    r"|(?P<K>(?<![0-9])(?<![0-9][:.])[0-9]{1,2}\s?:\s?[0-5][0-9](?![0-9])(?::[0-5][0-9](?:\.[0-9]{1,9})?"
    r"(?:\s?(?:gmt|utc)?(?:z(?![a-z])|[+-][0-9]{2}(?::?[0-9]{2})?(?![0-9:]))"
    r"|\s?\(?(?:gmt|utc)[+-][0-9]{1,2}(?![0-9:])\)?)?"
    r"|\s?(?:(?:gmt|utc)?(?:z(?![a-z])|\+[0-9]{2}:?[0-9]{2}(?![0-9:]))"
    r"|\(?(?:gmt|utc)[+-][0-9]{1,2}(?![0-9:])\)?))?)"
    r"|(?P<F>(?<![0-9.])[0-9]{1,2}\.[0-5][0-9](?![0-9.]))"
    r"|(?P<D>[0-9]+))"
    r"|(?P<P>\S)"
)
_CLOCK = re.compile(
    r"([0-9]{1,2})\s?:\s?([0-9]{2})(?::([0-9]{2}))?(?:\.[0-9]+)?\s*\(?(?:gmt|utc)?([^)]*)\)?"
)
_SPLIT = re.compile(r"[^0-9]+")

_ABBREVIATED = frozenset(
    [
        "জানু",
        "ফেব",
        "ফেব্রু",
        "এপ্রি",
        "আগ",
        "সেপ",
        "সেপ্টে",
        "অক্ট",
        "অক্টো",
        "নভে",
        "ডিসে",
        "জনু",
        "জুলা",
        "সেপ্ট",
        "মে",
    ]
)
_SHORT = _ABBREVIATED | frozenset(
    ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"]
)
_HOURS = {
    "এক": 1, "দুই": 2, "দু": 2, "তিন": 3, "চার": 4, "পাঁচ": 5, "ছয়": 6, "ছ": 6, "সাত": 7,
    "আট": 8, "নয়": 9, "ন": 9, "দশ": 10, "এগারো": 11, "এগার": 11, "বারো": 12, "বার": 12,
}  # fmt: skip
_ZONES_SPELT = {"আইএসটি": "ist", "বিএসটি": "bst", "জিএমটি": "gmt", "ইউটিসি": "utc"}
_HOUR_ENDINGS = ("টায়", "টার", "টা", "টেয়", "টের", "টে")
_NUMBERED = frozenset(
    [
        "সংখ্যা",
        "নং",
        "নম্বর",
        "রোল",
        "পৃষ্ঠা",
        "ভলিউম",
        "খণ্ড",
        "বর্ষ",
        "ধারা",
        "কক্ষ",
        "no",
        "vol",
        "volume",
        "issue",
        "page",
    ]
)
_COUNTERS = [
    "জন",
    "জনের",
    "জনকে",
    "টি",
    "টাকা",
    "হাজার",
    "লাখ",
    "লক্ষ",
    "কোটি",
    "কেজি",
    "কিলোমিটার",
    "মিটার",
    "শতাংশ",
    "দশমিক",
]


def _word_table() -> dict[str, tuple[str, Any]]:
    table: dict[str, tuple[str, Any]] = {}
    for kind, names in (("B", words.BANGLA_MONTHS), ("w", words.WEEKDAYS)):
        table |= {name: (kind, value) for name, value in names.items()}
    for name, value in words.GREGORIAN_MONTHS.items():
        table[name] = ("M", value)
        if not name.isascii() and name not in _ABBREVIATED:
            for ending in ("র", "তে", "য়ের") if name[-1] in "িীই" else ("ের", "ে"):
                table[name + ending] = ("M", value)
    for month, value in words.HIJRI_MONTHS.items():
        if " " not in month:
            table[month] = ("H", value)
    for name, part in words.DAY_PARTS.items():
        if " " not in name:
            table[name] = ("p", part)
    for name, half in words.MERIDIEMS.items():
        if "." not in name and " " not in name:
            table[name] = ("a", half)
    kinds = {"gregorian": "e", "bangla": "E", "hijri": "h", "year": "s"}
    table |= {name: (kinds[era], era) for name, era in words.ERA_WORDS.items()}
    table |= dict.fromkeys(("সালের", "সনের", "এর", "র"), ("S", "year"))
    table |= {name + "ের": ("S", "year") for name in words.ERA_WORDS if name.endswith("াব্দ")}
    table |= {name: ("o", name) for name in words.ORDINALS}
    table |= {"of": ("o", "of"), **dict.fromkeys(("থেকে", "হতে", "to"), ("r", None))}
    table |= {name: ("d", value) for name, value in words.DAY_WORDS.items()}
    table |= dict.fromkeys(
        ("টা", "টায়", "টার", "টে", "টের", "ঘটিকা", "ঘটিকায়", "ঘটিকার", "বেজে"), ("t", None)
    )
    table |= dict.fromkeys(("মিনিট", "মিনিটে", "মিনিটের", "মি"), ("i", None))
    table |= dict.fromkeys(("ঘণ্টা", "ঘন্টা", "ঘণ্টায়", "ঘন্টায়", "hrs", "hours"), ("g", None))
    table |= {"সাড়ে": ("q", 0.5), "সোয়া": ("q", 0.25), "পৌনে": ("q", -0.25)}
    table |= {"দেড়": ("v", 1.5), "আড়াই": ("v", 2.5), "দিবাগত": ("f", None)}
    table |= {name: ("z", name) for name in ZONE_WORDS}
    table |= {name: ("z", zone) for name, zone in _ZONES_SPELT.items()}
    table |= dict.fromkeys(
        ("at", "on", "রোজ", "তাং", "date", "time", "সময়", "আরবি", "মাহে", "আজ",
         "আজকে", "অদ্য", "today", "the", "দিকে", "নাগাদ"), ("c", None)
    )  # fmt: skip
    table |= dict.fromkeys(("ও", "এবং", "and"), ("&", None))
    table |= {"তারিখ": ("j", None), "তারিখে": ("j", None), "মাসের": ("b", None)}
    table |= dict.fromkeys(words.CITIES, ("c", None))
    table |= dict.fromkeys(_COUNTERS, ("k", None))
    for word, hour in _HOURS.items():
        for ending in _HOUR_ENDINGS:
            table[word + ending] = ("T", float(hour))
    for word, half_hour in (("দেড়", 1.5), ("আড়াই", 2.5)):
        for ending in _HOUR_ENDINGS:
            table[word + ending] = ("T", half_hour)
    return table


_WORDS = _word_table()
_LABEL_ROLES = {"published": "published", "updated": "updated", "visit": "visit", "header": "visit",
                "related": "related"}  # fmt: skip


def _phrase_table() -> dict[str, list[tuple[tuple[str, ...], tuple[str, Any]]]]:
    """Phrases by their first word, the longest first: labels, Hijri months, parts of the night."""
    phrases: dict[str, tuple[str, Any]] = {
        label: ("l", _LABEL_ROLES[role])
        for label, role in words.DATE_LABELS.items()
        if role in _LABEL_ROLES and "-" not in label
    }
    phrases |= dict.fromkeys(("বাংলাদেশ সময়", "স্থানীয় সময়", "বাংলাদেশ স্থানীয় সময়"), ("c", None))
    phrases |= dict.fromkeys(("ভারতীয় সময়", "ভারতীয় স্থানীয় সময়"), ("z", "ist"))
    phrases |= {month: ("H", n) for month, n in words.HIJRI_MONTHS.items() if " " in month}
    phrases |= {name: ("p", part) for name, part in words.DAY_PARTS.items() if " " in name}
    table: dict[str, list[tuple[tuple[str, ...], tuple[str, Any]]]] = {}
    for phrase, value in phrases.items():
        head, *rest = phrase.split()
        table.setdefault(head, []).append((tuple(rest), value))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


_PHRASES = _phrase_table()
_HEADERS = frozenset(("আজ", "আজকে", "অদ্য", "today"))
_MARKS = {
    ",": ",", "…": ",", **dict.fromkeys(";|।॥৷¦*>~_=\"•·«»@", ";"), "-": "-", "/": "/", ".": ".", ":": ":", "(": "(", "[": "(",
    ")": ")", "]": ")",
}  # fmt: skip


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a folded string (`fold_date`).

    >>> "".join(kind for kind, *_ in tokenize("প্রকাশ: 10:20 এএম, 3রা মে 2024"))
    'l:Ka,doMy'
    """
    pieces = [(m.lastgroup, m[0], *m.span()) for m in _LEXER.finditer(text)]
    tokens: list[Token] = []
    at, count = 0, len(pieces)
    while at < count:
        group, piece, start, end = pieces[at]
        at += 1
        if group == "D":
            tokens.append((_number_kind(piece, tokens, start), int(piece[-19:]), start, end))
        elif group == "P":
            kind = _MARKS.get(piece) or (";" if piece > "\u2000" else "!")
            tokens.append((kind, piece, start, end))
        elif group == "B" or group == "L":
            if piece in _PHRASES:
                phrase = _phrase(piece, pieces, at)
                if phrase is not None:
                    kind, value, at = phrase
                    tokens.append((kind, value, start, pieces[at - 1][3]))
                    continue
            known = _WORDS.get(piece)
            if known is None:
                _split_word(piece, start, end, tokens)
                continue
            if known[0] == "o" and _is_tied(tokens, start):
                tokens.pop()
            tokens.append((*known, start, end))
            if piece in _SHORT and at < count and pieces[at][2] == end and text[end] in ".:":
                at += 1  # an abbreviation keeps its full stop or visarga: `সেপ্টেঃ`, `Sept.`
        elif group == "K":
            tokens.append(_clock(piece, start, end))
        elif group == "A":
            tokens.append(("a", "am" if piece[0] in "এa" else "pm", start, end))
        elif group == "F":
            hour, minute = piece.split(".")
            tokens.append(("F", (int(hour), int(minute)), start, end))
        else:
            numbers = tuple(map(int, _SPLIT.split(piece.rstrip("t"))))
            tokens.append((str(group), (piece, numbers), start, end))
    return tokens


def _is_tied(tokens: list[Token], start: int) -> bool:
    """Return whether a hyphen ties an ordinal ending to its number: `৩-রা`."""
    return (
        len(tokens) > 1
        and tokens[-1][0] == "-"
        and tokens[-1][3] == start
        and tokens[-2][0] == "d"
        and tokens[-2][3] == tokens[-1][2]
    )


def _number_kind(piece: str, tokens: list[Token], start: int) -> str:
    if len(piece) <= 2:
        if not 1 <= int(piece) <= 32:
            return "n"
        if (
            len(tokens) > 1
            and tokens[-1][0] == "-"
            and tokens[-1][3] == start
            and tokens[-2][0] == "x"
            and tokens[-2][3] == tokens[-1][2]
        ):
            # A number that hangs on a word is part of its name: `কোভিড-১৯ মার্চ ২০২০`.
            return "n"
        named = tokens[-2:-1] if tokens and tokens[-1][0] in ":.-" else tokens[-1:]
        if named and named[0][0] == "x" and named[0][1] in _NUMBERED:
            return "n"  # `সংখ্যা ১৪, আগস্ট ১৯৮১`: an issue and its month
        return "d"
    if len(piece) != 4:
        return "n"
    return "y" if 1000 <= int(piece) < 2200 else "m"


def _phrase(head: str, pieces: list[_Piece], at: int) -> tuple[str, Any, int] | None:
    """Return kind, value and next position of the longest phrase that starts with `head`."""
    if head in _HEADERS and not (at < len(pieces) and pieces[at][1] in (":", "-")):
        return None
    for rest, (kind, value) in _PHRASES[head]:
        to = at
        for word in rest:
            if to < len(pieces) and pieces[to][1] == "-":
                to += 1
            if to >= len(pieces) or pieces[to][1] != word:
                break
            to += 1
        else:
            return kind, value, to
    return None


def _clock(piece: str, start: int, end: int) -> Token:
    found = _CLOCK.fullmatch(piece)
    assert found is not None
    hour, minute, second, offset = found.groups()
    if int(hour) > 23:
        return ("X", None, start, end)
    value = (int(hour), int(minute), None if second is None else int(second), offset, len(hour))
    return ("K", value, start, end)


def _split_word(piece: str, start: int, end: int, tokens: list[Token]) -> None:
    """Append the tokens of a word that no table holds: two words without their space, or unknown."""
    if tokens and tokens[-1][3] == start and tokens[-1][0] in "dyn":
        for ending in ("শে", "রা", "লা", "ঠা", "ই", "টায়", "টা", "th", "st", "nd", "rd"):
            if piece.startswith(ending) and piece[len(ending) :] in _WORDS:
                cut = start + len(ending)
                tokens.append((*_WORDS[ending], start, cut))
                tokens.append((*_WORDS[piece[len(ending) :]], cut, end))
                return
    if "বার" in piece:
        cut = piece.index("বার") + len("বার")
        day, month = words.WEEKDAYS.get(piece[:cut]), words.GREGORIAN_MONTHS.get(piece[cut:])
        if day is not None and month is not None:
            tokens.append(("w", day, start, start + cut))
            tokens.append(("M", month, start + cut, end))
            return
    if piece.endswith("বার"):
        for cut in range(2, len(piece) - 5):
            if piece[cut:] in words.WEEKDAYS and piece[:cut] in words.CITIES:
                tokens.append(("c", None, start, start + cut))
                tokens.append(("w", words.WEEKDAYS[piece[cut:]], start + cut, end))
                return
    tokens.append(("x", piece, start, end))

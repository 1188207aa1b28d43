"""Bengali UTF-8 that was read as a Western encoding: repaired where its bytes are still there.

Every Bengali character is three bytes beginning E0 A6 or E0 A7, so text of this kind always shows
`à¦` or `à§` (windows-1252 and Latin-1) or `āĻ`, `ā§` (ISO 8859-4).  Nothing is looked at without
one of these.  Run before NFC and before white space is touched: a no-break space is byte A0.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_GATE = re.compile("à[¦§]|ā[Ļ§]|Ã[\N{NO-BREAK SPACE} ]Â[¦§]")
_LEFT = re.compile("à[¦§]|ā[Ļ§]")
_MAX_DEPTH = 3  # text that was misread, saved and misread again; more was never seen


class Repaired(NamedTuple):
    """Text after the repair, how many characters came back, and how many could not."""

    text: str
    repaired: int
    lost: int


def repair_mojibake(text: str) -> Repaired:
    """Return `text` with misread UTF-8 put right; text without the tell-tale is returned as it is.

    Characters whose bytes were dropped on the way stay as they are and are counted as lost.

    >>> repair_mojibake("ঢাকা".encode().decode("cp1252"))
    Repaired(text='ঢাকা', repaired=4, lost=0)
    >>> repair_mojibake("à la carte, 5 §")
    Repaired(text='à la carte, 5 §', repaired=0, lost=0)
    """
    repaired = 0
    for _ in range(_MAX_DEPTH):
        gate = _GATE.search(text)
        if gate is None:
            break
        encoding = _BALTIC if gate[0][0] == "ā" else _WESTERN
        text, count = _decoded(text, encoding)
        repaired += count
        if not count:
            break
    return Repaired(text, repaired, len(_LEFT.findall(text)))


class _Encoding(NamedTuple):
    byte: dict[str, int]
    sequence: re.Pattern[str]


def _encoding(codec: str) -> _Encoding:
    """Return the characters of the upper half of a codec; bytes it leaves out are C1 controls."""
    byte = {chr(value): value for value in range(0x80, 0x100)}
    for value in range(0x80, 0x100):
        decoded = bytes([value]).decode(codec, "ignore")
        if decoded:
            byte[decoded] = value
    high = {lead: "".join(c for c, v in byte.items() if v in span) for lead, span in _LEADS.items()}
    tail = f"[{re.escape(''.join(c for c, v in byte.items() if v < 0xC0))}]"
    three_with_space = f"[{high[3]}]{tail} "
    return _Encoding(
        byte,
        re.compile(
            f"[{high[2]}]{tail}|[{high[3]}]{tail}{{2}}|{three_with_space}|[{high[4]}]{tail}{{3}}"
        ),
    )


_LEADS = {2: range(0xC2, 0xE0), 3: range(0xE0, 0xF0), 4: range(0xF0, 0xF5)}
_WESTERN = _encoding("cp1252")
_BALTIC = _encoding("iso8859_4")


def _decoded(text: str, encoding: _Encoding) -> tuple[str, int]:
    count = 0

    def character(match: re.Match[str]) -> str:
        nonlocal count
        # A no-break space that became a space is still byte A0: a lead byte needs its followers.
        raw = bytes(encoding.byte.get(sign, 0xA0) for sign in match[0])
        try:
            decoded = raw.decode()
        except UnicodeDecodeError:
            return match[0]
        count += 1
        return decoded

    return encoding.sequence.sub(character, text), count

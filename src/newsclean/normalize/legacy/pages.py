"""A page whose Bengali is not Unicode, put right before anything looks at its words.

Bijoy glyph codes and misread UTF-8 hold none of the letters, marks and month names that every
other rule reads by, and NFC would spoil them: so this comes between decoding and parsing.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsclean.model import DecodedPage, Found, Refusal
from newsclean.normalize.legacy.bijoy import Legacy, read_legacy_page
from newsclean.normalize.legacy.mojibake import repair_mojibake

if TYPE_CHECKING:
    from collections.abc import Sequence

# Every Bijoy page writes the vowel signs ে and ি, at every third word. A Unicode page has a dagger
# or two in a footnote: on those the blocks are not looked at.
_BIJOY_TELLS = ("†", "‡")
_BIJOY_ENTITIES = ("&dagger;", "&Dagger;", "&#8224;", "&#8225;")
_LEAST_TELLS = 5
# The first byte of every Bengali letter, misread.
_MOJIBAKE_TELLS = ("à", "ā", "Ã")
_COMMONEST_LETTERS = ("র", "ন", "ক")
# Two lost characters in a hundred read as misprints; more is not the paper's text any more.
_LOST_SHARE = 0.02
_RAW = re.compile(r"<(script\b|style\b|textarea\b|!--)", re.IGNORECASE)
_ENDINGS = {
    "script": r"</script\s*>",
    "style": r"</style\s*>",
    "textarea": r"</textarea\s*>",
    "!--": "-->",
}
_TAG = re.compile("<[^<>]*>")
# Other fonts' glyph codes cannot be told from abbreviations block by block; a page full of them can.
_UNKNOWN_BLOCKS_SHARE = 0.5
# Two letters at each end say the same as two or more, and one long word is not tried from each of its letters.
_WORDS = re.compile(r"\w\w\s+\w\w")


def read_legacy_text(page: DecodedPage) -> DecodedPage | Refusal:
    """Return the page with legacy Bengali as Unicode, or why its text cannot be read.

    Bijoy is converted block by block, only where it is proven; UTF-8 that was read as a Western
    encoding is decoded again. `converted` keeps the first block as it stood. Other pages are
    returned as they are, after a few substring tests.
    """
    text = page.text
    # One character is searched for at the speed of memory, two are not: a page is some 250 kB.
    if any(tell in text for tell in _MOJIBAKE_TELLS):
        repaired = _repair(page)
        if isinstance(repaired, Refusal) or repaired.converted is not None:
            return repaired
    # Every Bijoy text has both; the other one is counted fifteen times as fast, for its low byte is
    # not that of the space.
    bijoy = sum(map(text.count, _BIJOY_TELLS)) if _BIJOY_TELLS[1] in text else 0
    if bijoy < _LEAST_TELLS and not any(letter in text for letter in _COMMONEST_LETTERS):
        bijoy += sum(map(text.count, _BIJOY_ENTITIES))
    return _convert(page) if bijoy >= _LEAST_TELLS else page


def _repair(page: DecodedPage) -> DecodedPage | Refusal:
    fixed = repair_mojibake(page.text)
    if not fixed.repaired and not fixed.lost:
        return page
    if fixed.lost > _LOST_SHARE * fixed.repaired:
        return Refusal(
            "mojibake",
            f"UTF-8 was read as another encoding and {fixed.lost} characters lost their bytes on the way",
        )
    tell = min(at for t in _MOJIBAKE_TELLS if (at := page.text.find(t)) >= 0)
    line = page.text[tell : tell + 80].split("\n")[0].split("<")[0]
    return replace(
        page, text=fixed.text, converted=Found(line, "first misread text", "encoding.mojibake")
    )


def _convert(page: DecodedPage) -> DecodedPage | Refusal:
    pieces, places = _blocks(page)
    words = [html.unescape(pieces[n]) if page.kind == "html" else pieces[n] for n in places]
    read = read_legacy_page(words)
    if _is_unknown(read):
        return Refusal("legacy-encoding", "glyph codes of a font whose table is not known here")
    first: Found | None = None
    for number, (place, legacy) in enumerate(zip(places, read, strict=True)):
        if legacy.encoding != "bijoy":
            continue
        if first is None or len(first.raw) < 40:
            first = Found(words[number].strip(), f"block {number + 1}", "encoding.bijoy")
        pieces[place] = (
            html.escape(legacy.text, quote=False) if page.kind == "html" else legacy.text
        )
    if first is None:
        return page
    joint = "\n" if page.kind == "text" else ""
    return replace(page, text=joint.join(pieces), converted=first)


def _blocks(page: DecodedPage) -> tuple[list[str], list[int]]:
    """Return the page in pieces, and which of them hold words: lines, or text between tags."""
    if page.kind == "text":
        pieces = page.text.split("\n")
        return pieces, [n for n, piece in enumerate(pieces) if piece.strip()]
    text, at = page.text, 0
    pieces, places = [], []
    endless: set[str] = set()
    while at < len(text):
        if text[at] == "<":
            end = _end_of_markup(text, at, endless)
        else:
            end = text.find("<", at)
            end = len(text) if end < 0 else end
            if not text[at:end].isspace():
                places.append(len(pieces))
        pieces.append(text[at:end])
        at = end
    return pieces, places


def _end_of_markup(text: str, at: int, endless: set[str]) -> int:
    """Return where the tag, script or comment at `at` ends; `endless` are those that never do.

    Each of those is looked for once: a page of a million unclosed scripts is read in no more time.
    """
    raw = _RAW.match(text, at)
    name = raw[1].lower() if raw else ""
    if name and name not in endless:
        ending = re.compile(_ENDINGS[name], re.IGNORECASE).search(text, at)
        if ending is not None:
            return ending.end()
        endless.add(name)
    tag = _TAG.match(text, at)
    return tag.end() if tag else at + 1


def is_legacy(paragraphs: Sequence[str]) -> bool:
    """Tell whether text without Bengali letters is Bengali in a legacy font, known or not."""
    read = read_legacy_page(list(paragraphs))
    return _is_unknown(read) or any(legacy.encoding == "bijoy" for legacy in read)


def _is_unknown(read: list[Legacy]) -> bool:
    """Tell whether most blocks of more than a word are in a legacy font that nobody here knows."""
    long = [legacy for legacy in read if _WORDS.search(legacy.text)]
    unknown = sum(legacy.encoding == "unknown" for legacy in long)
    return bool(long) and unknown > _UNKNOWN_BLOCKS_SHARE * len(long)

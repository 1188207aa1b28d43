"""One number at one place of a text: digits, words, fractions and stacked units, read as they come.

The text is folded already: NFC, ASCII digits.  Parts must fall in size (১২ কোটি ৩ লাখ ৪ হাজার), a
larger unit behind multiplies what stands before it (৭ হাজার ৩৫ কোটি), and a second number that
fits neither ends the first.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from newsclean.normalize.numbers import measures, words
from newsclean.normalize.rules.letters import LETTER

if TYPE_CHECKING:
    from collections.abc import Iterable


class Atom(NamedTuple):
    """A piece of a number: digits, word, fraction, added (সাড়ে) or scale, and where it ends."""

    kind: str
    value: Fraction
    end: int


class Word(NamedTuple):
    """What one written word holds: atoms, then perhaps "more than", a unit and a case."""

    atoms: tuple[Atom, ...]
    at_least: bool
    unit: str | None
    case: str


class Numeral(NamedTuple):
    """A number as read, before its surroundings are looked at."""

    value: Fraction
    end: int
    digits: bool
    """A digit stands in it."""
    compound: bool
    """A scale, a fraction word or a decimal point stands in it."""
    at_least: bool
    unit: str | None
    case: str
    factor: Fraction | None
    """What the scales made of its first number: ৫-৭ লাখ lends it to the 5.  None: a bare scale."""


def either(words: Iterable[str]) -> str:
    """Return the words as alternatives of a pattern, longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


APOSTROPHE = "['’‘ʼ`]?"
CASE = f"(?P<case>{either(measures.CASES)})?"
UNIT = f"(?P<unit>{either(measures.UNITS)})"
NUMBER_WORDS = (*words.WORDS, *words.WHOLE_FRACTIONS, *words.ADDED_FRACTIONS)
_DIGITS = re.compile(r"[0-9]+(?:,[0-9]+)*(?:\.[0-9]+)?")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}(?:\.[0-9]+)?")
_WESTERN = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_HALVES = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_SCALE = f"(?:{APOSTROPHE}(?P<scale>{either(words.SCALES)})(?P<more>াধিক|োর্ধ্ব)?(?:খানেক)?)"
_TAIL = f"(?:{APOSTROPHE}{UNIT})?{CASE}{APOSTROPHE}(?![{LETTER}])"
_WORD = re.compile(f"(?P<number>{either(NUMBER_WORDS)})?{_SCALE}?{_TAIL}")
_GLUED = re.compile(f"{_SCALE}?{_TAIL}")
_GLUE = re.compile(f"[{LETTER}A-Za-z]|{APOSTROPHE}[{LETTER}]|%")
_POINT = re.compile(f" ?দশমিক(?![{LETTER}])")
_MAX_DIGITS = 40  # longer ones are keys and blobs, and Python refuses to read the longest
_PLAIN_DIGITS = re.compile("[0-9]{1,40}(?![0-9])")


def read_numeral(text: str, at: int) -> Numeral | None:
    """Return the longest number that begins at `at`."""
    pieces: list[tuple[Fraction, Fraction]] = []
    """Finished parts, each with the scale that finished it."""
    current: Fraction | None = None
    added: Fraction | None = None
    best: Numeral | None = None
    digits = compound = False
    first: Fraction | None = None
    while True:
        word = _word_at(text, at)
        if word is None:
            break
        for atom in word.atoms:
            if atom.kind == "added":
                if current is not None or added is not None or pieces:
                    return best
                added, compound = atom.value, True
            elif atom.kind == "scale":
                if added is not None and current is None:
                    if added == Fraction(1, 2):
                        return best
                    current, added = 1 + added, None
                if current is None and not pieces:
                    current = Fraction(1)
                total = current or Fraction(0)
                while pieces and pieces[-1][0] < atom.value:
                    total += pieces.pop()[0]
                total *= atom.value
                if pieces and total >= pieces[-1][1]:
                    return best
                pieces.append((total, atom.value))
                current, compound = None, True
            else:
                value = atom.value + (added or 0)
                if current is not None or (pieces and value >= pieces[-1][1]):
                    return best
                current, added = value, None
                digits = digits or atom.kind == "digits"
                compound = compound or atom.kind == "fraction"
                first = value if first is None else first
        at = word.atoms[-1].end
        if added is None:
            if current is not None and word.unit is None and (point := _POINT.match(text, at)):
                decimals, end = _decimals(text, point.end())
                if decimals:
                    current += Fraction(f"0.{decimals}")
                    at, compound, first = end, True, current if not pieces else first
            total = sum((piece for piece, _ in pieces), current or Fraction(0))
            factor = None if first is None else total / first if first else Fraction(1)
            best = Numeral(total, at, digits, compound, word.at_least, word.unit, word.case, factor)
        if word.unit or word.case or word.at_least:
            break
        if at < len(text) and text[at] == " ":
            at += 1
    return best


def _word_at(text: str, at: int) -> Word | None:
    """Return what the word at `at` holds, or None where it is no number word."""
    if at >= len(text):
        return None
    if text[at].isdecimal() or text[at] in _HALVES:
        return _digits_at(text, at)
    match = _WORD.match(text, at)
    if match is None or not (match["number"] or match["scale"]):
        return None
    if match["case"] and not (match["scale"] or match["unit"]):
        return None
    atoms = []
    end = match.end()
    if match["number"]:
        atoms.append(_number_atom(match["number"], end))
    if match["scale"]:
        atoms.append(Atom("scale", Fraction(words.SCALES[match["scale"]]), end))
    return Word(tuple(atoms), bool(match["more"]), match["unit"], match["case"] or "")


def _number_atom(word: str, end: int) -> Atom:
    if word in words.WORDS:
        return Atom("word", Fraction(words.WORDS[word]), end)
    if word in words.WHOLE_FRACTIONS:
        return Atom("fraction", words.WHOLE_FRACTIONS[word], end)
    return Atom("added", words.ADDED_FRACTIONS[word], end)


def _digits_at(text: str, at: int) -> Word | None:
    """Return a number in digits with what is glued to it; None where its commas group nothing."""
    match = _DIGITS.match(text, at)
    value, end = Fraction(0), at
    if match:
        raw, end = match[0], match.end()
        if len(raw) > _MAX_DIGITS:
            return None
        if "," in raw and not (_INDIAN.fullmatch(raw) or _WESTERN.fullmatch(raw)):
            return None
        value = Fraction(raw.replace(",", ""))
    if text[end : end + 1] in _HALVES:
        value += _HALVES[text[end]]
        end += 1
    if not _GLUE.match(text, end):
        return Word((Atom("digits", value, end),), False, None, "")
    glued = _GLUED.match(text, end)
    if glued is None or not (glued["scale"] or glued["unit"]):
        return None
    atoms = [Atom("digits", value, glued.end())]
    if glued["scale"]:
        atoms.append(Atom("scale", Fraction(words.SCALES[glued["scale"]]), glued.end()))
    return Word(tuple(atoms), bool(glued["more"]), glued["unit"], glued["case"] or "")


def _decimals(text: str, at: int) -> tuple[str, int]:
    """Return the digits behind দশমিক, place by place, and where they end."""
    digits, end = "", at
    while True:
        start = end + 1 if text[end : end + 1] == " " else end
        if match := _PLAIN_DIGITS.match(text, start):
            return (match[0], match.end()) if not digits else (digits, end)
        match = _WORD.match(text, start)
        if not match or match["number"] not in words.WORDS or match["scale"] or match["unit"]:
            return digits, end
        digits += str(words.WORDS[match["number"]])
        end = match.end()

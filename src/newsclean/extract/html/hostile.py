"""Markup that would hang a parser or fill the memory: found before it is parsed.

The tree that a page makes is not bound by its size. Formatting elements that nobody closes are
opened anew in each block that follows (lexbor issue 340: 61 kB made 2.9 GB), and every tag looks
through the elements that are open around it, so nesting costs its square. What a page would cost
is estimated in three steps, each asked only where the one before cannot answer: a sample of the
page, its formatting tags, and the parser's own bookkeeping without the tree.
"""

from __future__ import annotations

import re
from itertools import accumulate

from newsclean.extract.html.rehearsal import count_attributes, find_storm, rehearse

# 8,000 characters hold at most 0.7 million elements that are opened again: 240 MB and 0.2 s.
_HARMLESS_CHARS = 8_000
# A twentieth of a small page, half of that of a large one, in steps that no table's rows repeat.
_WINDOW_CHARS = 192
_LARGE_CHARS = 65_536
_SMALL_STEP, _LARGE_STEP = 4093, 8191
# Attributes are compared with each other: those that this many characters hold at most take 2 s.
_STORM_CHARS = 65_536
# Each tag may end a block and have all formatting elements opened again, at some 360 bytes each:
# 700,000 are 250 MB, less than what a page may take. A sample must stand below half of that.
_REOPENED = 700_000
_REOPENED_IN_SAMPLE = 450_000
# Formatting elements may all stand in one place. The more tags a page has, the fewer of them do
# harm: what fits between two windows, at ten characters each, must not.
_FORMATTING_CHARS = 128
_REACH = 10 * _REOPENED
# Nesting costs its square: fewer tags than these half a second at most.
_FEW_TAGS = 20_000
# Classes of both cases: with re.IGNORECASE the scan for `<` takes three times as long. `a` is no
# danger: a second one closes the first.
_NAMES = (
    r"[bBiIuUsS]|[eE][mM]|[sS][tT][rR][oO][nN][gG]|[fF][oO][nN][tT]|[sS][mM][aA][lL][lL]|[bB][iI][gG]"
    r"|[tT][tT]|[cC][oO][dD][eE]|[sS][tT][rR][iI][kK][eE]|[nN][oO][bB][rR]"
)
_FORMATTING = re.compile(rf"<(/?)(?:{_NAMES})(?=[\s>/])([^>]*)")
# The same, closing tags left out and roughly told: half the time.
_OPENINGS = re.compile(
    r"<[bBiIuUsSeEfFtTcCnN](?:[\s>/]|[mMtT][\s>/]|[tTmM][rRaA][oOlLiI][nNlLkK]"
    r"|[oO][nNdDbB][tTeErR][\s>/]|[iI][gG][\s>/])"
)
# An attribute of an element that is opened again costs half as much as the element: a sample that
# shows a tag of so many characters is not believed.
_LONG_TAG_CHARS = 80
_STEPS = {"": 1, "/": -1}


def find_danger(markup: str) -> str | None:
    """Return what is wrong with markup that costs a parser more than 2 s or 300 MB, or None.

    >>> find_danger("<p><b>শিরোনাম</b> <i>লেখা</i></p>")
    >>> find_danger("".join(f"<p><b i={n}>খবর" for n in range(3000)))
    'formatting tags that are not closed would be opened again 874503 times and more'
    """
    size = len(markup)
    if size < _HARMLESS_CHARS:
        return None
    step = _SMALL_STEP if size < _LARGE_CHARS else _LARGE_STEP
    windows = [markup[at : at + _WINDOW_CHARS] for at in range(0, size, step)]
    if size > _STORM_CHARS and (storm := _find_storm(markup, windows, step)) is not None:
        return storm
    tags = "".join(windows).count("<") * step // _WINDOW_CHARS
    if tags * 2 < _FEW_TAGS and _is_plain(markup, tags, step):
        return None
    tags = markup.count("<")
    if tags < _FEW_TAGS and _weigh_formatting(markup) * tags < _REOPENED:
        return None
    return rehearse(markup)


def _is_plain(markup: str, tags: int, step: int) -> bool:
    """Tell whether samples of the page hold too few formatting tags for so many tags to do harm."""
    step = min(step, _REACH // max(tags, 1))
    sample = ">".join([markup[at : at + _FORMATTING_CHARS] for at in range(0, len(markup), step)])
    formatting = 0
    for opening in _OPENINGS.finditer(sample):
        formatting += 1
        end = opening.end() - 1
        if sample.find(">", end, end + _LONG_TAG_CHARS) < 0:
            return False
    return formatting * step // _FORMATTING_CHARS * tags < _REOPENED_IN_SAMPLE


def _find_storm(markup: str, windows: list[str], step: int) -> str | None:
    """Return what is wrong with a tag that goes on over many samples in which none begins."""
    # A storm covers nine samples at least, so that one in eight is enough to see whether there is one.
    if all("<" in window for window in windows[::8]):
        return None
    bare = 0
    for number, window in enumerate([*windows, "<"]):
        if "<" not in window:
            bare += 1
            continue
        if (bare + 1) * step >= _STORM_CHARS:
            opens = markup.rfind("<", 0, (number - bare) * step)
            if opens >= 0 and (storm := find_storm(markup, opens)) is not None:
                return storm
        bare = 0
    return None


def _weigh_formatting(markup: str) -> float:
    """Return how many formatting elements are open at once, at most, and each as heavy as any."""
    found = _FORMATTING.findall(markup)
    sums = list(accumulate((_STEPS[slash] for slash, _ in found), initial=0))
    attributes = max(map(count_attributes, {text for _, text in found}), default=0)
    # Closing tags of nothing open pull the sum down, so this is an upper bound.
    return (max(sums) - min(sums)) * (1 + attributes / 2)

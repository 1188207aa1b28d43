"""The words of a title line: without breadcrumb, site name and its own double."""

from __future__ import annotations

import re

from newsclean.extract.labels import is_section
from newsclean.lexicon import fold

_TRAIL = re.compile(r"^(?:[^»›>]{1,40}[»›>]\s*)+(?=\S)")
_GLUED_TRAIL = re.compile(r"^(?:Home|হোম|প্রচ্ছদ|মূলপাতা)(?:[A-Z][a-z]+)*(?=[\u0985-\u09b9‘“'\"])")


_BULLETS = " \t•●▪■◆►*"
_HOMES = frozenset(("home", "হোম", "প্রচ্ছদ", "মূলপাতা"))


def clean_title(text: str) -> str:
    """Return the headline of a title line.

    >>> clean_title("HomeScrollনদীতে ভাঙন, আতঙ্কে গ্রামবাসী")
    'নদীতে ভাঙন, আতঙ্কে গ্রামবাসী'
    >>> clean_title("নদীতে ভাঙন নদীতে ভাঙন")
    'নদীতে ভাঙন'
    """
    text = text.strip()
    lead = fold(text[:12])
    if lead.startswith(tuple(_HOMES)):
        text = _TRAIL.sub("", text)
        text = _GLUED_TRAIL.sub("", text)
        text = _below_sections(text)
    return _undoubled(text)


def clean_deck(text: str) -> str:
    """Return a deck without the bullet that it opens with.

    >>> clean_deck("• এক মৌসুমে ফলন দ্বিগুণ")
    'এক মৌসুমে ফলন দ্বিগুণ'
    """
    return text.lstrip(_BULLETS)


def _below_sections(text: str) -> str:
    """Return a breadcrumb without the section names at its front."""
    words = text.split()
    if len(words) < 4 or fold(words[0]) not in _HOMES:
        return text
    if not is_section(fold(words[1])) and not is_section(fold(" ".join(words[1:3]))):
        return " ".join(words[1:]) if words[0].isascii() else text
    words = words[1:]
    for count in (2, 1):
        while len(words) > count + 2 and is_section(fold(" ".join(words[:count]))):
            words = words[count:]
    return " ".join(words)


def _undoubled(text: str) -> str:
    """Return `x` where a line is `xx`, `x x` or `x | x`."""
    half = len(text) // 2
    if half < 8:
        return text
    for gap in range(4):
        size = (len(text) - gap) // 2
        parted = text[size : size + gap].strip(" |-–—")
        if (len(text) - gap) % 2 == 0 and not parted and text[:size] == text[size + gap :]:
            return text[:size].strip()
    return text

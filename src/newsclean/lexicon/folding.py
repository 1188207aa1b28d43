"""The clean copy of a text: what matching looks at, never what is shown."""

import re
import unicodedata

_JOINERS_AND_MARKS = (
    0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, 0x200E, 0x200F,
    *range(0x202A, 0x202F), *range(0x2066, 0x206A),
)  # fmt: skip
_TABLE: dict[int, int | None] = {
    **{0x09E6 + n: ord("0") + n for n in range(10)},
    **dict.fromkeys(_JOINERS_AND_MARKS),
}
# str.translate looks at every character; most lines hold nothing that it would change.
_CHANGES = re.compile("[" + "".join(map(chr, _TABLE)) + "]")
_SPACES = re.compile(r"\s+")
_SPACES_IN_LINE = re.compile(r"[^\S\n]+")


def fold(text: str) -> str:
    """Return `text` for matching: NFC, joiners out, one space, ASCII digits, lower case.

    >>> fold("আজঃ  ২৩\\N{NO-BREAK SPACE}মে 20২৩")
    'আজঃ 23 মে 2023'
    """
    return _SPACES.sub(" ", _clean(text)).strip()


def fold_lines(lines: list[str]) -> list[str]:
    """Return `fold` of each line, at the cost of one pass over all of them.

    The lines hold no line feed.

    >>> fold_lines(["২৩ মে ", "Home"])
    ['23 মে', 'home']
    """
    folded = _SPACES_IN_LINE.sub(" ", _clean("\n".join(lines))).split("\n")
    return [line.strip() for line in folded]


def _clean(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if _CHANGES.search(text):
            text = text.translate(_TABLE)
    return text.lower()

"""The clean copy of a text: what matching looks at, never what is shown."""

import re
import unicodedata

_TABLE: dict[int, int | str | None] = {
    **{0x09E6 + n: ord("0") + n for n in range(10)},
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD)),
    **dict.fromkeys((0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))),
}
_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """Return `text` for matching: NFC, joiners out, one space, ASCII digits, lower case.

    >>> fold("আজঃ  ২৩\\N{NO-BREAK SPACE}মে 20২৩")
    'আজঃ 23 মে 2023'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_TABLE)
    return _SPACES.sub(" ", text).strip().lower()

"""How words of Bengali script are found in a line."""

import re
from collections.abc import Iterable

# A word ends where no letter, sign or joiner of its own script follows; \b would end it at a sign.
END = r"(?![a-z\u0980-\u0982\u0985-\u09E3])"
START = r"(?<![a-z\u0980-\u09E3])"


def alternatives(words: Iterable[str]) -> str:
    """Return a regular expression that matches any of the words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())

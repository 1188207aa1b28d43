"""What the warning codes of a record mean."""

from __future__ import annotations

from newsclean.normalize.dates.reading import WARNINGS as OF_READINGS
from newsclean.normalize.published import WARNINGS as OF_DECISIONS

_OTHERS = {
    "title.missing": "no headline was found",
    "date.missing": "the page prints no date that is surely the article's",
    "zone.assumed": "the clock names no zone and the site is not known: read as Bangladesh's",
    "layout.drift": "the selectors of this site match nothing, or too little: its layout has changed",
    "charset.damaged": "some bytes are no text in the page's charset",
    "text.paywalled": "the page says that the rest is for subscribers",
    "text.liveblog": "a live blog: several entries under one headline",
    "encoding.bijoy": "the text stood in Bijoy's glyph codes and was converted",
    "encoding.mojibake": "UTF-8 that was read as something else, repaired",
}


def meaning_of(code: str) -> str:
    """Return what a warning says, in one line; empty where the code says it all.

    >>> meaning_of("title.missing")
    'no headline was found'
    """
    if code.startswith("language."):
        return f"the text is not plain Bengali ({code.partition('.')[2]})"
    for table in (_OTHERS, OF_DECISIONS, OF_READINGS):
        if code in table:
            return table[code]
    return ""

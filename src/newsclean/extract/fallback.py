"""The last step of the cascade: trafilatura's body, with the joiners that it would drop.

Only its paragraphs are taken. Its titles, authors and dates lose Bengali letters, and its own
filter of printable characters drops the joiners that carry spelling (র‍্যাব), so they travel
through it as printable signs that no page uses.
"""

from __future__ import annotations

import re

_SIGNS = {
    "\N{ZERO WIDTH JOINER}": "\N{SYMBOL FOR CARRIAGE RETURN}",
    "\N{ZERO WIDTH NON-JOINER}": "\N{SYMBOL FOR FORM FEED}",
}
_OUT = str.maketrans(_SIGNS)
_BACK = str.maketrans({sign: joiner for joiner, sign in _SIGNS.items()})
_ENTITIES = (
    (re.compile(r"&(?:zwj|#8205|#x200d);", re.IGNORECASE), _SIGNS["\N{ZERO WIDTH JOINER}"]),
    (re.compile(r"&(?:zwnj|#8204|#x200c);", re.IGNORECASE), _SIGNS["\N{ZERO WIDTH NON-JOINER}"]),
)


def protect_joiners(markup: str) -> str:
    """Return markup whose joiners, written as characters or as entities, are printable signs."""
    if "&" in markup:
        for pattern, sign in _ENTITIES:
            markup = pattern.sub(sign, markup)
    return markup.translate(_OUT)


def restore_joiners(text: str) -> str:
    r"""Return `text` with its joiners back.

    >>> restore_joiners(protect_joiners("র\N{ZERO WIDTH JOINER}্যাব")) == "র\N{ZERO WIDTH JOINER}্যাব"
    True
    """
    return text.translate(_BACK)


def extract_fallback(markup: str, url: str | None = None) -> tuple[str, ...] | None:
    """Return the paragraphs that trafilatura finds, or None where it finds none.

    Comments and tables are left out. The page is parsed anew by another parser: this costs some
    thirty times the generic answer and is asked only when that one fails its check.
    """
    # Loading it takes a third of a second, and a known site never needs it.
    import trafilatura

    text = trafilatura.extract(
        protect_joiners(markup),
        url=url,
        include_comments=False,
        include_tables=False,
        favor_precision=True,
    )
    if not text:
        return None
    lines = (" ".join(line.split()) for line in restore_joiners(text).split("\n"))
    return tuple(line for line in lines if line) or None

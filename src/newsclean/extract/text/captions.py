"""Captions that are sentences: told by the names behind their last mark.

`নদীর পাড়ে শিশুরা, রোববার। আবদুল হাই/এএফপি`, `… © এএফপি`, `… ডিপিএ | আবদুল হাই`.
"""

from __future__ import annotations

import re

# 28 pages gain by leaving such lines out, none loses (bnbench as text).
CAPTION_CHARS, NAMES_CHARS = 500, 70

_NAMES = re.compile(rf"[।৷॥?!.…][\"'”’»“)\] ]+(?P<names>[^।৷॥?!…]{{2,{NAMES_CHARS}}})$")
_JOINED = re.compile(r"©|[a-z\u0980-\u09ff)] ?/ ?[a-z\u0980-\u09ff(]| \| ")
# Addresses and code have slashes too; what ends in a colon leads to something.
_OTHER = re.compile(r"://|[a-z0-9]\.[a-z]|[{}<>=]|[:.]$")


def is_signed_caption(key: str) -> bool:
    """Tell whether the last sentence of a folded line is followed by names with a slash or a bar.

    A last paragraph may look so too: `… জানান তিনি। চরের খবর/এমআই`.

    >>> is_signed_caption("পাড়ে শিশুরা। আবদুল হাই/এএফপি"), is_signed_caption("দেখুন। https://a.com/b/c")
    (True, False)
    """
    tail = key[-NAMES_CHARS:]
    if len(key) > CAPTION_CHARS or not ("/" in tail or "|" in tail or "©" in tail):
        return False
    found = _NAMES.search(key, max(0, len(key) - NAMES_CHARS - 3))
    return (
        found is not None
        and _JOINED.search(found["names"]) is not None
        and _OTHER.search(found["names"]) is None
    )

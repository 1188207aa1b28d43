"""What a block of the article region was read as."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.model import KEPT, Kind


class Reading(NamedTuple):
    """What a block is and by which rule."""

    kind: Kind
    rule: str
    why: str = ""


TEXT = KEPT
_ENDS = tuple("।৷॥?!.…”’\"'")


def is_sentence(text: str) -> bool:
    """Return whether a text ends as a sentence does."""
    return text.endswith(_ENDS) and len(text) > 15

"""Evidence → the blocks of the page that it was read from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.model import KEPT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.report.surroundings import Placed

_LINES = re.compile(r"line ([0-9]+)(?:–([0-9]+))?")
# What a reader of the page does not see: it has no block.
_UNSEEN = re.compile(
    r"(?:json-ld|meta|microdata|state|wp-json|url|title)\b|.*\[(?:datetime|content)\]$"
)
# Below this many characters a string stands inside others by chance.
_TELLING_CHARS = 4


def find_origins(raw: str, where: str, placed: Sequence[Placed], *, several: bool) -> list[int]:
    """Return the places in `placed` that a raw string was read from; none where it is not printed.

    `several`: the string joins what stood in several places.
    """
    if lines := _LINES.fullmatch(where):
        return _by_lines(raw, placed, int(lines[1]), several=several)
    if where == "first paragraph":
        kept = (n for n, p in enumerate(placed) if p.label and p.label.kind in KEPT)
        return [n for n in (next(kept, None),) if n is not None]
    if _UNSEEN.match(where):
        return []
    found: list[int] = []
    for part in raw.split(" | ") if several else (raw,):
        at = _by_text(" ".join(part.split()), where, placed)
        if at is not None and at not in found:
            found.append(at)
    return found


def kept_places(placed: Sequence[Placed]) -> list[int]:
    """Return the places of the blocks that make the text."""
    return [n for n, p in enumerate(placed) if p.label is not None and p.label.kind in KEPT]


def _by_lines(raw: str, placed: Sequence[Placed], line: int, *, several: bool) -> list[int]:
    found = [n for n, p in enumerate(placed) if p.block.where == f"line {line}"]
    if several and " | " in raw:
        rest = {" ".join(part.split()) for part in raw.split(" | ")}
        found += [n for n, p in enumerate(placed) if p.block.text in rest and n not in found]
    return found


def _by_text(raw: str, where: str, placed: Sequence[Placed]) -> int | None:
    """Return the block that prints a string: at that very path, else the one that says least else."""
    if len(raw) < _TELLING_CHARS:
        return next((n for n, p in enumerate(placed) if p.block.text == raw), None)
    holding = [
        n
        for n, p in enumerate(placed)
        if raw in p.block.text or (p.block.where == where and p.block.text in raw)
    ]
    if not holding:
        return None
    tag = where if where.isalnum() else ""
    return min(
        holding,
        key=lambda n: (
            placed[n].block.where != where,
            placed[n].block.tag != tag if tag else False,
            len(placed[n].block.text),
            n,
        ),
    )

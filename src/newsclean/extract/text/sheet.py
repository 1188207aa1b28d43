"""A page text as lines: each folded, told by its own words, told by its look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.extract.labels import tell
from newsclean.extract.text.entries import find_entries
from newsclean.extract.text.shapes import Shape, shape_of
from newsclean.extract.text.wraps import unwrap
from newsclean.lexicon import fold_lines
from newsclean.model import Block, Kind, Label

if TYPE_CHECKING:
    from collections.abc import Iterator


# The look of a line that its own words have told matters no more, but for its script.
_TOLD = (Shape.BARE, Shape.FOREIGN)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a page text; the three lists run side by side."""

    blocks: tuple[Block, ...]
    own: tuple[Label | None, ...]
    """What the line is by its own words; None where they do not say."""
    shapes: tuple[Shape, ...]
    heads: frozenset[int] = frozenset()
    """The lines that head the entries of a live blog or a horoscope."""

    def free(self) -> Iterator[int]:
        """Yield the numbers of the lines that their own words do not tell."""
        return (n for n, label in enumerate(self.own) if label is None)

    def kind(self, number: int) -> Kind | None:
        """Return what a line is by its own words; outside the page there is none."""
        label = self.own[number] if 0 <= number < len(self.own) else None
        return label.kind if label else None

    def is_date(self, number: int) -> bool:
        """Tell whether a line is a date or the label of one; outside the page there is none."""
        label = self.own[number] if 0 <= number < len(self.own) else None
        return label is not None and label.rule.startswith("date.")


def read_lines(text: str) -> tuple[Block, ...]:
    """Return the non-blank lines of a text as blocks, in order; `where` counts from line 1.

    A text that was wrapped at a fixed width gives its paragraphs, each under its first line.
    """
    lines = unwrap([(n, line.strip()) for n, line in enumerate(text.split("\n"), 1)])
    if not lines:
        return ()
    keys = fold_lines([line for _, line in lines])
    # A line of joiners and marks alone has no key: nobody sees it.
    seen = [(n, line, key) for (n, line), key in zip(lines, keys, strict=True) if key]
    return tuple(
        [Block(index, line, key, "", f"line {n}") for index, (n, line, key) in enumerate(seen)]
    )


def read_sheet(text: str) -> Sheet:
    """Return the lines of a page text with what each says by itself."""
    blocks = read_lines(text)
    keys = [block.key for block in blocks]
    # Copies, menus and cards stand on a page more than once; each line is read once.
    known = {key: tell(key) for key in dict.fromkeys(keys)}
    looks = {
        key: shape_of(key) if told is None else _TOLD[key.isascii()] for key, told in known.items()
    }
    own = [
        None if (told := known[key]) is None else Label(number, *told)
        for number, key in enumerate(keys)
    ]
    shapes = [looks[key] for key in keys]
    heads, clocks = find_entries(blocks, own, shapes)
    for number in clocks:
        own[number] = Label(number, Kind.DATELINE, "entry.clock", blocks[number].text)
    return Sheet(blocks, tuple(own), tuple(shapes), heads)

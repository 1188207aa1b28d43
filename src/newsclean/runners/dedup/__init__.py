"""Records → clusters of the same story: copies, cut copies, and states of one page told apart.

Two passes over the input. The first keeps every record as numbers (`reading`), on disk but for some
hundred bytes each; what they have in common becomes clusters (`history`, `recurring`, `signatures`,
`candidates`, `clusters`); the second writes the records with what was found (`writing`, `listing`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.errors import MissingExtra

if TYPE_CHECKING:
    from newsclean.runners.dedup.inputs import Inputs
    from newsclean.runners.dedup.outcome import Clusters
    from newsclean.runners.dedup.workers import Note


WORDS = 0.87
"""What the text with fewer different words shares of them, from where two texts are one story."""


def find_clusters(
    inputs: Inputs, words: float = WORDS, workers: int = 1, note: Note | None = None
) -> Clusters:
    """Return the clusters of all records; MissingExtra where the libraries for it are not there."""
    for library in ("numpy", "rensa"):
        try:
            __import__(library)
        except ImportError as error:
            raise MissingExtra(library, "dedup") from error
    from newsclean.runners.dedup.likeness import Bar
    from newsclean.runners.dedup.outcome import decide
    from newsclean.runners.dedup.reading import read_corpus
    from newsclean.runners.dedup.workers import Workers, no_note

    tell = note or no_note
    with Workers(workers) as some:
        return decide(read_corpus(inputs, some, tell), Bar(words), some, tell)

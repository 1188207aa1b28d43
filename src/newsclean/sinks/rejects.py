"""Records one way, rejections the other: they never share a stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.sinks.jsonl import Lines


class SplitLines:
    """Writes each line where it belongs; rejections nowhere, unless a place is given."""

    def __init__(self, articles: Lines, rejects: Lines | None = None) -> None:
        self.articles = articles
        self.rejects = rejects

    def write(self, line: bytes, *, is_article: bool) -> None:
        """Write one record or rejection, given as JSON without its line feed."""
        if is_article:
            self.articles.write(line)
        elif self.rejects is not None:
            self.rejects.write(line)

    def identities(self) -> frozenset[tuple[int, int]]:
        """Return device and inode of the files that are written to."""
        return frozenset(found for sink in self.all() if (found := sink.identity()))

    def all(self) -> tuple[Lines, ...]:
        """Return where records go, and where rejections go if they go anywhere."""
        return (self.articles,) if self.rejects is None else (self.articles, self.rejects)

    def commit(self, *, articles: bool = True) -> None:
        """Make what was written final; with `articles` false, only the rejections."""
        if articles:
            self.articles.commit()
        else:
            self.articles.discard()
        if self.rejects is not None:
            self.rejects.commit()

    def discard(self) -> None:
        """Leave nothing behind that looks finished."""
        for sink in self.all():
            sink.discard()

"""Steps of a datatrove pipeline: read pages, clean them, write records.

    [PageReader(["s3://crawl/warc"]), CleanPages(rejects=RecordWriter("no")), RecordWriter("out")]

Between the steps goes datatrove's own Document, so that its filters, taggers and writers fit in.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Any, Self

import orjson
from datatrove.data import Document
from datatrove.io import get_datafolder, open_file
from datatrove.pipeline.base import PipelineStep
from datatrove.utils.logging import logger

from newsclean.model import RawPage
from newsclean.runners.cluster import progress
from newsclean.runners.cluster.documents import INPUT, document_of, line_of, page_of
from newsclean.runners.cluster.folders import RankFile
from newsclean.runners.cluster.sandbox import Cleaning, clean_inputs
from newsclean.runners.cluster.stores import Listed, list_files, read_listed
from newsclean.runners.outcomes import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime


_TOLD = 20


class PageReader(PipelineStep):  # type: ignore[misc]
    """Yields the pages of files, folders, archives and stores, each file to one rank.

    A document of it has no text yet: its metadata holds the page untouched, for charsets are told
    from bytes. `listing` is a file of `Listed` as JSON lines; without it, every rank looks itself.
    """

    type, name = "📖 - READER", "newsclean pages"

    def __init__(
        self,
        paths: str | Sequence[str] = (),
        *,
        listing: str | None = None,
        column: str | None = None,
        fetched_at: datetime | None = None,
    ) -> None:
        super().__init__()
        self.paths = [paths] if isinstance(paths, str) else [*paths]
        self.listing, self.column, self.fetched_at = listing, column, fetched_at
        self.folder = os.getcwd()

    def files(self) -> Iterable[Listed]:
        """Return all files, in the same order for every rank."""
        if self.listing is None:
            return list_files(self.paths)
        with open_file(self.listing, "rb") as file:
            return [Listed(*orjson.loads(line)) for line in file]

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """Yield what came before, then a document for each page of this rank's files."""
        yield from data or ()
        for listed in [*self.files()][rank::world_size]:
            self.stat_update("files")
            logger.info(f"reading {listed.path}")
            for one in read_listed(listed, folder=self.folder, column=self.column):
                metadata: dict[str, Any] = {INPUT: one}
                if isinstance(one, RawPage):
                    metadata |= {"url": one.url, "date": one.fetched_at or self.fetched_at}
                yield Document("", one.origin, metadata=metadata)


class CleanPages(PipelineStep):  # type: ignore[misc]
    """Turns pages into records in a process of their own; what is no article goes to `rejects`.

    Takes the documents of `PageReader`, and those of any other reader, whose text is the page.
    A record has its text in `text`, its id in `id`, and all the rest in `metadata`.
    """

    type, name = "🛢 - EXTRAC", "newsclean"

    def __init__(self, cleaning: Cleaning | None = None, *, rejects: Any = None) -> None:
        super().__init__()
        self.cleaning, self.rejects = cleaning or Cleaning(), rejects

    def run(self, data: Any, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """Yield a document for each record."""
        tally, told = Tally(), 0
        with self.rejects or contextlib.nullcontext() as writer:
            if isinstance(writer, RecordWriter):
                writer.open(rank)
            for done in clean_inputs(map(page_of, data), self.cleaning):
                tally.count(done)
                progress.advance()
                if done.failed and told < _TOLD:
                    told += 1
                    self.stat_update(f"told: {done.origin}: {done.detail}")
                if done.fate == "record":
                    yield document_of(done.line)
                elif done.fate == "rejection" and writer is not None:
                    writer.write(document_of(done.line), rank)
        for label, count in tally.as_dict().items():
            for name, number in count.items() if isinstance(count, dict) else [("", count)]:
                if number:
                    self.stat_update(f"{label}: {name}" if name else label, value=number)


class RecordWriter(PipelineStep):  # type: ignore[misc]
    """Writes records, or rejections, to one file a rank, which appears when the rank is done.

    `form` is `jsonl`, `jsonl.gz`, `jsonl.zst` or `parquet`; rejections are lines of JSON.
    """

    type, name = "💽 - WRITER", "newsclean records"

    def __init__(self, folder: Any, form: str = "jsonl") -> None:
        super().__init__()
        self.folder, self.form = get_datafolder(folder), form
        self._file: RankFile | None = None

    def open(self, rank: int) -> RankFile:
        """Return the file of a rank, begun if it was not."""
        self._file = self._file or RankFile(self.folder, f"{rank:05d}.{self.form}")
        return self._file

    def write(self, document: Document, rank: int = 0) -> None:
        """Add one record; a text that a step between has changed is written as it is now."""
        self.open(rank).write(line_of(document))
        self.stat_update("total")

    def run(self, data: Any, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """Write each document, and yield it."""
        with self:
            self.open(rank)
            for document in data:
                self.write(document, rank)
                yield document

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_error: object) -> None:
        file, self._file = self._file, None
        if file is not None:
            file.end(keep=kind is None)

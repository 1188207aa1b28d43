"""The first pass: every record once, kept as numbers."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsclean.runners.dedup.records import fate_of, parse_object, parse_record
from newsclean.runners.dedup.spool import Spool
from newsclean.runners.dedup.words import Words, grapheme_shingles
from newsclean.runners.dedup.workers import no_note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    from newsclean.runners.dedup.inputs import Inputs
    from newsclean.runners.dedup.records import Record
    from newsclean.runners.dedup.workers import Note, Workers

SHORT_WORDS = 40
"""Texts below are compared by their graphemes as well: three words together are too few of them.
benchmarks/dedup/quality.py: agency flashes of 12 to 30 words."""

BROKEN, OTHER, RECORD, ODD = range(4)
"""What a line is: the second pass meets the same lines and need not ask again."""
_CODES = {"broken": BROKEN, "record": RECORD, "odd": ODD}
_PARCEL_LINES = 1000


class Parcel(NamedTuple):
    """What some lines hold, as numbers only, so that another process can make it."""

    fates: bytes
    ids: list[str]
    sites: list[str]
    urls: array[int]
    published: array[float]
    seen: array[float]
    prints: array[int]
    """64 bits of the words as written: equal where a text is the same."""
    repeats: array[int]
    """Paragraphs that stand in the text a second time."""
    words: array[int]
    word_counts: array[int]
    paragraph_words: array[int]
    paragraph_prints: array[int]
    paragraph_counts: array[int]
    graphemes: array[int]
    grapheme_counts: array[int]


@dataclass(slots=True)
class Corpus:
    """All records, a number each, in the order in which they were read."""

    fates: bytearray
    ids: Spool
    """In UTF-8."""
    sites: list[str]
    site: npt.NDArray[np.uint32]
    url: npt.NDArray[np.uint64]
    """64 bits of the address; 0 where there is none."""
    published: npt.NDArray[np.float64]
    seen: npt.NDArray[np.float64]
    prints: npt.NDArray[np.uint64]
    repeats: npt.NDArray[np.uint16]
    words: Spool
    """The words as heard, in the order of the text."""
    paragraphs: Spool
    """How many words each paragraph has."""
    paragraph_prints: Spool
    graphemes: Spool
    """Of short texts: the shingles of their graphemes."""

    def __len__(self) -> int:
        return len(self.prints)

    def id_bytes(self, number: int) -> bytes:
        """Return the id of a record."""
        return self.ids.row(number).tobytes()


def read_corpus(inputs: Inputs, workers: Workers, note: Note = no_note) -> Corpus:
    """Return what the records of the inputs hold."""
    reader = _Reader()
    for parcel in workers.map(pack, _parcels(inputs)):
        reader.add(parcel)
        note("records read", len(reader.prints))
    return reader.finish()


def pack(lines: Iterable[bytes]) -> Parcel:
    """Return the records on some lines as numbers."""
    parcel = Parcel(
        b"", [], [], array("Q"), array("d"), array("d"), array("Q"), array("I"), array("Q"),
        array("I"), array("I"), array("Q"), array("I"), array("I"), array("I"),
    )  # fmt: skip
    fates = bytearray()
    for line in lines:
        found = parse_object(line)
        record = parse_record(found) if found is not None else None
        if found is not None and record is None:
            fates.append(OTHER)
            continue
        fates.append(_CODES[fate_of(line, found)])
        if record is not None:
            _put(record, parcel)
    return parcel._replace(fates=bytes(fates))


# One for a process: what it has learned serves the next parcel.
_WORDS = Words()


def _put(record: Record, parcel: Parcel) -> None:
    parcel.ids.append(record.id)
    parcel.sites.append(record.site)
    parcel.urls.append(print_of(record.url.encode("utf-8", "replace")) if record.url else 0)
    parcel.published.append(record.published)
    parcel.seen.append(record.seen)
    start, at, count, prints = len(parcel.words), len(parcel.words), 0, []
    for paragraph in record.text.split("\n"):
        parcel.words.extend(_WORDS.read(paragraph))
        length = len(parcel.words) - at
        if length:
            parcel.paragraph_words.append(length)
            prints.append(print_of(parcel.words[at:].tobytes()))
            at += length
            count += 1
    parcel.paragraph_prints.extend(prints)
    parcel.paragraph_counts.append(count)
    parcel.repeats.append(count - len(set(prints)))
    length = len(parcel.words) - start
    parcel.word_counts.append(length)
    parcel.prints.append(print_of(parcel.words[start:].tobytes()))
    shingles = grapheme_shingles(record.text) if 0 < length < SHORT_WORDS else ()
    parcel.graphemes.extend(shingles)
    parcel.grapheme_counts.append(len(shingles))


def print_of(data: bytes) -> int:
    """Return 64 bits of some bytes, never 0."""
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big") or 1


def _parcels(inputs: Inputs) -> Iterator[list[bytes]]:
    lines: list[bytes] = []
    for line in inputs.lines():
        # What is wrong with a line is said when it is met again.
        lines.append(line.content)
        if len(lines) == _PARCEL_LINES:
            yield lines
            lines = []
    yield lines


@dataclass(slots=True)
class _Reader:
    fates: bytearray = field(default_factory=bytearray)
    ids: Spool = field(default_factory=lambda: Spool(np.uint8))
    sites: dict[str, int] = field(default_factory=dict)
    site: array[int] = field(default_factory=lambda: array("I"))
    url: array[int] = field(default_factory=lambda: array("Q"))
    published: array[float] = field(default_factory=lambda: array("d"))
    seen: array[float] = field(default_factory=lambda: array("d"))
    prints: array[int] = field(default_factory=lambda: array("Q"))
    repeats: array[int] = field(default_factory=lambda: array("I"))
    words: Spool = field(default_factory=lambda: Spool(np.uint32))
    paragraphs: Spool = field(default_factory=lambda: Spool(np.uint32))
    paragraph_prints: Spool = field(default_factory=lambda: Spool(np.uint64))
    graphemes: Spool = field(default_factory=lambda: Spool(np.uint32))

    def add(self, parcel: Parcel) -> None:
        self.fates += parcel.fates
        ids = [one.encode("utf-8", "surrogatepass") for one in parcel.ids]
        self.ids.add(np.frombuffer(b"".join(ids), np.uint8), np.array([*map(len, ids)], np.int64))
        self.site.extend(self.sites.setdefault(one, len(self.sites)) for one in parcel.sites)
        self.url.extend(parcel.urls)
        self.published.extend(parcel.published)
        self.seen.extend(parcel.seen)
        self.prints.extend(parcel.prints)
        self.repeats.extend(parcel.repeats)
        words = np.frombuffer(parcel.words, np.uint64).astype(np.uint32)
        self.words.add(words, np.frombuffer(parcel.word_counts, np.uint32))
        counts = np.frombuffer(parcel.paragraph_counts, np.uint32)
        self.paragraphs.add(np.frombuffer(parcel.paragraph_words, np.uint32), counts)
        self.paragraph_prints.add(np.frombuffer(parcel.paragraph_prints, np.uint64), counts)
        self.graphemes.add(
            np.frombuffer(parcel.graphemes, np.uint32),
            np.frombuffer(parcel.grapheme_counts, np.uint32),
        )

    def finish(self) -> Corpus:
        for spool in (self.ids, self.words, self.paragraphs, self.paragraph_prints, self.graphemes):
            spool.close()
        return Corpus(
            self.fates,
            self.ids,
            list(self.sites),
            np.frombuffer(self.site, np.uint32),
            np.frombuffer(self.url, np.uint64),
            np.frombuffer(self.published, np.float64),
            np.frombuffer(self.seen, np.float64),
            np.frombuffer(self.prints, np.uint64),
            np.minimum(np.frombuffer(self.repeats, np.uint32), 65535).astype(np.uint16),
            self.words,
            self.paragraphs,
            self.paragraph_prints,
            self.graphemes,
        )

"""Inputs → parcels, and parcels → pages: one order, whoever reads."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeAlias

from newsclean.model import RawPage
from newsclean.sources.beside import find_beside
from newsclean.sources.files import STDIN, Watch, guard_span, read_file, read_stdin, say_error
from newsclean.sources.folders import Candidate, walk
from newsclean.sources.inputs import Skipped, Unread, visible
from newsclean.sources.looks import HEAD_BYTES, is_page_by_name, is_told_by_name
from newsclean.sources.parcels import (
    PARCEL_BYTES,
    PARCEL_FILES,
    Carried,
    Ended,
    File,
    Files,
    Parcel,
    Span,
)
from newsclean.sources.readers import find_reader
from newsclean.sources.spool import read_spool, remove, set_down

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from newsclean.sources.inputs import Input

_CARRIED_INPUTS = 64
# An archive of half a megabyte holds some hundred pages, or of xz a thousand.
_PACKED_BYTES = 2**19


class _Front(NamedTuple):
    """An input that can only be read from its front, by whoever opened it."""

    file: File
    stdin: BinaryIO | None = None

    def read(self, watch: Watch | None = None) -> Iterator[Input]:
        if self.file.path == STDIN:
            return read_stdin(self.stdin, self.file.column)
        return read_file(self.file, watch)


_Piece: TypeAlias = Parcel | _Front


def read_paths(
    paths: Iterable[str],
    *,
    outputs: Collection[tuple[int, int]] = (),
    stdin: BinaryIO | None = None,
    column: str | None = None,
) -> Iterator[Input]:
    """Yield the pages of files and folders, and of `stdin` for `-`, in the order given.

    `outputs` are the files that are being written, by device and inode: they are no input.
    `column` names the column of tables and JSON lines that holds the pages. Nothing is raised for
    an input that cannot be read: it is yielded as `Unread`, and the rest goes on.
    """
    for piece in _cut(paths, frozenset(outputs), stdin, column):
        yield from piece.read() if isinstance(piece, _Front) else read_parcel(piece)


def plan_paths(
    paths: Iterable[str],
    *,
    outputs: Collection[tuple[int, int]] = (),
    stdin: BinaryIO | None = None,
    column: str | None = None,
) -> Iterator[Parcel]:
    """Yield the parcels whose pages, one parcel after the other, are those of `read_paths`.

    What can be read from its front only is read here and set down in temporary files, which
    `release_parcel` removes; they are gone with this process at the latest.
    """
    for piece in _cut(paths, frozenset(outputs), stdin, column):
        if isinstance(piece, _Front):
            yield from _carry(piece)
        else:
            yield piece


def read_parcel(parcel: Parcel) -> Iterator[Input]:
    """Yield the pages of a parcel, in any process of this machine, the same each time."""
    if isinstance(parcel, Span):
        yield from guard_span(parcel)
    elif isinstance(parcel, Carried):
        yield from read_spool(parcel.spool)
    else:
        yield from _read_files(parcel)


def release_parcel(parcel: Parcel) -> None:
    """Remove what was set down for a parcel: it is dealt with, and will not be read again."""
    if isinstance(parcel, Carried):
        remove(parcel.spool)


def weigh_paths(paths: Iterable[str]) -> int | None:
    """Return the bytes of all inputs, which the weights of their parcels add up to.

    None where standard input, a pipe or a device is among them.
    """
    total = 0
    for path in paths:
        if path == STDIN:
            return None
        if os.path.isdir(path):
            files = (entry.path for entry in walk(path) if isinstance(entry, Candidate))
            total += sum(found.st_size for found in map(_stat, files) if found is not None)
        elif (found := _stat(path)) is not None:
            if not stat.S_ISREG(found.st_mode):
                return None
            total += found.st_size
    return total


@dataclass(slots=True)
class _Group:
    """Whole files that wait to become a parcel."""

    entries: list[File | Skipped | Unread] = field(default_factory=list)
    bytes: int = 0

    def add(self, entry: File | Skipped | Unread) -> bool:
        """Take one more; return whether the parcel is full."""
        self.entries.append(entry)
        self.bytes += entry.size if isinstance(entry, File) else 0
        return len(self.entries) >= PARCEL_FILES or self.bytes >= PARCEL_BYTES

    def take(self, ended: Ended | None = None) -> Iterator[Files]:
        """Yield what was put together, if anything, and begin anew."""
        if self.entries or ended:
            yield Files(tuple(self.entries), ended)
        self.entries, self.bytes = [], 0


def _cut(
    paths: Iterable[str],
    outputs: frozenset[tuple[int, int]],
    stdin: BinaryIO | None,
    column: str | None,
) -> Iterator[_Piece]:
    """Yield the pieces of all inputs, in their order; each file is looked at, and none read."""
    group = _Group()
    for path in paths:
        if path == STDIN:
            yield from group.take()
            yield _Front(File(STDIN, "", column=column), stdin)
        elif os.path.isdir(path):
            yield from group.take()
            yield from _cut_folder(path, outputs, column)
        else:
            yield from _cut_one(path, column, group, outputs)
    yield from group.take()


def _cut_folder(
    folder: str, outputs: frozenset[tuple[int, int]], column: str | None
) -> Iterator[_Piece]:
    group, large, parcels = _Group(), False, 0
    for entry in walk(folder):
        pieces: Iterator[_Piece]
        if isinstance(entry, Candidate):
            told = is_told_by_name(entry.name)
            pieces = _cut_one(entry.path, column, group, outputs, told=told, named=False)
        elif outputs and _identity(_stat(entry.origin)) in outputs:
            continue
        else:
            pieces = group.take() if group.add(entry) else iter(())
        for piece in pieces:
            parcels += 1
            large = large or not isinstance(piece, Files)
            yield piece
    # A large file told what was in it; of the others only their reader knows.
    yield from group.take(None if large else Ended(folder, outputs, parcels == 0))


def _cut_one(
    path: str,
    column: str | None,
    group: _Group,
    outputs: frozenset[tuple[int, int]],
    *,
    told: bool = True,
    named: bool = True,
) -> Iterator[_Piece]:
    """Yield the pieces of one file, if it is large, and what waited before it.

    A file that is being written is no input; it is worth a word where the user has named it.
    """
    found = _stat(path)
    if outputs and _identity(found) in outputs:
        if named and group.add(Skipped(visible(path), "this is where the records go")):
            yield from group.take()
        return
    # Of a file that cannot be looked at, its reader tells why.
    size, mtime_ns = (0, 0) if found is None else (found.st_size, found.st_mtime_ns)
    file = File(path, os.path.basename(path), told, size, mtime_ns, column)
    pieces: Iterator[_Piece] = iter(())
    if found is not None and not stat.S_ISREG(found.st_mode):
        # What comes out of a pipe comes once, and maybe to this process only.
        pieces = iter((_Front(file),))
    elif size > (PARCEL_BYTES if is_page_by_name(file.name) else _PACKED_BYTES):
        pieces = _cut_large(file)
    first = next(pieces, None)
    if first is not None:
        yield from group.take()
        yield first
        yield from pieces
    elif group.add(file._replace(beside=find_beside(path))):
        yield from group.take()


def _cut_large(file: File) -> Iterator[Span | _Front | Files]:
    """Yield the spans of a file, or the whole to be read from its front; nothing for one page."""
    try:
        with open(file.path, "rb") as stream:
            head = stream.read(HEAD_BYTES)
    except OSError:
        return
    reader = find_reader(head)
    if not reader.many:
        return
    is_cut = False
    try:
        for span in reader.split(file) if reader.split is not None else ():
            is_cut = True
            yield span
    except OSError as error:
        if is_cut:
            said = f"cannot be read any further: {say_error(error)}"
            yield Files((Unread(file.origin, "unreadable", said),))
    if not is_cut:
        yield _Front(file)


def _stat(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except (OSError, ValueError):
        return None


def _identity(found: os.stat_result | None) -> tuple[int, int] | None:
    return None if found is None else (found.st_dev, found.st_ino)


def _carry(front: _Front) -> Iterator[Carried]:
    """Read an input from its front and yield it piece by piece, set down in temporary files."""
    watch, covered, file = Watch(), 0, front.file
    inputs: list[Input] = []
    first, size = 1, 0
    for one in front.read(watch):
        inputs.append(one)
        size += len(one.body) if isinstance(one, RawPage) else 0
        if len(inputs) >= _CARRIED_INPUTS or size >= PARCEL_BYTES:
            place = min(watch.place(), file.size)
            path, digest = set_down(inputs)
            yield Carried(file, path, first, digest, place - covered)
            first, covered, size = first + len(inputs), place, 0
            inputs = []
    if inputs or covered < file.size:
        path, digest = set_down(inputs)
        yield Carried(file, path, first, digest, file.size - covered)


def _read_files(parcel: Files) -> Iterator[Input]:
    found = skipped = 0
    for entry in parcel.entries:
        for one in read_file(entry) if isinstance(entry, File) else (entry,):
            skipped += isinstance(one, Skipped)
            found += isinstance(one, RawPage | Unread)
            yield one
    ended = parcel.ended
    if ended is not None and not found:
        yield from _tell_of_nothing(ended, skipped)


def _tell_of_nothing(ended: Ended, skipped: int) -> Iterator[Input]:
    """Yield that there is no page in a folder, if so; `skipped` is what its last parcel skipped."""
    if not ended.began:
        # Nothing in its last parcel: rare enough to look at the folder again, to the first page.
        skipped = 0
        for piece in _cut_folder(ended.folder, ended.outputs, None):
            for one in read_parcel(Files(piece.entries)) if isinstance(piece, Files) else ():
                if isinstance(one, RawPage | Unread):
                    return
                skipped += isinstance(one, Skipped)
    seen = f"; {skipped} other file{'s' * (skipped != 1)} skipped" if skipped else ""
    yield Unread(visible(ended.folder), "empty", f"no pages in this folder{seen}")

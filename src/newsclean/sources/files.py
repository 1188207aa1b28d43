"""Paths as the user gives them → the pages in them: files, folders, standard input."""

from __future__ import annotations

import difflib
import io
import os
import stat
import sys
from typing import TYPE_CHECKING, Any, BinaryIO

from newsclean.model import RawPage
from newsclean.sources.folders import Candidate, walk
from newsclean.sources.inputs import Skipped, Unread, visible
from newsclean.sources.looks import PAGE_SUFFIXES, split_suffix
from newsclean.sources.opened import Opened
from newsclean.sources.readers import read_opened

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from newsclean.sources.inputs import Input

STDIN = "-"
# A line of JSON holds a page; a page by itself is read past the buffer.
_BUFFER_BYTES = 2**16


def read_paths(
    paths: Iterable[str],
    *,
    outputs: Collection[tuple[int, int]] = (),
    stdin: BinaryIO | None = None,
) -> Iterator[Input]:
    """Yield the pages of files and folders, and of `stdin` for `-`, in the order given.

    `outputs` are the files that are being written, by device and inode: they are no input. Nothing
    is raised for an input that cannot be read: it is yielded as `Unread`, and the rest goes on.
    """
    for path in paths:
        if path == STDIN:
            yield from _read_stdin(stdin)
        elif os.path.isdir(path):
            yield from _read_folder(path, outputs)
        else:
            yield from _read_file(path, os.path.basename(path), outputs, told=True)


def count_files(paths: Iterable[str]) -> int | None:
    """Return how many files `read_paths` will look at; None where standard input is among them."""
    total = 0
    for path in paths:
        if path == STDIN:
            return None
        total += sum(1 for _ in walk(path)) if os.path.isdir(path) else 1
    return total


def _read_stdin(stdin: BinaryIO | None) -> Iterator[Input]:
    raw: Any = sys.stdin.buffer if stdin is None else stdin
    # What a test or a notebook puts in its place need not be able to look ahead.
    stream: Any = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(raw)
    opened = Opened(stream, STDIN)
    if not opened.head():
        yield Unread(STDIN, "empty", "nothing came in on standard input")
        return
    yield from _guarded(opened)


def _read_folder(folder: str, outputs: Collection[tuple[int, int]]) -> Iterator[Input]:
    found = skipped = 0
    for entry in walk(folder):
        if isinstance(entry, Candidate):
            told = split_suffix(entry.name)[1] in PAGE_SUFFIXES
            inputs = _read_file(entry.path, entry.name, outputs, told=told)
        else:
            inputs = iter((entry,))
        for one in inputs:
            skipped += isinstance(one, Skipped)
            found += isinstance(one, RawPage | Unread)
            yield one
    if not found:
        seen = f"; {skipped} other file{'s' * (skipped != 1)} skipped" if skipped else ""
        yield Unread(visible(folder), "empty", f"no pages in this folder{seen}")


def _read_file(
    path: str, name: str, outputs: Collection[tuple[int, int]], *, told: bool
) -> Iterator[Input]:
    origin = visible(path)
    try:
        stream = io.BufferedReader(io.FileIO(path), _BUFFER_BYTES)
    except FileNotFoundError:
        yield Unread(origin, "unreadable", _missing(path))
        return
    except (OSError, ValueError) as error:
        yield Unread(origin, "unreadable", f"cannot be opened: {_say(error)}")
        return
    with stream:
        if outputs and _identity(stream.fileno()) in outputs:
            yield Skipped(origin, "this is where the records go")
            return
        yield from _guarded(Opened(stream, origin, name, told))


def _guarded(opened: Opened) -> Iterator[Input]:
    """Yield what is in an input; where reading it fails half-way, that is said and no more."""
    try:
        yield from read_opened(opened)
    except OSError as error:
        yield Unread(opened.origin, "unreadable", f"cannot be read: {_say(error)}")


def _identity(descriptor: int) -> tuple[int, int] | None:
    found = os.fstat(descriptor)
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def _say(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _missing(path: str) -> str:
    """Return what to say of a path where there is nothing, with what may have been meant."""
    if path.startswith(("http://", "https://")):
        return "is a URL: `newsclean fetch` takes those"
    if any(mark in path for mark in "*?["):
        return "no such file, and no file fits the pattern"
    folder, name = os.path.split(path)
    try:
        near = difflib.get_close_matches(name, os.listdir(folder or "."), n=1)
    except OSError:
        near = []
    meant = f": did you mean {visible(os.path.join(folder, near[0]))}?" if near else ""
    return f"no such file or folder{meant}"

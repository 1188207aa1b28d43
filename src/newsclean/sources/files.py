"""Paths as the user gives them → the pages in them: files, folders, standard input."""

from __future__ import annotations

import difflib
import io
import os
import sys
from typing import TYPE_CHECKING, Any, BinaryIO

from newsclean.model import RawPage
from newsclean.sources.beside import add_known, read_beside
from newsclean.sources.inputs import Noted, Skipped, Unread, visible
from newsclean.sources.opened import BUFFER_BYTES, Opened
from newsclean.sources.readers import read_opened, read_span
from newsclean.sources.wp_json import is_wp_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.sources.inputs import Input
    from newsclean.sources.parcels import File, Span

STDIN = "-"


class Watch:
    """How far the reading of a file has come."""

    raw: io.FileIO | None = None

    def place(self) -> int:
        """Return how many of its bytes were taken."""
        return 0 if self.raw is None or self.raw.closed else self.raw.tell()


def read_file(file: File, watch: Watch | None = None) -> Iterator[Input]:
    """Yield the pages of one file; where it cannot be read, that is said and no more."""
    try:
        raw = io.FileIO(file.path)
        stream = io.BufferedReader(raw, BUFFER_BYTES)
    except FileNotFoundError:
        yield Unread(file.origin, "unreadable", _missing(file.path))
        return
    except (OSError, ValueError) as error:
        yield Unread(file.origin, "unreadable", f"cannot be opened: {say_error(error)}")
        return
    if watch is not None:
        watch.raw = raw
    with stream:
        opened = Opened(stream, file.origin, file.name, file.told, column=file.column)
        if not file.told and file.name.lower().endswith(".json") and not is_wp_json(opened.head()):
            # Of all JSON in a folder, the posts of WordPress alone are pages.
            yield Skipped(file.origin, "not a page by its name")
            return
        yield from _add_beside(guard(opened), file)


def _add_beside(inputs: Iterable[Input], file: File) -> Iterator[Input]:
    """Yield the inputs of a file; where it is one page, with what the files beside it say."""
    for one in inputs:
        known = None
        if isinstance(one, RawPage) and one.origin == file.origin:
            known = read_beside(file)
        if known is not None and isinstance(one, RawPage):
            yield from add_known(one, known)
        else:
            yield one


def read_stdin(stdin: BinaryIO | None, column: str | None = None) -> Iterator[Input]:
    """Yield the pages that come in on standard input, as they come."""
    raw: Any = sys.stdin.buffer if stdin is None else stdin
    # What a test or a notebook puts in its place need not be able to look ahead.
    stream: Any = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(raw)
    opened = Opened(stream, STDIN, column=column)
    if not opened.head():
        yield Unread(STDIN, "empty", "nothing came in on standard input")
        return
    yield from guard(opened)


def guard(opened: Opened) -> Iterator[Input]:
    """Yield what is in an input; where reading it fails half-way, that is said and no more."""
    found = skipped = 0
    try:
        for one in read_opened(opened):
            skipped += isinstance(one, Skipped)
            found += not isinstance(one, Skipped)
            yield one
    except OSError as error:
        yield Unread(opened.origin, "unreadable", f"cannot be read: {say_error(error)}")
        return
    if not found and not skipped:
        yield opened.refuse("empty", "holds no pages")
    elif not found and opened.told:
        files = f"{skipped} other file{'s' * (skipped != 1)}"
        yield Noted(opened.origin, f"no pages in it; {files} skipped")


def guard_span(span: Span) -> Iterator[Input]:
    """Yield what is in a part of a file; where reading it fails half-way, that is said."""
    try:
        if os.stat(span.file.path).st_size < span.file.size:
            said = "is smaller than it was when the run began: this part of it is not read"
            yield Unread(span.file.origin, "unreadable", said)
            return
        yield from read_span(span)
    except OSError as error:
        yield Unread(span.file.origin, "unreadable", f"cannot be read: {say_error(error)}")


def say_error(error: OSError | ValueError) -> str:
    """Return what went wrong with a file, in the words of the system."""
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

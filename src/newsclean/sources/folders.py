"""The files of a folder, in one order on every machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal, NamedTuple

from newsclean.sources.inputs import Skipped, Unread, visible
from newsclean.sources.looks import is_no_page_by_name

if TYPE_CHECKING:
    from collections.abc import Iterator


class Candidate(NamedTuple):
    """A regular file that may hold pages."""

    path: str
    name: str


_Form = Literal["folder", "file", "broken", "other"]
# Of a folder with a million files, all names would be 100 MB: it is gone through some times, and
# each time the next ones by name are kept.
_KEPT_NAMES = 2**15
_PASSES = 16
# As the browsers name the folder of a page that is saved as a whole.
_SAVED_WITH = ("_files", ".files", "-files")


def walk(folder: str) -> Iterator[Candidate | Skipped | Unread]:
    """Yield the files below `folder`, each folder's entries by name, hidden ones left out.

    Links are followed, and each folder is entered once: a link to a folder above neither loops nor
    doubles a page. What is neither file nor folder (a pipe, a device) is skipped.
    """
    entered: set[tuple[int, int]] = set()
    waiting = [(folder, _enter(folder, entered))]
    while waiting:
        here, entries = waiting[-1]
        try:
            found = next(entries, None)
        except OSError as error:
            waiting.pop()
            yield Unread(visible(here), "unreadable", f"cannot open this folder: {error.strerror}")
            continue
        if found is None:
            waiting.pop()
            continue
        name, form = found
        path = os.path.join(here, name)
        if form == "folder" and _belongs_to_a_page(path):
            yield Skipped(visible(path), "what a browser saved with a page")
        elif form == "folder":
            waiting.append((path, _enter(path, entered)))
        elif is_no_page_by_name(name):
            yield Skipped(visible(path), "not a page by its name")
        elif form == "file":
            yield Candidate(path, name)
        elif form == "broken":
            yield Unread(visible(path), "unreadable", "this link leads nowhere")
        else:
            yield Skipped(visible(path), "neither a file nor a folder")


def _belongs_to_a_page(folder: str) -> bool:
    """Return whether a folder holds the frames and pictures of the page beside it."""
    for end in _SAVED_WITH:
        if folder.endswith(end):
            page = folder.removesuffix(end)
            return any(os.path.exists(page + suffix) for suffix in (".html", ".htm", ".xhtml"))
    return False


def _enter(folder: str, entered: set[tuple[int, int]]) -> Iterator[tuple[str, _Form]]:
    """Yield what lies in `folder`, by name; nothing the second time."""
    found = os.stat(folder)
    if (found.st_dev, found.st_ino) in entered:
        return
    entered.add((found.st_dev, found.st_ino))
    last: str | None = ""
    keep = _KEPT_NAMES
    while last is not None:
        batch, last, keep = _list(folder, last, keep)
        yield from batch


def _list(folder: str, last: str, keep: int) -> tuple[list[tuple[str, _Form]], str | None, int]:
    """Return the next entries behind `last` by name, and where and how many to go on with."""
    batch: list[tuple[str, _Form]] = []
    count, bound = 0, None
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            count += 1
            if name <= last or name[0] == "." or (bound is not None and name > bound):
                continue
            batch.append((name, _form(entry)))
            if len(batch) >= 2 * keep:
                batch.sort()
                del batch[keep:]
                bound = batch[-1][0]
    batch.sort()
    if bound is None and len(batch) <= keep:
        return batch, None, keep
    del batch[keep:]
    return batch, batch[-1][0], max(keep, count // _PASSES)


def _form(entry: os.DirEntry[str]) -> _Form:
    try:
        if entry.is_file():
            return "file"
        if entry.is_dir():
            return "folder"
        return "broken" if entry.is_symlink() and not os.path.exists(entry.path) else "other"
    except OSError:
        return "broken"

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


class _Entry(NamedTuple):
    name: str
    path: str
    form: Literal["folder", "file", "broken", "other"]


def walk(folder: str) -> Iterator[Candidate | Skipped | Unread]:
    """Yield the files below `folder`, each folder's entries by name, hidden ones left out.

    Links are followed, and each folder is entered once: a link to a folder above neither loops nor
    doubles a page. What is neither file nor folder (a pipe, a device) is skipped.
    """
    entered: set[tuple[int, int]] = set()
    waiting = [_Entry("", folder, "folder")]
    while waiting:
        name, path, form = waiting.pop()
        if form == "folder":
            try:
                # The last one put is the first one taken.
                waiting.extend(sorted(_enter(path, entered), reverse=True))
            except OSError as error:
                why = f"cannot open this folder: {error.strerror}"
                yield Unread(visible(path), "unreadable", why)
        elif is_no_page_by_name(name):
            yield Skipped(visible(path), "not a page by its name")
        elif form == "file":
            yield Candidate(path, name)
        elif form == "broken":
            yield Unread(visible(path), "unreadable", "this link leads nowhere")
        else:
            yield Skipped(visible(path), "neither a file nor a folder")


def _enter(folder: str, entered: set[tuple[int, int]]) -> list[_Entry]:
    """Return what lies in `folder`; nothing the second time."""
    found = os.stat(folder)
    if (found.st_dev, found.st_ino) in entered:
        return []
    entered.add((found.st_dev, found.st_ino))
    with os.scandir(folder) as entries:
        return [
            _Entry(entry.name, os.path.join(folder, entry.name), _form(entry))
            for entry in entries
            if not entry.name.startswith(".")
        ]


def _form(entry: os.DirEntry[str]) -> Literal["folder", "file", "broken", "other"]:
    try:
        if entry.is_file():
            return "file"
        if entry.is_dir():
            return "folder"
        return "broken" if entry.is_symlink() and not os.path.exists(entry.path) else "other"
    except OSError:
        return "broken"

"""Files on disks and in object stores: which there are, and the pages in one of them."""

from __future__ import annotations

import io
import os
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.errors import SourceError
from newsclean.model import RawPage
from newsclean.sources import Files, Skipped, Unread, read_parcel, visible
from newsclean.sources.files import guard
from newsclean.sources.folders import Candidate, walk
from newsclean.sources.looks import is_no_page_by_name, is_told_by_name
from newsclean.sources.opened import Opened
from newsclean.sources.parcels import File

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.sources import Input

# Object stores are read in large pieces: each request takes as long as some hundred kilobytes.
_BUFFER_BYTES = 2**20
_TRIES = 3
_MAGIC = frozenset("*?[")


class Listed(NamedTuple):
    """One file of a run; or, with a reason, what the listing itself had to say."""

    path: str
    """As the user named it, or the folder that it lies in; `s3://…` for what is in a store."""
    size: int = 0
    told: bool = True
    """The user named it, or its suffix calls it a page or a container of pages."""
    reason: str = ""
    """`skipped`, or the reason of a rejection."""
    detail: str = ""


def is_remote(path: str) -> bool:
    """Return whether a path is an address of a store rather than one on this machine's disks.

    >>> is_remote("s3://corpus/a.warc.gz"), is_remote("corpus/a.warc.gz")
    (True, False)
    """
    return "://" in path


def list_files(paths: Iterable[str], *, output: str = "") -> Iterator[Listed]:
    """Yield the files that `paths` name, in one order; what lies under `output` is left out.

    Raises SourceError where a store cannot be asked.
    """
    for path in paths:
        if is_remote(path):
            yield from _list_remote(path)
        elif os.path.isdir(path):
            yield from _list_folder(path, output)
        else:
            yield Listed(path, _size(path))


def read_listed(listed: Listed, *, folder: str = "", column: str | None = None) -> Iterator[Input]:
    """Yield the pages of one file; what cannot be read is told, and nothing is raised.

    Paths count from `folder`, and pages are told by the paths as they were given.
    """
    if listed.reason == "skipped":
        yield Skipped(visible(listed.path), listed.detail)
    elif listed.reason:
        reason: Any = listed.reason
        yield Unread(visible(listed.path), reason, listed.detail)
    elif is_remote(listed.path):
        yield from _read_remote(listed, column)
    else:
        path = os.path.join(folder, listed.path)
        name = os.path.basename(path)
        file = File(path, name, listed.told, listed.size, 0, column)
        for one in read_parcel(Files((file,))):
            yield _rename(one, visible(path), visible(listed.path))


def _list_folder(folder: str, output: str) -> Iterator[Listed]:
    found, skipped = 0, 0
    own = os.path.join(os.path.realpath(output), "") if output and not is_remote(output) else ""
    for entry in walk(folder):
        if own and os.path.realpath(_place(entry)).startswith(own):
            continue
        if isinstance(entry, Candidate):
            found += 1
            yield Listed(entry.path, _size(entry.path), is_told_by_name(entry.name))
        elif isinstance(entry, Skipped):
            skipped += 1
            yield Listed(entry.origin, 0, False, "skipped", entry.why)
        else:
            found += 1
            yield Listed(entry.origin, 0, True, entry.reason, entry.detail)
    if not found:
        seen = f"; {skipped} other file{'s' * (skipped != 1)} skipped" if skipped else ""
        yield Listed(folder, 0, True, "empty", f"no pages in this folder{seen}")


def _place(entry: Candidate | Skipped | Unread) -> str:
    return entry.path if isinstance(entry, Candidate) else entry.origin


def _list_remote(address: str) -> Iterator[Listed]:
    try:
        fs, path = _open_store(address)
        if _MAGIC & set(path):
            found = fs.glob(path, detail=True)
            named = False
        elif fs.isdir(path):
            found = fs.find(path, detail=True)
            named = False
        else:
            found, named = {path: {}}, True
    # What a store raises is its own affair: no two have the same errors.
    except Exception as error:
        raise SourceError(f"{address}: cannot be listed: {_say(error)}") from error
    listed = 0
    for name, info in sorted(found.items()):
        last = name.rsplit("/", 1)[-1]
        if named:
            yield Listed(address)
        elif info.get("type") == "file" and not last.startswith("."):
            where = fs.unstrip_protocol(name)
            if is_no_page_by_name(last):
                yield Listed(where, 0, False, "skipped", "not a page by its name")
                continue
            yield Listed(where, int(info.get("size") or 0), is_told_by_name(last))
        else:
            continue
        listed += 1
    if not listed:
        yield Listed(address, 0, True, "empty", "there are no pages here")


def _read_remote(listed: Listed, column: str | None) -> Iterator[Input]:
    origin = visible(listed.path)
    try:
        fs, path = _open_store(listed.path)
        stream = io.BufferedReader(_Remote(fs.open(path, "rb")), _BUFFER_BYTES)
    except FileNotFoundError:
        yield Unread(origin, "unreadable", "no such file")
        return
    except Exception as error:  # noqa: BLE001 - as above
        yield Unread(origin, "unreadable", f"cannot be opened: {_say(error)}")
        return
    with stream:
        name = path.rsplit("/", 1)[-1]
        yield from guard(Opened(stream, origin, name, listed.told, column=column))


class _Remote(io.RawIOBase):
    """A file of a store: what fails is tried again, and then raised as OSError."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self._file.seekable())

    def seek(self, place: int, whence: int = 0, /) -> int:
        return int(self._file.seek(place, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def readinto(self, buffer: Any, /) -> int:
        for left in reversed(range(_TRIES)):
            place = self._file.tell()
            try:
                piece = self._file.read(len(buffer))
            except Exception as error:
                if not left or not self.seekable():
                    raise OSError(_say(error)) from error
                time.sleep(_TRIES - left)
                self._file.seek(place)
            else:
                break
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()


def _open_store(address: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs  # type: ignore[import-untyped]

    fs, path = url_to_fs(address)
    return fs, str(path)


def _rename(one: Input, path: str, given: str) -> Input:
    """Return an input that is told by the path as it was given."""
    if path == given or not one.origin.startswith(path):
        return one
    origin = given + one.origin[len(path) :]
    return replace(one, origin=origin) if isinstance(one, RawPage) else one._replace(origin=origin)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except (OSError, ValueError):
        return 0


def _say(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]

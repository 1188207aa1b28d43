"""A folder on a disk or in a store, and the files in it that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from typing import TYPE_CHECKING, Any

from newsclean.sinks import open_sink

if TYPE_CHECKING:
    from newsclean.sinks import Lines


class RankFile:
    """One file of records: on a disk it takes its name when it ends, into a store it goes then."""

    def __init__(self, folder: Any, name: str) -> None:
        """Begin a file of a datatrove folder; one of the same name is replaced at the end."""
        self._folder, self._name = folder, name
        self._aside: str | None = None
        if folder.is_local():
            path = folder.resolve_paths(name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            _remove_left(path)
        else:
            self._aside = tempfile.mkdtemp(prefix="newsclean-")
            path = os.path.join(self._aside, name)
        self._path = path
        self._lines: Lines = open_sink(path, force=True)

    def write(self, line: bytes) -> None:
        """Add one record, given as JSON."""
        self._lines.write(line)

    def end(self, *, keep: bool) -> None:
        """Put the file in its place, or leave nothing behind."""
        try:
            if not keep:
                self._lines.discard()
                return
            self._lines.commit()
            if self._aside is not None:
                self._folder.put_file(self._path, self._name)
        finally:
            if self._aside is not None:
                shutil.rmtree(self._aside, ignore_errors=True)


def _remove_left(path: str) -> None:
    """Remove what a rank that was killed has left of this file."""
    folder, name = os.path.split(path)
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(f".{name}.") and entry.name.endswith(".part"):
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)

"""The journal of a run: what it was asked to do, and how far it is, in whole parcels.

A file of JSON lines beside the output. What a line says is on disk before the line is, so that the
last line that can be read is true whatever ended the run.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from newsclean._version import __version__
from newsclean.errors import UsageError
from newsclean.sinks.kept import lock_file

if TYPE_CHECKING:
    from newsclean.sinks.kept import How

SUFFIX = ".journal"
_FORM = "newsclean.run/1"

Ending: TypeAlias = Literal["", "kept", "complete"]


@dataclass(frozen=True, slots=True)
class Terms:
    """What a run is asked to do: another run goes on with it only on the same terms."""

    inputs: tuple[str, ...]
    options: dict[str, Any]
    """By the name of the option, as JSON can hold them."""
    newsclean: str = __version__

    def changes(self, now: Terms) -> list[str]:
        """Return what is different now, each as a person would say it."""
        changes = []
        if self.newsclean != now.newsclean:
            changes.append(f"newsclean was {self.newsclean} and is {now.newsclean}")
        if self.inputs != now.inputs:
            changes.append(f"the inputs were {' '.join(self.inputs)}")
        for name in sorted({*self.options, *now.options}):
            was, value = self.options.get(name), now.options.get(name)
            if was != value:
                changes.append(f"{name} was {_say(was)} and is {_say(value)}")
        return changes


class Mark(NamedTuple):
    """How far a run is."""

    parcels: int
    """Finished ones, from the first."""
    chain: str
    """A digest of their identities, one after the other."""
    output: int
    """Bytes of the records that belong to them."""
    rejects: int
    """Bytes of the rejections."""
    tally: dict[str, Any]


class Written(NamedTuple):
    """What a journal holds."""

    terms: Terms
    how: How
    """The output is new, replaces a file by force, or is appended to one."""
    marks: list[Mark]
    """The first tells how the files were before the run; none where it ended as it began."""
    ending: Ending
    size: int
    """Bytes of the journal that can be read."""


class Journal:
    """A journal that is being written."""

    def __init__(self, path: str, size: int = 0) -> None:
        """Open a journal behind what can be read of it; OSError where that is not possible.

        UsageError where another run is writing it.
        """
        self.path = path
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        lock_file(path.removesuffix(SUFFIX), self._file)
        os.ftruncate(self._file, size)
        os.lseek(self._file, 0, os.SEEK_END)

    def begin(self, terms: Terms, how: str, before: Mark) -> None:
        """Say what the run is asked to do, and how its files are before it."""
        self._add({"journal": _FORM, "how": how, **asdict(terms)})
        self.mark(before)

    def mark(self, mark: Mark) -> None:
        """Say how far the run is; the files must be on disk as far as that."""
        self._add(mark._asdict())

    def end(self, ending: Ending) -> None:
        """Say how the run ends, before its files are put in place."""
        self._add({"ending": ending})

    def close(self, *, remove: bool = False) -> None:
        """Close the journal; `remove` it when there is nothing to go on with."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
        if remove:
            os.unlink(self.path)

    def identity(self) -> tuple[int, int]:
        """Return device and inode of the journal: it is no input."""
        found = os.fstat(self._file)
        return found.st_dev, found.st_ino

    def _add(self, entry: dict[str, Any]) -> None:
        line = json.dumps(entry, ensure_ascii=True).encode() + b"\n"
        begun = os.lseek(self._file, 0, os.SEEK_CUR)
        try:
            while line:
                line = line[os.write(self._file, line) :]
        except OSError:
            os.ftruncate(self._file, begun)
            os.lseek(self._file, begun, os.SEEK_SET)
            raise
        os.fsync(self._file)


def read_journal(path: str) -> Written | None:
    """Return what a journal says, as far as it can be read; None where there is none.

    There are no marks where a run ended as it began. UsageError for a file that is something else.
    """
    try:
        with open(path, "rb") as file:
            content = file.read()
    except FileNotFoundError:
        return None
    entries, size = [], 0
    for line in content.splitlines(keepends=True):
        try:
            entry = json.loads(line)
        except ValueError:
            break
        # The end of a line that was being written as the machine stopped is missing.
        if not line.endswith(b"\n") or not isinstance(entry, dict):
            break
        entries.append(entry)
        size += len(line)
    unknown = {"inputs": (), "options": {}, "newsclean": "", "how": "new"}
    head: dict[str, Any] = entries[0] if entries else unknown
    if (entries and head.get("journal") != _FORM) or (b"\n" in content and not entries):
        raise UsageError(
            f"{path}: is no journal of newsclean; move it away, or name another output"
        )
    terms = Terms(tuple(head["inputs"]), head["options"], head["newsclean"])
    marks = [Mark(**entry) for entry in entries if "parcels" in entry]
    ending: Ending = entries[-1].get("ending", "") if entries else ""
    return Written(terms, head["how"], marks, ending, size)


def _say(value: object) -> str:
    if value in (None, False, ""):
        return "not given"
    return "given" if value is True else str(value)

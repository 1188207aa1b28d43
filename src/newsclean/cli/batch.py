"""How `clean` goes about its inputs: in this process or in many, and on which terms."""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from newsclean.cli.cores import count_cores
from newsclean.runners import run, run_here
from newsclean.runners.limits import Watch
from newsclean.sources import Carried, Files, plan_paths, read_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsclean.cli.given import Given
    from newsclean.runners import Files as Outputs
    from newsclean.runners import Limits, Step
    from newsclean.runners.serial import Clean
    from newsclean.sources import Parcel

# A pool takes half a second to start, in which this much is cleaned here.
_FEW_FILES = 8
_FEW_BYTES = 2**19
_ONE_PAGE = (".html", ".htm", ".xhtml", ".txt")


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be cleaned, and by how many processes."""

    paths: tuple[str, ...]
    column: str | None
    given: Given
    load: Callable[[], Clean]
    """Loads the cleaning, in whatever process it is called."""
    limits: Limits
    workers: int | None = None
    """None: as many as there are cores, if it is worth it."""

    def run_steps(self, outputs: Outputs) -> Iterator[Step]:
        """Yield what becomes of the inputs, in their order."""
        if self.workers is None and not outputs.resumable and _is_live(self.paths):
            # Somebody waits for each record while more input comes.
            inputs = read_paths(self.paths, outputs=outputs.identities(), column=self.column)
            yield from run(self.given(inputs), self.load(), Watch(self.limits))
            return
        plan = iter(
            outputs.follow(plan_paths(self.paths, outputs=outputs.identities(), column=self.column))
        )
        begun: list[Parcel] = []
        if self.workers is None:
            begun = [*islice(plan, 2)]
        # --url is for one page, which only one that sees all of them can say.
        if self.workers == 1 or self.given.url or (self.workers is None and _is_small(begun)):
            yield from run_here(chain(begun, plan), self.load(), self.given, Watch(self.limits))
            return
        from newsclean.runners.pool import run_pool
        from newsclean.runners.worker import Work

        work = Work(self.load, self.given, self.limits, _environment())
        yield from run_pool(chain(begun, plan), work, self.workers or count_cores())


def digest_site_files() -> str | None:
    """Return a digest of the site files that do not come with newsclean; None without any."""
    from newsclean.sites._places import VARIABLE, read_places, user_folder

    places = read_places(os.environ.get(VARIABLE, ""), user_folder())
    files = [file for place in places for file in place.files]
    if not files:
        return None
    digest = blake2b(digest_size=8)
    for file in files:
        digest.update(f"{file.name}\0".encode("utf-8", "surrogateescape"))
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _is_small(parcels: list[Parcel]) -> bool:
    """Return whether this is all, and so little that a pool costs more than it brings."""
    if len(parcels) > 1:
        return False
    for parcel in parcels:
        if isinstance(parcel, Carried):
            return os.path.getsize(parcel.spool) <= _FEW_BYTES
        if not isinstance(parcel, Files) or len(parcel.entries) > _FEW_FILES:
            return False
        one_page = len(parcel.entries) == 1 and _is_page(parcel.entries[0])
        if not one_page and parcel.weight > _FEW_BYTES:
            return False
    return True


def _is_page(entry: Any) -> bool:
    return getattr(entry, "name", "").lower().endswith(_ONE_PAGE)


def _is_live(paths: tuple[str, ...]) -> bool:
    """Return whether input and output are streams of which both ends are at work."""
    if "-" not in paths or sys.stdout is None:
        return False
    try:
        return not stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):
        return True


def _environment() -> tuple[tuple[str, str], ...]:
    from newsclean.sites._places import VARIABLE

    return tuple((name, os.environ[name]) for name in (VARIABLE,) if name in os.environ)

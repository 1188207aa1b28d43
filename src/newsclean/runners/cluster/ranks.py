"""A rank: run in this process, told in a word, and begun anew where its process was lost."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from newsclean.errors import NewscleanError, SiteError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

# A page may take its limit twice; what reads from a store and does not move for this long never will.
STALLED_S = 300.0
_TRIES = 3


def run_rank(executor: Any, rank: int) -> tuple[str, str]:
    """Run a rank of a datatrove executor, and return `done`, or what went wrong and its words.

    `failed` is for another try; the name of an error, for `raise_told`, ends the run.
    """
    try:
        # A rank of its own has counts of its own; and none but the first may log to the screen.
        deepcopy(executor)._run_for_rank(rank, local_rank=1)  # noqa: SLF001
    except (UsageError, SiteError) as error:
        return type(error).__name__, str(error)
    except Exception as error:  # noqa: BLE001 - told by who watches, and tried again
        return "failed", " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return "done", ""


def raise_told(word: str, said: str) -> None:
    """Raise what must end the run."""
    kind: type[NewscleanError] = SiteError if word == "SiteError" else UsageError
    raise kind(said)


class Losses:
    """How often each rank was lost: it is begun anew, and given up the third time."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self.given_up: dict[int, str] = {}
        """Ranks that were lost too often, and how the last time."""
        self._tell = tell
        self._counts: Counter[int] = Counter()

    def is_to_begin_anew(self, rank: int, how: str) -> bool:
        """Note that a rank was lost, say so, and return whether it has a try left."""
        self._counts[rank] += 1
        if self._counts[rank] < _TRIES:
            self._tell(f"task {rank} {how}: it is begun anew")
            return True
        self._tell(f"task {rank} {how}: it is given up after {_TRIES} tries")
        self.given_up[rank] = how
        return False

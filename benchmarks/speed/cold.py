"""Timing as if each page were new: what was kept of its texts when it was read before is forgotten.

What is kept of other things (sites, class names, patterns) stays: those come again in any batch.
"""

from __future__ import annotations

import functools
import gc
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ROOMS = ("newsclean.normalize", "newsclean.lexicon", "newsclean.extract.labels")


def cold_seconds(
    run: Callable[[Any], object],
    items: Iterable[Any],
    clock: Callable[[], float] = time.thread_time,
) -> list[float]:
    """Return how long each of `items` takes; the forgetting is not timed."""
    kept = [
        one
        for one in gc.get_objects()
        if isinstance(one, functools._lru_cache_wrapper)  # noqa: SLF001  # the type has no other name
        and (one.__module__ or "").startswith(_ROOMS)
        and one.cache_parameters()["maxsize"] is not None
    ]
    taken = []
    for item in items:
        for one in kept:
            one.cache_clear()
        start = clock()
        run(item)
        taken.append(clock() - start)
    return taken

"""One page after the other, in this process."""

from __future__ import annotations

import os
import traceback
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from newsclean.errors import NewscleanError
from newsclean.model import RawPage, Result
from newsclean.runners.limits import NO_LIMITS, OutOfTime, Watch
from newsclean.runners.outcomes import Done, Finished, report_failure, report_result
from newsclean.runners.reading import read_on
from newsclean.sources import Noted, Skipped, Unread, release_parcel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newsclean.model import Options
    from newsclean.runners.outcomes import Step
    from newsclean.sources import Input, Parcel

    Clean: TypeAlias = Callable[[RawPage], Result]
    FillIn: TypeAlias = Callable[[Iterable[Input]], Iterable[Input]]


def load_clean(options: Options) -> Clean:
    """Return the cleaning of one page, with the sites and these options in it.

    Raises UsageError where the options name a site that does not exist.
    """
    from newsclean.pipeline import clean
    from newsclean.sites import load_sites

    sites = load_sites()
    if options.site is not None:
        sites.get(options.site)
    return partial(clean, sites=sites, options=options)


def run(inputs: Iterable[Input], clean: Clean, watch: Watch | None = None) -> Iterator[Done]:
    """Yield what became of each input, in their order; no page stops the run."""
    for one in inputs:
        yield settle(one, clean, watch)


def run_here(
    parcels: Iterable[Parcel], clean: Clean, fill_in: FillIn, watch: Watch | None = None
) -> Iterator[Step]:
    """Yield what became of each input of the parcels, and where a parcel ends."""
    for parcel in parcels:
        for one in fill_in(read_on(parcel)):
            yield settle(one, clean, watch)
        yield Finished(parcel)
        release_parcel(parcel)


def settle(one: Input, clean: Clean, watch: Watch | None = None) -> Done:
    """Return what becomes of one input."""
    if isinstance(one, RawPage):
        return clean_page(one, clean, watch)
    if isinstance(one, Unread):
        return report_failure(one.origin, one.url, one.reason, one.detail)
    if isinstance(one, Noted):
        return Done(one.origin, "noted", note=one.detail)
    assert isinstance(one, Skipped)
    return Done(one.origin, "skipped")


def clean_page(raw: RawPage, clean: Clean, watch: Watch | None = None) -> Done:
    """Return what became of one page: where cleaning fails, a rejection that says how."""
    watch = watch or _UNWATCHED
    try:
        with watch:
            return report_result(raw.origin, clean(raw))
    except MemoryError:
        detail = watch.limits.memory_detail
        return report_failure(raw.origin, raw.url, "memory", detail, read=True)
    except OutOfTime:
        detail = watch.limits.timeout_detail
        return report_failure(raw.origin, raw.url, "timeout", detail, read=True)
    except NewscleanError:
        # The call or a site file is wrong, not the page: every page would fail alike.
        raise
    # The one place that takes whatever a page may do to us: it costs this page, not the run.
    except Exception as error:  # noqa: BLE001
        return report_failure(raw.origin, raw.url, "crashed", describe(error), read=True)


_UNWATCHED = Watch(NO_LIMITS)


def describe(error: Exception) -> str:
    """Return the type of an exception, what it says, and the line of code it comes from."""
    said = " ".join(str(error).encode("utf-8", "backslashreplace").decode().split())[:200]
    frames = traceback.extract_tb(error.__traceback__, limit=-1)
    place = ""
    if frames:
        # Two names are enough to find a file, and none of the machine's own folders is in them.
        file = "/".join(frames[-1].filename.split(os.sep)[-2:])
        place = f" at {file}:{frames[-1].lineno}"
    return f"{type(error).__name__}{': ' * bool(said)}{said}{place}"

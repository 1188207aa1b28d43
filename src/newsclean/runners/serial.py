"""One page after the other, in this process."""

from __future__ import annotations

import os
import traceback
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from newsclean._version import __version__
from newsclean.errors import NewscleanError
from newsclean.model import RawPage, Rejection, Result
from newsclean.runners.outcomes import Done
from newsclean.sources import Noted, Skipped, Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newsclean.model import Options, Reason
    from newsclean.sources import Input

    Clean: TypeAlias = Callable[[RawPage], Result]


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


def run(inputs: Iterable[Input], clean: Clean) -> Iterator[Done]:
    """Yield what became of each input, in their order; no page stops the run."""
    for one in inputs:
        if isinstance(one, RawPage):
            yield clean_page(one, clean)
        elif isinstance(one, Unread):
            yield _reject(one.origin, one.url, one.reason, one.detail)
        elif isinstance(one, Noted):
            yield Done(one.origin, None, note=one.detail)
        elif isinstance(one, Skipped):
            yield Done(one.origin, None)


def clean_page(raw: RawPage, clean: Clean) -> Done:
    """Return what became of one page: where cleaning fails, a rejection that says how."""
    try:
        result = clean(raw)
        line = result.outcome.to_json()
    except MemoryError:
        detail = "cleaning this page needs more memory than there is"
        return _reject(raw.origin, raw.url, "memory", detail, read=True)
    except NewscleanError:
        # The call or a site file is wrong, not the page: every page would fail alike.
        raise
    # The one place that takes whatever a page may do to us: it costs this page, not the run.
    except Exception as error:  # noqa: BLE001
        return _reject(raw.origin, raw.url, "crashed", _describe(error), read=True)
    return Done(raw.origin, result, line, read=True)


def _reject(
    origin: str, url: str | None, reason: Reason, detail: str, *, read: bool = False
) -> Done:
    rejection = Rejection(path=origin, url=url, reason=reason, detail=detail, newsclean=__version__)
    return Done(origin, Result(rejection), rejection.to_json(), read=read, failed=True)


def _describe(error: Exception) -> str:
    """Return the type of an exception, what it says, and the line of code it comes from."""
    said = " ".join(str(error).encode("utf-8", "backslashreplace").decode().split())[:200]
    frames = traceback.extract_tb(error.__traceback__, limit=-1)
    place = ""
    if frames:
        # Two names are enough to find a file, and none of the machine's own folders is in them.
        file = "/".join(frames[-1].filename.split(os.sep)[-2:])
        place = f" at {file}:{frames[-1].lineno}"
    return f"{type(error).__name__}{': ' * bool(said)}{said}{place}"

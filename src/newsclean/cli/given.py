"""What the command line knows of the pages, where they do not say it themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsclean.errors import UsageError
from newsclean.model import RawPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from newsclean.sources import Input


def fill_in(inputs: Iterable[Input], url: str | None, instant: datetime | None) -> Iterator[Input]:
    """Yield the inputs; pages without a URL or a fetch time of their own get those given."""
    pages = 0
    for one in inputs:
        if not isinstance(one, RawPage) or (url is None and instant is None):
            yield one
            continue
        pages += 1
        if url is not None and pages > 1:
            raise UsageError("--url is for one page, and here is a second one")
        yield replace(one, url=one.url or url, fetched_at=one.fetched_at or instant)

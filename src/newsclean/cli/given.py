"""What the command line knows of the pages, where they do not say it themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsclean.errors import UsageError
from newsclean.model import RawPage
from newsclean.sources import parse_instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from newsclean.sources import Input


def require_instant(fetched_at: str | None) -> datetime | None:
    """Return what --fetched-at says, None without it; UsageError where it is no instant."""
    instant = parse_instant(fetched_at)
    if fetched_at is not None and instant is None:
        raise UsageError(
            f"--fetched-at {fetched_at}: needs a date, a time and an offset, as in 2024-11-02T10:30:00+06:00"
        )
    return instant


@dataclass(slots=True)
class Given:
    """Fills in inputs; small enough to be sent to another process."""

    url: str | None = None
    instant: datetime | None = None
    pages: int = 0

    def __call__(self, inputs: Iterable[Input]) -> Iterator[Input]:
        """Yield the inputs; pages without a URL or a fetch time of their own get those given."""
        for one in inputs:
            if not isinstance(one, RawPage) or (self.url is None and self.instant is None):
                yield one
                continue
            self.pages += 1
            if self.url is not None and self.pages > 1:
                raise UsageError("--url is for one page, and here is a second one")
            yield replace(one, url=one.url or self.url, fetched_at=one.fetched_at or self.instant)


def fill_in(inputs: Iterable[Input], url: str | None, instant: datetime | None) -> Iterator[Input]:
    """Yield the inputs; pages without a URL or a fetch time of their own get those given."""
    return Given(url, instant)(inputs)

"""The day in the address of a page."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from urllib.parse import SplitResult, urlsplit

_YEAR = r"(?P<y>20[0-4][0-9])"
_MONTH = r"(?P<m>0?[1-9]|1[0-2])"
_DAY = r"(?P<d>0?[1-9]|[12][0-9]|3[01])"
_IN_PATH = re.compile(
    rf"(?:^|/){_YEAR}/{_MONTH}/{_DAY}(?:/|$)"
    r"|(?:^|[/_-])(?P<y2>20[0-4][0-9])-(?P<m2>0[1-9]|1[0-2])-(?P<d2>0[1-9]|[12][0-9]|3[01])(?:[/_-]|$)"
    r"|(?:^|/)(?P<y3>20[0-4][0-9])(?P<m3>0[1-9]|1[0-2])(?P<d3>0[1-9]|[12][0-9]|3[01])/"
)
# The number of a story that begins with its day: two to four letters, six figures, five more.
_IN_NUMBER = re.compile(
    r"/[a-z]{2,4}(?P<y>[12][0-9])(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12][0-9]|3[01])[0-9]{5}$"
)
_IN_QUERY = re.compile(
    r"(?:^|&)(?:date|day|dt|issue|edition|npid)=(?P<y>20[0-4][0-9])[-/]?(?P<m>0[1-9]|1[0-2])[-/]?"
    r"(?P<d>0[1-9]|[12][0-9]|3[01])(?![0-9])",
    re.IGNORECASE,
)
_MONTH_IN_PATH = re.compile(rf"(?:^|/){_YEAR}/{_MONTH}(?:/|$)")


def address_day(url: str | None) -> date | None:
    """Return the day that an address names, or None.

    >>> address_day("https://example.org/print/2024/07/28/1409721")
    datetime.date(2024, 7, 28)
    >>> address_day("https://example.org/news/20240728") is None
    True
    """
    parts = _split(url)
    if parts is None:
        return None
    for pattern, text in (
        (_IN_PATH, parts.path), (_IN_QUERY, parts.query), (_IN_NUMBER, parts.path.rstrip("/"))
    ):  # fmt: skip
        found = pattern.search(text)
        if found is not None:
            year, month, day = (int(part) for part in found.groups() if part is not None)
            try:
                return date(year + 2000 if year < 100 else year, month, day)
            except ValueError:
                return None
    return None


def address_month(url: str | None) -> date | None:
    """Return the middle of the month that an address names without a day, or None.

    >>> address_month("https://example.org/2021/07/a-story/")
    datetime.date(2021, 7, 15)
    """
    parts = _split(url)
    found = _MONTH_IN_PATH.search(parts.path) if parts else None
    if found is None:
        return None
    year, month = int(found["y"]), int(found["m"])
    return date(year, month, min(15, monthrange(year, month)[1]))


def _split(url: str | None) -> SplitResult | None:
    try:
        return urlsplit(url) if url else None
    except ValueError:
        return None

"""The Hijri calendar: the Gregorian days that a Hijri day of a Bengali page can mean.

Pages print the day that the moon-sighting committees announce, or what a widget computes. Against
the Umm al-Qura table 75 of 76 sane page days of 2013 to 2025 lay between its day and two days
later, 47 of them one day later. So a day is a range here, never a promise.

The month lengths are those of the Umm al-Qura calendar, 1365 (1945) to 1500 AH: twelve bits a year, the
lowest for Muharram, set where the month has 30 days. The table was read from the `hijridate`
package (MIT licence); it starts after the last year with a month of 28 or 31 days.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from functools import cache

_FIRST_YEAR = 1365
_FIRST_DAY = date(1945, 12, 5).toordinal()
_YEARS = """
d55 555 555 d55 6d5 555 ea5 d2a aaa cd5 655 572 da9 555 aaa 555 52d a6d 55a 555 74d d53 d54 556
d55 2d5 d55 d54 d45 655 52d a5d 55a ad5 6aa d4b 52a a57 4ae 976 56c b55 aaa a55 4ad 95d 2da 5d9
db2 ba4 b4a a55 2b5 575 b6a bd2 bc4 b89 a95 52d 5ad b6a 6d4 dc9 d92 aa6 956 2ae 56d 36a b55 aaa
94d 49d 95d 2ba 5b5 5aa d55 a9a 92e 26e 55d ada 6d4 6a5 54b a97 54e aae 5ac ba9 d92 b25 64b cab
55a b55 6d2 ea5 e4a a95 52d aad 36c 759 6d2 695 52d a5b 4ba 9ba 3b4 b69 b52 aa6 4b6 96d 2ec 6d9
eb2 d54 d2a a56 4ae 96d d6a b54 b29 a93 52b a57 536 ab5 6aa e93
"""


@cache
def _month_starts() -> tuple[int, ...]:
    starts = [_FIRST_DAY]
    for year in _YEARS.split():
        bits = int(year, 16)
        for month in range(12):
            starts.append(starts[-1] + 29 + (bits >> month & 1))
    return tuple(starts)


def umm_al_qura(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a Hijri day by the Umm al-Qura table, or None outside of it.

    A 30th of a month of 29 days is read on: the months that pages count by are not these.

    >>> umm_al_qura(1446, 9, 5)
    datetime.date(2025, 3, 5)
    """
    index = (year - _FIRST_YEAR) * 12 + month - 1
    starts = _month_starts()
    if not (0 <= index < len(starts) - 1 and 1 <= month <= 12 and 1 <= day <= 30):
        return None
    return date.fromordinal(starts[index] + day - 1)


def hijri_range(year: int, month: int, day: int) -> tuple[date, date] | None:
    """Return the first and the last Gregorian day that a page can mean, or None outside the table.

    >>> hijri_range(1442, 7, 1)
    (datetime.date(2021, 2, 13), datetime.date(2021, 2, 15))
    """
    first = umm_al_qura(year, month, day)
    return None if first is None else (first, first + timedelta(days=2))


def hijri_from_gregorian(day: date) -> tuple[int, int, int] | None:
    """Return year, month and day by the Umm al-Qura table, or None outside of it.

    >>> hijri_from_gregorian(date(2025, 3, 5))
    (1446, 9, 5)
    """
    starts = _month_starts()
    ordinal = day.toordinal()
    if not starts[0] <= ordinal < starts[-1]:
        return None
    index = bisect_right(starts, ordinal) - 1
    return _FIRST_YEAR + index // 12, index % 12 + 1, ordinal - starts[index] + 1

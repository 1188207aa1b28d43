"""Every day from 1970 to 2040 written out in every shape, and read back.

    uv run python benchmarks/quality/round_trip.py            all: some two million strings, minutes
    uv run python benchmarks/quality/round_trip.py --step 50  every fiftieth day

Each day by each template of days, in both encodings of the nukta letters, with Bengali and with ASCII
digits; each minute of a day by each template of clocks, the same way. Exit 1 where one reads otherwise.
"""

from __future__ import annotations

import argparse
import sys
import time
import unicodedata
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from newsclean.normalize.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator

BENGALI = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
MONTHS = [
    "জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর",
    "নভেম্বর", "ডিসেম্বর",
]  # fmt: skip
ENGLISH = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
]  # fmt: skip
DAYS = ["সোমবার", "মঙ্গলবার", "বুধবার", "বৃহস্পতিবার", "শুক্রবার", "শনিবার", "রবিবার"]
# {d} day, {m} month name, {e} English month, {n} month number, {y} year, {w} weekday, {o} ordinal.
DAY_TEMPLATES = (
    "{d} {m} {y}", "{m} {d}, {y}", "{w}, {d} {m} {y}", "{d} {m}, {y}, {w}", "{d}{o} {m}, {y} খ্রিস্টাব্দ",
    "{y} সালের {d} {m}", "{d}/{n}/{y}", "{d}-{n}-{y}", "{d}.{n}.{y}", "{y}-{n:02}-{d:02}", "{d} {e} {y}",
    "{e} {d}, {y}", "প্রকাশিত: {d} {m} {y}", "আজঃ {w} {d:02} {m} {y}", "ঢাকা, {w} {d} {m} {y} ইং",
    "{y} {m} {d}", "{y} সালের {m} মাসের {d} তারিখ", "{d}{o} {m} ’{w}’ {y}", "{y} খ্রিস্টাব্দের {d}{o} {m}", "{d} {m},{w},{y}", "{d}{m}{y}", "{d} {m} ({w}) {y}", "{d:02}-{m}-{y}", "{w} । {m} {d}, {y}।",
)  # fmt: skip
CLOCK_TEMPLATES = (
    "{day}, {H:02}:{M:02}", "{H:02}:{M:02}, {day}", "{day} | {H:02}: {M:02}", "{day} {h}:{M:02} {half}",
    "{h:02}:{M:02} {half}, {day}", "প্রকাশ: {day}, {h:02}:{M:02} {latin}", "{H:02}{M:02} ঘণ্টা, {day}",
    "{day}, {h}টা {M} মিনিট {part}", "{day}, {part} {h}টা বেজে {M} মিনিট", "{day} @ {h:02}:{M:02}{latin}",
    "{day}, {part} {h}টা {M} মিনিট", "{part} {h}:{M:02}, {day}", "{day}, {H:02}ঃ{M:02}ঃ{S:02}",
)  # fmt: skip
LABELLED = ("প্রকাশিত", "আজ")
EVERY_DAY = tuple(
    date(1970, 1, 1) + timedelta(days=n) for n in range((date(2041, 1, 1) - date(1970, 1, 1)).days)
)
CLOCK_DAY = date(2024, 2, 29)
SHOWN = 20


def ordinal(day: int) -> str:
    """Return the ending of a day of the month."""
    return {1: "লা", 2: "রা", 3: "রা", 4: "ঠা"}.get(day, "ই" if day <= 18 else "শে")


def spell(template: str, day: date, bengali: bool = True) -> str:
    """Return a day written by a template, in Bengali or ASCII digits."""
    text = template.format(
        d=day.day, m=MONTHS[day.month - 1], e=ENGLISH[day.month - 1], n=day.month, y=day.year,
        w=DAYS[day.weekday()], o=ordinal(day.day),
    )  # fmt: skip
    return text.translate(BENGALI) if bengali else text


def composed(text: str) -> str:
    """Return a text with its nukta letters as single code points, as most pages type them."""
    for pair, one in (
        ("\u09a1\u09bc", "\u09dc"),
        ("\u09a2\u09bc", "\u09dd"),
        ("\u09af\u09bc", "\u09df"),
    ):
        text = text.replace(pair, one)
    return text


def part_of_day(hour: int) -> str:
    """Return the part of the day that an hour is told with."""
    spans = (
        (3, "রাত"),
        (5, "ভোর"),
        (10, "সকাল"),
        (14, "দুপুর"),
        (17, "বিকেল"),
        (18, "সন্ধ্যা"),
        (23, "রাত"),
    )
    return next(part for last, part in spans if hour <= last)


def clocked(template: str, inner: str, instant: datetime) -> str:
    """Return a day that is written out, with the clock of an instant by a template of clocks."""
    hour = instant.hour
    return template.format(
        day=inner, H=hour, M=instant.minute, S=instant.second, h=hour % 12 or 12, part=part_of_day(hour),
        half="পূর্বাহ্ন" if hour < 12 else "অপরাহ্ণ", latin="AM" if hour < 12 else "PM",
    )  # fmt: skip


def encodings(text: str) -> tuple[str, str]:
    """Return a text with its nukta letters in two code points and in one."""
    return unicodedata.normalize("NFC", text), composed(text)


def days(step: int) -> Iterator[tuple[str, str]]:
    """Yield each written day with what must be read."""
    for day in EVERY_DAY[::step]:
        for template in DAY_TEMPLATES:
            for bengali in (True, False):
                for text in encodings(spell(template, day, bengali)):
                    yield text, day.isoformat()


def clocks(step: int) -> Iterator[tuple[str, str]]:
    """Yield each minute of a day, written with every template of days that takes a clock."""
    inner = {t: spell(t, CLOCK_DAY) for t in DAY_TEMPLATES if not t.startswith(LABELLED)}
    for minute in range(0, 1440, step):
        hour = datetime(CLOCK_DAY.year, CLOCK_DAY.month, CLOCK_DAY.day) + timedelta(minutes=minute)  # noqa: DTZ001
        for template in CLOCK_TEMPLATES:
            instant = hour.replace(second=minute % 60) if "{S" in template else hour
            for day in inner.values():
                for text in encodings(clocked(template, day, instant)):
                    yield text.translate(BENGALI), instant.isoformat()


def main() -> int:
    """Write, read, count, and return the exit code."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--step", type=int, default=1, help="take every nth day and minute")
    chosen = arguments.parse_args()
    failed = 0
    for what, written in (("days", days(chosen.step)), ("clocks", clocks(chosen.step))):
        start, count, missed = time.perf_counter(), 0, 0
        for text, want in written:
            count += 1
            found = parse_date(text)
            if found is None or found.iso != want or "date.weekday-mismatch" in found.warnings:
                missed += 1
                if missed <= SHOWN:
                    print(f"{text!r}: {found and found.iso}, not {want}")
        took = time.perf_counter() - start
        print(f"{what}: {count:,} strings, {missed:,} read otherwise, {took:.0f} s")
        failed += missed
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

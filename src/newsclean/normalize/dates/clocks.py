"""Clocks: which hour of the day a printed hour is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsclean.normalize.dates.tokens import Token


class Clock(NamedTuple):
    """A time of day; `days` is 1 where it falls on the day after the one named with it."""

    hour: int
    minute: int
    second: int | None
    precision: str
    kind: str
    """`clock24`, `clock12`, `daypart` or `ghonta`: the last part of the rule's id."""
    offset: str | None = None
    days: int = 0
    warnings: tuple[str, ...] = ()


class Unread(NamedTuple):
    """A clock that stands there and cannot be told: the day is kept, the hour is not."""

    warning: str


# First and last printed hour that goes with each part of the day, and what is added to it.
_PARTS: dict[str, tuple[tuple[int, int, int], ...]] = {
    "dawn": ((3, 7, 0),),
    "morning": ((5, 11, 0),),
    "day": ((9, 12, 0), (1, 5, 12)),
    "noon": ((11, 12, 0), (1, 4, 12)),
    "afternoon": ((2, 6, 12),),
    "evening": ((5, 8, 12),),
    "night": ((12, 12, -12), (1, 5, 0), (6, 11, 12)),
    "midnight": ((12, 12, -12), (1, 3, 0)),
    "late-night": ((12, 12, -12), (1, 4, 0)),
}
# The hours of a 24-hour clock that go with a part of the day.
_LATE_HOURS = {"dawn": (0, 0), "morning": (0, 0), "night": (18, 23), "evening": (17, 20)}
_UNCERTAIN = Unread("date.clock-without-meridiem")
_CONTRADICTION = Unread("date.clock-contradiction")


def read_clock(tokens: list[Token]) -> Clock | Unread | None:
    """Return the time that the tokens of one clock say.

    `Unread` where they say an hour that cannot be told (`৪:০৪` may be 16:04), None for no clock.
    """
    hour = minute = second = None
    part = half = offset = None
    fraction = 0.0
    follows = padded = military = spoken = False
    for kind, value, _, _ in tokens:
        if kind == "K":
            hour, minute, second, offset, width = value
            padded = width == 2 or hour == 0
        elif kind == "F":
            hour, minute = value
        elif kind == "g":
            military = True
        elif kind == "d" or (kind == "n" and value < 60):
            if hour is None:
                hour = value
            elif minute is None:
                minute = value
        elif kind in "ym":
            hour, minute = divmod(value, 100)
        elif kind == "t":
            spoken = True
        elif kind in "Tv":
            spoken = True
            hour, minute = int(value), int(value % 1 * 60) or None
        elif kind == "q":
            fraction = value
        elif kind == "p":
            part = value
        elif kind == "a":
            half = value
        elif kind == "z":
            offset = value
        elif kind == "f":
            follows = True
    if hour is None:
        return None
    if fraction and minute is None:
        whole = hour * 60 + int(fraction * 60)
        hour, minute = divmod(whole, 60)
        hour = hour or 12
    precision = "hour" if minute is None else "minute" if second is None else "second"
    minute = minute or 0
    if hour > 23 or minute > 59:
        return None
    if military:
        return Clock(hour, minute, second, precision, "ghonta", offset)
    if half is not None:
        return _by_half(Clock(hour, minute, second, precision, "clock12", offset), half, padded)
    if part is not None:
        return _by_part(
            Clock(hour, minute, second, precision, "daypart", offset), part, follows, spoken
        )
    if not padded:
        return _UNCERTAIN
    return _warned(Clock(hour, minute, second, precision, "clock24", offset))


def _by_half(clock: Clock, half: str, padded: bool) -> Clock | Unread:
    """Return the clock with AM or PM; an hour past twelve stays what it is if the half agrees."""
    hour = clock.hour
    if half == "am":
        if hour > 12:
            return _CONTRADICTION
        return _warned(clock._replace(hour=hour % 12))
    if hour == 0:
        return _CONTRADICTION
    if hour > 12:
        return clock._replace(kind="clock24")
    return clock._replace(hour=hour % 12 + 12)


def _by_part(clock: Clock, part: str, follows: bool, spoken: bool) -> Clock | Unread:
    """Return the clock with a part of the day: `দুপুর ১টা` is 13:00, `রাত ১টা` is 01:00."""
    hour = clock.hour
    night = part in ("night", "midnight", "late-night")
    if hour > 12 or hour == 0:
        first, last = _LATE_HOURS.get(part, (0, 23))
        if not first <= hour <= last and hour:
            return _CONTRADICTION
        return clock._replace(days=int(follows and night and hour < 6))
    for first, last, added in _PARTS[part]:
        if first <= hour <= last:
            hour += added
            break
    else:
        return _CONTRADICTION
    warnings: tuple[str, ...] = ()
    if night and hour < 4 and not follows and (spoken or hour == clock.minute == 0):
        # After midnight the clock shows the new day; people speak of the night of the old one.
        warnings = ("date.midnight-ambiguous",)
    return clock._replace(hour=hour, days=int(follows and night and hour < 6), warnings=warnings)


def _warned(clock: Clock) -> Clock:
    if clock.hour == clock.minute == 0 and not clock.second:
        return clock._replace(warnings=("date.placeholder-midnight",))
    return clock

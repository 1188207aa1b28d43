"""Parcels read so that what goes wrong costs one file, not the run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsclean.errors import NewscleanError
from newsclean.sources import Files, Skipped, Unread, read_parcel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.sources import Input, Parcel


def read_on(parcel: Parcel) -> Iterator[Input]:
    """Yield the inputs of a parcel; a file at which its reader fails is told, and the next is read."""
    seen = 0
    try:
        for one in read_parcel(parcel):
            yield one
            seen += 1
    except NewscleanError:
        raise
    # A reader yields what it cannot read; what it raises all the same is a defect of ours.
    except Exception as error:  # noqa: BLE001
        pieces = split_files(parcel)
        if not pieces:
            said = " ".join(f"its reader failed: {type(error).__name__}: {error}".split())[:300]
            yield say_unreadable(parcel, said)
            return
        for piece in pieces:
            for one in read_on(piece):
                seen -= 1
                if seen < 0:
                    yield one


def split_files(parcel: Parcel) -> list[Parcel]:
    """Return the files of a parcel one by one; nothing where it has but one."""
    if not isinstance(parcel, Files) or len(parcel.entries) < 2:
        return []
    return [replace(parcel, entries=(entry,), ended=None) for entry in parcel.entries]


def say_unreadable(parcel: Parcel, why: str) -> Unread:
    """Return that the rest of a parcel is lost."""
    rest = "" if isinstance(parcel, Files) else "; the part behind it is not read"
    return Unread(place_of(parcel), "unreadable", why + rest)


def place_of(parcel: Parcel) -> str:
    """Return where the inputs of a parcel lie, as a person would name it."""
    if not isinstance(parcel, Files):
        return parcel.file.origin
    names = [one.origin for one in parcel.entries if not isinstance(one, Skipped)]
    return names[0] if names else "-"

"""What is known of a saved page besides its words: files beside it, and the notes of browsers.

A crawler leaves `page.url`, `page.json` or `page.html.json` beside `page.html`; a browser writes a
comment into the page. The file beside it is believed first.
"""

from __future__ import annotations

import json
import os
import re
import stat
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsclean.sources.inputs import Noted, visible
from newsclean.sources.instants import parse_instant
from newsclean.sources.looks import split_suffix
from newsclean.sources.parcels import Beside
from newsclean.sources.rows import NO_INSTANT, Known, read_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import RawPage
    from newsclean.sources.inputs import Input
    from newsclean.sources.parcels import File

_LIMIT_BYTES = 2**20
_HTTP = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)
# Browsers write their comment right behind the doctype; SingleFile inside the root element.
_NOTE_BYTES = 4096
# As Internet Explorer began it: the number is the length of the address.
_SAVED_FROM = re.compile(
    rb"<!--\s*saved from url=\([0-9]{1,5}\)(https?://\S{1,2000})\s*-->", re.IGNORECASE
)
_SINGLE_FILE = re.compile(
    rb"<!--\s*Page saved with SingleFile\s*url:\s*(https?://\S{1,2000})\s*"
    rb"(?:saved date:\s*([^\n]{1,100}?)\s*(?:\n|-->))?",
    re.IGNORECASE,
)


def read_beside(file: File) -> Known | None:
    """Return what the files beside a saved page say of it, or None where there are none."""
    places = _places(file.path) if file.beside is None else [one.path for one in file.beside]
    found: dict[str, Any] = {}
    for place in places:
        body = _read(place)
        if body is None:
            continue
        given = _parse_object(body) if place.endswith(".json") else _parse_url(body)
        found.update({key: value for key, value in given.items() if value not in (None, "")})
    return read_known(found) if found else None


def find_beside(path: str) -> tuple[Beside, ...]:
    """Return the files beside a saved page that `read_beside` would read, as they are now."""
    found = []
    for place in _places(path):
        try:
            seen = os.stat(place)
        except (OSError, ValueError):
            continue
        if stat.S_ISREG(seen.st_mode):
            found.append(Beside(place, seen.st_size, seen.st_mtime_ns))
    return tuple(found)


def _places(path: str) -> list[str]:
    """Return where files beside a page may lie; the nearest name is read last, and believed."""
    plain, _ = split_suffix(path)
    stem, _ = os.path.splitext(plain)
    names = [name + end for end in (".url", ".json") for name in (stem, plain, path)]
    return [place for place in dict.fromkeys(names) if place != path]


def find_note(body: bytes | str) -> Known | None:
    """Return the address and the time that a browser wrote into a page, or None."""
    head = body[:_NOTE_BYTES]
    if isinstance(head, str):
        head = head.encode("utf-8", "replace")
    if b"saved" not in head:
        return None
    if found := _SINGLE_FILE.search(head):
        when = (found[2] or b"").decode("utf-8", "replace")
        return Known(_decode(found[1]), parse_instant(when))
    if found := _SAVED_FROM.search(head):
        return Known(_decode(found[1]))
    return None


def add_note(page: RawPage) -> RawPage:
    """Return a page with what its browser wrote into it; what is known already stays."""
    note = find_note(page.body)
    if note is None:
        return page
    return replace(page, url=page.url or note.url, fetched_at=page.fetched_at or note.fetched_at)


def add_known(page: RawPage, known: Known) -> Iterator[Input]:
    """Yield a page with what lies beside it, which wins over what it brings itself."""
    if known.unused_time is not None:
        said = f"{visible(known.unused_time)} beside it is not used: {NO_INSTANT}"
        yield Noted(page.origin, said)
    yield replace(
        page,
        url=known.url or page.url,
        fetched_at=known.fetched_at or page.fetched_at,
        status=known.status or page.status,
        charset_hint=known.charset or page.charset_hint,
    )


def _read(path: str) -> bytes | None:
    try:
        # For most pages there is nothing; and a pipe would wait for ever.
        if not os.path.isfile(path):
            return None
        with open(path, "rb") as file:
            return file.read(_LIMIT_BYTES)
    except (OSError, ValueError):
        return None


def _parse_object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _parse_url(body: bytes) -> dict[str, Any]:
    """Return the address in a file of its own, or in a link as Windows saves it."""
    found = _HTTP.search(body.decode("utf-8-sig", "replace"))
    return {"url": found.group()} if found else {}


def _decode(url: bytes) -> str:
    return visible(url.decode("utf-8", "surrogateescape"))

"""Lists of addresses, as people and `newsclean discover` write them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Wanted(NamedTuple):
    """One address, with what the feed that named it says of the page."""

    url: str
    title: str | None = None
    published: str | None = None
    """ISO 8601."""


def read_url_lines(lines: Iterable[str]) -> Iterator[Wanted]:
    r"""Yield the addresses of a list: one a line, or JSON lines with `url`; blank and `#` lines are none.

    >>> [wanted.url for wanted in read_url_lines(["https://a.example/1\n", "\n", '{"url": "https://a.example/2"}\n'])]
    ['https://a.example/1', 'https://a.example/2']
    """
    for number, line in enumerate(lines):
        text = (line.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}") if number == 0 else line).strip()
        if text.startswith("{"):
            found = _parse(text)
            if found is not None:
                yield found
                continue
        if text and not text.startswith("#"):
            yield Wanted(text)


def _parse(line: str) -> Wanted | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not isinstance(found.get("url"), str):
        return None
    return Wanted(found["url"].strip(), _text(found.get("title")), _text(found.get("published")))


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None

"""Readers: each knows one form of input by its first bytes, and yields the pages in it.

`READERS` is the order in which they are asked; the last takes whatever is left. A new form is one
entry above it.
"""

from __future__ import annotations

import gzip
import io
import zlib
from typing import TYPE_CHECKING, NamedTuple

from newsclean.sources.jsonl import is_json_lines, read_json_lines
from newsclean.sources.looks import PAGE_SUFFIXES, split_suffix
from newsclean.sources.opened import Opened, read_page
from newsclean.sources.wp_json import is_wp_json, read_wp_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsclean.sources.inputs import Input

# A page may be packed, and the folder of packed pages packed again. A gzip file exists that
# unpacks to itself without end.
_LAYERS = 2


class Reader(NamedTuple):
    """One form of input."""

    name: str
    is_mine: Callable[[bytes], bool]
    read: Callable[[Opened], Iterator[Input]]


def read_opened(opened: Opened) -> Iterator[Input]:
    """Yield what is in one open input, by the first reader that knows its first bytes."""
    head = opened.head()
    if not head:
        yield opened.refuse("empty", "is empty: nothing to read")
        return
    for reader in READERS:
        if reader.is_mine(head):
            yield from reader.read(opened)
            return


def _is_gzip(head: bytes) -> bool:
    return head.startswith(b"\x1f\x8b")


def _read_gzip(opened: Opened) -> Iterator[Input]:
    """Yield what is inside a gzip file, as if it lay there unpacked."""
    inner, suffix = split_suffix(opened.name)
    told = opened.told or suffix in PAGE_SUFFIXES
    if opened.layers == _LAYERS:
        yield opened.refuse("unreadable", f"is packed more than {_LAYERS} times")
        return
    with gzip.GzipFile(fileobj=opened.stream, mode="rb") as unpacked:
        stream = io.BufferedReader(unpacked)
        packed = opened._replace(stream=stream, name=inner, told=told, layers=opened.layers + 1)
        try:
            yield from read_opened(packed)
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            yield packed.refuse("unreadable", f"damaged gzip data: {error}")


def _read_rest(opened: Opened) -> Iterator[Input]:
    yield read_page(opened)


def _is_anything(_head: bytes) -> bool:
    return True


READERS: tuple[Reader, ...] = (
    Reader("gzip", _is_gzip, _read_gzip),
    Reader("WordPress posts", is_wp_json, read_wp_json),
    Reader("JSON lines", is_json_lines, read_json_lines),
    Reader("page", _is_anything, _read_rest),
)

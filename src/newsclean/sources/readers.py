"""Readers: each knows one form of input by its first bytes, and yields the pages in it.

`READERS` is the order in which they are asked; the last takes whatever is left. A new form is one
entry above it.
"""

from __future__ import annotations

import gzip
import importlib
import io
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from newsclean.sources.inputs import Unread
from newsclean.sources.jsonl import is_json_lines, read_json_lines
from newsclean.sources.looks import PAGE_SUFFIXES, split_suffix
from newsclean.sources.opened import Damaged, Opened, read_page
from newsclean.sources.wp_json import is_wp_json, read_wp_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newsclean.sources.inputs import Input
    from newsclean.sources.parcels import File, Span

    Found: TypeAlias = Input | Opened

# A page may be packed, and the folder of packed pages packed again. A gzip file exists that
# unpacks to itself without end.
_LAYERS = 2


class Reader(NamedTuple):
    """One form of input.

    `read` and `read_span` yield pages, and inputs to be opened in their turn (the members of an
    archive): those are read to their end before the next is asked for.
    """

    name: str
    is_mine: Callable[[bytes], bool]
    """Whether these first bytes are of this form; reading may still tell that they are not."""
    read: Callable[[Opened], Iterator[Found]]
    many: bool = False
    """It may hold many pages: a large one is cut, or else read ahead and carried."""
    split: Callable[[File], Iterator[Span]] | None = None
    """Cuts a large file into spans that cover it; yields none where it cannot be cut."""
    read_span: Callable[[Span], Iterator[Found]] | None = None


def find_reader(head: bytes) -> Reader:
    """Return the first reader that knows these first bytes."""
    return next(reader for reader in READERS if reader.is_mine(head))


def read_opened(opened: Opened) -> Iterator[Input]:
    """Yield what is in one open input, by the first reader that knows its first bytes."""
    head = opened.head()
    if not head:
        yield opened.refuse("empty", "is empty: nothing to read")
        return
    yield from _unfold(find_reader(head).read(opened))


def read_span(span: Span) -> Iterator[Input]:
    """Yield what is in a part of a file, by the reader that cut it."""
    reader = next(reader for reader in READERS if reader.name == span.reader)
    if reader.read_span is None:
        raise ValueError(f"{span.reader} cannot read a part of a file")
    yield from _unfold(reader.read_span(span))


def _unfold(found: Iterable[Found]) -> Iterator[Input]:
    """Yield the inputs, with what is in those that wait to be opened.

    A member whose own bytes are damaged costs itself; damage around it ends the whole.
    """
    for one in found:
        if not isinstance(one, Opened):
            yield one
            continue
        try:
            yield from read_opened(one)
        except Damaged as error:
            if error.origin != one.origin:
                raise
            yield Unread(one.origin, "unreadable", str(error))


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


def _late(module: str, name: str) -> Callable[[Any], Iterator[Any]]:
    """Return a function of a module that is imported when it is first called."""

    def call(given: Any) -> Iterator[Any]:
        function = getattr(importlib.import_module(f"newsclean.sources.{module}"), name)
        yield from function(given)

    return call


READERS: tuple[Reader, ...] = (
    Reader("gzip", _is_gzip, _read_gzip, many=True),
    Reader("WordPress posts", is_wp_json, read_wp_json),
    Reader("JSON lines", is_json_lines, read_json_lines, many=True),
    Reader("page", _is_anything, _read_rest),
)

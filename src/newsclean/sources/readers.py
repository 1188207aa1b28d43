"""Readers: each knows one form of input by its first bytes, and yields the pages in it.

`READERS` is the order in which they are asked; the last takes whatever is left. A new form is one
entry above it.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from newsclean.model import RawPage
from newsclean.sources.archives.marks import is_mhtml, is_packed, is_tar, is_zip
from newsclean.sources.beside import add_note
from newsclean.sources.inputs import Unread
from newsclean.sources.jsonl import is_json_lines
from newsclean.sources.opened import Damaged, Opened, read_page
from newsclean.sources.tables.delimited import is_delimited, read_delimited
from newsclean.sources.wp_json import is_wp_json, read_wp_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newsclean.sources.inputs import Input
    from newsclean.sources.parcels import File, Span

    Found: TypeAlias = Input | Opened


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
            yield Unread(one.origin, error.reason, str(error))


def _read_rest(opened: Opened) -> Iterator[Input]:
    found = read_page(opened)
    yield add_note(found) if isinstance(found, RawPage) else found


def _is_parquet(head: bytes) -> bool:
    return head.startswith(b"PAR1")


def _is_anything(_head: bytes) -> bool:
    return True


def _late(place: str) -> Callable[[Any], Any]:
    """Return a function that is imported when it is first called: `module:name`."""
    module, _, name = place.partition(":")

    def call(given: Any) -> Any:
        return getattr(importlib.import_module(f"newsclean.sources.{module}"), name)(given)

    return call


def _cutting(name: str, is_mine: Callable[[bytes], bool], module: str, noun: str) -> Reader:
    """Return the reader of a form whose large files can be cut, by the names that such modules use."""
    return Reader(
        name,
        is_mine,
        _late(f"{module}:read_{noun}"),
        many=True,
        split=_late(f"{module}:split_{noun}"),
        read_span=_late(f"{module}:read_{noun}_span"),
    )


READERS: tuple[Reader, ...] = (
    _cutting("web archive", _late("warc.marks:is_archive"), "warc.files", "archive"),
    _cutting("zip", is_zip, "archives.zips", "zip"),
    Reader("packed", is_packed, _late("archives.packed:read_packed"), many=True),
    _cutting("tar", is_tar, "archives.tars", "tar"),
    _cutting("Parquet", _is_parquet, "tables.parquet", "parquet"),
    Reader("browser capture", is_mhtml, _late("archives.mhtml:read_mhtml")),
    Reader("WordPress posts", is_wp_json, read_wp_json),
    _cutting("JSON lines", is_json_lines, "jsonl", "json_lines"),
    Reader("table", is_delimited, read_delimited, many=True),
    Reader("page", _is_anything, _read_rest),
)

"""Web archives as files: read whole, cut into spans, read in spans."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from newsclean.model import RawPage
from newsclean.sources.inputs import Unread
from newsclean.sources.looks import HEAD_BYTES
from newsclean.sources.parcels import Span
from newsclean.sources.warc.marks import is_wacz
from newsclean.sources.warc.stretches import cut, read_stretch, read_whole
from newsclean.sources.warc.wacz import cut_wacz, read_wacz, read_wacz_stretch
from newsclean.sources.warc.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsclean.sources.inputs import Input
    from newsclean.sources.opened import Opened
    from newsclean.sources.parcels import File

READER: Final = "web archive"


def read_archive(opened: Opened) -> Iterator[Input | Opened]:
    """Yield the pages of an archive, one after the other, and what is lost of it."""
    if is_wacz(opened.head()):
        yield from read_wacz(opened)
        return
    window = Window(opened.stream, seek=_find_seek(opened.stream))
    found = False
    for one in read_whole(window, opened.origin):
        found = found or isinstance(one, RawPage | Unread)
        yield one
    if not found:
        yield opened.refuse("empty", "is a web archive without a page")


def split_archive(file: File) -> Iterator[Span]:
    """Yield the spans of an archive, each of whole records."""
    with open(file.path, "rb") as stream:
        if is_wacz(stream.peek(HEAD_BYTES)[:HEAD_BYTES]):
            yield from cut_wacz(stream, file, READER)
            return
        start = 0
        for stop in cut(stream, 0, file.size):
            yield Span(file, READER, start, stop, bytes_covered=stop - start)
            start = stop


def read_archive_span(span: Span) -> Iterator[Input | Opened]:
    """Yield the pages of one span of an archive."""
    file = span.file
    with open(file.path, "rb") as stream:
        if is_wacz(stream.peek(HEAD_BYTES)[:HEAD_BYTES]):
            yield from read_wacz_stretch(stream, span.start, span.stop, file.origin)
        else:
            yield from read_stretch(stream, 0, file.size, span.start, span.stop, file.origin)


def _find_seek(stream: Any) -> Callable[[int], object] | None:
    """Return how to stand at another place of a stream, None where that would start it anew."""
    if not isinstance(getattr(stream, "raw", None), io.FileIO) or not stream.seekable():
        return None
    base: int = stream.tell()
    return lambda place: stream.seek(base + place)

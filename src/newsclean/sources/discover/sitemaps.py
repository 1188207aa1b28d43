"""Sitemaps and their indexes → the pages and the sitemaps that they name, as a stream."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import urljoin

from newsclean.sources.discover.found import Found, Nested
from newsclean.sources.discover.moments import parse_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

# Six times what the protocol lets a sitemap have: what unpacks to more is no sitemap.
_UNPACKED_BYTES = 300 * 2**20
_GZIP = b"\x1f\x8b"


def read_sitemap(body: bytes, url: str, zone: str | None) -> Iterator[Found | Nested]:
    """Yield what a sitemap names, in its order; packed or not, whole or cut off.

    What was read is let go of at once: fifty thousand addresses need no more memory than one.
    """
    from lxml import etree

    stream: Any = io.BytesIO(body)
    if body[:2] == _GZIP:
        stream = _Bounded(gzip.GzipFile(fileobj=stream))
    try:
        for _, element in etree.iterparse(
            stream,
            events=("end",),
            tag=("{*}url", "{*}sitemap"),
            recover=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
        ):
            found = _read(element, url, zone)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
            if found is not None:
                yield found
    except (etree.XMLSyntaxError, gzip.BadGzipFile, EOFError, zlib.error):
        return  # what came before the damage counts


def read_address_lines(body: bytes, url: str) -> Iterator[Found]:
    """Yield the addresses of a sitemap that is plain text, one a line."""
    if body[:2] == _GZIP:
        with gzip.open(io.BytesIO(body)) as unpacked:
            body = _Bounded(unpacked).read(_UNPACKED_BYTES)
    for line in body.decode("utf-8-sig", "replace").split("\n"):
        address = line.strip()
        if address.startswith(("http://", "https://")):
            yield Found(address, source=url)


def _read(element: Any, url: str, zone: str | None) -> Found | Nested | None:
    said: dict[str, str] = {}
    for child in element.iterdescendants():
        if isinstance(child.tag, str) and child.text:
            said.setdefault(child.tag.rpartition("}")[2].lower(), child.text.strip())
    try:
        address = urljoin(url, said.get("loc", ""))
    except ValueError:
        return None
    if "loc" not in said or not address.startswith(("http://", "https://")):
        return None
    changed = parse_moment(said.get("lastmod"), zone)
    if element.tag.endswith("sitemap"):
        return Nested(address, changed)
    published = parse_moment(said.get("publication_date"), zone)
    # An image of the page may have a title of its own: only a news entry's is the story's.
    title = said.get("title") if "publication_date" in said else None
    title = " ".join(title.split()) if title else None
    return Found(address, title, published, None, url, changed)


class _Bounded(io.RawIOBase):
    """A stream that ends where it becomes larger than it may be."""

    def __init__(self, stream: BinaryIO | Any) -> None:
        self._stream = stream
        self._left = _UNPACKED_BYTES

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, none once the limit is reached."""
        wanted = self._left if size < 0 else min(size, self._left)
        piece: bytes = self._stream.read(wanted)
        self._left -= len(piece)
        return piece

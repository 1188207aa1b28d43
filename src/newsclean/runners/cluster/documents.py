"""datatrove's documents ↔ pages and records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import orjson
from datatrove.data import Document

from newsclean.model import Article, RawPage
from newsclean.sources import parse_instant

if TYPE_CHECKING:
    from newsclean.sources import Input

INPUT = "newsclean.input"
"""The key of a document's metadata that holds the page as it was found, bytes and all."""
_KEYS = [field.alias or name for name, field in Article.model_fields.items()]


def page_of(document: Document) -> Input:
    """Return the page of a document, of whatever reader; one without bytes is its text."""
    found: Input | None = document.metadata.get(INPUT)
    date = document.metadata.get("date")
    if found is None:
        date = parse_instant(date) if isinstance(date, str) else date
        url = document.metadata.get("url")
        return RawPage(document.text, document.id, url, fetched_at=date)
    if isinstance(found, RawPage) and found.fetched_at is None and date is not None:
        return replace(found, fetched_at=date)
    return found


def document_of(line: bytes) -> Document:
    """Return the document of a record or a rejection, given as JSON."""
    record = orjson.loads(line)
    return Document(record.pop("text", ""), record.get("id") or record["path"], metadata=record)


def line_of(document: Document) -> bytes:
    """Return the line of a record or a rejection; what other steps have added is left out."""
    record = document.metadata
    if "schema" in record and "id" in record:
        record = {**record, "text": document.text}
        record = {key: record.get(key) for key in _KEYS}
    line: bytes = orjson.dumps(record)
    return line

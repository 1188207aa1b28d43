"""Lines → records that every sink can rely on."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

from newsclean.errors import SourceError
from newsclean.sinks.shapes import INTEGER, NUMBER, TEXT, article_shape, require_fit, struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsclean.sinks.shapes import Shape

ARTICLE = "newsclean.article/1"
REJECTION = "newsclean.rejection/1"
CLUSTERED = "newsclean.clustered/1"
"""`newsclean.article/1` with five more keys, as `newsclean dedup` writes it."""


def require_object(line: bytes) -> dict[str, Any]:
    """Return the JSON object on a line; SourceError where it holds none."""
    try:
        found = json.loads(line, parse_constant=_refuse)
        if b"\\u" in line:
            # An escape may spell half a letter, which no file can hold.
            json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise SourceError(f"is damaged: {_say(error)}") from None
    if not isinstance(found, dict):
        raise SourceError("is JSON, but no object")
    return found


def require_article(line: bytes) -> dict[str, Any]:
    """Return the record on a line, every key of it there; SourceError for any other line."""
    found = require_object(line)
    if found.get("schema") == CLUSTERED:
        # A column for each key of a record is all that these sinks have.
        raise SourceError(
            "is a record with its cluster: `newsclean dedup FILE -o NAME.parquet` (or .csv) writes "
            "both, and what `newsclean dedup FILE --representatives` writes can be exported"
        )
    return complete_article(found)


def complete_article(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record with every key there; SourceError where it is none, or none that fits.

    What an older version did not write yet, and what somebody took out, is null or an empty list.
    The keys of a cluster are let stand.
    """
    if record.get("schema") not in (ARTICLE, CLUSTERED):
        raise SourceError(f"is no record: `schema` is {json.dumps(record.get('schema'))[:60]}")
    shape = clustered_shape() if record["schema"] == CLUSTERED else article_shape()
    require_fit(record, shape)
    if record.get("text") is None:
        raise SourceError("is a record without its text")
    for number, image in enumerate(record.get("images") or ()):
        if not image.get("url"):
            raise SourceError(f"images[{number}] has no url")
    if record.keys() >= shape.fields.keys() and None not in map(record.get, _lists()):
        return record
    return _complete(record, shape.fields)


@cache
def clustered_shape() -> Shape:
    """Return the shape of `newsclean.clustered/1`."""
    said = dict.fromkeys(("cluster", "duplicate_of", "relation"), TEXT)
    return struct(**article_shape().fields, **said, similarity=NUMBER, repeats=INTEGER)


@cache
def _lists() -> tuple[str, ...]:
    """Return the keys that hold a list in every record; of numbers null says that nobody looked."""
    fields = article_shape().fields
    return tuple(name for name in fields if fields[name].kind == "list" and name != "numbers")


def _complete(record: dict[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    whole = dict.fromkeys(fields) | record
    for name in _lists():
        whole[name] = whole[name] or []
    return whole


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _say(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"no JSON at character {error.pos + 1}"
    if isinstance(error, UnicodeDecodeError):
        return f"no UTF-8 at byte {error.start + 1}"
    if isinstance(error, UnicodeEncodeError):
        return "half a surrogate pair"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)[:80]

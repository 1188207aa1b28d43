"""Lines of JSON → what deduplication needs of each record."""

from __future__ import annotations

import json
import math
from datetime import UTC, datetime, time, timedelta, timezone
from hashlib import blake2b
from typing import Any, Literal, NamedTuple

from newsclean.normalize.urls import canonical_url

ARTICLE = "newsclean.article/1"
CLUSTERED = "newsclean.clustered/1"
"""`newsclean.article/1` with the keys of `ADDED` behind its own."""
ADDED = ("cluster", "duplicate_of", "relation", "similarity", "repeats")

Fate = Literal["record", "odd", "other", "broken"]
"""odd: a record that has to be written anew; other: JSON, but no record."""

# Where only the day is known, a clock that is known of the same day counts as earlier.
_DHAKA = timezone(timedelta(hours=6))
_NO_DATE = math.inf


class Record(NamedTuple):
    """What is compared of one record, and by what it is told from others."""

    id: str
    url: str | None
    site: str
    """Its slug, else its host; empty where neither is known."""
    published: float
    """Seconds since 1970; inf where unknown."""
    seen: float
    """When this state of the page was fetched, else modified, else published; -inf where unknown."""
    text: str


def parse_object(line: bytes) -> dict[str, Any] | None:
    """Return the object on a line, or None where there is none."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def parse_record(found: dict[str, Any]) -> Record | None:
    """Return what is compared of a JSON object, or None where it is no article.

    Records of other programs are read as well: `text` is all they need.
    """
    text = found.get("text")
    schema = found.get("schema")
    if not isinstance(text, str) or (schema not in (ARTICLE, CLUSTERED) and _is_ours(schema)):
        return None
    url = found.get("url")
    if not isinstance(url, str) or not url:
        url = None
    elif not _is_ours(schema):
        url = canonical_url(url) or url
    published, modified = moment(found.get("published")), moment(found.get("modified"))
    source = found.get("source")
    fetched = moment(source.get("fetched_at") if isinstance(source, dict) else None)
    seen = next((at for at in (fetched, modified, published) if at != _NO_DATE), -math.inf)
    return Record(id_of(found, url, text), url, _site(found, url), published, seen, text)


def id_of(found: dict[str, Any], url: str | None, text: str) -> str:
    """Return the record's own id, or one of its address or text as newsclean would give it."""
    own = found.get("id")
    if isinstance(own, str) and own:
        return own
    if isinstance(own, int) and not isinstance(own, bool):
        return str(own)
    return blake2b((url or text).encode("utf-8", "replace"), digest_size=8).hexdigest()


def fate_of(line: bytes, found: dict[str, Any] | None) -> Fate:
    """Return what a line is to be treated as, given that its object is a record or None."""
    if found is None:
        return "broken"
    # The fast way only adds behind the closing brace, and swaps the name in front.
    if any(key in found for key in ADDED) or not _begins_plainly(line, found):
        return "odd"
    return "record"


def moment(value: object) -> float:
    """Return the seconds since 1970 of an ISO 8601 date, inf for anything else.

    >>> moment("2024-11-02T10:30:00+06:00") < moment("2024-11-02") < moment("2024-11-03T00:01:00+06:00")
    True
    """
    if not isinstance(value, str):
        return _NO_DATE
    try:
        found = datetime.fromisoformat(value)
        if len(value) <= 10:
            found = datetime.combine(found.date(), time(23, 59, 59), _DHAKA)
        elif found.tzinfo is None:
            found = found.replace(tzinfo=_DHAKA)
        return (found - _EPOCH).total_seconds()
    except (ValueError, OverflowError):
        return _NO_DATE


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _is_ours(schema: object) -> bool:
    return isinstance(schema, str) and schema.startswith("newsclean.")


def _site(found: dict[str, Any], url: str | None) -> str:
    site = found.get("site")
    if isinstance(site, str) and site:
        return site
    return url.split("/", 3)[2] if url and "://" in url else ""


def _begins_plainly(line: bytes, found: dict[str, Any]) -> bool:
    return found.get("schema") != ARTICLE or line.startswith(PLAIN_START)


PLAIN_START = b'{"schema":"newsclean.article/1"'

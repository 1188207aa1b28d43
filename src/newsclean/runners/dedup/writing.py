"""The second pass: the records as they came, with what was found behind their own keys."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.errors import SourceError
from newsclean.runners.dedup.inputs import CHANGED
from newsclean.runners.dedup.outcome import RELATIONS
from newsclean.runners.dedup.reading import BROKEN, ODD, RECORD
from newsclean.runners.dedup.records import (
    ADDED,
    ARTICLE,
    CLUSTERED,
    PLAIN_START,
    parse_object,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsclean.runners.dedup.inputs import Inputs
    from newsclean.runners.dedup.outcome import Clusters

_CLUSTERED_START = PLAIN_START.replace(ARTICLE.encode(), CLUSTERED.encode())


class Written(NamedTuple):
    """A record on its way out."""

    number: int
    line: bytes
    """As it came, without its line feed."""
    odd: bool
    """It has to be written anew: it was annotated before, or is not written as newsclean writes."""


def read_again(
    inputs: Inputs, clusters: Clusters, tell: Callable[[str, str], None]
) -> Iterator[Written]:
    """Yield the records once more, in the order of the first pass.

    `tell` is given the place of each line that is damaged, and what is wrong there.
    """
    fates = clusters.corpus.fates
    number = at = -1
    for at, line in enumerate(inputs.lines()):
        if at >= len(fates):
            raise SourceError(CHANGED)
        if fates[at] in (RECORD, ODD):
            number += 1
            yield Written(number, line.content.strip(), fates[at] == ODD)
        elif fates[at] == BROKEN:
            tell(line.origin, line.trouble or "is no JSON object")
    if at + 1 != len(fates):
        raise SourceError(CHANGED)


def annotate(written: Written, clusters: Clusters) -> bytes:
    """Return a record with `ADDED` behind its own keys."""
    added = _added(written.number, clusters)
    line = written.line
    if written.odd:
        return _dump(_plain(line, CLUSTERED) | added)
    if line.startswith(PLAIN_START):
        line = _CLUSTERED_START + line[len(PLAIN_START) :]
    return line[:-1] + b"," + _dump(added)[1:]


def restore(written: Written) -> bytes:
    """Return a record without `ADDED`: as it came, unless it came with them."""
    return _dump(_plain(written.line, ARTICLE)) if written.odd else written.line


def _plain(line: bytes, schema: str) -> dict[str, Any]:
    """Return the record on a line without `ADDED`, called by a schema if it is ours."""
    found = parse_object(line)
    assert found is not None
    for key in ADDED:
        found.pop(key, None)
    if found.get("schema") in (ARTICLE, CLUSTERED):
        found["schema"] = schema
    return found


def _added(number: int, clusters: Clusters) -> dict[str, Any]:
    kept = clusters.is_kept(number)
    return {
        "cluster": clusters.id_of(int(clusters.representative[number])),
        "duplicate_of": None if kept else clusters.id_of(int(clusters.duplicate_of[number])),
        "relation": RELATIONS[clusters.relation[number]],
        "similarity": None if kept else round(float(clusters.similarity[number]), 3),
        "repeats": int(clusters.corpus.repeats[number]),
    }


def _dump(found: dict[str, Any]) -> bytes:
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")

"""Lists of what was found: clusters with their members, and paragraphs that recur on a site."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from newsclean.runners.dedup.history import precedence
from newsclean.runners.dedup.outcome import RELATIONS
from newsclean.runners.dedup.records import moment, parse_object
from newsclean.runners.dedup.recurring import keys_of
from newsclean.runners.dedup.spool import temporary_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.runners.dedup.outcome import Clusters
    from newsclean.runners.dedup.writing import Written

_SHOWN_TITLE = 60


class Listing:
    """Collects the members of clusters as they pass, and lists them when all have passed."""

    def __init__(self, clusters: Clusters) -> None:
        self._clusters = clusters
        self._sizes = np.bincount(clusters.representative, minlength=len(clusters))
        self._kept = temporary_file(self)
        self._places: dict[int, tuple[int, int]] = {}

    def take(self, written: Written) -> None:
        """Keep what the list says of a record, if its cluster is listed."""
        number = written.number
        if self._sizes[self._clusters.representative[number]] < 2:
            return
        found = parse_object(written.line) or {}
        source = found.get("source")
        kept = {key: found.get(key) for key in ("url", "site", "title", "published", "modified")}
        kept["fetched_at"] = source.get("fetched_at") if isinstance(source, dict) else None
        data = json.dumps(kept).encode()
        self._places[number] = (self._kept.tell(), len(data))
        self._kept.write(data)

    def clusters(self) -> Iterator[dict[str, Any]]:
        """Yield each cluster of two and more records, the largest first."""
        found = self._clusters
        members: dict[int, list[int]] = {}
        for number in self._places:
            members.setdefault(int(found.representative[number]), []).append(number)
        for representative in sorted(
            members, key=lambda one: (-len(members[one]), found.id_of(one))
        ):
            yield self._describe(representative, members[representative])

    def _describe(self, representative: int, numbers: list[int]) -> dict[str, Any]:
        found = self._clusters
        numbers.sort(key=lambda one: precedence(found.corpus, one))
        version = RELATIONS.index("version")
        current = [one for one in numbers if found.relation[one] != version]
        older = [one for one in numbers if found.relation[one] == version]
        members = [self._member(one) for one in current]
        dates = [one["published"] for one in members if moment(one["published"]) < float("inf")]
        return {
            "schema": "newsclean.cluster/1",
            "cluster": found.id_of(representative),
            "title": members[0]["title"],
            "records": len(members),
            "sites": len({found.corpus.sites[found.corpus.site[one]] for one in current}),
            "first": min(dates, key=moment, default=None),
            "last": max(dates, key=moment, default=None),
            "members": members,
            "history": [
                self._member(one, "modified", "fetched_at")
                for one in sorted(older, key=lambda one: (found.corpus.url[one], found.corpus.seen[one], found.corpus.prints[one]))
            ],
        }  # fmt: skip

    def _member(self, number: int, *more: str) -> dict[str, Any]:
        found = self._clusters
        start, size = self._places[number]
        self._kept.seek(start)
        kept = json.loads(self._kept.read(size))
        said = {key: kept[key] for key in ("url", "site", "title", "published", *more)}
        return {
            "id": found.id_of(number),
            **said,
            "relation": RELATIONS[found.relation[number]],
            "similarity": None
            if found.is_kept(number)
            else round(float(found.similarity[number]), 3),
            "repeats": int(found.corpus.repeats[number]),
        }


class Paragraphs:
    """Collects the wording of the paragraphs that recur."""

    def __init__(self, clusters: Clusters) -> None:
        self._clusters = clusters
        self._wanted: dict[int, list[int]] = {}
        for at, one in enumerate(clusters.recurring.paragraphs):
            self._wanted.setdefault(one.example, []).append(at)
        self._found: dict[int, dict[str, Any]] = {}

    def take(self, written: Written) -> None:
        """Keep the paragraphs that this record is the example of."""
        wanted = self._wanted.get(written.number)
        if wanted is None:
            return
        corpus = self._clusters.corpus
        record = parse_object(written.line) or {}
        # The first pass left out what holds no word; so do we.
        keys = keys_of(corpus, written.number, written.number + 1).tolist()
        texts = [one for one in str(record["text"]).split("\n") if _has_words(one)]
        for at in wanted:
            one = self._clusters.recurring.paragraphs[at]
            self._found[at] = {
                "schema": "newsclean.recurring/1",
                "site": one.site,
                "text": texts[keys.index(one.key)].strip(),
                "records": one.records,
                "of": one.of,
                "example": record.get("url") or self._clusters.id_of(written.number),
            }

    def paragraphs(self) -> Iterator[dict[str, Any]]:
        """Yield the paragraphs by site, the commonest first."""
        for at in sorted(self._found):
            yield self._found[at]


def markdown(clusters: Iterator[dict[str, Any]]) -> Iterator[str]:
    """Yield a Markdown page with a table for each cluster."""
    yield "# Clusters\n"
    for one in clusters:
        days = " to ".join(
            dict.fromkeys(str(one[key])[:10] for key in ("first", "last") if one[key])
        )
        yield f"\n## {_cell(one['title']) or one['cluster']}\n"
        yield f"{one['records']} records of {one['sites']} sites{', ' + days if days else ''}\n"
        yield "| published | site | relation | similarity | title | address |"
        yield "|---|---|---|---|---|---|"
        for member in one["members"] + one["history"]:
            relation = member["relation"] or "first"
            similarity = "" if member["similarity"] is None else f"{member['similarity']:.2f}"
            cells = (member["published"], member["site"], relation, similarity)
            title = _cell(member["title"])[:_SHOWN_TITLE]
            yield f"| {' | '.join(map(_cell, cells))} | {title} | {_cell(member['url'])} |"


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split()).replace("|", "\\|")


def _has_words(paragraph: str) -> bool:
    from newsclean.runners.dedup.words import split_words

    return any(split_words(token) for token in paragraph.split())

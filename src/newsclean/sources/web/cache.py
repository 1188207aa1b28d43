"""Answers kept on disk: asked for again only as RFC 9111 says, and read without a network.

hishel holds the rules; what is kept is an SQLite file, so that one folder can be copied and a
killed run leaves nothing half-written.
"""

from __future__ import annotations

import json
import os
import sqlite3
import uuid
import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from newsclean.errors import MissingExtra, UsageError
from newsclean.sources.answers import Answer

if TYPE_CHECKING:
    from newsclean.model import CacheState

_TABLE = """
CREATE TABLE IF NOT EXISTS answers (
    id BLOB PRIMARY KEY, url TEXT NOT NULL, asked TEXT NOT NULL, status INTEGER NOT NULL,
    headers TEXT NOT NULL, body BLOB NOT NULL, fetched_at TEXT NOT NULL
)
"""
_FILE = "answers.sqlite3"
# What tells of the way a body was packed, and not of the body.
_PACKING = frozenset(("content-encoding", "content-length", "transfer-encoding", "connection"))


class Cache:
    """A folder of answers."""

    def __init__(self, folder: str) -> None:
        try:
            import hishel
        except ImportError as error:
            raise MissingExtra("hishel", "cache") from error
        self._hishel = hishel
        self._options = hishel.CacheOptions(shared=False)
        try:
            os.makedirs(folder, exist_ok=True)
            self._db = sqlite3.connect(
                os.path.join(folder, _FILE), isolation_level=None, check_same_thread=False
            )
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.execute(_TABLE)
            self._db.execute("CREATE INDEX IF NOT EXISTS by_url ON answers (url)")
        except (OSError, sqlite3.Error) as error:
            raise UsageError(f"{folder}: cannot be used as a cache: {error}") from error

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def find_any(self, url: str) -> Answer | None:
        """Return the newest answer for an address, however old, or None."""
        row = self._db.execute(
            "SELECT status, headers, body, fetched_at FROM answers WHERE url = ?"
            " ORDER BY fetched_at DESC LIMIT 1",
            (url,),
        ).fetchone()
        return None if row is None else _answer(url, row, "offline")

    def question(self, url: str, headers: dict[str, str]) -> Question:
        """Return what to ask for an address, and what can be answered without asking."""
        return Question(self, url, headers)

    def _entries(self, url: str) -> list[Any]:
        entries = []
        for id_, asked, status, headers in self._db.execute(
            "SELECT id, asked, status, headers FROM answers WHERE url = ?", (url,)
        ):
            entries.append(
                self._hishel.Entry(
                    uuid.UUID(bytes=id_),
                    self._request(url, dict(json.loads(asked))),
                    self._response(status, json.loads(headers)),
                )
            )
        return entries

    def _request(self, url: str, headers: dict[str, str]) -> Any:
        kept = self._hishel.Headers({key: [value] for key, value in headers.items()})
        return self._hishel.Request("GET", url, kept)

    def _response(self, status: int, headers: Any) -> Any:
        grouped: dict[str, list[str]] = {}
        for key, value in headers:
            grouped.setdefault(key, []).append(value)
        return self._hishel.Response(status, self._hishel.Headers(grouped))

    def _load(self, entry: Any, url: str, state: CacheState) -> Answer | None:
        row = self._db.execute(
            "SELECT status, headers, body, fetched_at FROM answers WHERE id = ?", (entry.id.bytes,)
        ).fetchone()
        return None if row is None else _answer(url, row, state)

    def _store(self, url: str, asked: dict[str, str], answer: Answer) -> None:
        kept = [(key, value) for key, value in answer.headers if key not in _PACKING]
        self._db.execute("BEGIN IMMEDIATE")
        # One answer an address: nothing here asks for the same address in two ways.
        self._db.execute("DELETE FROM answers WHERE url = ?", (url,))
        self._db.execute(
            "INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                uuid.uuid4().bytes,
                url,
                json.dumps(list(asked.items())),
                answer.status,
                json.dumps(kept),
                zlib.compress(answer.body, 1),
                answer.fetched_at.isoformat(),
            ),
        )
        self._db.execute("COMMIT")

    def _refresh(self, entry: Any, now: datetime) -> None:
        headers = [
            (key, value)
            for key in entry.response.headers
            for value in entry.response.headers.get_list(key) or []
            if key not in _PACKING
        ]
        self._db.execute(
            "UPDATE answers SET headers = ?, fetched_at = ? WHERE id = ?",
            (json.dumps(headers), now.isoformat(), entry.id.bytes),
        )

    def _remove(self, entry_id: uuid.UUID) -> None:
        self._db.execute("DELETE FROM answers WHERE id = ?", (entry_id.bytes,))


class Question:
    """One address on its way through the rules of the cache."""

    def __init__(self, cache: Cache, url: str, headers: dict[str, str]) -> None:
        self._cache = cache
        self._url = url
        self._asked = headers
        hishel = cache._hishel  # noqa: SLF001 (one object in two halves)
        state = hishel.IdleClient(options=cache._options)  # noqa: SLF001
        self._state: Any = state.next(cache._request(url, headers), cache._entries(url))  # noqa: SLF001

    @property
    def kept(self) -> Answer | None:
        """The answer that is still fresh, None where the host has to be asked."""
        if type(self._state).__name__ == "FromCache":
            return self._cache._load(self._state.entry, self._url, "fresh")  # noqa: SLF001
        return None

    @property
    def conditions(self) -> dict[str, str]:
        """Headers that ask for the page only if it has changed."""
        headers = getattr(getattr(self._state, "request", None), "headers", {})
        found = ((name, headers.get(name)) for name in ("if-none-match", "if-modified-since"))
        return {name: value for name, value in found if value}

    def settle(self, answer: Answer) -> Answer | None:
        """Keep what may be kept and return the answer that counts; None: ask without conditions."""
        cache, hishel = self._cache, self._cache._hishel  # noqa: SLF001
        state = self._state
        if not isinstance(state, hishel.CacheMiss | hishel.NeedRevalidation):
            return answer
        kept = [(key, value) for key, value in answer.headers if key not in _PACKING]
        state = state.next(cache._response(answer.status, kept))  # noqa: SLF001
        while True:
            if isinstance(state, hishel.NeedToBeUpdated):
                for entry in state.updating_entries:
                    cache._refresh(entry, answer.fetched_at)  # noqa: SLF001
                state = state.next()
            elif isinstance(state, hishel.InvalidateEntries):
                for entry_id in state.entry_ids:
                    cache._remove(entry_id)  # noqa: SLF001
                state = state.next()
            elif isinstance(state, hishel.FromCache):
                return cache._load(state.entry, self._url, "revalidated")  # noqa: SLF001
            elif isinstance(state, hishel.StoreAndUse):
                cache._store(self._url, self._asked, answer)  # noqa: SLF001
                return answer
            elif isinstance(state, hishel.CouldNotBeStored):
                return answer
            else:  # the 304 was about none of ours
                self._state = state
                return None


def _answer(url: str, row: tuple[Any, ...], state: CacheState) -> Answer:
    status, headers, body, fetched_at = row
    moment = datetime.fromisoformat(fetched_at)
    return Answer(
        url=url,
        status=status,
        headers=tuple((key, value) for key, value in json.loads(headers)),
        body=zlib.decompress(body),
        fetched_at=moment if moment.tzinfo else moment.replace(tzinfo=UTC),
        cache=state,
    )

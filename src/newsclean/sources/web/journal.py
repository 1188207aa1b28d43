"""What a run has asked for and got, on disk: a killed run goes on where it was.

Each address is written down before it is asked for, and each answer before it is handed on; both
in SQLite, which a kill leaves whole. An answer is kept until the run that it belongs to has
delivered its records; then its address is all that is left, so that the next run of the same
journal asks for new pages only.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from datetime import datetime
from typing import TYPE_CHECKING

from newsclean.errors import UsageError
from newsclean.model import RawPage
from newsclean.sources.inputs import Unread
from newsclean.sources.web.lists import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

_WAITING, _DONE, _DELIVERED = 0, 1, 2
_TABLE = """
CREATE TABLE IF NOT EXISTS pages (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, url TEXT NOT NULL, title TEXT,
    published TEXT, state INTEGER NOT NULL, passing INTEGER NOT NULL DEFAULT 0, facts TEXT, body BLOB
)
"""
_MAGIC = 0x6E63_6A31  # "ncj1": another program's database is not written into


class Journal:
    """One journal, open for one run."""

    def __init__(self, path: str) -> None:
        self.exhausted = False
        """The run has come to its end, and all that it found was taken."""
        try:
            self._db = sqlite3.connect(
                path, isolation_level=None, timeout=1, check_same_thread=False
            )
            # Held until the run ends, by the system: a second run is turned away, and a killed one
            # keeps nobody out.
            self._db.execute("PRAGMA locking_mode=EXCLUSIVE")
            self._db.execute("BEGIN EXCLUSIVE")
            (mark,) = self._db.execute("PRAGMA application_id").fetchone()
            (tables,) = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if tables and mark != _MAGIC:
                raise UsageError(f"{path}: is a database, but no journal of newsclean")
            self._db.execute(f"PRAGMA application_id={_MAGIC}")
            self._db.execute(_TABLE)
            self._db.execute("CREATE INDEX IF NOT EXISTS by_state ON pages (state)")
            self._db.execute("COMMIT")
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
        except sqlite3.Error as error:
            busy = "locked" in str(error) or "busy" in str(error)
            why = "another run is using it" if busy else f"cannot be used as a journal: {error}"
            raise UsageError(f"{path}: {why}") from error

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def expect(self, key: str, wanted: Wanted, *, came_up: bool = False) -> bool:
        """Note an address that will be asked for; False where it is known already.

        One that `came_up` behind a redirect is not: its page is there under another address.
        """
        found = self._db.execute(
            "INSERT OR IGNORE INTO pages (key, url, title, published, state) VALUES (?, ?, ?, ?, ?)",
            (key, wanted.url, wanted.title, wanted.published, _DELIVERED if came_up else _WAITING),
        )
        return found.rowcount == 1

    def keep(self, key: str, outcome: RawPage | Unread, *, passing: bool = False) -> None:
        """Keep what became of an address."""
        if isinstance(outcome, RawPage):
            body = outcome.body if isinstance(outcome.body, bytes) else outcome.body.encode()
            packed: bytes | None = zlib.compress(body, 1)
            facts = [
                outcome.origin,
                outcome.url,
                outcome.fetched_at.isoformat() if outcome.fetched_at else None,
                outcome.status,
                outcome.charset_hint,
                outcome.cache,
            ]
        else:
            packed, facts = None, list(outcome)
        self._db.execute(
            "UPDATE pages SET state = ?, passing = ?, facts = ?, body = ? WHERE key = ?",
            (_DONE, passing, json.dumps(facts), packed, key),
        )

    def kept(self) -> Iterator[tuple[RawPage | Unread, Wanted]]:
        """Yield what a run before this one got and did not deliver."""
        last = 0
        # One at a time: the table is written to meanwhile, and a thousand pages are a lot.
        while True:
            row = self._db.execute(
                "SELECT number, url, title, published, facts, body FROM pages"
                " WHERE state = ? AND number > ? ORDER BY number LIMIT 1",
                (_DONE, last),
            ).fetchone()
            if row is None:
                return
            last, url, title, published, facts, body = row
            yield _outcome(json.loads(facts), body), Wanted(url, title, published)

    def waiting(self) -> list[tuple[str, Wanted]]:
        """Return the addresses that were expected and never answered, with their keys."""
        rows = self._db.execute(
            "SELECT key, url, title, published FROM pages WHERE state = ? ORDER BY number",
            (_WAITING,),
        )
        return [(key, Wanted(url, title, published)) for key, url, title, published in rows]

    def same_as(self, key: str) -> None:
        """Forget an address that turned out to be another one's."""
        self._db.execute("UPDATE pages SET state = ? WHERE key = ?", (_DELIVERED, key))

    def deliver(self) -> None:
        """Let go of what was kept: its records are where they belong.

        What failed and may be there the next time is forgotten altogether: the next run asks again.
        """
        self._db.execute("BEGIN IMMEDIATE")
        self._db.execute("DELETE FROM pages WHERE state = ? AND passing", (_DONE,))
        self._db.execute(
            "UPDATE pages SET state = ?, facts = NULL, body = NULL WHERE state = ?",
            (_DELIVERED, _DONE),
        )
        self._db.execute("COMMIT")
        self._db.execute("VACUUM")


def _outcome(facts: list[str | int | None], body: bytes | None) -> RawPage | Unread:
    if body is None:
        return Unread(*facts)  # type: ignore[arg-type]
    origin, url, fetched_at, status, charset, cache = facts
    return RawPage(
        body=zlib.decompress(body),
        origin=str(origin),
        url=str(url) if url else None,
        fetched_at=datetime.fromisoformat(str(fetched_at)) if fetched_at else None,
        status=status if isinstance(status, int) else None,
        charset_hint=str(charset) if charset else None,
        cache=cache,  # type: ignore[arg-type]
    )

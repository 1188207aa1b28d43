"""Records as JSON lines under other names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from newsclean.sinks.records import require_article

if TYPE_CHECKING:
    from newsclean.sinks.jsonl import Lines
    from newsclean.sinks.views import View


class ViewedLines:
    """JSON lines that hold a view of each record."""

    def __init__(self, lines: Lines, view: View) -> None:
        self._lines = lines
        self._view = view
        self.count = 0

    def write(self, record: bytes) -> None:
        """Add one record, given as JSON; SourceError where it is none."""
        seen = self._view.of(require_article(record))
        made = json.dumps(seen, ensure_ascii=False, separators=(",", ":"))
        self._lines.write(made.encode())
        self.count += 1

    def identity(self) -> tuple[int, int] | None:
        """Return device and inode of the file that is written to, or None."""
        return self._lines.identity()

    def commit(self) -> None:
        """Make what was written final."""
        self._lines.commit()

    def discard(self) -> None:
        """Leave nothing behind that looks finished."""
        self._lines.discard()

"""Records as CSV that spreadsheets open as it is meant: letters, lists, and no formulas."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from newsclean.sinks.records import require_article
from newsclean.sinks.shapes import Shape
from newsclean.sinks.views import columns_of, find_value

if TYPE_CHECKING:
    from newsclean.sinks.jsonl import Lines
    from newsclean.sinks.views import View

# Without it Excel takes UTF-8 for the code page of the machine.
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}".encode()
# A cell that begins so is code to Excel, LibreOffice and Google Sheets (OWASP, CSV injection), the
# wide forms and what stands behind white space among them.
_FORMULA = (
    *"=+-@\t\r\n",
    "\N{FULLWIDTH EQUALS SIGN}",
    "\N{FULLWIDTH PLUS SIGN}",
    "\N{FULLWIDTH HYPHEN-MINUS}",
    "\N{FULLWIDTH COMMERCIAL AT}",
)
# What explains a record, and the numbers of its text, is for programs.
_LEFT_OUT = (
    "schema", "published_at", "modified_at", "modified_on", "numbers", "source.kind", "source.sha256", "source.status",
    "source.cache", "source.charset", "extraction.layout", "evidence.", "normalization.", "newsclean",
)  # fmt: skip
CELL_CHARS = 32_767
"""What a cell of Excel holds; LibreOffice holds more."""


class CsvLines:
    """Records as rows of cells, to lines that end in CR LF."""

    def __init__(self, lines: Lines, view: View, *, chosen: bool) -> None:
        """Write to `lines`; `chosen` columns are all written, else those that a reader wants."""
        self._lines = lines
        self._view = view
        self._places = [
            (name, top, name[len(top) + 1 :])
            for top, shape in view.shape.fields.items()
            for name, _ in columns_of(Shape("struct", fields={top: shape}))
            if chosen or not name.startswith(_LEFT_OUT)
        ]
        self._row = io.StringIO()
        self._writer = csv.writer(self._row, lineterminator="\r\n")
        self._open = False
        self.count = 0
        self.overlong = 0
        """Cells that are longer than Excel takes."""

    def write(self, record: bytes) -> None:
        """Add one record, given as JSON; SourceError where it is none."""
        seen = self._view.of(require_article(record))
        cells = [cell_of(_value(seen.get(top), below)) for _, top, below in self._places]
        self._begin()
        self.overlong += sum(len(cell) > CELL_CHARS for cell in cells)
        self._lines.write(self._line(cells))
        self.count += 1

    def identity(self) -> tuple[int, int] | None:
        """Return device and inode of the file that is written to, or None."""
        return self._lines.identity()

    def commit(self) -> None:
        """Make what was written final."""
        self._begin()
        self._lines.commit()

    def discard(self) -> None:
        """Leave nothing behind that looks finished."""
        self._lines.discard()

    def _begin(self) -> None:
        if not self._open:
            self._open = True
            self._lines.write(_MARK + self._line([name for name, _, _ in self._places]))

    def _line(self, cells: list[str]) -> bytes:
        self._row.seek(0)
        self._row.truncate()
        self._writer.writerow(cells)
        # The lines below end it with the line feed.
        return self._row.getvalue().removesuffix("\n").encode()


def cell_of(value: object) -> str:
    r"""Return a value as a cell shows it: lists joined, formulas made text by a leading `'`.

    >>> cell_of(["রহিম", "করিম"])
    'রহিম; করিম'
    >>> cell_of("=1+1")
    "'=1+1"
    """
    text = _joined(value)
    return f"'{text}" if text.lstrip(" \N{NO-BREAK SPACE}").startswith(_FORMULA) else text


def _joined(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        # Objects stand on lines of their own.
        between = "\n" if any(isinstance(one, dict) for one in value) else "; "
        return between.join(filter(None, map(_joined, value)))
    if isinstance(value, dict):
        return " | ".join(filter(None, map(_joined, value.values())))
    return json.dumps(value)


def _value(found: Any, below: str) -> Any:
    return find_value(found, below) if below and found is not None else found

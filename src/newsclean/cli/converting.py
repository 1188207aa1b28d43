"""A conversion from lines of records to another form, with what is to be said of it."""

from __future__ import annotations

import contextlib
import signal
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsclean.cli.exits import NOTHING_READ
from newsclean.cli.interrupts import Interrupts
from newsclean.cli.messages import FirstFew, say, silence_stdout
from newsclean.errors import SourceError, UsageError
from newsclean.runners.record_files import list_record_files
from newsclean.sinks import FileLines, StreamLines, form_of, open_sink
from newsclean.sinks.compressed import PackedLines
from newsclean.sinks.reading import read_lines
from newsclean.sinks.records import ARTICLE, REJECTION, complete_article, require_object
from newsclean.sinks.shapes import article_shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.sinks import Form, Lines


@dataclass(slots=True)
class Conversion:
    """One run of `export`: reads, writes, says what is to be said, answers with the exit code."""

    output: str | None
    form: Form | None
    profile: str | None
    fields: Sequence[str]
    force: bool
    quiet: bool
    rejections: int = 0
    written: int = 0
    unread: int = 0
    unknown: set[str] = field(default_factory=set)
    damage: FirstFew = field(default_factory=lambda: FirstFew("damaged lines"))

    def carry_out(self, paths: Sequence[str]) -> int:
        """Convert the records of all files into one output and return the exit code."""
        sink: Lines | None = None
        interrupts = Interrupts()
        try:
            with interrupts:
                sink = self._open()
                for path in paths:
                    self._convert_all(path, sink, interrupts)
                with interrupts.held:
                    if self.written:
                        sink.commit()
                    else:
                        sink.discard()
        except KeyboardInterrupt:
            return self._keep(sink, interrupts.signal or signal.SIGINT)
        except BrokenPipeError:
            silence_stdout()
            return 0
        except OSError as error:
            _discard(sink)
            where = self.output or "standard output"
            say(f"{where}: cannot be written: {error.strerror or error}")
            return 1
        except BaseException:
            _discard(sink)
            raise
        self._sum_up(sink)
        if not self.written:
            return NOTHING_READ
        return 1 if self.damage.count or self.unread else 0

    def _open(self) -> Lines:
        stdout = sys.stdout.buffer if sys.stdout is not None else None
        to_terminal = self.output in (None, "-") and stdout is not None and stdout.isatty()
        form = self.form or form_of(self.output or "")
        if to_terminal and form == "parquet":
            raise UsageError("Parquet is not for a terminal: name a file with -o")
        return open_sink(
            self.output or "-",
            form,
            force=self.force,
            profile=self.profile,
            fields=self.fields,
            stdout=stdout,
        )

    def _convert_all(self, path: str, sink: Lines, interrupts: Interrupts) -> None:
        try:
            for file in list_record_files(path, (self.output,)):
                self._convert(file, sink, interrupts)
        except SourceError as error:
            self.unread += 1
            say(str(error))

    def _convert(self, path: str, sink: Lines, interrupts: Interrupts) -> None:
        try:
            for line in read_lines(path):
                if line.trouble:
                    self.damage.tell(f"{line.origin}: {line.trouble}")
                    continue
                try:
                    with interrupts.held:
                        self._write(line.content.rstrip(b"\r\n"), sink)
                except SourceError as error:
                    self.damage.tell(f"{line.origin}: {error}")
        except SourceError as error:
            self.unread += 1
            say(str(error))

    def _write(self, content: bytes, sink: Lines) -> None:
        found = require_object(content)
        if found.get("schema") == REJECTION:
            self.rejections += 1
            return
        if found.get("schema") == ARTICLE:
            self.unknown |= found.keys() - article_shape().fields.keys()
        if isinstance(sink, StreamLines | FileLines | PackedLines):
            # These take any line; the others look at theirs.
            complete_article(found)
        sink.write(content)
        self.written += 1

    def _sum_up(self, sink: Lines) -> None:
        if self.quiet:
            return
        parts = [f"{self.written} record{'s' * (self.written != 1)} written"]
        if self.damage.count:
            parts.append(f"{self.damage.count} damaged lines left out")
        if self.rejections:
            parts.append(f"{self.rejections} rejections left out")
        say(", ".join(parts))
        if overlong := getattr(sink, "overlong", 0):
            say(f"{overlong} cells are longer than the 32,767 characters that Excel takes")
        if self.unknown and (self.form or form_of(self.output or "")) != "jsonl":
            say(
                f"fields that are none of a record's are left out: {', '.join(sorted(self.unknown))}"
            )

    def _keep(self, sink: Lines | None, number: int) -> int:
        """End after a signal: what is finished is kept."""
        if sink is not None and self.written:
            sink.commit()
        elif sink is not None:
            sink.discard()
        say(f"interrupted: {self.written} records kept")
        return 128 + number


def _discard(sink: Lines | None) -> None:
    if sink is not None:
        with contextlib.suppress(OSError):
            sink.discard()

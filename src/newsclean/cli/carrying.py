"""A run from inputs to exit code: what `clean` and `fetch` share."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.cli.exits import NOTHING_READ
from newsclean.cli.explain import explain
from newsclean.cli.interrupts import Interrupts
from newsclean.cli.messages import FirstFew, silence_stdout
from newsclean.cli.progress import Bar, Lines, is_bar_wanted
from newsclean.cli.summing import counts_of, shares_of
from newsclean.errors import UsageError
from newsclean.runners import Complete, Finished, Tally, Unkept, run
from newsclean.sinks import SplitLines, open_sink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newsclean.runners import Done, Files, Step
    from newsclean.runners.serial import Clean
    from newsclean.sinks import Form
    from newsclean.sinks import Lines as Sink
    from newsclean.sinks.kept import How
    from newsclean.sources import Input

# Told with its place: it is the file that wants mending, or saving anew.
_DAMAGED = "charset.damaged"


@dataclass(frozen=True, slots=True)
class Order:
    """What the user wants done with what comes out."""

    output: str | None = None
    rejects: str | None = None
    force: bool = False
    strict: bool = False
    quiet: bool = False
    explain: bool = False
    append: bool = False
    resume: bool = False
    form: Form | None = None
    profile: str | None = None

    @property
    def how(self) -> How:
        """How a file that may be there is treated."""
        return "force" if self.force else "append" if self.append else "new"


class Carrying:
    """One run: cleans, writes, says what is to be said, and answers with the exit code."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.tally = Tally()
        self.stderr = Lines()
        self._rejected = FirstFew(
            "pages without an article",
            lambda text: self.stderr.say(text),  # a bar may have taken its place by then
            "; --rejects keeps them",
        )
        self._started = time.monotonic()
        self._read_before = 0

    def carry_out(
        self,
        read: Callable[[frozenset[tuple[int, int]]], Iterable[Input]],
        clean: Clean,
        count: Callable[[], int | None] = lambda: None,
    ) -> int:
        """Clean everything that `read` yields, one after the other, and return the exit code.

        `read` is given the files that are being written, which are no input; `count` is asked how
        many inputs there will be only where a bar is shown.
        """
        return self.carry(
            lambda: Unkept(open_sinks(self.order)),
            lambda files: run(read(files.identities()), clean),
            count,
        )

    def carry(
        self,
        open_files: Callable[[], Files],
        run_steps: Callable[[Files], Iterable[Step]],
        measure: Callable[[], int | None],
        *,
        by_weight: bool = False,
    ) -> int:
        """Write what `run_steps` yields to the files that are opened, and return the exit code.

        `measure` says how much there will be: inputs, or with `by_weight` the weights of parcels.
        """
        order = self.order
        files: Files | None = None
        interrupts = Interrupts()
        try:
            with interrupts:
                files = open_files()
                self.tally = files.tally
                self._read_before = self.tally.read
                if is_bar_wanted(quiet=order.quiet, to_stdout=order.output in (None, "-")):
                    self.stderr = Bar(measure, by_weight=by_weight)
                with contextlib.closing(_generator(run_steps(files))) as steps:
                    self._take(steps, files, interrupts)
                code = self.tally.exit_code(strict=order.strict)
                with interrupts.held:
                    files.complete(articles=code != NOTHING_READ)
        except Complete:
            self.stderr.say(f"{order.output} is complete: there is nothing left to do")
            return 0
        except KeyboardInterrupt:
            return self._keep(files, interrupts.signal or signal.SIGINT)
        except BrokenPipeError:
            return self._leave(files)
        except OSError as error:
            return self._fail(files, error)
        except BaseException:
            self.stderr.close()
            if files is not None:
                files.abandon()
            raise
        finally:
            self.stderr.close()
        if not order.quiet:
            self._sum_up()
        return code

    def _take(self, steps: Iterable[Step], files: Files, interrupts: Interrupts) -> None:
        """Write and count what comes, whole lines and whole parcels whatever signal comes."""
        for step in steps:
            if isinstance(step, Finished):
                with interrupts.held:
                    files.finish(step.parcel)
                continue
            with interrupts.held:
                if step.line:
                    files.sinks.write(step.line, is_article=step.fate == "record")
                self.tally.count(step)
            self._note(step)
            self.stderr.advance(self.tally, files.weight)

    def _note(self, done: Done) -> None:
        """Say what this input gives to say."""
        if done.note and not self.order.quiet:
            self.stderr.say(f"{done.origin}: {done.note}")
        if done.fate == "rejection":
            self._note_rejection(done)
        elif _DAMAGED in done.warnings and not self.order.quiet:
            damaged = f"has bytes that are no {done.charset}"
            self.stderr.say(f"{done.origin}: {damaged}; they stand as \N{REPLACEMENT CHARACTER}")
        if self.order.explain and done.result is not None:
            for line in explain(done.origin, done.result):
                self.stderr.say(line, prefix="")

    def _note_rejection(self, done: Done) -> None:
        if done.failed:
            crashed = done.reason == "crashed"
            how = "crashed on this page, please report it: " if crashed else ""
            self.stderr.say(f"{done.origin}: {how}{done.detail}")
            return
        if self.order.quiet or self.order.explain:
            return
        self._rejected.tell(f"{done.origin}: no article ({done.reason}): {done.detail}")

    def _sum_up(self) -> None:
        """Say what was done, in one line that adds up, and more where there is a reason for it."""
        taken_s = time.monotonic() - self._started
        self.stderr.say(counts_of(self.tally, self._read_before, taken_s))
        for line in shares_of(self.tally):
            self.stderr.say(line)

    def _keep(self, files: Files | None, number: int) -> int:
        """End after a signal: what is finished is kept, in whole lines."""
        self.stderr.close()
        try:
            named = files.keep() if files is not None else False
        except OSError as error:
            return self._fail(files, error)
        self.stderr.say(f"interrupted: {self._kept(files, named=named)}")
        return 128 + number

    def _fail(self, files: Files | None, error: OSError) -> int:
        """End because what comes out cannot be written; what is on disk for certain is kept."""
        self.stderr.close()
        where = self.order.output or "standard output"
        named = False
        if files is not None:
            named = files.salvage()
            self.tally = files.tally
        self.stderr.say(f"{where}: cannot be written: {error.strerror or error}")
        if files is not None and files.resumable:
            self.stderr.say(f"{self._kept(files, named=named)}, once there is room")
        return 1

    def _kept(self, files: Files | None, *, named: bool) -> str:
        """Return what has become of the records so far, and how to go on."""
        written = self.tally.written
        records = f"{written} record{'s' * (written != 1)}"
        output = self.order.output
        if output in (None, "-"):
            return f"{records} written"
        further = "; --resume goes on" if files is not None and files.resumable else ""
        if named:
            return f"{records} kept in {output}{further}"
        if not written:
            return f"no record was finished, and {output} is not written{further}"
        return f"{records} kept, and {output} is as it was{further}"

    def _leave(self, files: Files | None) -> int:
        """End because the reader of our output has seen enough: nothing is wrong, nothing is said."""
        if files is not None:
            with contextlib.suppress(OSError):
                files.keep()
        silence_stdout()
        return 0


def _generator(steps: Iterable[Step]) -> Generator[Step]:
    """Return the steps as a generator, which ends what it has started when it is closed."""
    if isinstance(steps, Generator):
        return steps
    return (step for step in steps)


def open_sinks(order: Order) -> SplitLines:
    """Return where records and rejections go; nothing is left behind if one cannot be opened."""
    require_two_places(order)
    articles = _open_articles(order)
    try:
        rejects = open_sink(order.rejects, "jsonl", force=order.force) if order.rejects else None
    except BaseException:
        articles.discard()
        raise
    return SplitLines(articles, rejects)


def require_two_places(order: Order) -> None:
    """Raise UsageError where records and rejections would go to the same place."""
    if order.rejects == "-":
        raise UsageError("--rejects -: rejections never go to standard output; name a file")
    if order.rejects and order.output and _is_same(order.rejects, order.output):
        raise UsageError(f"{order.output}: records and rejections need two files")


def _open_articles(order: Order) -> Sink:
    return open_sink(
        order.output or "-",
        order.form,
        force=order.force,
        profile=order.profile,
        stdout=None if sys.stdout is None else sys.stdout.buffer,
    )


def _is_same(one: str, other: str) -> bool:
    return os.path.realpath(one) == os.path.realpath(other) and not os.path.realpath(
        one
    ).startswith("/dev/")

"""A run from inputs to exit code: what `clean` and `fetch` share."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.cli.explain import explain
from newsclean.cli.interrupts import Interrupts
from newsclean.cli.messages import silence_stdout
from newsclean.cli.progress import Bar, Lines, is_bar_wanted
from newsclean.errors import UsageError
from newsclean.model import Rejection
from newsclean.runners import Tally, run
from newsclean.sinks import SplitLines, StreamLines, open_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newsclean.runners import Done
    from newsclean.runners.serial import Clean
    from newsclean.sinks import Lines as Sink
    from newsclean.sources import Input

# Rejections are told one by one as far as a person reads them; the summary counts them all.
_TOLD_REJECTIONS = 20
# Told with its place: it is the file that wants mending, or saving anew.
_DAMAGED = "charset.damaged"
NOTHING_READ = 3


@dataclass(frozen=True, slots=True)
class Order:
    """What the user wants done with what comes out."""

    output: str | None = None
    rejects: str | None = None
    force: bool = False
    strict: bool = False
    quiet: bool = False
    explain: bool = False


class Carrying:
    """One run: cleans, writes, says what is to be said, and answers with the exit code."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.tally = Tally()
        self.stderr = Lines()
        self._told = 0
        self._started = time.monotonic()

    def carry_out(
        self,
        read: Callable[[frozenset[tuple[int, int]]], Iterable[Input]],
        clean: Clean,
        count: Callable[[], int | None] = lambda: None,
    ) -> int:
        """Clean everything that `read` yields and return the exit code.

        `read` is given the files that are being written, which are no input; `count` is asked how
        many inputs there will be only where a bar is shown.
        """
        order = self.order
        if is_bar_wanted(quiet=order.quiet, to_stdout=order.output in (None, "-")):
            self.stderr = Bar(count())
        sinks: SplitLines | None = None
        interrupts = Interrupts()
        try:
            with interrupts:
                sinks = _open_sinks(order)
                for done in run(read(sinks.identities()), clean):
                    if done.line:
                        with interrupts.held:
                            sinks.write(done.line, is_article=_is_article(done))
                            self.tally.count(done)
                    else:
                        self.tally.count(done)
                    self._note(done)
                code = self.tally.exit_code(strict=order.strict)
                with interrupts.held:
                    sinks.commit(articles=code != NOTHING_READ)
        except KeyboardInterrupt:
            return self._keep(sinks, interrupts.signal or signal.SIGINT)
        except BrokenPipeError:
            return self._leave(sinks)
        except OSError as error:
            self._discard(sinks)
            where = order.output or "standard output"
            self.stderr.say(f"{where}: cannot be written: {error.strerror or error}")
            return 1
        except BaseException:
            self._discard(sinks)
            raise
        finally:
            self.stderr.close()
        if not order.quiet:
            self._sum_up()
        return code

    def _note(self, done: Done) -> None:
        """Say what this input gives to say, and move the bar."""
        if done.note and not self.order.quiet:
            self.stderr.say(f"{done.origin}: {done.note}")
        if done.result is not None:
            outcome = done.result.outcome
            if isinstance(outcome, Rejection):
                self._note_rejection(done, outcome)
            elif _DAMAGED in outcome.warnings and not self.order.quiet:
                damaged = f"has bytes that are no {outcome.source.charset}"
                self.stderr.say(
                    f"{done.origin}: {damaged}; they stand as \N{REPLACEMENT CHARACTER}"
                )
            if self.order.explain:
                for line in explain(done.origin, done.result):
                    self.stderr.say(line, prefix="")
        self.stderr.advance(self.tally)

    def _note_rejection(self, done: Done, outcome: Rejection) -> None:
        if done.failed:
            how = f"{outcome.reason} on this page, please report it: " if done.read else ""
            self.stderr.say(f"{done.origin}: {how}{outcome.detail}")
            return
        if self.order.quiet or self.order.explain:
            return
        self._told += 1
        if self._told <= _TOLD_REJECTIONS:
            self.stderr.say(f"{done.origin}: no article ({outcome.reason}): {outcome.detail}")
        elif self._told == _TOLD_REJECTIONS + 1:
            self.stderr.say(
                "further pages without an article are only counted; --rejects keeps them"
            )

    def _sum_up(self) -> None:
        """Say what was done, in one line, and two more where there is a reason for them."""
        tally = self.tally
        taken_s = time.monotonic() - self._started
        parts = [f"{tally.read} read", f"{tally.written} written"]
        if tally.rejected:
            parts.append(f"{sum(tally.rejected.values())} rejected")
        if tally.unread:
            parts.append(f"{tally.unread} unread")
        if tally.skipped:
            parts.append(f"{tally.skipped} skipped as no page")
        rate = f", {tally.read / taken_s:.0f} pages/s" if tally.read >= 100 else ""
        self.stderr.say(f"{', '.join(parts)} in {taken_s:.1f} s{rate}")
        for name, counter in (("rejected", tally.rejected), ("warnings", tally.warnings)):
            if counter:
                shares = ", ".join(f"{key} {count}" for key, count in counter.most_common())
                self.stderr.say(f"{name}: {shares}")

    def _keep(self, sinks: SplitLines | None, number: int) -> int:
        """End after a signal: what is finished is kept, in whole lines."""
        self.stderr.close()
        if sinks is not None:
            sinks.commit(articles=sinks.articles.count > 0)
        written = self.tally.written
        records = f"{written} record{'s' * (written != 1)}"
        if self.order.output in (None, "-"):
            kept = f"{records} written"
        elif written:
            kept = f"{records} kept in {self.order.output}"
        else:
            kept = f"no record was finished, and {self.order.output} is not written"
        self.stderr.say(f"interrupted: {kept}")
        return 128 + number

    def _leave(self, sinks: SplitLines | None) -> int:
        """End because the reader of our output has seen enough: nothing is wrong, nothing is said."""
        if sinks is not None:
            with contextlib.suppress(OSError):
                sinks.commit(articles=sinks.articles.count > 0)
        silence_stdout()
        return 0

    def _discard(self, sinks: SplitLines | None) -> None:
        self.stderr.close()
        if sinks is not None:
            sinks.discard()


def _is_article(done: Done) -> bool:
    return done.result is not None and done.result.article is not None


def _open_sinks(order: Order) -> SplitLines:
    """Return where records and rejections go; nothing is left behind if one cannot be opened."""
    if order.rejects == "-":
        raise UsageError("--rejects -: rejections never go to standard output; name a file")
    if order.rejects and order.output and _is_same(order.rejects, order.output):
        raise UsageError(f"{order.output}: records and rejections need two files")
    articles = _open_articles(order)
    try:
        rejects = open_lines(order.rejects, force=order.force) if order.rejects else None
    except BaseException:
        articles.discard()
        raise
    return SplitLines(articles, rejects)


def _open_articles(order: Order) -> Sink:
    if order.output not in (None, "-"):
        return open_lines(order.output, force=order.force)
    if sys.stdout is None:
        raise UsageError("standard output is closed; name a file with -o")
    return StreamLines(sys.stdout.buffer)


def _is_same(one: str, other: str) -> bool:
    return os.path.realpath(one) == os.path.realpath(other) and not os.path.realpath(
        one
    ).startswith("/dev/")

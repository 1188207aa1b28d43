"""A run of `newsclean cluster run`, from what was typed to the exit code."""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.cli.batch import count_cores
from newsclean.cli.given import require_instant
from newsclean.cli.interrupts import Interrupts
from newsclean.cli.messages import say
from newsclean.cli.outside import open_sites
from newsclean.errors import UsageError
from newsclean.model import Options
from newsclean.runners import Limits, load_clean
from newsclean.runners.cluster import require_datatrove
from newsclean.runners.cluster.sandbox import Cleaning

if TYPE_CHECKING:
    from newsclean.runners.cluster.running import Account

_TOLD = 20
_SHOWN_FILES = 3


class Wanted(NamedTuple):
    """What the user typed."""

    paths: list[str]
    output: str
    form: Any
    executor: Any
    tasks: int | None
    workers: int | None
    set_up: list[str]
    page_timeout: float
    page_memory: int
    column: str | None
    fetched_at: str | None
    sites: str | None
    digits: Any
    nukta: Any
    numbers: bool
    language: str | None
    fallback: bool
    strict: bool
    force: bool
    quiet: bool


def run_here(wanted: Wanted) -> int:
    """Run the tasks, say what has become of everything, and return the exit code."""
    if "-" in wanted.paths:
        raise UsageError("standard input is for `newsclean clean`: tasks need files")
    instant = require_instant(wanted.fetched_at)
    require_datatrove()
    from newsclean.runners.cluster.running import Order, run_cluster

    sites = os.path.abspath(os.path.expanduser(wanted.sites)) if wanted.sites else None
    open_sites(sites)
    order = Order(
        paths=tuple(wanted.paths),
        output=wanted.output,
        form=wanted.form,
        executor=wanted.executor,
        tasks=wanted.tasks,
        workers=wanted.workers or count_cores(),
        cleaning=Cleaning(_options(wanted), sites, _limits(wanted), load_clean),
        column=wanted.column,
        fetched_at=instant,
        force=wanted.force,
        set_up=_split(wanted.set_up),
    )
    started = time.monotonic()
    interrupts = Interrupts()
    meter = _Meter(quiet=wanted.quiet)
    try:
        with interrupts:
            account = run_cluster(order, tell=meter.tell, show=meter.show)
    except KeyboardInterrupt:
        meter.close()
        goes_on = "the jobs go on" if wanted.executor == "slurm" else "what is finished is kept"
        say(f"interrupted: {goes_on}; the same command goes on from there")
        return 128 + (interrupts.signal or signal.SIGINT)
    finally:
        meter.close()
    _sum_up(account, time.monotonic() - started, wanted)
    return _code(account, strict=wanted.strict)


def _options(wanted: Wanted) -> Options:
    return Options(
        digits=wanted.digits,
        nukta=wanted.nukta,
        numbers=wanted.numbers,
        language=wanted.language,
        fallback=wanted.fallback,
    )


def _limits(wanted: Wanted) -> Limits:
    return Limits(wanted.page_timeout, wanted.page_memory * 2**20)


def _split(set_up: list[str]) -> dict[str, str]:
    options: dict[str, str] = {}
    for one in set_up:
        name, equals, value = one.partition("=")
        if not equals or not name:
            raise UsageError(f"--set {one}: needs a name and a value, as in --set partition=cpu")
        options[name] = value
    return options


class _Meter:
    """How far the tasks are, on one line of a terminal that changes."""

    def __init__(self, *, quiet: bool) -> None:
        self._shown = False
        self._wanted = not quiet and sys.stderr is not None and sys.stderr.isatty()

    def show(self, tasks: int, inputs: int) -> None:
        """Show how many tasks and inputs are done in this run."""
        if self._wanted:
            sys.stderr.write(f"\rnewsclean: {tasks} tasks and {inputs} pages done ")
            sys.stderr.flush()
            self._shown = True

    def tell(self, said: str) -> None:
        """Say something on a line of its own."""
        self.close()
        say(said)

    def close(self) -> None:
        """End the line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False


def _sum_up(account: Account, taken_s: float, wanted: Wanted) -> None:
    for said in account.told[:_TOLD]:
        say(said)
    if len(account.told) > _TOLD:
        say(f"further inputs failed: the logs in {wanted.output} name them")
    for task, files in account.undone.items():
        names = ", ".join(files[:_SHOWN_FILES])
        more = f" and {len(files) - _SHOWN_FILES} more" if len(files) > _SHOWN_FILES else ""
        say(f"task {task} is not done: {names}{more}; its log is logs/logs/task_{task:05d}.log")
    if account.undone:
        say("the same command once more does what is not done")
    if wanted.quiet:
        return
    tally = account.tally
    parts = [f"{tally.read} read", f"{tally.written} written"]
    if tally.rejected:
        parts.append(f"{sum(tally.rejected.values())} rejected")
    if tally.unread:
        parts.append(f"{tally.unread} unread")
    if tally.skipped:
        parts.append(f"{tally.skipped} skipped as no page")
    read_now = tally.read - account.began_with
    rate = f", {read_now / taken_s:.0f} pages/s" if read_now >= 100 else ""
    before = f" ({account.began_with} of them earlier)" if account.began_with else ""
    say(f"{', '.join(parts)}{before} in {taken_s:.1f} s{rate}")
    inputs = f"{account.files} file{'s' * (account.files != 1)}"
    say(f"tasks: {account.completed} of {account.tasks} done, {inputs}")
    for name, counter in (("rejected", tally.rejected), ("warnings", tally.warnings)):
        if counter:
            shares = ", ".join(f"{key} {count}" for key, count in counter.most_common())
            say(f"{name}: {shares}")


def _code(account: Account, *, strict: bool) -> int:
    code = account.tally.exit_code(strict=strict)
    return 1 if account.undone else code

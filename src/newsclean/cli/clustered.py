"""A run of `newsclean cluster run`, from what was typed to the exit code."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.cli.cores import count_cores
from newsclean.cli.given import require_instant
from newsclean.cli.interrupts import Interrupts
from newsclean.cli.messages import FirstFew, say
from newsclean.cli.outside import open_sites
from newsclean.cli.progress import OneLine, is_bar_wanted
from newsclean.cli.summing import counts_of, shares_of
from newsclean.errors import UsageError
from newsclean.model import Options
from newsclean.runners import Limits, load_clean
from newsclean.runners.cluster import require_datatrove
from newsclean.runners.cluster.sandbox import Cleaning

if TYPE_CHECKING:
    from newsclean.runners.cluster.running import Account

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
    line = OneLine(is_bar_wanted(quiet=wanted.quiet, to_stdout=False))

    def show(tasks: int, inputs: int) -> None:
        line.note(f"pages and {tasks} tasks done", inputs)

    try:
        with interrupts:
            account = run_cluster(order, tell=line.say, show=show)
    except KeyboardInterrupt:
        line.close()
        goes_on = "the jobs go on" if wanted.executor == "slurm" else "what is finished is kept"
        say(f"interrupted: {goes_on}; the same command goes on from there")
        return 128 + (interrupts.signal or signal.SIGINT)
    finally:
        line.close()
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


def _sum_up(account: Account, taken_s: float, wanted: Wanted) -> None:
    failed = FirstFew("inputs that failed", hint=f"; the logs in {wanted.output} name them")
    for said in account.told:
        failed.tell(said)
    for task, files in account.undone.items():
        names = ", ".join(files[:_SHOWN_FILES])
        more = f" and {len(files) - _SHOWN_FILES} more" if len(files) > _SHOWN_FILES else ""
        say(f"task {task} is not done: {names}{more}; its log is logs/logs/task_{task:05d}.log")
    if account.undone:
        say("the same command once more does what is not done")
    if wanted.quiet:
        return
    say(counts_of(account.tally, account.began_with, taken_s))
    inputs = f"{account.files} file{'s' * (account.files != 1)}"
    say(f"tasks: {account.completed} of {account.tasks} done, {inputs}")
    for line in shares_of(account.tally):
        say(line)


def _code(account: Account, *, strict: bool) -> int:
    code = account.tally.exit_code(strict=strict)
    return 1 if account.undone else code

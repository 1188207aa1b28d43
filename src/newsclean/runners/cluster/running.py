"""A whole run: files dealt out to tasks, an executor, and an account of every input at the end."""

from __future__ import annotations

import json
import math
import os
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from datatrove.io import get_datafolder

from newsclean.errors import UsageError
from newsclean.runners.cluster.blocks import CleanPages, PageReader, RecordWriter
from newsclean.runners.cluster.executors import make_executor
from newsclean.runners.cluster.sandbox import Cleaning
from newsclean.runners.cluster.stores import Listed, is_remote, list_files
from newsclean.runners.journal import Terms
from newsclean.runners.outcomes import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

Executor: TypeAlias = Literal["local", "slurm", "ray"]
Form: TypeAlias = Literal["jsonl", "jsonl.gz", "jsonl.zst", "parquet"]

RECORDS, REJECTS, LOGS = "records", "rejects", "logs"
_RUN, _INPUTS = "run.json", "inputs.jsonl"
# A task is what is done anew when one is lost: half a minute of work, if the files are that small.
_TASK_BYTES = 2**26
_TASKS_PER_WORKER = 4
_TOLD = "told: "


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be cleaned, where the records go, and who does it."""

    paths: tuple[str, ...]
    output: str
    form: Form = "jsonl"
    executor: Executor = "local"
    tasks: int | None = None
    """None: as many as the files are worth, or as the run began with."""
    workers: int = 1
    cleaning: Cleaning = field(default_factory=Cleaning)
    column: str | None = None
    fetched_at: datetime | None = None
    force: bool = False
    set_up: dict[str, str] = field(default_factory=dict)
    """Options of the executor: a Slurm partition, the memory of a task."""


@dataclass(slots=True)
class Account:
    """What has become of a run so far."""

    tasks: int
    files: int
    completed: int = 0
    tally: Tally = field(default_factory=Tally)
    """Of the tasks that are completed, in this run or an earlier one."""
    told: list[str] = field(default_factory=list)
    """Inputs that could not be read, and pages that were lost, as far as they were noted."""
    undone: dict[int, list[str]] = field(default_factory=dict)
    """The files of each task that is not completed."""
    began_with: int = 0
    """Inputs that were read before this run began."""


def run_cluster(
    order: Order,
    *,
    tell: Callable[[str], None] = lambda _said: None,
    show: Callable[[int, int], None] = lambda _ranks, _inputs: None,
) -> Account:
    """Run what is not completed yet, and return what has become of it all.

    The same order with the same output goes on where it ended. UsageError where the output holds
    something else; what goes wrong on the way is told, and the rest goes on.
    """
    output = order.output if is_remote(order.output) else os.path.abspath(order.output)
    folder = get_datafolder(output)
    listed, tasks = _begin(order, folder)
    logs = get_datafolder(folder.resolve_paths(LOGS))
    before = take_account(logs, listed, tasks)
    if before.undone:
        pipeline = [
            PageReader(
                listing=folder.resolve_paths(_INPUTS),
                column=order.column,
                fetched_at=order.fetched_at,
            ),
            CleanPages(
                order.cleaning, rejects=RecordWriter(folder.resolve_paths(REJECTS), _lines(order))
            ),
            RecordWriter(folder.resolve_paths(RECORDS), order.form),
        ]
        common = {"pipeline": pipeline, "tasks": tasks, "logging_dir": logs.resolve_paths("")}
        make_executor(order.executor, order.workers, common, order.set_up, tell, show).run()
    account = take_account(logs, listed, tasks)
    account.began_with = before.tally.read
    return account


def take_account(logs: Any, listed: list[Listed], tasks: int) -> Account:
    """Return what the tasks that are completed have left as their statistics."""
    account = Account(tasks, sum(one.reason == "" for one in listed))
    completed = {os.path.basename(name) for name in logs.list_files("completions")}
    for rank in range(tasks):
        if f"{rank:05d}" not in completed:
            account.undone[rank] = [one.path for one in listed[rank::tasks] if not one.reason]
            continue
        account.completed += 1
        with logs.open(f"stats/{rank:05d}.json", "rb") as file:
            for step in json.load(file):
                if step["name"].endswith(CleanPages.name):
                    _add(account, step["stats"])
    return account


def _add(account: Account, stats: dict[str, Any]) -> None:
    """Add the statistics of a task, as datatrove writes them down."""
    tally = account.tally
    for label, value in stats.items():
        count = int(value["total"] if isinstance(value, dict) else value)
        kind, _, name = label.partition(": ")
        if label.startswith(_TOLD):
            account.told.append(label.removeprefix(_TOLD))
        elif name:
            getattr(tally, kind)[name] += count
        elif kind in Tally.__slots__:
            setattr(tally, kind, getattr(tally, kind) + count)


def _begin(order: Order, folder: Any) -> tuple[list[Listed], int]:
    """Return the files of the run and the number of its tasks: as it began, or as it begins now."""
    terms = _terms(order)
    if order.force:
        for name in (RECORDS, REJECTS, LOGS, _RUN, _INPUTS):
            if folder.exists(name):
                folder.rm(name, recursive=True)
    if folder.isfile(_RUN):
        with folder.open(_RUN, "rb") as file:
            found = json.load(file)
        began = Terms(tuple(found["inputs"]), found["options"], found["newsclean"])
        changes = began.changes(terms)
        if order.tasks not in (None, found["tasks"]):
            changes.append(f"--tasks was {found['tasks']} and is {order.tasks}")
        if changes:
            raise UsageError(
                f"{order.output}: holds another run: {'; '.join(changes)}: name another folder, or"
                " --force starts anew"
            )
        with folder.open(_INPUTS, "rb") as file:
            return [Listed(*json.loads(line)) for line in file], found["tasks"]
    if folder.isdir("") and folder.ls("", detail=False):
        raise UsageError(f"{order.output}: is not empty, and holds no run: name another folder")
    listed = _deal([*list_files(order.paths, output=order.output)])
    tasks = min(order.tasks or _count_tasks(listed, order.workers), max(1, len(listed)))
    with folder.open(_INPUTS, "wb") as file:
        file.writelines(json.dumps(one).encode() + b"\n" for one in listed)
    with folder.open(_RUN, "wb") as file:
        file.write(json.dumps({**asdict(terms), "tasks": tasks}).encode())
    return listed, tasks


def _deal(listed: Iterable[Listed]) -> list[Listed]:
    """Return the files so that, dealt out in turn, every task has its share of the large ones."""
    return sorted(listed, key=lambda one: (-one.size, one.path))


def _count_tasks(listed: list[Listed], workers: int) -> int:
    size = sum(one.size for one in listed)
    return max(_TASKS_PER_WORKER * workers, math.ceil(size / _TASK_BYTES))


def _lines(order: Order) -> str:
    return "jsonl" if order.form == "parquet" else order.form


def _terms(order: Order) -> Terms:
    cleaning = order.cleaning
    return Terms(
        order.paths,
        {
            "--form": order.form,
            "--column": order.column,
            "--fetched-at": order.fetched_at.isoformat() if order.fetched_at else None,
            "--sites": cleaning.sites,
            "--page-timeout": cleaning.limits.page_timeout_s,
            "--page-memory": cleaning.limits.page_memory_bytes / 2**20,
            **{f"--{name}": value for name, value in asdict(cleaning.options).items()},
        },
    )

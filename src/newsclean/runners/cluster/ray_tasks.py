"""Ranks on a Ray cluster, each a task of Ray: one that is lost is begun anew, and given up the third time.

datatrove's own executor for Ray runs each rank in a process below an actor, and waits for ever for
one that was killed: Ray knows of the actor only. Here the rank is the process that Ray knows of.
"""

from __future__ import annotations

import importlib
import os
import sys
import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Any

from datatrove.executor.base import PipelineExecutor

from newsclean.runners.cluster import progress
from newsclean.runners.cluster.ranks import STALLED_S, Losses, raise_told, run_rank

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOK_S = 0.5


class RayExecutor(PipelineExecutor):  # type: ignore[misc]
    """An executor of datatrove for the cluster that `ray.init` has found."""

    def __init__(
        self,
        pipeline: list[Any],
        tasks: int = 1,
        workers: int = 1,
        logging_dir: Any = None,
        *,
        tell: Callable[[str], None] = lambda _said: None,
        show: Callable[[int, int], None] = lambda _ranks, _inputs: None,
        cpus_per_task: float = 1,
        mem_per_cpu_gb: float = 2,
        gpus_per_task: float = 0,
        randomize_start_duration: int = 0,
        stalled_s: float = STALLED_S,
        time: float | None = None,
    ) -> None:
        """`tell` is called with what goes wrong, `show` with the ranks and inputs done in this run.

        A rank ends its process where it does not move for `stalled_s`, or takes `time` in seconds.
        """
        super().__init__(pipeline, logging_dir, randomize_start_duration=randomize_start_duration)
        self.tasks, self.workers = tasks, workers
        self.cpus_per_task, self.gpus_per_task = cpus_per_task, gpus_per_task
        self.mem_per_cpu_gb = mem_per_cpu_gb
        self.stalled_s, self.time = stalled_s, time
        self._tell, self._show = tell, show

    def __getstate__(self) -> dict[str, Any]:
        """Return what a rank needs: whom to tell is an affair of the process that watches."""
        return {key: value for key, value in vars(self).items() if key not in ("_tell", "_show")}

    @property
    def world_size(self) -> int:
        """How many ranks there are."""
        return self.tasks

    def get_distributed_env(self, node_rank: int = -1) -> Any:
        """Return what datatrove wants each rank to know."""
        return {
            "datatrove_node_ips": "",
            "datatrove_cpus_per_task": str(self.cpus_per_task),
            "datatrove_mem_per_cpu": str(self.mem_per_cpu_gb),
            "datatrove_gpus_on_node": str(self.gpus_per_task),
            "datatrove_executor": "RAY",
        }

    def run(self) -> None:
        """Run the ranks that are not completed; UsageError or SiteError of a rank ends them all."""
        waiting = deque(self.get_incomplete_ranks(range(self.tasks)))
        if not waiting:
            return
        self.save_executor_as_json()
        ray: Any = importlib.import_module("ray")
        # What is lost is counted and told here: Ray itself tries none twice.
        task = ray.remote(_run).options(
            num_cpus=self.cpus_per_task,
            num_gpus=self.gpus_per_task,
            memory=int(self.mem_per_cpu_gb * self.cpus_per_task * 2**30),
            max_retries=0,
        )
        itself = ray.put(self)
        losses = Losses(self._tell)
        under_way: dict[Any, int] = {}
        ranks = inputs = 0
        try:
            while waiting or under_way:
                while waiting and len(under_way) < self.workers:
                    rank = waiting.popleft()
                    under_way[task.remote(itself, rank)] = rank
                for one in ray.wait([*under_way])[0]:
                    rank = under_way.pop(one)
                    word, said, done = _take(ray, one)
                    inputs += done
                    if word == "done":
                        ranks += 1
                    elif word in ("failed", "lost"):
                        how = f"failed: {said}" if word == "failed" else said
                        if losses.is_to_begin_anew(rank, how):
                            waiting.append(rank)
                    else:
                        raise_told(word, said)
                self._show(ranks, inputs)
        finally:
            for one in under_way:
                ray.cancel(one, force=True)


def _take(ray: Any, one: Any) -> tuple[str, str, int]:
    """Return what came of a task: of `_run`, or that its process or its machine is lost."""
    try:
        answer: tuple[str, str, int] = ray.get(one)
    except ray.exceptions.WorkerCrashedError:
        return "lost", "lost its process", 0
    except ray.exceptions.RayError as error:
        said = str(error).strip().splitlines() or [""]
        return "lost", f"was lost: {type(error).__name__}: {said[-1][:200]}", 0
    return answer


def _run(executor: RayExecutor, rank: int) -> tuple[str, str, int]:
    """Run one rank in a process of Ray, and return how it ended and the inputs that it has done."""
    before, over = progress.inputs_done(), threading.Event()
    threading.Thread(target=_watch, args=(executor, rank, over), daemon=True).start()
    try:
        word, said = run_rank(executor, rank)
    finally:
        over.set()
    return word, said, progress.inputs_done() - before


def _watch(executor: RayExecutor, rank: int, over: threading.Event) -> None:
    """End this process where its rank stands still: a task of Ray cannot be stopped otherwise."""
    begun = moved = time.monotonic()
    seen = progress.inputs_done()
    while not over.wait(_LOOK_S):
        now = time.monotonic()
        if progress.inputs_done() != seen:
            seen, moved = progress.inputs_done(), now
        if now - moved >= executor.stalled_s + executor.randomize_start_duration:
            why = f"did not move for {executor.stalled_s:g} s"
        elif executor.time and now - begun >= executor.time:
            why = f"took longer than {executor.time:g} s"
        else:
            continue
        sys.stderr.write(f"newsclean: task {rank} {why}\n")
        sys.stderr.flush()
        os._exit(1)

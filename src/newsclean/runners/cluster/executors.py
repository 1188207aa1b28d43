"""Who runs the tasks: this machine, Slurm or Ray, each with its executor."""

from __future__ import annotations

import importlib
import inspect
import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

from datatrove.executor import LocalPipelineExecutor, SlurmPipelineExecutor
from datatrove.utils.logging import logger

from newsclean.errors import UsageError
from newsclean.runners.cluster.local import WatchedExecutor
from newsclean.runners.cluster.ray_tasks import RayExecutor

if TYPE_CHECKING:
    from collections.abc import Callable

_JOB = "slurm-job"
_POLL_S = 10.0
_OWN = frozenset(
    (
        *("self", "pipeline", "tasks", "workers", "logging_dir", "depends", "skip_completed"),
        *("tell", "show", "stalled_s"),
    )
)


class WaitingSlurmExecutor(SlurmPipelineExecutor):  # type: ignore[misc]
    """The executor of datatrove for Slurm, which waits for its jobs and never sends them twice."""

    def run(self) -> None:
        """Send the jobs, unless they are there still, and wait until they have ended."""
        if "SLURM_ARRAY_TASK_ID" in os.environ:
            super().run()
            return
        if not self._is_waiting_or_running():
            super().run()
            with self.logging_dir.open(_JOB, "w") as file:
                file.write(str(self.job_id))
        while self.get_incomplete_ranks() and self._is_waiting_or_running():
            time.sleep(_POLL_S)

    def _is_waiting_or_running(self) -> bool:
        if not self.logging_dir.isfile(_JOB):
            return False
        with self.logging_dir.open(_JOB, "r") as file:
            job = file.read().strip()
        # Of a job that ended long ago, squeue says that it knows none.
        asked = subprocess.run(  # noqa: S603
            ["squeue", "--noheader", "--jobs", job],  # noqa: S607 - wherever the cluster has it
            capture_output=True,
            text=True,
            check=False,
        )
        return bool(asked.stdout.strip())


def make_executor(
    kind: str,
    workers: int,
    common: dict[str, Any],
    set_up: dict[str, str],
    tell: Callable[[str], None],
    show: Callable[[int, int], None],
) -> Any:
    """Return the executor of a kind, ready to run.

    UsageError for an option that it does not have or lacks, and where it is not installed.
    """
    # What datatrove says belongs into the logs of the tasks: here a few plain lines are said.
    logger.remove()
    logger.add(sys.stderr, level="ERROR", format="datatrove: {message}")
    if kind == "local":
        options = _read_options(LocalPipelineExecutor, set_up)
        return WatchedExecutor(**common, **options, workers=workers, tell=tell, show=show)
    if kind == "slurm":
        options = _read_options(SlurmPipelineExecutor, set_up)
        missing = [name for name in ("partition", "time") if name not in options]
        if missing:
            said = " and ".join(f"--set {name}=…" for name in missing)
            raise UsageError(
                f"--executor slurm needs {said}: where the tasks may run, and how long"
            )
        for program in ("sbatch", "squeue"):
            if shutil.which(program) is None:
                raise UsageError(f"--executor slurm: there is no {program} on this machine")
        # Unless the user knows better, tasks run in the Python that this process runs in.
        options = {"job_name": "newsclean", "qos": None, "env_command": _same_python()} | options
        return WaitingSlurmExecutor(**common, **options, workers=workers)
    options = _read_options(RayExecutor, set_up)
    # Started by `uv run`, Ray would have its workers run in what it takes for that project.
    os.environ.setdefault("RAY_ENABLE_UV_RUN_RUNTIME_ENV", "0")
    try:
        ray: Any = importlib.import_module("ray")
    except ImportError:
        raise UsageError("--executor ray: ray is not installed: `pip install ray`") from None
    if not ray.is_initialized():
        # RAY_ADDRESS names a cluster; without one, it is this machine.
        ray.init(log_to_driver=False, include_dashboard=False, logging_level="ERROR")
    return RayExecutor(**common, **options, workers=workers, tell=tell, show=show)


def _same_python() -> str:
    return f'export PATH="{os.path.dirname(sys.executable)}:$PATH"'


def _read_options(executor: type, given: dict[str, str]) -> dict[str, Any]:
    """Return options of an executor, each as its default is; UsageError for an unknown one."""
    known = {
        name: parameter
        for name, parameter in inspect.signature(executor).parameters.items()
        if name not in _OWN
    }
    options: dict[str, Any] = {}
    for name, text in given.items():
        if name not in known:
            raise UsageError(f"--set {name}: there is no such option: {', '.join(sorted(known))}")
        options[name] = _read_value(text, known[name].default)
    return options


def _read_value(text: str, default: object) -> object:
    if isinstance(default, bool):
        return text.lower() == "true"
    if isinstance(default, int | float):
        try:
            return type(default)(text)
        except ValueError:
            return float(text) if text.replace(".", "", 1).isdecimal() else text
    return text

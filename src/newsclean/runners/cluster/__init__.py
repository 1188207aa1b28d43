"""The same cleaning on many machines: blocks for datatrove, and a run that accounts for every input.

`blocks` are the steps of a pipeline, `sandbox` the process that each task cleans its pages in,
`stores` the files on disks and object stores, `local` and `ray_tasks` the executors that notice a
lost task, and `running` a whole run. Only those three, `blocks` and what they need import datatrove.
"""

from __future__ import annotations

from newsclean.errors import MissingExtra


def require_datatrove() -> None:
    """Raise MissingExtra where datatrove is not installed."""
    try:
        import datatrove.data  # noqa: F401
    except ImportError as error:
        raise MissingExtra("datatrove", "cluster") from error

"""The steps of `newsclean cluster run`, for pipelines of one's own.

    >>> from newsclean.integrations.datatrove import CleanPages, PageReader, RecordWriter

A document of `CleanPages` is an article: its `text`, its `id`, and the record's other keys in
`metadata`. `WatchedExecutor` is datatrove's local executor that notices a task whose process is lost,
`RayExecutor` one for Ray that does.
"""

from __future__ import annotations

from newsclean.model import Options
from newsclean.runners import Limits
from newsclean.runners.cluster import require_datatrove
from newsclean.runners.cluster.sandbox import Cleaning

require_datatrove()

from newsclean.runners.cluster.blocks import CleanPages, PageReader, RecordWriter  # noqa: E402
from newsclean.runners.cluster.documents import INPUT  # noqa: E402
from newsclean.runners.cluster.local import WatchedExecutor  # noqa: E402
from newsclean.runners.cluster.ray_tasks import RayExecutor  # noqa: E402

__all__ = [
    "INPUT",
    "CleanPages",
    "Cleaning",
    "Limits",
    "Options",
    "PageReader",
    "RayExecutor",
    "RecordWriter",
    "WatchedExecutor",
]

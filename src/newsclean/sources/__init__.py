"""Where pages come from: each source yields `Input` values, and raises for none of its inputs."""

from newsclean.sources.files import count_files, read_paths
from newsclean.sources.inputs import Input, Noted, Skipped, Unread, visible
from newsclean.sources.instants import parse_instant

__all__ = [
    "Input",
    "Noted",
    "Skipped",
    "Unread",
    "count_files",
    "parse_instant",
    "read_paths",
    "visible",
]

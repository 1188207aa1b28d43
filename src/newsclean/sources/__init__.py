"""Where pages come from: each source yields `Input` values, and raises for none of its inputs."""

from newsclean.sources.inputs import Input, Noted, Skipped, Unread, visible
from newsclean.sources.instants import parse_instant
from newsclean.sources.parcels import Carried, Files, Parcel, Span
from newsclean.sources.planning import (
    plan_paths,
    read_parcel,
    read_paths,
    release_parcel,
    weigh_paths,
)

__all__ = [
    "Carried",
    "Files",
    "Input",
    "Noted",
    "Parcel",
    "Skipped",
    "Span",
    "Unread",
    "parse_instant",
    "plan_paths",
    "read_parcel",
    "read_paths",
    "release_parcel",
    "visible",
    "weigh_paths",
]

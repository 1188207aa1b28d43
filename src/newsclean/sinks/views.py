"""Records under other names, or a choice of their fields: what every form of output is made of."""

from __future__ import annotations

import difflib
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.errors import UsageError
from newsclean.sinks.profiles import PROFILES
from newsclean.sinks.shapes import DAY, INSTANT, Shape, article_shape, struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_DATES = ("published", "modified")


class View(NamedTuple):
    """What is written of a record."""

    shape: Shape
    """The form of what `of` returns."""
    of: Callable[[dict[str, Any]], Mapping[str, Any]]

    @property
    def names(self) -> list[str]:
        """The names of the top level, in order."""
        return list(self.shape.fields)


def choose_view(profile: str | None, fields: Sequence[str] = ()) -> View | None:
    """Return what to write under a profile and a choice of fields; None for the record as it is.

    Fields may name what lies deeper (`source.url`, `images.url`) and, without a profile, what
    tables add: `published_at`, `published_on`. UsageError for names that are not there.
    """
    if profile is not None and profile not in PROFILES:
        raise UsageError(f"--profile {profile}: expected one of {', '.join(PROFILES)}")
    if profile is None and not fields:
        return None
    whole = table_view()
    if profile is not None:
        chosen = PROFILES[profile]
        whole = View(chosen.shape, chosen.of)
    return _choice(whole, fields) if fields else whole


@cache
def table_view() -> View:
    """Return the record with its dates in typed columns besides.

    `published` stands as in the record. `published_on` is its day as the page prints it;
    `published_at` is the instant, null where only a day is known. The same for `modified`.
    """
    shapes: dict[str, Shape] = {}
    for name, shape in article_shape().fields.items():
        shapes[name] = shape
        if name in _DATES:
            shapes |= {f"{name}_at": INSTANT, f"{name}_on": DAY}
    return View(struct(**shapes), _with_times)


def columns_of(shape: Shape, under: str = "") -> Iterator[tuple[str, Shape]]:
    """Yield the dotted name and the shape of each value that is no object, in order."""
    for name, inner in shape.fields.items():
        path = f"{under}{name}"
        if inner.kind == "struct":
            yield from columns_of(inner, f"{path}.")
        else:
            yield path, inner


def find_value(record: Mapping[str, Any], path: str) -> Any:
    """Return what stands at a dotted path; of a list of objects, the list of what they hold there."""
    found: Any = record
    for name in path.split("."):
        if isinstance(found, list):
            found = [one.get(name) for one in found]
        elif found is not None:
            found = found.get(name)
    return found


def _with_times(record: dict[str, Any]) -> dict[str, Any]:
    times: dict[str, str | None] = {}
    for name in _DATES:
        value = record[name]
        clock = value is not None and "T" in value
        times[f"{name}_at"] = _utc(value) if clock else None
        times[f"{name}_on"] = value[:10] if value is not None else None
    return record | times


def _utc(value: str) -> str:
    return datetime.fromisoformat(value).astimezone(UTC).isoformat()


def _choice(whole: View, fields: Sequence[str]) -> View:
    shapes = {path: _shape_at(whole.shape, path) for path in fields}

    def of(record: dict[str, Any]) -> dict[str, Any]:
        seen = whole.of(record)
        return {path: find_value(seen, path) for path in shapes}

    return View(struct(**shapes), of)


def _shape_at(shape: Shape, path: str) -> Shape:
    """Return the shape at a dotted path; UsageError where there is none, with what may be meant."""
    found, listed = shape, False
    for name in path.split("."):
        if found.item is not None and found.item.kind == "struct":
            found, listed = found.item, True
        if name not in found.fields:
            offered = [*shape.fields, *(column for column, _ in columns_of(shape))]
            near = difflib.get_close_matches(path, offered, n=1)
            meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(shape.fields)}"
            raise UsageError(f"--fields {path}: no such field: {meant}")
        found = found.fields[name]
    return Shape("list", found) if listed else found

"""Shapes → Arrow schemas, and records → values that Arrow takes."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from newsclean.errors import MissingExtra

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newsclean.sinks.shapes import Shape


def load_pyarrow() -> Any:
    """Return pyarrow; MissingExtra where it is not installed."""
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtra("pyarrow", "parquet") from error
    return pyarrow


def arrow_schema(shape: Shape) -> Any:
    """Return the schema of a table of such records: lists and structs, no maps, all nullable.

    Instants are `timestamp[us, tz=UTC]`, days `date32`; a date that may be either stays a string.
    """
    pa = load_pyarrow()
    return pa.schema([(name, _type(inner, pa)) for name, inner in shape.fields.items()])


def _type(shape: Shape, pa: Any) -> Any:
    if shape.kind == "struct":
        return pa.struct([(name, _type(inner, pa)) for name, inner in shape.fields.items()])
    if shape.item is not None:
        return pa.list_(_type(shape.item, pa))
    scalars = {
        "integer": pa.int64(),
        "number": pa.float64(),
        "flag": pa.bool_(),
        "day": pa.date32(),
        "instant": pa.timestamp("us", tz="UTC"),
    }
    return scalars.get(shape.kind, pa.string())


def to_typed(shape: Shape) -> Callable[[Any], Any]:
    """Return what turns the times of such a value into dates and datetimes, the rest left alone."""
    return _converter(shape) or (lambda value: value)


def _converter(shape: Shape) -> Callable[[Any], Any] | None:
    if shape.kind == "day":
        return lambda value: value if value is None else date.fromisoformat(value)
    if shape.kind == "instant":
        return lambda value: value if value is None else datetime.fromisoformat(value)
    if shape.item is not None:
        inner = _converter(shape.item)
        return None if inner is None else lambda value: value and [inner(one) for one in value]
    changed = {name: made for name, one in shape.fields.items() if (made := _converter(one))}
    return None if not changed else lambda value: value and _changed(value, changed)


def _changed(
    value: Mapping[str, Any], converters: Mapping[str, Callable[[Any], Any]]
) -> dict[str, Any]:
    return {**value, **{name: convert(value.get(name)) for name, convert in converters.items()}}

"""What a record is made of, as one tree that tables, features and checks are made from."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from newsclean.errors import SourceError
from newsclean.model import Article
from newsclean.sinks.schemas import json_schema

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind: TypeAlias = Literal[
    "text", "integer", "number", "flag", "iso-date", "day", "instant", "list", "struct"
]
_SCALARS: dict[str, tuple[tuple[type, ...], str]] = {
    "text": ((str,), "text"),
    "integer": ((int,), "a whole number"),
    "number": ((int, float), "a number"),
    "flag": ((bool,), "true or false"),
    "iso-date": ((str,), "a date"),
    "day": ((str,), "a day"),
    "instant": ((str,), "an instant"),
    "list": ((list,), "a list"),
    "struct": ((dict,), "an object"),
}
_NAMES = {
    str: "text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "an object",
    type(None): "null",
}
_ISO_DATE = re.compile(
    "[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2})?"
)


class Shape(NamedTuple):
    """The form of a value: a scalar, a list of `item`, or an object of `fields`; null is allowed."""

    kind: Kind
    item: Shape | None = None
    fields: Mapping[str, Shape] = {}


TEXT, INTEGER, NUMBER, FLAG = Shape("text"), Shape("integer"), Shape("number"), Shape("flag")
ISO_DATE, DAY, INSTANT = Shape("iso-date"), Shape("day"), Shape("instant")


def list_of(item: Shape) -> Shape:
    """Return the shape of a list."""
    return Shape("list", item)


def struct(**fields: Shape) -> Shape:
    """Return the shape of an object."""
    return Shape("struct", fields=fields)


@cache
def article_shape() -> Shape:
    """Return the shape of `newsclean.article/1`, made from the model."""
    schema = json_schema(Article)
    return _shape(schema, schema.get("$defs", {}))


def _shape(schema: Mapping[str, Any], defs: Mapping[str, Any]) -> Shape:
    if "$ref" in schema:
        return _shape(defs[schema["$ref"].rpartition("/")[2]], defs)
    if "anyOf" in schema:
        forms = [_shape(form, defs) for form in schema["anyOf"] if form.get("type") != "null"]
        # A value that may be whole or not is a number.
        return NUMBER if len(forms) > 1 else forms[0]
    kind = schema.get("type")
    if kind == "object":
        return struct(**{name: _shape(form, defs) for name, form in schema["properties"].items()})
    if kind == "array":
        return list_of(_shape(schema["items"], defs))
    if kind == "string" and "format" in schema:
        return {"date": DAY, "date-time": INSTANT}[schema["format"]]
    if kind == "string" and schema.get("pattern", "").startswith("^[0-9]{4}-[0-9]{2}-[0-9]{2}"):
        return ISO_DATE
    return {"string": TEXT, "integer": INTEGER, "number": NUMBER, "boolean": FLAG}[kind or "string"]


def require_fit(value: object, shape: Shape, where: str = "") -> None:
    """Raise SourceError where a value is not of its shape, naming the place and what is there."""
    if value is None:
        return
    types, expected = _SCALARS[shape.kind]
    fits = isinstance(value, types) and (shape.kind == "flag" or not isinstance(value, bool))
    if not fits:
        found = _NAMES.get(type(value), "something else")
        raise SourceError(f"{where or 'the record'} is {found}, expected {expected}")
    if shape.fields:
        assert isinstance(value, dict)
        for name, inner in shape.fields.items():
            held = value.get(name)
            # Most values are text or nothing: they need no call.
            if held is not None and not (inner.kind == "text" and type(held) is str):
                require_fit(held, inner, f"{where}.{name}" if where else name)
    elif shape.item is not None:
        assert isinstance(value, list)
        for number, held in enumerate(value):
            if held is None:
                raise SourceError(
                    f"{where}[{number}] is null, expected {_SCALARS[shape.item.kind][1]}"
                )
            require_fit(held, shape.item, f"{where}[{number}]")
    elif shape.kind in ("iso-date", "day", "instant"):
        _require_time(str(value), shape.kind, where)
    elif shape.kind == "integer" and not -(2**63) <= value < 2**63:  # type: ignore[operator]
        raise SourceError(f"{where} is a number that no table holds")


def _require_time(value: str, kind: Kind, where: str) -> None:
    """Raise SourceError where a text is no time of its kind, or one that UTC has no year for."""
    try:
        if kind == "iso-date" and _ISO_DATE.fullmatch(value) is None:
            fits = False
        elif kind == "instant" or "T" in value:
            instant = datetime.fromisoformat(value)
            fits = instant.tzinfo is not None and bool(instant.astimezone(UTC))
        else:
            fits = bool(date.fromisoformat(value))
    except (ValueError, OverflowError):
        fits = False
    if not fits:
        raise SourceError(f"{where} is {value[:40]!r}, expected {_SCALARS[kind][1]}")

"""A JSON Schema → a function that tells what in a record breaks it: a fifth of the price of jsonschema.

It knows the keywords of newsclean's own schemas and refuses any other. What it lets pass, and all
that it finds, jsonschema is asked about as well: of each twentieth record, and of each failure.
"""

import re
from datetime import date, datetime

_TYPES = {
    "string": str, "integer": int, "number": (int, float), "object": dict, "array": list, "null": type(None), "boolean": bool,
}  # fmt: skip
_SAYING = {
    "title",
    "description",
    "default",
    "$schema",
    "$defs",
    "required",
    "additionalProperties",
}
_FORMATS = {"date-time": datetime.fromisoformat, "date": date.fromisoformat}


def compile_schema(schema, whole=None):
    """Return a function from a value to the name of the keyword that it breaks, or None."""
    whole = whole or schema
    # The type is asked first: what the others ask, only a value of that type can answer.
    keys = sorted((key for key in schema if key not in _SAYING), key=lambda key: key != "type")
    if unknown := set(keys) - _CHECKS.keys():
        raise NotImplementedError(f"this validator does not know {', '.join(sorted(unknown))}")
    checks = [_CHECKS[key](schema, whole) for key in keys]
    if "required" in schema and "properties" not in schema:
        raise ValueError("required without properties")

    def check(value):
        for one in checks:
            if (broken := one(value)) is not None:
                return broken
        return None

    return check


def _type(schema, _whole):
    kinds = _TYPES[schema["type"]]
    is_number = schema["type"] in ("integer", "number")
    return lambda v: (
        None if isinstance(v, kinds) and not (is_number and isinstance(v, bool)) else "type"
    )


def _properties(schema, whole):
    parts = {key: compile_schema(part, whole) for key, part in schema["properties"].items()}
    if set(schema["required"]) != parts.keys() or schema.get("additionalProperties") is not False:
        raise ValueError("a record has every key and no other")

    def check(value):
        if value.keys() != parts.keys():
            return "keys"
        for key, part in parts.items():
            if (broken := part(value[key])) is not None:
                return f"{key}: {broken}"
        return None

    return check


def _items(schema, whole):
    part = compile_schema(schema["items"], whole)
    return lambda value: next((b for v in value if (b := part(v)) is not None), None)


def _any_of(schema, whole):
    parts = [compile_schema(part, whole) for part in schema["anyOf"]]
    return lambda value: None if any(part(value) is None for part in parts) else "anyOf"


def _ref(schema, whole):
    return compile_schema(whole["$defs"][schema["$ref"].rsplit("/", 1)[1]], whole)


def _format(schema, _whole):
    read = _FORMATS[schema["format"]]

    def check(value):
        try:
            read(value)
        except ValueError:
            return "format"
        return None

    return check


_CHECKS = {
    "type": _type,
    "properties": _properties,
    "items": _items,
    "anyOf": _any_of,
    "$ref": _ref,
    "format": _format,
    "enum": lambda schema, _: lambda value: None if value in schema["enum"] else "enum",
    "const": lambda schema, _: lambda value: None if value == schema["const"] else "const",
    "pattern": lambda schema, _: lambda v: None if re.search(schema["pattern"], v) else "pattern",
    "minItems": lambda schema, _: lambda v: None if len(v) >= schema["minItems"] else "minItems",
    "maxItems": lambda schema, _: lambda v: None if len(v) <= schema["maxItems"] else "maxItems",
    "minLength": lambda schema, _: lambda v: None if len(v) >= schema["minLength"] else "minLength",
    "minimum": lambda schema, _: lambda v: None if v >= schema["minimum"] else "minimum",
    "maximum": lambda schema, _: lambda v: None if v <= schema["maximum"] else "maximum",
}

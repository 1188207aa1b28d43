"""The schemas of what newsclean writes, made from its models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

if TYPE_CHECKING:
    from newsclean.model import Article, Rejection
    from newsclean.sinks.shapes import Shape


def json_schema(model: type[Article | Rejection]) -> dict[str, Any]:
    """Return the JSON Schema of a record as it stands on a line: every key required, no other."""
    made = model.model_json_schema(by_alias=True, mode="serialization")
    for part in (made, *made.get("$defs", {}).values()):
        # Keys are never absent, whether or not the model has a default for them.
        if "properties" in part:
            part["required"] = list(part["properties"])
    return {"$schema": GenerateJsonSchema.schema_dialect, **made}


def arrow_code(shape: Shape) -> str:
    """Return Python that makes the Arrow schema of such JSON lines, for `pyarrow.json`.

    Dates are strings: JSON has no others, and the reader takes no text for a date. Parquet files
    carry their own schema.
    """
    rows = [f"        ({name!r}, {_arrow(inner)})," for name, inner in shape.fields.items()]
    return "\n".join(
        ("import pyarrow as pa", "", "SCHEMA = pa.schema(", "    [", *rows, "    ]", ")", "")
    )


def hf_features(shape: Shape) -> dict[str, Any]:
    """Return what `datasets.Features.from_dict` takes, for `load_dataset("json", features=…)`.

    That loader makes a timestamp of every text that reads as a date, whatever the features say; as
    text it would come back without its offset. So a date is an instant here, and a mere day the
    midnight of it in UTC.
    """
    return {name: _feature(inner) for name, inner in shape.fields.items()}


def _arrow(shape: Shape) -> str:
    if shape.kind == "struct":
        inner = ", ".join(f"({name!r}, {_arrow(one)})" for name, one in shape.fields.items())
        return f"pa.struct([{inner}])"
    if shape.item is not None:
        return f"pa.list_({_arrow(shape.item)})"
    made = {"integer": "pa.int64()", "number": "pa.float64()", "flag": "pa.bool_()"}
    return made.get(shape.kind, "pa.string()")


def _feature(shape: Shape) -> Any:
    if shape.kind == "struct":
        return {name: _feature(one) for name, one in shape.fields.items()}
    if shape.item is not None:
        # A list of one in every version of the library, whatever the class is called.
        return [_feature(shape.item)]
    dtype = {
        "integer": "int64",
        "number": "float64",
        "flag": "bool",
        "day": "date32",
        "instant": "timestamp[us, tz=UTC]",
        "iso-date": "timestamp[s, tz=UTC]",
    }
    return {"dtype": dtype.get(shape.kind, "string"), "_type": "Value"}

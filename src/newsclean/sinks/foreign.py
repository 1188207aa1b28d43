"""The shape of what newsclean writes, in the words of the libraries that read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsclean.sinks.shapes import Shape


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

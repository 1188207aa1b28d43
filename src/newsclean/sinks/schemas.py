"""The schemas of what newsclean writes, made from its models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

if TYPE_CHECKING:
    from newsclean.model import Article, Rejection


def json_schema(model: type[Article | Rejection]) -> dict[str, Any]:
    """Return the JSON Schema of a record as it stands on a line: every key required, no other."""
    made = model.model_json_schema(by_alias=True, mode="serialization")
    for part in (made, *made.get("$defs", {}).values()):
        # Keys are never absent, whether or not the model has a default for them.
        if "properties" in part:
            part["required"] = list(part["properties"])
    return {"$schema": GenerateJsonSchema.schema_dialect, **made}

"""The schemas of what newsclean writes, made from its models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

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


Found: TypeAlias = Literal["clustered", "cluster", "recurring"]
"""What `newsclean dedup` writes: records with their cluster, clusters, paragraphs of a site."""


def found_schema(found: Found) -> dict[str, Any]:
    """Return the JSON Schema of a line that `newsclean dedup` writes: every key required, no other."""
    if found == "clustered":
        from newsclean.model import Article

        made = json_schema(Article)
        made["properties"] = {
            **made["properties"],
            "schema": _const(found),
            "cluster": _TEXT,
            "duplicate_of": _or_null(_TEXT),
            **_COMPARED,
        }
        return {**made, "title": "Clustered", "required": list(made["properties"])}
    made = _object(**_FOUND[found])
    made["properties"] = {"schema": _const(found), **made["properties"]}
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "title": found.capitalize(),
        **made,
        "required": list(made["properties"]),
    }


def _const(found: Found) -> dict[str, Any]:
    return {"const": f"newsclean.{found}/1", "title": "Schema", "type": "string"}


def _or_null(form: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [form, {"type": "null"}]}


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_TEXT: dict[str, Any] = {"type": "string"}
_COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
_ANY: dict[str, Any] = {}
"""What stands in the record: of records of others it may be anything."""
_COMPARED: dict[str, Any] = {
    "relation": {"enum": [None, "exact", "near", "part", "linked", "version"]},
    "similarity": _or_null({"type": "number", "minimum": 0, "maximum": 1}),
    "repeats": _COUNT,
}
_MEMBER: dict[str, Any] = {
    "id": _TEXT,
    **dict.fromkeys(("url", "site", "title", "published"), _ANY),
}
_FOUND: dict[str, dict[str, Any]] = {
    "cluster": {
        "cluster": _TEXT,
        "title": _ANY,
        "records": _COUNT,
        "sites": _COUNT,
        "first": _or_null(_TEXT),
        "last": _or_null(_TEXT),
        "members": {"type": "array", "items": _object(**_MEMBER, **_COMPARED)},
        "history": {
            "type": "array",
            "items": _object(**_MEMBER, modified=_ANY, fetched_at=_ANY, **_COMPARED),
        },
    },
    "recurring": {
        "site": _TEXT,
        "text": _TEXT,
        "records": _COUNT,
        "of": _COUNT,
        "example": _TEXT,
    },
}

"""`newsclean schema`: what a line of output looks like."""

from typing import Annotated, Literal

import typer

from newsclean.cli.choices import Profile

EXAMPLES = """\b
Examples:
  newsclean schema > article.schema.json
  newsclean schema --rejection
  newsclean schema --dedup clustered
  newsclean schema --format arrow > article_schema.py
  newsclean schema --format hf-features > features.json
  newsclean schema --format hf-features --profile hf
"""


def schema(
    rejection: Annotated[
        bool, typer.Option("--rejection", help="The lines of --rejects instead of records.")
    ] = False,
    found: Annotated[
        Literal["clustered", "cluster", "recurring"] | None,
        typer.Option(
            "--dedup",
            help="The lines of `newsclean dedup`: records, those of --report, of --recurring.",
        ),
    ] = None,
    form: Annotated[
        Literal["jsonschema", "arrow", "hf-features"],
        typer.Option(
            "--format",
            help="JSON Schema, Python for pyarrow.json, or the features of load_dataset.",
        ),
    ] = "jsonschema",
    profile: Profile = None,
) -> None:
    """Print the schema of the lines of output: JSON Schema, Arrow, or Hugging Face features.

    Every line of output validates against the JSON Schema. The other two are for readers that
    guess types from the first lines, and fail where a column is null for long. Parquet files need
    neither: they carry their types.
    """
    import json

    from newsclean.cli.messages import emit
    from newsclean.errors import UsageError
    from newsclean.model import Article, Rejection
    from newsclean.sinks.foreign import arrow_code, hf_features
    from newsclean.sinks.schemas import found_schema, json_schema

    if rejection and found:
        raise UsageError("--rejection and --dedup are two kinds of lines: leave one out")
    if form == "jsonschema":
        if profile is not None:
            raise UsageError("--profile: give --format arrow or hf-features with it")
        made = found_schema(found) if found else json_schema(Rejection if rejection else Article)
        emit(json.dumps(made, ensure_ascii=False, indent=2) + "\n")
        return
    if rejection:
        raise UsageError(f"--rejection: its schema is there as JSON Schema only, not as {form}")
    if found in ("cluster", "recurring"):
        raise UsageError(f"--dedup {found}: its schema is there as JSON Schema only, not as {form}")
    if found and profile is not None:
        raise UsageError("--profile: records with their cluster have one form only")
    from newsclean.sinks.records import clustered_shape
    from newsclean.sinks.shapes import article_shape
    from newsclean.sinks.views import choose_view

    view = choose_view(profile)
    shape = view.shape if view else clustered_shape() if found else article_shape()
    if form == "arrow":
        emit(arrow_code(shape))
    else:
        emit(json.dumps(hf_features(shape), ensure_ascii=False, indent=1) + "\n")
